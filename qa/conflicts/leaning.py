"""Figures that lean on the claim beside them: "The union reckons that it was 47", "The Post counted 300".

What they count stands in the next sentence, so by themselves they answer nothing. Beside an answer they are
another mouth's word on the same thing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.cutting.sentences import sentence_spans
from qa.answer import Evidence
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate, sentences_around
from qa.finding.values import COUNTED, countable
from qa.language.clauses import clauses
from qa.language.contrasts import other_event, same_event
from qa.language.counted import PEOPLE, SORTS
from qa.language.instructions import speaks_to_program
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.speakers import ADVERB, CREWS, CUT_BEHIND, PHRASE, REPORT, same_speaker, speaker_of
from qa.language.words import content, squeeze

# verbs of saying and counting; of those that may be nouns ("the reports are 15 pages long") the past alone
GIVES = (
    r"(?:says?|said|puts?|reckons?|reckoned|counted|thinks?|thought|believes?|believed|speaks? of|spoke of|"
    r"gives?|gave|claimed|reported|estimated|stated|announced|insists?|insisted|confirmed|"
    r"(?:claim|report|estimate)s? that)"
)
# between the verb and the number: nothing that says what is counted
LEAN = (
    r"(?:\s+(?:that|it|this|they|there|was|were|is|are|at|as|of|to|be|been|have|has|had|only|about|around|some|"
    r"knew|treated|counted|recorded|registered|documented|found|seen|names|list|"
    r"nearly|almost|over|close|closer|under|more|fewer|less|than|least|most|up|some|the|a|its|their|own|real|true|actual|"
    r"higher|lower|different|figure|number|total|toll|sum|count|cost|price|estimate))*"
)
# "put the number of the dead at", "estimated the crowd at"
PUTS = r"(?:puts?|estimate[sd]?|set)\s+(?:the|its|their|his|her)\s+[^.,;]{2,60}?\s+at"
DID = r"\s(?:\w+ed|went|came|stood|took|made|sent|ran|drove|held|spent|met|saw)\b[^.;]{0,120}?\s+and"
CLAIM = re.compile(
    rf"(?:(?:And|But|While)\s+)?(?P<who>{PHRASE}|{CREWS})(?:\s+\([^()]+\))?(?:\s*,[^,;]{{3,110}},)?(?:{DID})?"
    rf"\s+{ADVERB}(?:{GIVES}(?P<of>{LEAN})|{PUTS}(?P<put>{LEAN}))\s+$"
)
NOBODY = re.compile(
    r"(?:(?:the|this|that|its|their|our) (?:figure|number|total|toll|count)|we|I|it|he|she|they)\b", re.I
)
STANDS_FOR = re.compile(r"\b(?:it|this|they|there|figure|number|total|toll|sum|count|cost|price|estimate)\b")
WORD_OF = re.compile(
    rf"\baccording to\b|\b(?:did|do|does|has|have|had)\b.*\b(?:give|count|put|{REPORT})\b", re.I
)
ABOARD = re.compile(r"\s+(?:on board|aboard)\b")  # says what it counts, and has no noun
PRESENT = re.compile(  # behind "60,000", of a crowd
    r"(?:\s+(?:people|persons))?\s+(?:(?:had|have|has|were|was)\s+)?"
    r"(?:taken part|took part|attended|turned (?:out|up)|come|came|joined|there|present|marched)\b"
)
OF_A_PLACE = re.compile(r"(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?[A-Z]")  # "In Dorn 96 died": of a part of them
BETWEEN = re.compile(r"\s*")  # many a report has a paragraph to each sentence


def leaning(sentence: str) -> tuple[str, Quantity] | None:
    """Who gives which number in a sentence that leaves open what it is a number of; else None."""
    line = re.sub(r"\s", " ", sentence[:1].upper() + sentence[1:])
    for number in quantities(line):
        match = CLAIM.match(line[: number.start])
        if not match or number.sort is Sort.ordinal or NOBODY.match(match["who"]):
            continue
        if ABOARD.match(line, number.end):
            continue
        there = number.unit in PEOPLE and PRESENT.match(line, number.end)
        if not number.unit or there or match["put"] is not None or STANDS_FOR.search(match["of"]):
            return squeeze(CUT_BEHIND.sub("", match["who"])), number
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
        known = {c.start for c in answers if c.document.source.document_id == document}
        told = {(c.start, c.end) for c in made if c.document.source.document_id == document}
        next_to = [*_other_clauses(anchor), *_each_clause(neighbours(anchor), known)]
        for near in (*next_to, *_each_clause(_further(anchor), known)):
            figure = _leant(part, near) if near in next_to else _stated(part, near)
            if not figure or (near.start, near.end) in told or speaks_to_program(near.text):
                continue
            at = near.start + figure.start, near.start + figure.end
            claim = replace(near, answer=at)
            if _alike(_figure(claim), _figure(anchor)):
                made.append(claim)
                told.add((claim.start, claim.end))
                reached.append(claim)
    return made


def _other_clauses(anchor: Candidate) -> list[Candidate]:
    """The clauses of its sentence that its answer does not stand in, where speakers have one each."""
    answer = anchor.answer or (anchor.start, anchor.start)
    return [c for c in _clauses(anchor) if not c.start <= answer[0] < c.end] if anchor.answer else []


def _each_clause(sentences: Sequence[Candidate], known: set[int]) -> list[Candidate]:
    """The clauses of the sentences that are not known yet."""
    return [c for sentence in sentences if sentence.start not in known for c in _clauses(sentence)]


def _clauses(sentence: Candidate) -> list[Candidate]:
    at = sentence.start
    return [replace(sentence, start=at + a, end=at + b, answer=None) for a, b in clauses(sentence.text)]


def _leant(part: Part, near: Candidate) -> Quantity | None:
    """The figure that leans on the sentence beside it, of a sort that can answer."""
    told = leaning(near.text)
    attended = " attended" if PRESENT.search(near.text) else ""
    if not told or other_event(part.text, near.text + attended):
        return _stated(part, near)
    if told[1].sort is Sort.money and not (STANDS_FOR.search(near.text) or _shares(part, near)):
        return None
    return None if part.kind is Kind.date and told[1].sort is not Sort.year else told[1]


def _shares(part: Part, near: Candidate) -> bool:
    return bool(set(content(part.text)) & set(content(near.text)))


def _stated(part: Part, near: Candidate) -> Quantity | None:
    """The one figure of a sentence in which somebody tells of the event asked about, of people in general."""
    line = re.sub(r"\s", " ", near.text)
    if part.kind is not Kind.number or OF_A_PLACE.match(line) or not same_event(part.text, line):
        return None
    figures = [q for q in quantities(line) if q.sort is Sort.plain]
    if len(figures) != 1 or not (
        leaning(line) or (speaker_of(line) and figures[0].unit in COUNTED | SORTS.keys())
    ):
        return None
    return figures[0]


def _further(anchor: Candidate) -> list[Candidate]:
    """The sentences of its chunk that are not beside it, with its scores and without an answer."""
    chunk = anchor.passage.chunk
    taken = {anchor.start, *(c.start for c in neighbours(anchor))}
    spans = sentence_spans(anchor.document.text, chunk.start, chunk.end)
    return [replace(anchor, start=a, end=b, answer=None) for a, b in spans if a not in taken]


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
    """Whether the question wants the word of who gives the answer."""
    told = leaning(candidate.text)
    spoken = speaker_of(candidate.text) if WORD_OF.search(part.text) else None
    who = told[0] if told else spoken.name if spoken else ""
    named = any(same_speaker(who, n.text) for n in part.names) if who else False
    return named or bool(spoken and set(content(who)[-1:]) & set(content(part.text)))
