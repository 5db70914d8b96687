"""What a piece of evidence gives as the answer: a number, a date, a name, in words and to be compared."""

import re
from dataclasses import dataclass

from qa.answer import Evidence
from qa.asking.questions import Kind
from qa.language.counted import PEOPLE, SORTS
from qa.language.lexicon import MONTHS
from qa.language.names import names_within, same
from qa.language.phrases import BEFORE, NOT_BEFORE
from qa.language.quantities import Quantity, Sort, quantities, same_value
from qa.language.speakers import ATTRIBUTED, REPORT
from qa.language.words import content, squeeze, stems, words

THAT = re.compile(rf"\b{REPORT}\b(?:\s+\w+){{0,6}}?\s+that\s+", re.I)
DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]+(?:\([^)]{2,20}\)\s*)?,?\s[^.:;]{0,40}?\s*[-–—]\s+(?=[\"“A-Z])"
)  # LISBON, 3 March –
SAID_BEHIND = re.compile(
    rf",\s+(?:[^,;]{{2,80}}?\s)?{REPORT}"
    r"(?:\s(?:on|in|at|to|late|early|yesterday|today|later|last|this)\b[^,;]{0,40})?$"
)
TO_HAVE = re.compile(r"\b(?:claim\w*|report\w*|said|alleged|estimated|believed)\s+to\s+have\s+", re.I)

BOUND = re.compile(
    r"\b(?:(?:about|around|roughly|approximately|some|nearly|almost|over|under|only|up to|closer? to|"
    r"as many as|an estimated|(?:no )?(?:more|fewer|less) than|(?:at|the) (?:least|most))\s+)+$",
    re.I,
)
RISING = re.compile(  # "goes up to £100": no bound, but what it comes to
    r"\b(?:go(?:es|ing|ne)?|went|ris(?:e|es|ing|en)|rose|rais(?:e|es|ed|ing)|put|puts|putting|mov(?:e|es|ed|ing)|bring|brings"
    r"|brought|add(?:s|ed|ing)?)\b(?: it| them)?\s+up to\s+$",
    re.I,
)
MONTH_STEMS = stems(" ".join(MONTHS))
NAMED, FEW = 1 / 3, 6  # share of a value that its names make up at least, words of one that may have less
# as what people are counted: a list of 40 people has 40 names, of 40 people hurt 40 are victims
HARMED = stems("injured wounded hurt dead deaths fatalities bodies victims casualties cases arrests")
NAMES = stems("name")
COUNTED = PEOPLE | HARMED | NAMES


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
    if kind in (Kind.person, Kind.place, Kind.fact) and not (numbers or _names(short)):
        return None  # a phrase can be put in too many ways to compare it
    if numbers and numbers[0].start == start:
        start = bounded(evidence.quote, start)
    if numbers and numbers[-1].end == end:
        end = _unit_end(evidence.quote, numbers[-1])
    if numbers:
        short = squeeze(evidence.quote[start:end])
        short = at_earliest(evidence.quote, start, short) if kind is Kind.date else short
    return Value(short, numbers, tuple(content(short)))


def bounded(quote: str, start: int) -> int:
    """Where a number at `start` begins with its bound: "less than one million" is not one million."""
    bound = BOUND.search(quote, 0, start)
    return bound.start() if bound and not RISING.search(quote, 0, bound.end()) else start


def at_earliest(quote: str, start: int, time: str) -> str:
    """The time at `start`, with "not" where the quote says that something is not before or until then."""
    bound = BEFORE.match(time)
    begins = start + (bound.end() if bound else 0)
    denied = NOT_BEFORE.search(quote, 0, begins)
    if denied is None or denied.end() != begins:
        return time
    return f"not {time}" if bound else f"not {denied['bound']} {time}"


def differ(a: Value, b: Value) -> bool:
    """Whether two values for one thing exclude each other.

    Numbers of one unit differ where neither value has all of the other's, names where neither can be the
    other. Values of different sorts or units are about different things and exclude nothing.
    """
    if not comparable(a, b):
        return False
    if a.numbers:
        return not (_within(a.numbers, b.numbers) or _within(b.numbers, a.numbers))
    return not same(a.words, b.words)


def comparable(a: Value, b: Value) -> bool:
    """Whether two values are of one sort: both numbers of one unit, or both names."""
    if a.numbers and b.numbers:  # of one unit, or a day of a year beside a year alone
        years = (any(q.sort is Sort.year for q in value.numbers) for value in (a, b))
        return countable(a.numbers[0], b.numbers[0]) or all(years)
    return not (a.numbers or b.numbers) and _proper(a.words) and _proper(b.words)


def countable(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers count the same: of one unit, one without, or both of people.

    Beside a sum of money a bare number is one, and beside a day of one month that of another.
    """
    if {a.unit, b.unit} <= MONTH_STEMS:
        return a.sort is b.sort
    if {a.sort, b.sort} == {Sort.plain, Sort.money}:
        return not (a if a.sort is Sort.plain else b).unit
    units = {a.unit, b.unit}
    # "two workers" killed, "one death"; 24 children, a list of 41 names
    folk = bool(units & (HARMED | NAMES)) and units <= HARMED | NAMES | SORTS.keys()
    return a.sort is b.sort and (a.unit == b.unit or not (a.unit and b.unit) or units <= COUNTED or folk)


def one_figure(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one; days of two months are not."""
    return same_value(a, b) and not (a.unit != b.unit and {a.unit, b.unit} <= MONTH_STEMS)


def _unit_end(quote: str, number: Quantity) -> int:
    """Where the noun ends that the number counts: "60" reads on to "60 days"."""
    unit = next((w for w in words(quote[number.end : number.end + 60]) if w.stem == number.unit), None)
    return number.end + unit.end if unit else number.end


def _within(some: tuple[Quantity, ...], many: tuple[Quantity, ...]) -> bool:
    return all(any(one_figure(x, y) for y in many) for x in some)


def _proper(short: str) -> bool:
    """Whether a short answer names somebody or something; it begins no sentence, so a capital tells."""
    return bool(names_within(short))


def _names(short: str) -> bool:
    """Whether a short answer is a name with what belongs to it, not a clause that has one somewhere."""
    told = names_within(short)
    share = sum(len(content(name.text)) for name in told) / max(1, len(content(short)))
    return bool(told) and (share >= NAMED or len(short.split()) <= FEW)


def said(quote: str) -> str:
    """What a speaker is reported to say: the quote without its attribution, as a phrase.

    "…, who have claimed to have killed 34" gives "killed 34"; "X reported that 350 …" gives "350 …"; a
    dateline in front and ", X said on Monday" behind are left out.
    """
    text = ATTRIBUTED.sub("", DATELINE.sub("", squeeze(quote)))
    text = SAID_BEHIND.sub("", text.rstrip(" ."))
    for pattern in (TO_HAVE, THAT):
        match = pattern.search(text)
        if match:
            return text[match.end() :].rstrip(" .") or text
    return text.rstrip(" .")


def given_by(kind: Kind, short: str) -> bool:
    """Whether a short answer is of the sort that the question's kind wants, in whatever words."""
    if kind in (Kind.number, Kind.date):
        return bool(quantities(short))
    return _proper(short) if kind in (Kind.person, Kind.place) else bool(content(short))


def other_value(a: str, b: str) -> bool:
    """Whether two short answers do not say the same: other numbers, another name, or other words."""
    numbers = tuple(quantities(a)), tuple(quantities(b))
    if all(numbers):
        return not (_within(*numbers) or _within(*reversed(numbers)))
    mine, others = set(content(a)), set(content(b))
    return not (mine <= others or others <= mine or same(a, b))
