"""Sentences of the best passages, each with what the ranker says of its passage and the reader of itself.

The reader reads whole passages, where pronouns have what they stand for; its spans are laid on sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.cutting.code_lines import code_spans
from index.cutting.run_in import title_end
from index.cutting.sentences import Span, sentence_spans
from index.documents import Document, Passage
from index.readers.titles import BADGE
from qa.asking.questions import Part
from qa.asking.rewording import read_each
from qa.finding.values import DATELINE
from qa.language.rows import is_record
from qa.language.words import content, words
from qa.library import DocumentOf
from qa.reader.reading import Reader, Reading

READ = 5  # passages that the reader reads
MOST = 14  # sentences of so many passages that are looked at further
SHORTEST = 12  # characters; shorter pieces are captions and headings
WORDS = re.compile(r"[^\W_]")
CLOSING = re.compile(r"[*_]{1,3}\s+")  # what ends the emphasis of the sentence in front
LETTER = re.compile(r"[^\W\d_]{2}")
# what tells the typesetter, not the reader: ".. code:: python", ":target: https://…", ".. _here: …"
TYPESETTING = re.compile(
    r"\.\. (?:(?:code|code-block|sourcecode|image|figure|contents|include|toctree|raw|highlight)::|[|_\[])"
    r"|:(?:target|alt|width|height|align|scale|depth|local|caption|linenos|name|class):"
    r"|(?P<page>[\w.+-]+\(\d\w*\))\s[^\n]*\s(?P=page)$"  # over each page of a manual
    rf"|(?:\|[\w -]+\|\s*)+$|{BADGE.pattern}\s*$|<!--|(?:```|~~~)\s*[\w-]*$"
)
PICTURE = re.compile(r"[a-z]+(?:_[a-z]+)+(?: \w+){1,2}")  # "agency_jane doe"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: `document.text[start:end]`.

    `passage_ranker` is the ranker's logit of its passage; `margin` is how far the reader's span in it stands
    above "no answer here" (None where it has none), `answer` that span in the document's offsets. `near` and
    `denied` come of a closer look at the few best (`qa.finding.closer`). One that does not fit the form of
    the question answers nothing, however near it is; one that `lacks` a name or year which the question
    gives is less likely to.
    """

    document: Document
    passage: Passage
    start: int
    end: int
    passage_ranker: float
    margin: float | None = None
    answerable: float = 0.0
    relevance: float = 0.0
    near: float | None = None
    denied: bool = False
    answer: tuple[int, int] | None = None
    probability: float = 0.0
    fits: bool = True
    lacks: bool = False

    @property
    def text(self) -> str:
        """The sentence."""
        return self.document.text[self.start : self.end]

    @property
    def short(self) -> str:
        """The reader's answer, else an empty text."""
        return self.document.text[slice(*self.answer)] if self.answer else ""


def candidates(
    part: Part,
    passages: Sequence[Passage],
    document: DocumentOf,
    reader: Reader | None,
    most: int = READ,
) -> list[Candidate]:
    """Scored sentences of `passages`, in the passages' order; probabilities are not set yet.

    The reader reads the first `most` passages; of more passages more sentences are kept.
    """
    found: dict[tuple[str, int], Candidate] = {}
    read = [p.chunk for p in passages[:most]]
    where = [(chunk, document(chunk.document_id)) for chunk in read]
    readings = read_each(reader, part.text, [chunk.text for chunk in read], where) if reader else []
    for place, passage in enumerate(passages):
        reading = readings[place] if place < len(readings) else None
        for candidate in _sentences(passage, document(passage.chunk.document_id), reading):
            key = (passage.chunk.document_id, candidate.start)
            if key not in found or (found[key].margin is None and candidate.margin is not None):
                found[key] = candidate
    return _worth_a_look(part, list(found.values()), MOST * most // READ)


def reread(part: Part, chosen: Sequence[Candidate], reader: Reader | None) -> list[Candidate]:
    """The same sentences with a short answer each, read sentence by sentence where the passage gave none."""
    if reader is None:
        return list(chosen)
    bare = [c for c in chosen if c.answer is None]
    where = [(c.passage.chunk, c.document) for c in bare]
    found = read_each(reader, part.text, [c.text for c in bare], where)
    readings = dict(zip((id(c) for c in bare), found, strict=True))
    return [_with_span(c, readings[id(c)], c.start) if id(c) in readings else c for c in chosen]


def with_best_scores(found: Sequence[Candidate], right: Sequence[bool]) -> list[Candidate]:
    """The candidates, the right ones with the scores of the best; empty where none is right or was read."""
    best = max(found, key=lambda c: c.margin if c.margin is not None else -99.0, default=None)
    if best is None or best.margin is None or not any(right):
        return []
    near = max((c.near for c in found if c.near is not None), default=None)
    return [
        replace(
            c,
            margin=best.margin,
            near=near,
            answerable=best.answerable,
            relevance=best.relevance,
            passage_ranker=max(c.passage_ranker, best.passage_ranker),
        )
        if holds
        else c
        for c, holds in zip(found, right, strict=True)
    ]


def sentences_around(candidate: Candidate) -> tuple[Span | None, Span | None]:
    """The sentences before and behind it in its chunk; None at the chunk's ends."""
    chunk = candidate.passage.chunk
    spans = sentences_of(candidate.document, chunk.start, chunk.end)
    before = [span for span in spans if span[1] <= candidate.start]
    behind = [span for span in spans if span[0] >= candidate.end]
    return before[-1] if before else None, behind[0] if behind else None


def holds(candidate: Candidate, start: int, end: int) -> bool:
    """Whether the sentence has the span, and that is more than marks: a full stop answers nothing."""
    inside = candidate.start <= start < end <= candidate.end
    return inside and WORDS.search(candidate.document.text, start, end) is not None


def _sentences(passage: Passage, document: Document, reading: Reading | None) -> list[Candidate]:
    chunk = passage.chunk
    logit = passage.channels.get("ranker", passage.score)
    found = []
    for at, end in sentences_of(document, chunk.start, chunk.end):
        closing = CLOSING.match(document.text, at, end)
        start = closing.end() if closing else at
        candidate = Candidate(document, passage, start, end, logit)
        if reading:
            candidate = _with_span(candidate, reading, chunk.start)
        candidate = _without_lead(candidate)
        if (end - start >= SHORTEST or candidate.margin is not None) and _says(candidate.text):
            found.append(candidate)
    return found


def sentences_of(document: Document, start: int, end: int) -> list[Span]:
    """The sentences of a stretch; of a program its statements; a record of short values is one, as a row."""
    if document.source.kind == "json" and is_record(document.text):
        piece = document.text[start:end]
        return [(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))]
    spans = code_spans if document.source.kind == "code" else sentence_spans
    return spans(document.text, start, end)


def _without_lead(candidate: Candidate) -> Candidate:
    """The candidate behind "LISBON, 3 March –" or a title run into it, unless the answer stands there."""
    line = DATELINE.match(candidate.text)
    start = candidate.start + (line.end() if line else title_end(candidate.text, 0, len(candidate.text)))
    if candidate.answer and candidate.answer[0] < start:
        return candidate
    return replace(candidate, start=start)


def _says(sentence: str) -> bool:
    """Whether a sentence has words, and more than the name of a picture's file or how it is set."""
    bare = sentence.strip()
    return bool(LETTER.search(bare)) and not (PICTURE.fullmatch(bare) or TYPESETTING.match(bare))


def _with_span(candidate: Candidate, reading: Reading, offset: int) -> Candidate:
    """The candidate with the best of the reading's spans that lies inside it."""
    for span in reading.spans:
        start, end = span.start + offset, span.end + offset
        if holds(candidate, start, end):
            return replace(
                candidate,
                margin=span.score - reading.null,
                answerable=reading.answerable,
                relevance=reading.relevance,
                answer=(start, end),
            )
    return candidate


def _worth_a_look(part: Part, found: list[Candidate], most: int) -> list[Candidate]:
    """At most `most` of them: the reader's first, then those that share most with the question."""
    wanted = set(content(part.expanded))
    places = {id(c): place for place, c in enumerate(found)}

    def order(c: Candidate) -> tuple[float, float, int]:
        shared = len(wanted & {w.stem for w in words(c.text) if not w.stop})
        return (-(c.margin if c.margin is not None and c.margin > 0 else 0.0), -shared, places[id(c)])

    with_span = sorted((c for c in found if c.margin is not None), key=order)[: most // 2]
    taken = {id(c) for c in with_span}
    rest = sorted((c for c in found if id(c) not in taken), key=lambda c: order(c)[1:])
    return sorted([*with_span, *rest[: most - len(with_span)]], key=lambda c: places[id(c)])
