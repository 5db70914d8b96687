"""Figures that lean on the claim beside them: "The union reckons that it was 47", "The Post counted 300".

By themselves they answer nothing. Beside an answer they are another mouth's word on the same thing: what
leaves open what it counts leans on the figure that stands nearest to it; what somebody else gives in the same
measure stands against it ("2,300 hectares", "3,850 hectares").
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from index.cutting.sentences import sentence_spans
from qa.answer import Evidence
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate, sentences_around
from qa.finding.evidence import spoken_by
from qa.finding.values import COUNTED, countable
from qa.language.clauses import clauses
from qa.language.contrasts import EVENTS, events_in, other_event, same_event
from qa.language.counted import SORTS
from qa.language.givers import PRESENT, STANDS_FOR, WHATEVER, Given, figure_given, giver
from qa.language.instructions import speaks_to_program
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.speakers import REPORT, same_speaker, speaker_of
from qa.language.words import content

WORD_OF = re.compile(
    rf"\baccording to\b|\b(?:did|do|does|has|have|had)\b.*\b(?:give|count|put|{REPORT})\b", re.I
)
OF_A_PLACE = re.compile(r"(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?[A-Z]")  # "In Dorn 96 died": of a part of them
BETWEEN = re.compile(r"\s*")  # many a report has a paragraph to each sentence
OF_WHAT = re.compile(r"\s+\w+\s+of\s+(?:the\s+)?(?P<what>\w+)")
ASIDE = re.compile(r",\s(?:who|which|whose)\b[^,]*(?:,|$)")
AGO = re.compile(r"(?:\s+\w+)?\s+(?:ago|earlier|later|before|after)\b")
COMPARED = frozenset({Sort.plain, Sort.percent, Sort.money})
FAR = 3  # sentences between an answer and another claim in its measure


def beside(part: Part, answers: Sequence[Candidate]) -> list[Candidate]:
    """The clauses around the answers whose figure leans on them, as likely as those are.

    Where the question names whose word it wants, nobody else's is wanted.
    """
    made: list[Candidate] = []
    first = figure_of(answers[0]) if answers else None
    reached = [c for c in answers if first and _alike(figure_of(c), first) and not _asked(part, c)]
    while reached:
        anchor = reached.pop()
        document = anchor.document.source.document_id
        known, others = (
            [c for c in claims if c.document.source.document_id == document] for claims in (answers, made)
        )
        mine = [*known, *others]
        for near in _around(anchor, known):
            figure = _figure_in(part, near, anchor, mine)
            told = {(c.start, c.end) for c in mine}
            if not figure or (near.start, near.end) in told or speaks_to_program(near.text):
                continue
            end = near.start + figure.start + len(near.text[figure.start : figure.end].rstrip(".,"))
            claim = replace(near, answer=(near.start + figure.start, end))
            if _alike(figure, figure_of(anchor)):
                made.append(claim)
                mine.append(claim)
                reached.append(claim)
    return made


def told_by(evidence: Evidence) -> Evidence:
    """The evidence, spoken by whoever gives its figure where that leans on another."""
    if evidence.speaker or evidence.highlight is None:
        return evidence
    number = _first_within(evidence.quote, *evidence.highlight)
    who = giver(evidence.quote, number) if number else ""
    return replace(evidence, speaker=who) if who else evidence


def neighbours(candidate: Candidate) -> list[Candidate]:
    """The sentences before and behind it in its paragraph, with its scores and without an answer."""
    text = candidate.document.text
    before, behind = sentences_around(candidate)
    near = [before] if before and BETWEEN.fullmatch(text, before[1], candidate.start) else []
    near += [behind] if behind and BETWEEN.fullmatch(text, candidate.end, behind[0]) else []
    return [replace(candidate, start=start, end=end, answer=None) for start, end in near]


def figure_of(candidate: Candidate) -> Quantity | None:
    """The first number of its answer, with the noun behind it."""
    start, end = (at - candidate.start for at in candidate.answer or (candidate.start, candidate.start))
    return _first_within(candidate.text, start, end)


def _first_within(text: str, start: int, end: int) -> Quantity | None:
    return next((q for q in quantities(text) if start <= q.start and q.end <= end), None)


def same_measure(a: Quantity | None, b: Quantity | None) -> bool:
    """Whether two figures are of one measure that says what they are of: hectares, litres, shares, sums."""
    if not a or not b or a.sort is not b.sort or a.sort not in COMPARED or a.unit != b.unit:
        return False
    return a.sort is not Sort.plain or bool(a.unit and a.unit not in WHATEVER | COUNTED | SORTS.keys())


def _around(anchor: Candidate, known: Sequence[Candidate]) -> list[Candidate]:
    """The other clauses of its sentence, then those of the sentences of its chunk that are not known."""
    chunk, text, at = anchor.passage.chunk, anchor.document.text, anchor.answer or (anchor.start,) * 2
    own = [c for c in _clauses(anchor) if not c.start <= at[0] < c.end]
    spans = [
        (a, b)
        for a, b in sentence_spans(text, chunk.start, chunk.end)
        if all(b <= c.start or a >= c.end for c in (anchor, *known))
    ]
    others = [replace(anchor, start=a, end=b, answer=None) for a, b in spans]
    return [*own, *(clause for other in others for clause in _clauses(other))]


def _clauses(sentence: Candidate) -> list[Candidate]:
    at = sentence.start
    return [replace(sentence, start=at + a, end=at + b, answer=None) for a, b in clauses(sentence.text)]


def _figure_in(
    part: Part, near: Candidate, anchor: Candidate, claims: Sequence[Candidate]
) -> Quantity | None:
    """The figure of a clause that is another's word on what the anchor answers; else None."""
    told = figure_given(near.text)
    if told and _leans(part, near, told, claims):
        return told.figure
    return stated(part, near.text) or _measured(part, near, anchor)


def _leans(part: Part, near: Candidate, told: Given, claims: Sequence[Candidate]) -> bool:
    """Whether what is given without saying of what is of what the claims are of."""
    figure, line = told.figure, ASIDE.sub(" ", near.text)
    attended = " attended" if PRESENT.search(line) else ""
    if other_event(part.text, line + attended):
        return False
    if figure.sort is Sort.money and not (STANDS_FOR.search(line) or _shares(part, line)):
        return False
    if part.kind is Kind.date and figure.sort is not Sort.year:
        return False
    return of_the_same(part, told, [c.text for c in claims], partial(_nearest, near, claims))


def of_the_same(part: Part, told: Given, claims: Sequence[str], near: Callable[[], bool]) -> bool:
    """Whether a figure is of what was asked: by what it is told of, else by standing `near` to the claims."""
    if told.thing:
        return not any(events_in(told.thing, field) for field in EVENTS) or same_event(part.text, told.thing)
    known = {*content(part.text), *(word for claim in claims for word in content(claim))}
    return bool(told.done and set(content(told.done)) <= known) or near()


def _nearest(near: Candidate, claims: Sequence[Candidate]) -> bool:
    """Whether the last figure in front of its clause belongs to a claim; where none is near, the next one."""
    chunk, text = near.passage.chunk, near.document.text
    figures = [chunk.start + q.start for q in quantities(chunk.text) if q.sort in COMPARED]
    ahead = sentence_spans(text, chunk.start, near.start)[-1:]
    before = [f for f in figures if f < near.start and ahead and f >= ahead[0][0]][-1:]
    behind = [f for f in figures if f >= near.end][:1]
    return any(c.start <= f < c.end for c in claims for f in before or behind)


def stated(part: Part, clause: str) -> Quantity | None:
    """The one figure of a clause in which somebody tells of the event asked about, of people in general."""
    line = re.sub(r"\s", " ", clause)
    if part.kind is not Kind.number or OF_A_PLACE.match(line) or not same_event(part.text, line):
        return None
    figures = [q for q in quantities(line) if q.sort is Sort.plain]
    people = COUNTED | SORTS.keys()
    if len(figures) != 1 or not (figure_given(line) or (speaker_of(line) and figures[0].unit in people)):
        return None
    return figures[0]


def _measured(part: Part, near: Candidate, anchor: Candidate) -> Quantity | None:
    """The one figure of a clause that another speaker gives in the anchor's own measure, near it."""
    mine = figure_of(anchor)
    figures = [q for q in quantities(near.text) if same_measure(q, mine) and not AGO.match(near.text, q.end)]
    if len(figures) != 1 or mine is None or _sentences_between(near, anchor) > FAR:
        return None
    what = [OF_WHAT.match(c.text, q.end) for c, q in ((near, figures[0]), (anchor, mine))]
    if all(what) and len({w["what"] for w in what if w}) > 1:
        return None  # "20 kilos of flour", "40 kilos of rice"
    who, other = giver(near.text, figures[0]) or spoken_by(near), spoken_by(anchor)
    if not who or not other or same_speaker(who, other) or other_event(part.text, near.text):
        return None
    return figures[0] if figures[0].unit or _shares(part, near.text) else None


def _sentences_between(a: Candidate, b: Candidate) -> int:
    first, last = sorted((a, b), key=lambda c: c.start)
    return len(sentence_spans(a.document.text, first.end, max(first.end, last.start)))


def _shares(part: Part, line: str) -> bool:
    return bool(set(content(part.text)) & set(content(line)))


def _alike(a: Quantity | None, b: Quantity | None) -> bool:
    return a is not None and b is not None and (countable(a, b) or same_measure(a, b))


def _asked(part: Part, candidate: Candidate) -> bool:
    """Whether the question wants the word of who gives the answer."""
    told = figure_given(candidate.text)
    spoken = speaker_of(candidate.text) if WORD_OF.search(part.text) else None
    who = told.who if told else spoken.name if spoken else ""
    named = any(same_speaker(who, n.text) for n in part.names) if who else False
    return named or bool(spoken and set(content(who)[-1:]) & set(content(part.text)))
