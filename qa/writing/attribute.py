"""From a model's draft to statements that stand on evidence.

Code decides what each sentence stands on; the model's own marks are taken out and not believed. A sentence
is shown where nothing speaks against it and a quote says the same in the same words, or, of a model that is
trusted with its own, in others; a bare value where the reader is sure that it is the answer; a yes or no
where the quote bears it. In doubt the quote that the sentence came from stands instead; where it came from
none it is dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from index.cutting.sentences import sentence_spans
from qa.answer import Evidence, Statement, Support
from qa.language.names import names, same
from qa.language.speakers import ATTRIBUTED, REPORT, same_speaker
from qa.language.words import content, overlap, squeeze
from qa.shaping.yes_no import verdict
from qa.verify.restated import recasts, restates, states
from qa.verify.support import Likeness, supports

MARKS = re.compile(
    r"\s*(?:\[\^?\s*(?:\d+|quote \d+|source[^\]]*)(?:\s*[,;–-]\s*\d+)*\s*\]"
    r"|\((?:quotes?|sources?|citations?) [\d, and]+\)"
    r"|【[^】]*】|<(?:cite|ref|source)[^>]*>|</(?:cite|ref|source)>)",
    re.I,
)
REFUSAL = re.compile(
    r"\b(?:the (?:quotes?|documents?|texts?|passages?|evidence|provided \w+|context) "
    r"(?:do(?:es)? not|don['’]t|doesn['’]t)"
    r"|I (?:do not|don['’]t|cannot|can['’]t) (?:know|find|answer|determine|provide)"
    r"|not (?:mentioned|stated|specified|provided|given) in the|no information|as an AI|I['’]m sorry"
    r"|unable to answer|cannot be determined)\b",
    re.I,
)
FILLER = re.compile(
    r"^(?:answer|sure|okay|certainly|here (?:is|are)|based on the (?:quotes?|texts?))\b[^.:]{0,60}[:.,]\s*",
    re.I,
)
SAID = re.compile(rf"\b(?:{REPORT}|according to)\b", re.I)
VERDICT = re.compile(r"^(yes|no)\b(?:[,.:;!]\s*|$)", re.I)  # "No difference was seen" gives none
LETTER = re.compile(r"[^\W\d_]")  # the "2." of a list, cut off as a sentence, states nothing
LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
RELATED = 0.3  # share of a sentence's content words from which it came from a quote
FOUND = 0.8  # least probability of an answer that a sentence may give in the quote's words, put otherwise
SURE = 0.9  # least probability of an answer whose bare value, or verdict, stands without its sentence


@dataclass(frozen=True, slots=True)
class Attributed:
    """The statements, and how many sentences were replaced or dropped."""

    statements: tuple[Statement, ...]
    replaced: int = 0
    dropped: int = 0


def attribute(
    draft: str,
    evidence: Sequence[Evidence],
    likeness: Likeness | None = None,
    question: str = "",
    own_words: bool = False,
) -> Attributed:
    """The draft's sentences as statements, each on evidence that supports it.

    With `own_words` a sentence need not repeat the words of its quote.
    """
    made: list[Statement] = []
    replaced = dropped = 0
    for sentence in _sentences(draft):
        if REFUSAL.search(sentence):
            continue
        statement = _supported(sentence, evidence, likeness, question, own_words)
        instead = [] if statement else _quoted(sentence, evidence, likeness)
        if not statement:
            replaced, dropped = replaced + bool(instead), dropped + (not instead)
        for each in [statement] if statement else instead:
            if not any(_repeats(each, other) for other in made):
                made.append(each)
    return Attributed(tuple(made), replaced, dropped)


def in_full(statements: Sequence[Statement], evidence: Sequence[Evidence]) -> list[Statement]:
    """The statements, with quotes in full for bare values and verdicts that the reader is not sure of."""
    made: list[Statement] = []
    for statement in statements:
        first = evidence[statement.evidence[0]]
        sure = first.score >= SURE or statement.text == first.plain
        full = (Statement(evidence[i].plain, (i,), Support.quoted) for i in statement.evidence)
        made += [s for s in ([statement] if sure else full) if not any(_repeats(s, other) for other in made)]
    stating = [s for s in made if s.text != evidence[s.evidence[0]].plain or states(s.text)]
    return stating or made  # a heading says nothing beside a sentence


def _sentences(draft: str) -> list[str]:
    text = FILLER.sub("", MARKS.sub("", draft).strip())
    lines = [LIST_MARK.sub("", text[a:b]) for a, b in sentence_spans(text)]
    return [squeeze(line) for line in lines if content(line) and LETTER.search(line)]


def _supported(
    sentence: str, evidence: Sequence[Evidence], likeness: Likeness | None, question: str, own_words: bool
) -> Statement | None:
    """The sentence on the piece of evidence that says the same, best first."""
    for place in _nearest(sentence, evidence):
        item = evidence[place]
        bare = VERDICT.sub("", sentence)  # has to be borne on its own
        said = _without_speaker(bare, item)
        if not said or not content(said) or not supports([item], said, likeness):
            continue
        if (own_words or _borne_out(said, item)) if states(said) else _surely(said, item):
            shown = sentence if bare != sentence and _borne(sentence, item, question) else bare
            return Statement(_claimed(shown[:1].upper() + shown[1:], item), (place,), Support.verified)
    return None


def _quoted(sentence: str, evidence: Sequence[Evidence], likeness: Likeness | None) -> list[Statement]:
    """The quote that the sentence came from, if it came from any; two where it takes both to say it."""
    order = [i for i in _nearest(sentence, evidence) if states(evidence[i].quote)]
    places = [i for i in order[:1] if overlap(sentence, evidence[i].quote) >= RELATED]
    if places and not supports([evidence[places[0]]], sentence, likeness):
        both = (
            pair
            for pair in combinations(order[:3], 2)
            if supports([evidence[i] for i in pair], sentence, likeness)
        )
        places = list(next(both, places))
    return [Statement(evidence[i].plain, (i,), Support.replaced) for i in places]


def _nearest(sentence: str, evidence: Sequence[Evidence]) -> list[int]:
    return sorted(range(len(evidence)), key=lambda i: (-overlap(sentence, evidence[i].quote), i))


def _borne_out(said: str, item: Evidence) -> bool:
    """Whether the quote says it in the same words, or the reader finds in it what they answer."""
    if restates(said, item.quote):
        return True
    return item.score >= FOUND and recasts(said, item.quote, item.short, item.location.source.title)


def _surely(value: str, item: Evidence) -> bool:
    """Whether a bare value is the one that the reader found in the quote, and it is sure of it."""
    if item.score < SURE:
        return False
    mine, found = set(content(value)), set(content(item.short))
    return bool(mine & found) and (mine <= found or found <= mine)


def _borne(sentence: str, item: Evidence, question: str) -> bool:
    """Whether the quote gives the question the verdict that the sentence opens with."""
    said = VERDICT.match(sentence)
    if said is None or item.score < SURE:
        return False
    return verdict(question, item.quote).lower() == said[1].lower()


def _without_speaker(sentence: str, item: Evidence) -> str:
    """What is said, where the sentence names the speaker of the quote in front; empty for another speaker."""
    match = ATTRIBUTED.match(sentence)
    if not match:
        return sentence
    named = item.speaker and same_speaker(match["who"], item.speaker)
    return sentence[match.end() :] if named else ""


def _claimed(sentence: str, item: Evidence) -> str:
    """The sentence with its speaker, where the quote has one and the sentence leaves them out."""
    if not item.speaker or SAID.search(sentence):
        return sentence
    if any(same(n.text, s.text) for n in names(sentence) for s in names(item.speaker)):
        return sentence
    first = sentence.split(" ", 1)[0]
    keep = (first.isupper() and first != "A") or any(n.start == 0 for n in names(sentence))
    return f"According to {item.speaker}, {sentence if keep else sentence[:1].lower() + sentence[1:]}"


def _repeats(a: Statement, b: Statement) -> bool:
    return a.text == b.text or (a.evidence == b.evidence and set(content(a.text)) <= set(content(b.text)))
