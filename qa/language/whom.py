"""Whom a text means: the name for a role, a pronoun or an "I", and the role of a name.

The name stands beside the role ("its secretary, Ana Lopes,"), in the same clause, in a sentence before, or
where a text names its author: an e-mail's "From:" line, the name under a letter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import capwords

from index.cutting.sentences import Span, sentence_spans
from index.documents import Document
from qa.language.doers import blames_nobody, did_not, only_spoken_of
from qa.language.instructions import speaks_to_program
from qa.language.names import names, names_within, same
from qa.language.speakers import PRONOUN, Speaker, party_in, speaker_of
from qa.language.words import content, squeeze, stem

FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "i", "we", "me", "us", "it", "who"})
PLURAL = re.compile(r"we|they|us|them", re.I)
FROM = re.compile(r"^From:\s*\"?(?P<who>[^<\"\n]+?)\"?\s*(?:<|$)", re.M)
IN_FULL = r"(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+)"
SIGNED = re.compile(rf"[–—-]\s*{IN_FULL}(?:,|\s*$)", re.M)
# below a quotation that is set apart: "— Ruth Hale, the residents' chair"
SIGNED_BELOW = re.compile(rf"[\"”»’']*\s*\n[ \t>*_]*(?:[—–]|--)\s*{IN_FULL}(?=[,\n*_(]|\s*$)")
BY = re.compile(
    r"\b(?:statement|letter|speech|message|note|address) (?:by|from) (?P<who>[^\n,.;:]{3,60})$", re.I | re.M
)
QUOTES = ("“", '"', "«")
BACK = 4  # sentences looked through for whom a pronoun means
A_NAME = re.compile(r"^who(?:'s| is| was| are| were)\s+(?P<who>[^?]+?)\s*\??$", re.I)
ROLE = (
    r"(?:(?:[Tt]he|its|their|his|her|an?|our|(?:[A-Z][\w-]+\s+){0,2}[A-Z][\w-]+['’]s?)\s+)?(?:[a-z][\w'’-]*\s+){0,4}?[a-z][\w'’-]*"
    r"(?:\s+(?:of|for|at|to|in)\s+[^,;.]{2,60})?"
)
AHEAD = re.compile(
    r"\s*,\s+(?:(?:who|which)\s+)?(?:[a-z'’-]+\s+){0,4}"
    r"|\s+(?:is|was|has been|becomes|became)\s+(?:[a-z]+\s+){0,3}"
)
# a party without its name, and a name that is a party's
GROUP = re.compile(
    r"(?:the|this|that) (?:movement|group|organi[sz]ation|party|alliance|side|union|militia)", re.I
)
A_PARTY = re.compile(r"[Tt]he\s|[A-Z]{2,6}$")
WHO = re.compile(r"who(?:m|se)?\b", re.I)
WHERE, HIS_THING = re.compile(r"\b(?:from|in|at|to|into) $"), re.compile(r"['’]s?\s+(?P<thing>[a-z]\w+)")
HELD_BY = re.compile(  # what ties a role to whom it is told of: "she had served as"
    r"\b(?:is|was|were|be|been|becom\w+|became|as|named|made|appointed|elected|remain\w*)\s+(?:[\w'’-]+\s+){0,3}$",
    re.I,
)
IF = re.compile(r"\b(?:if|when|unless|whether) $", re.I)
CLAUSE = re.compile(r"(?:you|we|i|it|they|he|she)\s+(?!and\b|or\b)\w", re.I)  # what somebody does, not who
SOMEBODY = re.compile(r"(?:an?|one|some|two|three|several|many|most|all|no|\d+)\b", re.I)


def is_pronoun(short: str) -> bool:
    """Whether a short answer is a pronoun."""
    return short.casefold().strip(" .,\"“”'") in PRONOUNS


def names_nobody(question: str, sentence: str, answer: str) -> bool:
    """Whether it is asked who does something, and told of "you, if you do it" or of those who do it.

    Nor is it somebody of whom only a thing is named, "dismissed from Ann Lee's office", or who is not said
    to have done it: "Ann Lee condemned the killing of".
    """
    if blames_nobody(question, sentence, answer):
        return True
    if not answer or not WHO.match(question.strip()):
        return False
    ahead, _, behind = sentence.partition(answer)
    told = set(content(answer))
    asked, owned = content(question), HIS_THING.match(behind)
    if owned and WHERE.search(ahead) and stem(owned["thing"]) not in asked:
        return True
    if only_spoken_of(question, sentence) or did_not(question, sentence, answer):
        return True
    if CLAUSE.match(answer) or (answer.casefold() == "you" and IF.search(ahead)):
        return True
    return bool(told) and told <= set(asked) and not names_within(answer)


def role_asked(question: str) -> bool:
    """Whether a name is given and what that person is asked for: "Who is Ann Lee?"."""
    asked = A_NAME.match(question.strip())
    return bool(asked and names_within(asked["who"]) and asked["who"][:1].isupper())


def name_for(question: str, document: Document, sentence: Span, short: Span, floor: int) -> Span | None:
    """The name of whom `short` means, as a span of the document: in the sentence, else in one before it.

    None where the short answer names somebody already who is not in the question, or nobody is named.
    `floor` is where the passage begins.
    """
    text = document.text
    given = text[slice(*short)]
    if PLURAL.fullmatch(given.strip("\"“”' ")):
        return None  # they are more than the one who speaks
    if _tells(question, given) and not is_pronoun(given):
        return None
    here = [n for n in _people(text, *sentence) if _tells(question, n[0])]
    beside = _beside(text, short, here)
    if beside:
        return beside
    if SOMEBODY.match(given) or HIS_THING.search(given):
        return None  # "the auditor's report" is nobody
    if THIRD.fullmatch(given):
        return antecedent(document, sentence[0], floor, question)
    begun = text[sentence[0] : short[0]]
    if not HELD_BY.search(begun):
        return None  # a phrase that is no role means nobody who is named beside it
    # "the Middle Ages" are nobody
    full = [
        s for name, s in here if " " in name and text[s[0] - 4 : s[0]].lower() != "the " and s[1] <= short[0]
    ]
    if full and not THIRD.search(begun):
        return full[-1]
    return antecedent(document, sentence[0], floor, question) if THIRD.search(begun) else None


def antecedent(document: Document, start: int, floor: int, question: str = "") -> Span | None:
    """Whom "he" or "she" in the sentence at `start` means: the person that a sentence before begins with."""
    for span in sentences_before(document, start, floor):
        line = document.text[slice(*span)].lstrip("\"“'«# ")
        if THIRD.match(line):
            continue  # it means somebody named further in front
        people = [found for found in _people(document.text, *span) if _tells(question, found[0])]
        if people:
            return people[0][1]
    return None


def speaker_in(document: Document, sentence: Span, floor: int) -> Speaker | None:
    """Who says a sentence, by their full name where the text has it.

    The sentence or the one before it names them; else a quotation that runs on, or "she said", is followed
    back, one that is set apart is of whoever signs it, and what "I" or "we" write is its author's.
    """
    line = document.text[slice(*sentence)]
    before = list(sentences_before(document, sentence[0], floor))
    ahead = document.text[slice(*before[0])] if before else ""
    found = speaker_of(line, ahead)
    if not found and (says := PRONOUN.search(line)):
        found = _quoted_before(document, before)
        of_one = not found and THIRD.search(says[0])  # no person is "it" or "they"
        span = antecedent(document, sentence[0], floor) if of_one else None
        found = Speaker(document.text[slice(*span)]) if span else found
    if not found and line.lstrip().startswith(QUOTES):
        found = _quoted_before(document, before)
    if not found and (signed := SIGNED_BELOW.match(document.text, sentence[1])):
        return Speaker(squeeze(signed["who"]))
    if not found and FIRST.search(line):
        found = author_of(document, *sentence)
    if not found:
        return None
    name = full_name(document, found.name)
    party = party_meant(document, found.party or party_of(document, name), sentence[0])
    return replace(found, name=name, party=party)


def party_of(document: Document, name: str) -> str:
    """For whom a person speaks where the document says so beside their full name, else an empty text."""
    if " " not in name or [n.text for n in names_within(name)] != [name]:
        return ""
    beside = re.search(rf"\b{re.escape(name)}\s*,\s+(?P<role>[^,;.]{{3,110}}?)\s*,", document.text)
    return party_in(squeeze(beside["role"])) if beside else ""


def party_meant(document: Document, party: str, start: int) -> str:
    """The party with its name: "the movement" is the one that spoke last before `start`, if that is known."""
    if not GROUP.fullmatch(party):
        return party
    for span in sentences_before(document, start, start):
        spoken = speaker_of(document.text[slice(*span)])
        named = (spoken.party or spoken.name) if spoken else ""
        if A_PARTY.match(named) and names_within(named):
            return named
    return party


def full_name(document: Document, name: str) -> str:
    """A last name as the document gives it in full, the name itself where it does not."""
    if " " in name or not names_within(name):
        return name
    longer = re.search(rf"\b((?:[A-Z][\w'’.-]+ ){{1,3}}{re.escape(name)})\b", document.text)
    known = [n.text for n in names_within(longer.group(1))] if longer else []
    return known[0] if known and known[0].endswith(name) else name


def sentences_before(document: Document, start: int, floor: int) -> Iterator[Span]:
    """Up to BACK sentences in front of `start`, the nearest first, looked for a little beyond the passage."""
    begin = min(floor, max(0, start - 900))
    spans = [span for span in sentence_spans(document.text, begin, start) if span[1] <= start]
    yield from reversed(spans[-BACK:])


def author_of(document: Document, start: int, end: int) -> Speaker | None:
    """Who writes at `start`: the name under a letter, or a sender above; else None."""
    text = document.text
    stop = text.find("\n\n", end)
    for match in SIGNED.finditer(text, end, min(stop if stop >= 0 else len(text), end + 600)):
        return Speaker(match["who"].strip())
    sent = FROM.search(text[:1500]) or BY.search(text[:300])
    if not sent or start <= sent.end() or speaks_to_program(sent["who"]):
        return None
    who = sent["who"].strip()
    return Speaker(capwords(who) if who.isupper() and " " in who else who)


def _quoted_before(document: Document, before: Sequence[Span]) -> Speaker | None:
    """The speaker of the quotations directly in front, the nearest first."""
    for span in before:
        line = document.text[slice(*span)]
        found = speaker_of(line)
        if found or not (PRONOUN.search(line) or line.lstrip().startswith(QUOTES)):
            return found
    return None


def role_of(question: str, quote: str) -> str:
    """The role that the quote gives to the one whom "Who is X?" names, else an empty text."""
    return role_told(question, quote)[1]


def role_told(question: str, quote: str) -> tuple[str, str]:
    """The name that "Who is X?" asks about as the quote has it, with its role there; else two empty texts."""
    asked = A_NAME.match(question.strip())
    known = names_within(asked["who"]) if asked else []
    if not known:
        return "", ""
    line = re.sub(r"\s", " ", quote)
    here = [n.text for n in names(line) if same(n.text, known[-1].text)]
    for text in dict.fromkeys((known[-1].text, *here)):
        name = re.escape(text)
        for form in (
            rf"(?:^|[\s\"”,])(?P<role>{ROLE}),\s+{name}\s*[,.;]",
            rf"{name}\s*,\s+(?!who\b|whose\b|which\b)(?P<role>{ROLE})\s*[,.;]",
            rf"{name}\s+(?:is|was|becomes|became)\s+(?P<role>{ROLE})(?=[,.;]|$)",
            rf"{name}\s+\((?P<role>{ROLE})\)",
        ):
            match = re.search(form, line)
            if match and content(match["role"]):
                role = match["role"].strip()
                return text, f"the {role[4:]}" if role.startswith("The ") else role
    return "", ""


def _people(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The names of a stretch with where they stand, as the text has them."""
    found = names(text[start:end])
    return [(n.text, (start + n.start, start + n.start + len(n.text))) for n in found]


def _tells(question: str, name: str) -> bool:
    """Whether `name` is a proper name that the question does not have already."""
    known = names(question)
    return bool(names_within(name)) and not any(same(name, k.text) for k in known)


def _beside(text: str, short: Span, people: list[tuple[str, Span]]) -> Span | None:
    """The name in apposition: "the warden, Ann Lee", "Ann Lee, the warden", "warden Ann Lee"."""
    for _, span in people:
        behind, ahead = text[short[1] : span[0]], text[span[1] : short[0]]
        if span[0] >= short[1] and re.fullmatch(r"(?:\s+[a-z'’-]+){0,4}\s*,?\s+", behind) and "," in behind:
            return span
        if span[0] >= short[1] and behind == " ":
            return span
        if short[0] >= span[1] and AHEAD.fullmatch(ahead):
            return span
    return None
