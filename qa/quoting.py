"""A quote as people see it: in lines where its lines mean something, a row's cells under their headings.

Every character is the document's own, but for white space: a break that only wraps a paragraph is a blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby, pairwise

from index.display import displayable
from qa.answer import Evidence
from qa.language.aligned import CELL as ALIGNED
from qa.language.announced import FENCE, ITEM

PARAGRAPH = "\n\n"
IN_LINES = frozenset({"csv", "xlsx", "json", "code"})  # their quotes are rows and lines, not sentences
_SPACE = re.compile(r"\s+")
# a row between bars, one of columns that blanks set apart, a heading
_ALONE = re.compile(r"[ \t]*\||[^\n|]*\S \| \S|[^\n]*\S {4,}\S|#{1,6} ")
_LABEL = re.compile(r"[ \t]*[^\W\d][\w -]{0,24}:[ \t]")  # "Phone: 555 123"
_GAP, _WIDEST_GAP = 4, 24  # blanks that tell columns apart, the most of them that are shown
_CELL = re.compile(r"[^|]*[^|\s][^|]*")
_INSET = re.compile(r" {4}")  # as Markdown sets code without fences
_ROOM, _NARROW = 0.75, 40  # of the longest line, characters: what has room for the next word was not wrapped


class Part(StrEnum):
    """What a piece of a shown quote is."""

    heading = "heading"  # of a cell: it stands elsewhere in the document
    quote = "quote"
    short = "short"  # the short answer within the quote


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a shown quote."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote between its surroundings; every line break is meant, PARAGRAPH stands between paragraphs."""

    before: str
    pieces: tuple[Piece, ...]
    after: str

    @property
    def text(self) -> str:
        """The quote without its surroundings, each of its lines on one."""
        return "".join(piece.text for piece in self.pieces)


def shown(evidence: Evidence) -> Shown:
    """The quote in its surroundings, displayable."""
    start, end = evidence.highlight or (0, 0)
    quote, (before, after) = evidence.quote, evidence.context
    lines = evidence.location.source.kind in IN_LINES
    before, lead, short, rest, after = _set(
        (before, quote[:start], quote[start:end], quote[end:], after), lines
    )
    pieces = Piece(lead.lstrip(), Part.quote), Piece(short, Part.short), Piece(rest.rstrip(), Part.quote)
    return Shown(before, tuple(piece for piece in pieces if piece.text), after)


def in_cells(evidence: Evidence) -> tuple[Piece, ...]:
    """The quote of a row, of bars or blanks, with its cells under their headings; empty for any other quote.

    "| Food stand | 55 EUR |" is told as "Stall: Food stand; Fee: 55 EUR".
    """
    found, at = list[Piece](), 0
    apart = _CELL if "|" in evidence.quote else ALIGNED
    cells = [match.span() for match in apart.finditer(evidence.quote)] if evidence.row else []
    for i, (start, end) in enumerate(cells):
        cell = " ".join(evidence.quote[start:end].split())
        ending = "; " if i < len(cells) - 1 else ""
        here = evidence.row.find(cell + ending, at)
        if here < 0 or (here > at and not evidence.row.startswith(": ", here - 2)):
            return ()
        found.append(Piece(displayable(evidence.row[at:here]), Part.heading))
        found += _cut(evidence, start, end)
        found.append(Piece(ending, Part.heading))
        at = here + len(cell + ending)
    return tuple(piece for piece in found if piece.text) if at == len(evidence.row) else ()


def _cut(evidence: Evidence, start: int, end: int) -> Iterator[Piece]:
    """The words of a cell, cut where the short answer begins and ends."""
    quote, parts = evidence.quote, (Part.quote, Part.short, Part.quote)
    start, end = end - len(quote[start:end].lstrip()), start + len(quote[start:end].rstrip())
    first, last = (min(max(at, start), end) for at in evidence.highlight or (end, end))
    texts = _set([quote[a:b] for a, b in pairwise((start, first, last, end))], lines=False)
    return (Piece(text, part) for text, part in zip(texts, parts, strict=True))


def _set(texts: Sequence[str], lines: bool) -> list[str]:
    """Pieces of one text, the first in front of the quote, with their white space as it is shown."""
    texts = [displayable(text).replace("\t", "    ") for text in texts]
    whole, edges = "".join(texts), [0, *accumulate(map(len, texts))]
    meant = _meant(whole, lines, cut=bool(texts[0]))
    runs = {m.span(): whole.count("\n", *m.span()) for m in _SPACE.finditer(whole)}
    broken = [span for span, breaks in runs.items() if breaks > 1 or meant & {*range(*span)}]
    indent = {span: span[1] - 1 - whole.rfind("\n", *span) for span in broken}
    inside = [indent[span] for span in broken if edges[1] <= span[1] < edges[-2]]
    margin = min(inside, default=0) if texts[0] else 0
    set_out = list(whole)
    for span, breaks in runs.items():
        wide = span[1] - span[0]
        blank = " " * min(wide, _WIDEST_GAP) if wide >= _GAP and not breaks else " "
        if span in indent:
            blank = "\n" * min(breaks, 2) + " " * max(indent[span] - margin, 0)
        set_out[slice(*span)] = [blank, *[""] * (span[1] - span[0] - 1)]
    return ["".join(set_out[a:b]) for a, b in pairwise(edges)]


def _meant(text: str, every: bool, cut: bool) -> set[int]:
    """Where the line breaks are that do not only wrap a paragraph."""
    found, at = set[int](), 0
    for blank, block in groupby(text.split("\n"), key=lambda line: not line.strip()):
        lines = list(block)
        ends = [at + end for end in accumulate(len(line) + 1 for line in lines)]
        if not blank:
            all_of_them = every or any(map(FENCE.match, lines)) or all(map(_INSET.match, lines))
            kept = [True] * len(lines) if all_of_them else _kept(lines, cut and at == 0)
            found |= {end - 1 for end, keep in zip(ends, kept, strict=False) if keep}
        at = ends[-1]
    return found


def _kept(lines: Sequence[str], cut: bool) -> list[bool]:
    """Which breaks between lines are meant; where most of them wrap nothing, all are.

    How long the first line is, is not known where it may be `cut`.
    """
    room = max(max(map(len, lines)) * _ROOM, _NARROW)
    fits = [len(a.strip()) + 1 + len(b.split()[0]) <= room for a, b in pairwise(lines)]
    fits[:cut] = [False] * min(cut, len(fits))
    if sum(fits) * 2 > len(fits):
        return [True] * len(fits)
    begins = [any(pattern.match(line) for pattern in (_ALONE, _LABEL, ITEM)) for line in lines]
    apart = [begins[i + 1] or bool(_ALONE.match(line)) for i, line in enumerate(lines[:-1])]
    return [a or b for a, b in zip(fits, apart, strict=True)]
