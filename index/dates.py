"""Dates of documents and dates in phrases: plain patterns first, dateparser only for what they leave open.

Only full dates count: a document of "March 2024" has no day, so it gets no date rather than a wrong one.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from itertools import chain

_MONTHS = {
    name.lower(): n for n, name in chain(enumerate(calendar.month_name), enumerate(calendar.month_abbr)) if n
}
_MONTHS["sept"] = 9
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_WEEKDAY = "|".join(_WEEKDAYS)
_ISO = r"(?P<y>(?:1[6-9]|20)\d\d)-(?P<m>[01]?\d)-(?P<d>[0-3]?\d)"
_DAY_FIRST = (
    rf"(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?: day)?(?: of)?[ -](?P<m2>{_MONTH}),?[ -](?P<y2>(?:1[6-9]|20)\d\d)"
)
_MONTH_FIRST = rf"(?P<m3>{_MONTH}) (?P<d3>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y3>(?:1[6-9]|20)\d\d)"
_YEAR_FIRST = r"(?P<y4>(?:1[6-9]|20)\d\d)(?P<sep>[/.])(?P<m4>[01]?\d)(?P=sep)(?P<d4>[0-3]?\d)"
_FULL = re.compile(rf"(?<![\w.-])(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_YEAR_FIRST})(?![\w-])", re.I)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?!\d)")
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PDF_STAMP = re.compile(r"D?:?((?:19|20)\d\d)(\d\d)(\d\d)\d*")
_LABEL = re.compile(
    r"(?i)^[\W_]*(date|dated|published|posted|issued|released|adopted|approved|signed|sent|created|effective"
    r"|last updated|updated|meeting (?:held )?on|meeting date|for immediate release)\b"
)
_ACT = re.compile(
    r"(?i)\b(?:held|adopted|approved|published|issued|signed|dated|posted|passed|updated|sent|written|as of)"
    r"(?: on)?(?: the)?\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?$"
)
_PAPER = re.compile(
    r"(?i)\b(?:minutes|meeting|session|sitting|agenda|report|letter|statement|edition|issue|version)\b"
)
_DATELINE = re.compile(r"^[A-Z][\w .'-]{1,40}(?:, [A-Z][\w .'-]{1,20})?,? \(?$")


def to_date(value: object) -> dt.date | None:
    """The calendar date a metadata value names: dates, ISO, e-mail, PDF and written-out forms; else None."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.strip()[:100]
    if match := re.match(_ISO, value):
        return _date(match["y"], match["m"], match["d"])
    if match := _PDF_STAMP.fullmatch(value.partition("+")[0].partition("-")[0].rstrip("Z'")):
        return _date(*match.groups())
    return first_date(value) or _mail_date(value) or _parsed(value)


def day_of(text: str, *, last: bool = False) -> dt.date:
    """The day a person wrote as 2024-05-31; of a month (2024-05) or a year alone the first, or the last.

    Raises ValueError with a sentence for anything else.
    """
    match = _WRITTEN.fullmatch(text.strip())
    day = _date(match[1], match[2] or "1", match[3] or "1") if match else None
    if match is None or day is None:
        raise ValueError(f"{text!r} is no date; write it as 2024-05-31, 2024-05 or 2024.")
    if last and not match[2]:
        return day.replace(month=12, day=31)
    if last and not match[3]:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def first_date(text: str) -> dt.date | None:
    """The first full date written in a text."""
    return next((date for match in _FULL.finditer(text) if (date := _of_match(match))), None)


def document_date(name: str, text: str) -> dt.date | None:
    """The date a document carries: in its file name, else in its dateline or a dated heading near its top."""
    return date_in_name(name) or date_in_dateline(text)


def date_in_name(name: str) -> dt.date | None:
    """The date in a file's own name ("2024-03-05 minutes.txt"), else in that of its nearest dated folder."""
    for part in reversed(name.partition("#")[0].split("/")):
        for match in _IN_NAME.finditer(part):
            if date := _date(match[1], match[3], match[4]):
                return date
    return None


def date_in_dateline(text: str) -> dt.date | None:
    """The date one of the first lines is about: "Date: …", "VADUZ, 5 March 2024 – …", a dated heading.

    Lines of a log, each of which begins with a date of its own, date themselves and not the document.
    """
    lines = [line.strip() for line in text[:3000].split("\n") if line.strip()][:12]
    if len({match.group() for line in lines if (match := _FULL.match(line))}) > 1:
        lines = [line for line in lines if not _FULL.match(line)]
    for line in lines:
        match = _FULL.search(line[:200])
        if match and (date := _of_match(match)):
            before, after = line[: match.start()], line[match.end() :]
            dateline = _DATELINE.match(before) and re.match(r"\s*\)?\s*(?:[-–—:]|\()", after)
            if _LABEL.match(before) or _ACT.search(before) or dateline or _is_heading(before, after):
                return date
    return None


def _is_heading(before: str, after: str) -> bool:
    """Whether a line around a date is a caption about it, not a sentence that happens to name one."""
    if len(before) + len(after) > 60 or (after.rstrip().endswith((".", "!", "?")) and len(before) > 12):
        return False
    if re.search(r"\bof (?:the )?$", before) and not _PAPER.search(before):
        return False  # "the flood of 27 December" is dated otherwise than "minutes of 27 December"
    return not re.search(
        r"\b(?:on|by|until|till|from|since|before|after|in|to|for|at|and)\s+(?:the )?$", before, re.I
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """A relative phrase in a text and the days it stands for, first and last included."""

    start: int
    end: int
    phrase: str
    first: dt.date
    last: dt.date


_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_COUNT = r"\d{1,3}|" + "|".join(_NUMBERS)
_RELATIVE = re.compile(
    rf"\b(?:(?P<day>today|tonight|(?:the day before )?yesterday|(?:the day after )?tomorrow)"
    rf"|(?P<which>this|next|last|on|coming|past)\s+(?P<weekday>{_WEEKDAY})"
    rf"|(?P<turn>this|next|last)\s+(?P<span>week|month|year)"
    rf"|(?P<ago>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)"
    rf"|in\s+(?P<ahead>{_COUNT})\s+(?P<unit2>day|week|month|year)s?(?:'|’)?(?:\s+time)?)\b",
    re.I,
)


def resolve(text: str, base: dt.date) -> list[Resolved]:
    """The relative dates of a text ("yesterday", "this Friday", "two weeks ago") as days, seen from `base`.

    "this" and "coming" weekdays lie on or after the base, "next" after it; "on" and "past" ones on or before
    it, "last" before it, as reports use them. Weeks run Monday to Sunday.
    """
    found = []
    for match in _RELATIVE.finditer(text):
        try:
            first, last = _days(match, base)
        except (OverflowError, ValueError):  # beyond the calendar
            continue
        found.append(Resolved(match.start(), match.end(), match[0], first, last))
    return found


def _days(match: re.Match[str], base: dt.date) -> tuple[dt.date, dt.date]:
    if match["day"]:
        name = match["day"].lower()
        further = 2 if name.startswith("the day") else 1
        day = base + dt.timedelta({"yesterday": -further, "tomorrow": further}.get(name.split()[-1], 0))
        return day, day
    if match["weekday"]:
        day = _weekday(match["which"].lower(), _WEEKDAYS[match["weekday"].lower()], base)
        return day, day
    if match["span"]:
        return _whole(match["span"].lower(), {"this": 0, "next": 1, "last": -1}[match["turn"].lower()], base)
    count = (match["ago"] or match["ahead"]).lower()
    number = int(count) if count.isdecimal() else _NUMBERS[count]
    day = _moved(base, (match["unit"] or match["unit2"]).lower(), -number if match["ago"] else number)
    return day, day


def _weekday(which: str, weekday: int, base: dt.date) -> dt.date:
    ahead = (weekday - base.weekday()) % 7
    if which in ("this", "coming"):
        return base + dt.timedelta(ahead)
    if which == "next":
        return base + dt.timedelta(ahead or 7)
    back = (base.weekday() - weekday) % 7
    return base - dt.timedelta(back or 7 if which == "last" else back)


def _whole(span: str, turn: int, base: dt.date) -> tuple[dt.date, dt.date]:
    if span == "week":
        monday = base - dt.timedelta(base.weekday()) + dt.timedelta(7 * turn)
        return monday, monday + dt.timedelta(6)
    if span == "year":
        return dt.date(base.year + turn, 1, 1), dt.date(base.year + turn, 12, 31)
    first = _moved(base.replace(day=1), "month", turn)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _moved(base: dt.date, unit: str, number: int) -> dt.date:
    if unit in ("day", "week"):
        return base + dt.timedelta(number * (7 if unit == "week" else 1))
    months = base.year * 12 + base.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(base.day, calendar.monthrange(year, month + 1)[1]))


def _of_match(match: re.Match[str]) -> dt.date | None:
    for suffix in ("", "2", "3", "4"):
        if match["y" + suffix]:
            month = match["m" + suffix]
            number = month if month.isdecimal() else str(_MONTHS[month.lower().rstrip(".")])
            return _date(match["y" + suffix], number, match["d" + suffix])
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _mail_date(value: str) -> dt.date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _parsed(value: str) -> dt.date | None:
    """Written-out dates in other languages; only with a year, because a date without one is a guess."""
    if not re.search(r"\b(?:1[6-9]|20)\d\d\b", value) or not re.search(r"[^\W\d_]{3}", value):
        return None
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    try:
        parsed = dateparser.parse(value, settings=settings)
    except Exception:  # the library raises many kinds on odd input; no date is the answer to all
        return None
    return parsed.date() if parsed else None
