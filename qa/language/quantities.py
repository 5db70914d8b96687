"""Numbers in a text with what they count: digits, words, scales, percentages and money, as exact decimals.

"1.5 million" and "1,500,000" are one value; a year ("in 2013") is a number of its own kind, and so is the 19
of COVID-19, which counts nothing.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from qa.language.words import Word, words


class Sort(StrEnum):
    """What kind of number it is; values of different sorts are never compared."""

    plain = "count"
    percent = "percent"
    money = "money"
    year = "year"
    ordinal = "ordinal"
    code = "code"  # part of a name: MaxxPro, M-1117, COVID-19


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands: `text[start:end]`; `unit` is the stem of the noun behind it, if any."""

    value: Decimal
    sort: Sort
    unit: str
    start: int
    end: int


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ONES = {word: number for number, word in enumerate(SMALL.split())}
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * tens for tens, word in enumerate(ROUND.split(), 2)}
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: number for number, word in enumerate(RANKS.split(), 1)}
SPELT = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mn|k|m)(?:s\b|\b)"
NUMBER = re.compile(
    rf"(?P<money>[$€£¥₹]|\b(?:USD|EUR|GBP|US\$)\s?)?"
    rf"(?P<digits>(?<![\w.,-])[-−]?\d+(?:[,  ]\d{{3}})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?)"
    rf"(?P<ordinal>(?:st|nd|rd|th)\b)?(?:[ -]?(?P<scale>{SCALE}))?(?P<percent>\s?(?:%|per ?cent\b|"
    rf"percent\b))?",
    re.I,
)
WORDS = re.compile(
    rf"\b(?P<spelt>(?:{SPELT}|hundred|thousand|million|billion|dozen)"
    rf"(?:(?:[ -]|\s+and\s+|[ -]and[ -]a[ -])(?:{SPELT}|hundred|thousand|million|billion|trillion|half|"
    rf"dozen)\b)*)\b"
    rf"(?P<percent>\s?(?:per ?cent\b|percent\b))?",
    re.I,
)
PLURALS = frozenset({"people", "men", "women", "children", "staff", "police"})  # without an s
RANK = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.I)


def quantities(text: str) -> list[Quantity]:
    """Every number of `text`, in order of place."""
    found: list[Quantity] = []
    for match in NUMBER.finditer(text):
        found.append(_digits(text, match))
    for match in WORDS.finditer(text):
        taken = any(q.start < match.end() and match.start() < q.end for q in found)
        if not taken and not _pronoun(text, match):
            value = _spelt(match["spelt"])
            sort = Sort.percent if match["percent"] else Sort.plain
            found.append(Quantity(value, sort, _unit(text, match.end()), match.start(), match.end()))
    for match in RANK.finditer(text):
        found.append(Quantity(Decimal(ORDINALS[match.group().lower()]), Sort.ordinal, "", *match.span()))
    return sorted(found, key=lambda q: q.start)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one: equal, or equal once the coarser one's rounding is allowed for."""
    if a.value == b.value:
        return a.sort == b.sort or Sort.plain in (a.sort, b.sort)
    if a.sort != b.sort or a.sort in (Sort.year, Sort.ordinal, Sort.code):
        return False
    coarse, fine = sorted((a.value, b.value), key=digits_used)
    step = Decimal(1).scaleb(coarse.normalize().as_tuple().exponent)  # type: ignore[arg-type]  # finite
    return digits_used(coarse) >= 2 and abs(coarse - fine) * 2 <= step


def _digits(text: str, match: re.Match[str]) -> Quantity:
    raw = re.sub(r"[,  ]", "", match["digits"]).replace("−", "-")
    value = Decimal(raw)
    scale = (match["scale"] or "").lower().rstrip("s")
    start, end = match.span()
    if scale in ("k", "m") and not match["money"]:
        scale, end = "", match.end("digits")  # 100 m is metres
    if scale:
        value *= SCALES[scale]
    before, behind = text[:start], text[end : end + 1]
    plain = len(raw) == 4 and raw.isdigit() and "," not in match["digits"] and not scale
    if match["ordinal"]:
        sort = Sort.ordinal
    elif re.search(r"[A-Za-z][-–]$", before) or (behind.isalpha() and not match["scale"]):
        sort = Sort.code
    elif match["percent"]:
        sort = Sort.percent
    elif match["money"]:
        sort = Sort.money
    elif plain and 1000 <= int(raw) <= 2199 and not _counts(text, end):
        sort = Sort.year
    else:
        sort = Sort.plain
    return Quantity(value, sort, _unit(text, end), start, end)


def _counts(text: str, end: int) -> bool:
    """Whether a four-digit number is followed by a plural noun, as in "2000 people"."""
    return bool(re.match(r"\s+(?:[a-z]+\s+)?(?:[a-z]{3,}s|people|men|women|children)\b", text[end:]))


def _spelt(phrase: str) -> Decimal:
    total, current = 0, 0
    words = [t for t in re.split(r"[\s-]+", phrase.lower()) if t not in ("and", "a")]
    for i, word in enumerate(words):
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "half":
            return total + current + Decimal(SCALES.get(words[i - 1], 1)) / 2
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * SCALES[word]
        else:
            total, current = total + max(current, 1) * SCALES[word], 0
    return Decimal(total + current)


def _pronoun(text: str, match: re.Match[str]) -> bool:
    """Whether a lone "one" stands for a person or thing ("one of the leaders") or a scale has no number."""
    word, behind = match["spelt"].lower(), text[match.end() :]
    if word == "one":
        return re.match(r"\s+[a-z]{3,}", behind) is None
    return word in SCALES and behind.startswith("s")


def _unit(text: str, end: int) -> str:
    """The stem of the noun that a number counts: the last content word before a stop, within three words."""
    unit = ""
    behind: tuple[Word, ...] = words(text[end : end + 60])
    cursor = 0
    for word in behind[:4]:
        gap = text[end + cursor : end + word.start]
        if word.stop or word.text[0].isdigit() or any(c in gap for c in ',.;:()"“”') or "\n" in gap:
            break
        unit, cursor = word.stem, word.end
        if word.text in PLURALS or (word.text.endswith("s") and not word.text.isupper()):
            break
    return unit


def digits_used(value: Decimal) -> int:
    """Significant digits, trailing zeros not counted."""
    return len(value.normalize().as_tuple().digits)
