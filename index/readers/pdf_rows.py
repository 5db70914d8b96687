"""Positioned stretches of a page joined to rows, each with its words and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pdf_page import Stretch

WIDE = 1.3  # times the size of the font: a gap that no blank makes


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a row and its edges."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """The stretches of one line of a region, joined."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    cells: int
    words: tuple[Word, ...]


def rows_of(stretches: Sequence[Stretch]) -> list[Row]:
    """Stretches grouped by baseline, from the top down, each row read from the left."""
    groups: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda s: (-(s.top + s.bottom), s.left)):
        if groups and _same_line(groups[-1][0], stretch):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return [_row(sorted(group, key=lambda s: s.left)) for group in groups]


def _same_line(first: Stretch, other: Stretch) -> bool:
    overlap = min(first.top, other.top) - max(first.bottom, other.bottom)
    return overlap > 0.5 * min(first.top - first.bottom, other.top - other.bottom)


def _row(group: Sequence[Stretch]) -> Row:
    parts, cells = [group[0].text.strip()], 1
    for before, stretch in pairwise(group):
        wide = stretch.left - before.right > WIDE * stretch.size
        cells += wide
        parts.append("  " if wide else " ")
        parts.append(stretch.text.strip())
    size = max(group, key=lambda s: len(s.text)).size
    return Row(
        "".join(parts), group[0].left, max(s.right for s in group), min(s.bottom for s in group),
        max(s.top for s in group), size, cells, tuple(word for s in group for word in _words(s)),
    )  # fmt: skip


def _words(stretch: Stretch) -> list[Word]:
    """The words of a stretch; a stretch whose words have no places is one word."""
    texts = stretch.text.split(" ")
    if len(texts) != len(stretch.words):
        return [Word(stretch.text, stretch.left, stretch.right)]
    return [Word(text, *edges) for text, edges in zip(texts, stretch.words, strict=True)]
