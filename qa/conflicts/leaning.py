"""Figures that lean on the claim beside them: "The union reckons that it was 47", "The Post counted 300".

What they count stands in the next sentence, so by themselves they answer nothing. Beside an answer they are
another mouth's word on the same thing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Evidence
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate, sentences_around
from qa.finding.instructions import speaks_to_program
from qa.finding.values import countable
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.speakers import ADVERB, PHRASE, same_speaker
from qa.language.words import squeeze

# verbs of saying and counting; of those that may be nouns ("the reports are 15 pages long") the past alone
GIVES = (
    r"(?:says?|said|puts?|reckons?|reckoned|counted|thinks?|thought|believes?|believed|speaks? of|spoke of|"
    r"gives?|gave|claimed|reported|estimated|stated|announced|insists?|insisted|confirmed|"
    r"(?:claim|report|estimate)s? that)"
)
# between the verb and the number: nothing that says what is counted
LEAN = (
    r"(?:\s+(?:that|it|this|they|there|was|were|is|are|at|as|of|to|be|been|have|has|had|only|about|around|"
    r"nearly|almost|over|close|closer|under|more|fewer|less|than|least|most|up|some|the|a|its|their|own|real|true|actual|"
    r"higher|lower|different|figure|number|total|toll|sum|count|cost|price|estimate))*"
)
DID = r"\s(?:\w+ed|went|came|stood|took|made|sent|ran|drove|held|spent|met|saw)\b[^.;]{0,120}?\s+and"
CLAIM = re.compile(
    rf"(?:(?:And|But|While)\s+)?(?P<who>{PHRASE})(?:\s+\([^()]+\))?(?:\s*,[^,;]{{3,110}},)?(?:{DID})?"
    rf"\s+{ADVERB}{GIVES}(?P<of>{LEAN})\s+$"
)
NOBODY = re.compile(
    r"(?:(?:the|this|that|its|their|our) (?:figure|number|total|toll|count)|we|I|it|he|she|they)\b", re.I
)
STANDS_FOR = re.compile(r"\b(?:it|this|they|there|figure|number|total|toll|sum|count|cost|price|estimate)\b")
BETWEEN = re.compile(r"[ \t]*\n?[ \t]*")  # sentences of one paragraph


def leaning(sentence: str) -> tuple[str, Quantity] | None:
    """Who gives which number in a sentence that leaves open what it is a number of; else None."""
    line = re.sub(r"\s", " ", sentence)
    for number in quantities(line):
        match = CLAIM.match(line[: number.start])
        if not match or number.sort is Sort.ordinal or NOBODY.match(match["who"]):
            continue
        if not number.unit or STANDS_FOR.search(match["of"]):
            return squeeze(re.sub(r" (?:has|have|had)$", "", match["who"])), number
    return None


def beside(part: Part, answers: Sequence[Candidate]) -> list[Candidate]:
    """The sentences next to the answers whose figure leans on them, as likely as those are.

    Where the question names whose word it wants, nobody else's is wanted.
    """
    made: list[Candidate] = []
    first = _figure(answers[0]) if answers else None
    reached = [c for c in answers if first and _alike(_figure(c), first) and not _asked(part, c)]
    while reached:
        anchor = reached.pop()
        document = anchor.document.source.document_id
        known = {c.start for c in (*answers, *made) if c.document.source.document_id == document}
        for near in neighbours(anchor):
            told = leaning(near.text)
            if not told or near.start in known or speaks_to_program(near.text):
                continue
            if part.kind is Kind.date and told[1].sort is not Sort.year:
                continue
            at = near.start + told[1].start, near.start + told[1].end
            claim = replace(near, answer=at)
            if _alike(_figure(claim), _figure(anchor)):
                made.append(claim)
                reached.append(claim)
    return made


def neighbours(candidate: Candidate) -> list[Candidate]:
    """The sentences before and behind it in its paragraph, with its scores and without an answer."""
    text = candidate.document.text
    before, behind = sentences_around(candidate)
    near = [before] if before and BETWEEN.fullmatch(text, before[1], candidate.start) else []
    near += [behind] if behind and BETWEEN.fullmatch(text, candidate.end, behind[0]) else []
    return [replace(candidate, start=start, end=end, answer=None) for start, end in near]


def told_by(evidence: Evidence) -> Evidence:
    """The evidence, spoken by whoever gives its figure where that leans on another."""
    told = None if evidence.speaker else leaning(evidence.quote)
    return replace(evidence, speaker=told[0]) if told else evidence


def _figure(candidate: Candidate) -> Quantity | None:
    """The first number of its answer, with the noun behind it."""
    start, end = (at - candidate.start for at in candidate.answer or (candidate.start, candidate.start))
    return next((q for q in quantities(candidate.text) if start <= q.start and q.end <= end), None)


def _alike(a: Quantity | None, b: Quantity | None) -> bool:
    return a is not None and b is not None and countable(a, b)


def _asked(part: Part, candidate: Candidate) -> bool:
    """Whether the question names who gives the answer."""
    told = leaning(candidate.text)
    return told is not None and any(same_speaker(told[0], n.text) for n in part.names)
