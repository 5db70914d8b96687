"""Things told apart by a number: "pier 3", "Piers 1 and 3", "GPL 2", and ranges of them: "from Year 3"."""

import re
from collections.abc import Iterator

from qa.language.lexicon import CALENDAR
from qa.language.words import words

NUMBERED = re.compile(
    r"\b([A-Za-z][a-z]{2,}?|[A-Z]{2,6}?)s?\s+(\d{1,3}(?:(?:,\s+|\s+and\s+|\s+or\s+)\d{1,3})*)\b(?![.,/]\d|\s*%)"
)
NUMERALS = re.compile(r"\d+")


def numbered(text: str) -> Iterator[tuple[str, int]]:
    """The nouns of a text that have a number behind them, with each of their numbers."""
    for noun, numbers in NUMBERED.findall(text):
        if noun.casefold() not in CALENDAR and not words(noun)[0].stop:
            yield from ((noun.casefold(), int(number)) for number in NUMERALS.findall(numbers))


def numbers_of(noun: str, text: str) -> list[list[int]]:
    """The numbers that the noun has in a text, one list for each place."""
    found = [numbers for other, numbers in NUMBERED.findall(text) if other.casefold() == noun]
    return [[int(number) for number in NUMERALS.findall(numbers)] for numbers in found]


def in_range(noun: str, number: int, text: str) -> bool:
    """Whether a text gives a range of numbered things that has this one: "from Year 3", "Years 1 to 4"."""
    name = re.escape(noun)
    return any(
        _within(match, number)
        for match in re.finditer(
            rf"\b(?P<lead>from |up to |until )?{name}s? (?P<first>\d{{1,3}})\b"
            rf"(?:\s*(?:to|until|through|[-–])\s*(?:{name} )?(?P<last>\d{{1,3}})\b"
            r"|\s+(?P<up>(?:and|or) (?:above|over|up|upwards|higher|older|later)))?",
            text,
            re.I,
        )
    )


def _within(match: re.Match[str], number: int) -> bool:
    first, lead = int(match["first"]), (match["lead"] or "").strip().casefold()
    if match["last"]:
        return first <= number <= int(match["last"])
    if lead in ("up to", "until"):
        return number <= first
    return bool(lead or match["up"]) and first <= number
