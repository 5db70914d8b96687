"""Attributes that documents give by their form, as candidates beside what the reader found in sentences.

A document on the thing asked for that has "Born: 12 May 1950" answers "When was she born?", whatever the
reader, which was taught on sentences, makes of the line.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.cutting.sentences import sentence_spans
from index.documents import Document, Passage
from qa.asking.attributes import Asked, Sort, attribute_asked
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, signals_of
from qa.finding.instructions import speaks_to_program
from qa.finding.values import other_value
from qa.language.words import content
from qa.library import DocumentOf
from qa.shaping.attributed import Told, told_in
from qa.shaping.records import row_at

LIKELY = (
    0.9  # share of values so found that were right where the documents were, on questions kept for tuning
)
LONGEST = 320  # characters of a sentence that is quoted whole; of a longer line, what tells the value


def stated(
    part: Part, found: list[Candidate], passages: Sequence[Passage], document: DocumentOf, rule: Rule
) -> list[Candidate]:
    """The candidates, and for each document that gives what is asked by its form the one that does.

    Where the reader's best answer in a document agrees it stays; where it does not, it does not fit.
    """
    asked = attribute_asked(part.text)
    if asked is None:
        return found
    made, seen = list(found), set[str]()
    for passage in passages:
        key = passage.chunk.document_id
        new = None if key in seen else _stated(asked, passage, document(key))
        if new is None:
            continue
        seen.add(key)
        own = [c for c in made if c.document.source.document_id == key]
        best = max(own, key=lambda c: rule.standing(signals_of(c), c.fits), default=None)
        sure = best is not None and rule.probability(best) >= rule.threshold
        if best and sure and best.short and _agree(asked, best.short, new.short):
            continue
        made = [replace(c, fits=False) if c in own else c for c in made]
        made.append(new)
    return made


def _stated(asked: Asked, passage: Passage, document: Document) -> Candidate | None:
    """The candidate whose answer the passage gives by its form; None where it gives none, or in a table."""
    chunk, source = passage.chunk, document.source
    told = told_in(asked, document.text, chunk.start, chunk.end, source.title)
    if told is None:
        return None
    start, end = _quoted(document.text, told, chunk.start, chunk.end)
    candidate = Candidate(
        document, passage, start, end, passage.channels.get("ranker", passage.score),
        answer=(told.start, told.end), told=LIKELY,
    )  # fmt: skip
    if row_at(document.text, start, end) or speaks_to_program(candidate.text):
        return None
    return candidate


def _quoted(text: str, told: Told, floor: int, ceiling: int) -> tuple[int, int]:
    """The sentence that has the value; of a long line the piece from where it is told."""
    spans = [s for s in sentence_spans(text, floor, ceiling) if s[0] <= told.start < s[1]]
    start, end = spans[0] if spans else (told.since, told.end)
    end = max(end, told.end)
    if end - start <= LONGEST:
        return start, end
    return max(start, min(told.since, told.start)), told.end


def _agree(asked: Asked, read: str, told: str) -> bool:
    """Whether the reader's answer is the value, or a day where the form gives the year alone."""
    if other_value(read, told):
        return False
    return asked.attribute.sort is Sort.day or len(content(read)) <= len(content(told)) + 1
