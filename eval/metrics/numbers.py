"""Numbers in text, with their scale and unit; never normalised as words are.

"$1,577.00", "1.2 million", "15 %", "thirty-four" and "7k" are numbers; "M-1117" and "2.0.1" are names.
"""

import re
from dataclasses import dataclass

_UP_TO_19 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_FROM_20 = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: n for n, word in enumerate(_UP_TO_19.split())}
WORDS |= {word: 10 * n for n, word in enumerate(_FROM_20.split(), start=2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "dozen": 12.0,
}  # fmt: skip
UNITS = {"%": "%", "percent": "%", "per cent": "%", "$": "$", "€": "€", "£": "£", "euro": "€", "euros": "€",
         "dollars": "$", "dollar": "$", "pounds": "£", "eur": "€", "usd": "$", "gbp": "£"}  # fmt: skip

_TENS = "|".join(w for w, n in WORDS.items() if n >= 20)
_ONES = "|".join(w for w, n in WORDS.items() if n < 20)
_FIGURE = r"(?P<figure>\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SPELT = rf"(?P<spelt>(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES}))"
# a lone "m" may be metres: it means millions after a currency sign only
_SCALE_WORD = r"[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|dozen)"
_SCALE = rf"(?:(?:{_SCALE_WORD}|(?P<suffix>mn|bn|k|(?(before)m|k)))(?![a-z]))?"
_AFTER = r"(?:[\s-]?(?P<after>%|per ?cent|euros?|dollars?|pounds|eur|usd|gbp|€|£|\$)(?![a-z]))?"
_NUMBER = re.compile(
    r"(?<![\w.,])(?<![a-z]-)(?P<sign>[-−–](?=\d))?(?P<before>[$€£]|(?:eur|usd|gbp) ?)?"
    rf"(?:{_FIGURE}|{_SPELT}){_SCALE}{_AFTER}"
    r"(?![\w]|[.,]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its unit, "" where the text gives none; a scale is already multiplied in."""

    value: float
    unit: str = ""


def numbers_in(text: str) -> list[Number]:
    """Every number of `text`, in order."""
    return [_number(match) for match in _NUMBER.finditer(text)]


def same_number(gold: Number, given: Number, tolerance: float = 0.0005) -> bool:
    """Whether `given` is `gold` within a relative tolerance; a unit counts where both name one.

    A percentage equals its fraction only where the fraction has no unit: 15 % and 0.15.
    """
    if gold.unit and given.unit and gold.unit != given.unit:
        return False
    if _near(gold.value, given.value, tolerance):
        return True
    percent, plain = (gold, given) if gold.unit == "%" else (given, gold)
    if percent.unit != "%" or plain.unit or abs(plain.value) > 1:
        return False
    return _near(percent.value / 100, plain.value, tolerance)


def _near(a: float, b: float, tolerance: float) -> bool:
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _number(match: re.Match[str]) -> Number:
    if match["figure"]:
        value = float(re.sub(r"[,\s]", "", match["figure"]))
    else:
        value = float(sum(WORDS[word] for word in re.split(r"[- ]", match["spelt"].lower())))
    scale = (match["scale"] or match["suffix"] or "").lower()
    unit = (match["after"] or match["before"] or "").strip().lower()
    return Number((-value if match["sign"] else value) * SCALES.get(scale, 1.0), UNITS.get(unit, ""))
