"""Whose office, deed or person is asked for: a sentence about another party's answers nothing.

The reader knows a spokesman from a town, but not one side's spokesman from the other's: it goes by the
nearest name, even one in a headline. Here the words decide, with "the movement" and "they" taken for whom
they mean.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from qa.finding.candidates import Candidate, with_best_scores
from qa.finding.evidence import said_before, spoken_by
from qa.language.names import acronym_of, names, names_within, same
from qa.language.quantities import quantities
from qa.language.speakers import WHO_SAYS, same_speaker
from qa.language.whom import party_meant, role_asked, role_of
from qa.language.words import content

SPEAKS = r"spokes(?:man|men|woman|women|person|people)|speak(?:s|ing)? for|spoke for"
LEADS = r"leaders?(?: (?:of|for))?|leads|led|heads?(?: of)?|headed"
OFFICE = re.compile(
    rf"^who\b[^?\"“]*?\b(?:(?P<speaks>{SPEAKS})|(?P<leads>{LEADS}))(?:\s+(?:for|of))?\s+(?P<party>[^?,]+?)\s*\??$",
    re.I,
)
HOLDS = {
    name: re.compile(
        rf"(?P<past>\b(?:former|ex|late|deputy|vice|acting|then)[ -])?\b(?:{office})(?:\s+(?:for|of))?"
        r"\s+(?P<party>[^,;.()]+)",
        re.I,
    )
    for name, office in (("speaks", SPEAKS), ("leads", LEADS))
}
NAME_ASKED = re.compile(
    r"(?:to|by|from|with|for|against) whom\b|(?:what|which) (?:is|are|was|were)\b[^?]*\bnames?\b", re.I
)
CLAUSE = re.compile(r"\b(?:has|have|had|is|are|was|were|who|which)\b", re.I)
SAID = r"(?:says?|said|claim(?:s|ed)?|report(?:s|ed)?|tells?|told|announce[ds]?|think|wrote|write)"
HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.I)
WORD_ASKED = re.compile(
    rf"\bhow (?:many|much)\b|^what (?:did|does|do|has|have|had)\b[^?]*\b{SAID}\b"
    rf"|^(?:did|does|do|has|have|had)\b[^?]*\b(?:{SAID}|believe)\b",
    re.I,
)
ACCORDING = re.compile(r"\b(?:according to|claimed by|reported by)\s+(?:the\s+)?$", re.I)
BY = re.compile(r"\bby\s+(?:\w+\s+of\s+)?(?:the\s+)?$", re.I)
HEADER = re.compile(r"(?:From|To|Cc|Subject):\s")  # an e-mail's, which names people and tells nothing of them
DOES = re.compile(r"\b(?:do|does|did|has|have|had)\s+(?:the\s+)?$", re.I)
SAYING = re.compile(r"\s+(?:say|claim|report|state|give|tell|put|estimate|count|think|believe|have\b)", re.I)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|lt|ght)\b(?!\s+by\b)", re.I
)
DEED = re.compile(
    r"\s+(?:fighters |forces |troops )?(?:killed|murdered|wounded|arrested|destroyed|captured)\b"
)
MEANS = re.compile(
    r"\b(?:this|these|that|it|the (?:figure|sum|number|amount))\s+(?:\w+ed|is|was|has|had|would)\b", re.I
)
THEY = re.compile(r"\b(?:they|we)\b", re.I)
SOMEBODY = re.compile(r"\b(?:he|she|they|we|I|his|her|it|its)\b", re.I)


def of_whom(question: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; those that tell of another party or person than the question names do not fit.

    Where a sentence names the holder of the office that is asked for, or the role of the person, the words
    decide: it has the scores of the best one. Of offices, the others do not fit.
    """
    office = OFFICE.match(question.strip())
    if office and (held := _holding(office, found)):
        return held
    if role_asked(question):
        found = with_best_scores(found, [bool(role_of(question, c.text)) for c in found]) or found
    told = _told_by(question, found)
    return [replace(c, fits=c.fits and told(c) and not _anothers(question, c)) for c in found]


def named(question: str, candidate: Candidate) -> Candidate:
    """The candidate; where its sentence names the holder of the office that is asked for, with that name.

    One that gives back a name of the question where a name is asked for does not fit.
    """
    office = OFFICE.match(question.strip())
    name = _holder(office, candidate) if office else None
    if name:
        return replace(candidate, answer=name)
    return replace(candidate, fits=candidate.fits and not _given_back(question, candidate.short))


def _told_by(question: str, found: Sequence[Candidate]) -> Callable[[Candidate], bool]:
    """Whether a sentence is told by, or of, the party whose word is asked for, where one of them is.

    One that leans on the sentence before it may be that party's, too. Where anybody's word is asked for,
    somebody has to say it.
    """
    if WHO_SAYS.match(question):
        figures = {q.value for q in quantities(question)}
        spoken = {id(c) for c in found if _tells(c, figures) and spoken_by(c)}
        if any(c.fits and c.answer and id(c) in spoken for c in found):
            return lambda c: id(c) in spoken
    who = _source(question)
    if who:
        theirs = {id(c) for c in found if _says(who, c)}
        figure = HOW_MANY.search(question) is not None
        if any(c.fits and c.answer and id(c) in theirs for c in found):
            return lambda c: (
                id(c) in theirs
                or ((figure or not spoken_by(c)) and (_named(who, c.text) or bool(THEY.search(c.text))))
            )
    return lambda c: True


def _tells(candidate: Candidate, figures: set[Decimal]) -> bool:
    """Whether a sentence has the figures that somebody is asked to have given, or may mean them by "this"."""
    return figures <= {q.value for q in quantities(candidate.text)} or bool(MEANS.search(candidate.text))


def _source(question: str) -> str:
    """The name of whoever is asked to have said something, or given a figure."""
    if not WORD_ASKED.search(question):
        return ""
    for name in names(question):
        before, behind = question[: name.start], question[name.end :]
        if ACCORDING.search(before) or (DOES.search(before) and SAYING.match(behind)):
            return name.text
    return ""


def _says(who: str, candidate: Candidate) -> bool:
    spoken = spoken_by(candidate)
    return spoken is not None and same_speaker(f"the {who}", spoken)


def _given_back(question: str, short: str) -> bool:
    """Whether the answer to a question for names, or with whom, is a name that the question gave."""
    if not NAME_ASKED.match(question):
        return False
    given, known = names_within(short), names(question)
    several = "names" in question.casefold()  # one name may be the long form of the other
    mine = [
        n
        for n in given
        if any(same(n.text, k.text) and (several or not acronym_of(k.text, n.text)) for k in known)
    ]
    return bool(given) and (len(mine) == len(given) or (given[0] in mine and bool(CLAUSE.search(short))))


def _holding(office: re.Match[str], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates where some of them name who holds the office for the party; else none."""
    holders = [_holder(office, c) is not None for c in found]
    made = with_best_scores(found, holders)
    return [replace(c, fits=c.fits and holds) for c, holds in zip(made, holders, strict=False)]


def _holder(office: re.Match[str], candidate: Candidate) -> tuple[int, int] | None:
    """Where the sentence names somebody who holds the office for the party."""
    text = candidate.text
    for match in HOLDS["speaks" if office["speaks"] else "leads"].finditer(text):
        said = party_meant(candidate.document, match["party"].strip(), candidate.start)
        people = [name for name in names(text) if name.end <= match.start()]
        if people and not match["past"] and _one(office["party"], said):
            return candidate.start + people[-1].start, candidate.start + people[-1].end
    return None


def _one(asked: str, said: str) -> bool:
    """Whether a party is the one asked for: all its telling words are there, or it is the name."""
    wanted = set(content(asked))
    return bool(wanted) and (wanted <= set(content(said)) or (bool(names_within(said)) and same(asked, said)))


def _anothers(question: str, candidate: Candidate) -> bool:
    if role_asked(question):
        asked = names_within(question.strip().split(" ", 2)[-1])[-1].text
        return HEADER.match(candidate.text) is not None or not _about(asked, candidate)
    doer = _doer(question)
    return bool(doer) and _done_by_another(doer, candidate)


def _about(name: str, candidate: Candidate) -> bool:
    """Whether the sentence names a person, or leans on one before it."""
    if _named(name, candidate.text) or SOMEBODY.search(candidate.text):
        return True
    headings = (candidate.document.source.title, *candidate.passage.chunk.headings)
    return any(_named(name, heading) for heading in headings)


def _doer(question: str) -> str:
    """The name of whoever did what "how many" counts, where the question gives one."""
    if not HOW_MANY.match(question):
        return ""
    for name in names(question):
        before, behind = question[: name.start], question[name.end :]
        if BY.search(before) or (DOES.search(before) and not SAYING.match(behind)):
            return name.text
    return ""


def _done_by_another(doer: str, candidate: Candidate) -> bool:
    """Whether the sentence tells of what others did, or of what was done without saying by whom."""
    text = candidate.text
    if _named(doer, text):
        return False
    if THEY.search(text):
        spoken = spoken_by(candidate)
        return (
            spoken is not None
            and bool(names_within(spoken.party))
            and not same_speaker(f"the {doer}", spoken)
        )
    if PASSIVE.search(text) and not _named(doer, said_before(candidate)):
        return True
    return any(DEED.match(text, name.end) for name in names(text))


def _named(name: str, text: str) -> bool:
    return any(same(name, n.text) for n in names_within(text))
