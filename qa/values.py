"""What a piece of evidence gives as the answer: a number, a date, a name, in words and in a form to "
"compare.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from qa.answer import Evidence
from qa.lexicon import REPORTING
from qa.names import names, same
from qa.quantities import Quantity, Sort, quantities, same_value
from qa.questions import Kind
from qa.words import content, squeeze

THAT = re.compile(
    r"\b(?:" + "|".join(sorted(REPORTING, key=len, reverse=True)) + r")\b(?:\s+\w+){0,6}?\s+that\s+", re.I
)
TO_HAVE = re.compile(r"\b(?:claim\w*|report\w*|said|alleged|estimated|believed)\s+to\s+have\s+", re.I)


@dataclass(frozen=True, slots=True)
class Value:
    """The value in words, and what it is compared by: numbers, or the stems of its words."""

    words: str
    numbers: tuple[Quantity, ...] = ()
    key: tuple[str, ...] = ()


def value_of(evidence: Evidence, kind: Kind) -> Value | None:
    """The value that `evidence` gives as its short answer; None where it has none."""
    if evidence.highlight is None:
        return None
    start, end = evidence.highlight
    short = squeeze(evidence.quote[start:end])
    numbers = tuple(q for q in quantities(evidence.quote) if start <= q.start and q.end <= end)
    if kind in (Kind.number, Kind.date) and not numbers:
        return None
    if kind in (Kind.person, Kind.place, Kind.fact) and not (numbers or names(short)):
        return None  # a phrase can be put in too many ways to compare it
    return Value(short, numbers, tuple(content(short)))


def differ(a: Value, b: Value) -> bool:
    """Whether two values for one thing exclude each other.

    Numbers differ where none of one is among the other's; names where neither can be the other; words where
    they share none.
    """
    if a.numbers and b.numbers:
        return not any(same_value(x, y) for x in a.numbers for y in b.numbers)
    if bool(a.numbers) != bool(b.numbers):
        return False
    if names(a.words) and names(b.words):
        return not same(a.words, b.words)
    return not (set(a.key) & set(b.key) or names(a.words) or names(b.words))


def said(quote: str) -> str:
    """What a speaker is reported to say: the quote without its attribution, as a phrase.

    "…, who have claimed to have killed 34" gives "killed 34"; "X reported that 350 …" gives "350 …".
    """
    text = squeeze(quote)
    for pattern in (TO_HAVE, THAT):
        match = pattern.search(text)
        if match:
            return text[match.end() :].rstrip(" .") or text
    return text.rstrip(" .")


def plain(value: Decimal) -> str:
    """A number as people write it."""
    return f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"


def is_count(quantity: Quantity) -> bool:
    """Whether a number counts or measures something."""
    return quantity.sort in (Sort.plain, Sort.percent, Sort.money)
