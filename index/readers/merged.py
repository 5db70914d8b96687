"""Merged cells of a sheet: what they hold stands in each row and column that they reach over."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST = 5_000  # merged cells of a sheet that are spread
_WIDEST = 60  # columns
_LONGEST = 200  # characters of a cell that is repeated


@dataclass(frozen=True, slots=True)
class Area:
    """The rows and columns, from 1, that one cell reaches over."""

    top: int
    left: int
    bottom: int
    right: int


def merged_in(xml: bytes) -> tuple[Area, ...]:
    """The merged cells that a sheet's XML lists."""
    found = []
    for match, _ in zip(_MERGED.finditer(xml), range(_MOST), strict=False):
        left, top, right, bottom = match.groups()
        found.append(Area(int(top), _column(left), int(bottom), _column(right)))
    return tuple(found)


def spread(rows: Iterable[list[str]], areas: Iterable[Area]) -> Iterator[list[str]]:
    """The rows with merged cells repeated; a row of one cell, a title, stays one."""
    beginning, held = defaultdict(list), list[tuple[Area, str]]()
    for area in areas:
        beginning[area.top].append(area)
    for number, row in enumerate(rows, 1):
        held = [(area, text) for area, text in held if area.bottom >= number]
        begun = [(a, row[a.left - 1]) for a in beginning[number] if a.left <= len(row) and row[a.left - 1]]
        held += [(area, text) for area, text in begun if len(text) <= _LONGEST]
        alone = sum(map(bool, row)) < 2
        yield _filled(row, [each for each in held if not alone or each[0].top < number])


def _filled(row: list[str], held: Iterable[tuple[Area, str]]) -> list[str]:
    """The row with what its merged cells hold; alone they make no row."""
    if not any(row):
        return row
    filled = list(row)
    for area, text in held:
        right = min(area.right, area.left + _WIDEST)
        filled += [""] * (right - len(filled))
        filled[area.left - 1 : right] = [cell or text for cell in filled[area.left - 1 : right]]
    return filled


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
