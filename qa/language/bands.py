"""Bands of amounts: "up to EUR 250", "100 to 500 euros", "over 5,000", and which of them an amount is in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from qa.language.quantities import Quantity, Sort, quantities
from qa.language.words import content, stems, words

CURRENCY = stems("euro eur pound gbp dollar usd cent franc chf yen rupee crown")
LESS, MORE = r"below|under|(?:less|fewer) than", r"over|above|(?<!no )(?<!not )more than|exceeding"
UP_TO = re.compile(rf"\b(?:up to|at most|(?:no|not) more than|(?P<apart>{LESS}))\s+$", re.I)
FROM = re.compile(rf"\b(?:from|at least|not less than|(?P<apart>{MORE}))\s+$", re.I)
AND_LESS = re.compile(r"\s*(?:[a-z]+\s+)?(?:and|or) (?:less|fewer|below|under)\b", re.I)
AND_MORE = re.compile(r"\s*(?:\+|(?:[a-z]+\s+)?(?:and|or) (?:more|above|over|upwards|longer)\b)", re.I)
TO = re.compile(r"\s*(?:[a-z]+\s*)?(?:[-–—]|\bto|\bup to)\s*", re.I)
BETWEEN, AND = re.compile(r"\bbetween\s+$", re.I), re.compile(r"\s*(?:[a-z]+\s*)?\band\s+", re.I)
HYPHEN = re.compile(r"(?<=\d)-(?=\d)")  # of "100-500", which makes no 500 below nought
# what a heading or a label says of numbers that stand there without their unit
TOLD_BY = {
    "money": CURRENCY | stems("amount price value cost spending order"),
    "year": stems("age aged child children adult junior senior"),
    "kg": stems("weight"),
    "km": stems("distance"),
}

End = tuple[Decimal, int]  # a number, and what is just below (-1) or just above (1) it
NOTHING, ENDLESS = (Decimal(0), 0), (Decimal("Infinity"), 0)


@dataclass(frozen=True, slots=True)
class Band:
    """Amounts of one unit, those at its ends included: "over 5" begins just above 5."""

    low: End
    high: End
    unit: str

    def has(self, asked: "Band") -> bool:
        """Whether amounts that are asked for are among these: one, or what is just over or under one."""
        return all(self.low <= end <= self.high for end in {asked.low, asked.high} - {NOTHING, ENDLESS})


@lru_cache(maxsize=4096)
def bands(text: str) -> tuple[Band, ...]:
    """The bands that a text gives, in no order."""
    return tuple(_bands(HYPHEN.sub("–", text)))


def amount_asked(question: str) -> Band | None:
    """The one amount with a unit that a question gives, over or under it if it says so; None without one."""
    given, told = _amounts(question), bands(question)
    if len(given) == 1 and not told:
        told = (Band((given[0].value, 0), (given[0].value, 0), _unit(question, given[0])),)
    return told[0] if len(told) == 1 and told[0].unit else None


def nearest_band(asked: Band, text: str, heading: str = "") -> tuple[End, Decimal] | None:
    """How near a text's bands come to what is asked, the least the nearest; None where all miss it.

    Of "up to 250" and "up to 2,000" the first is nearer, of two without an end the one that begins later.
    Numbers without a unit have that of the heading.
    """
    about = set(content(f"{heading} {text}"))
    having = (b for b in bands(text) if b.has(asked) and (b.unit or _told(asked.unit, about)) == asked.unit)
    return min(((b.high, -b.low[0]) for b in having), default=None)


def _told(unit: str, about: set[str]) -> str:
    """The unit, where the words about an amount tell of it."""
    return unit if about & {unit, *TOLD_BY.get(unit, ())} else ""


def _bands(text: str) -> Iterator[Band]:
    given = _amounts(text)
    ends: set[int] = set()
    for first, second in pairwise(given):
        between, lead = text[first.end : second.start], text[: first.start]
        joined = TO.fullmatch(between) or (AND.fullmatch(between) and BETWEEN.search(lead))
        units = {_unit(text, first), _unit(text, second)} - {""}
        if joined and len(units) < 2 and first.value < second.value:
            ends |= {first.start, second.start}
            yield Band((first.value, 0), (second.value, 0), "".join(units))
    for number in given:
        before, behind, unit = text[: number.start], text[number.end :], _unit(text, number)
        if number.start in ends:
            continue
        if (under := UP_TO.search(before)) or AND_LESS.match(behind):
            yield Band(NOTHING, (number.value, -1 if under and under["apart"] else 0), unit)
        elif (over := FROM.search(before)) or AND_MORE.match(behind):
            yield Band((number.value, 1 if over and over["apart"] else 0), ENDLESS, unit)


def _amounts(text: str) -> list[Quantity]:
    return [q for q in quantities(text) if q.sort in (Sort.plain, Sort.money)]


def _unit(text: str, number: Quantity) -> str:
    """The stem of the word behind a number; all money is of one sort."""
    behind = words(text[number.end : number.end + 20])[:1]
    unit = "" if not behind or behind[0].stop else behind[0].stem
    return "money" if number.sort is Sort.money or unit in CURRENCY else unit
