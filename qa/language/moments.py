"""Dates written in a text, as far as they are given: year, month, day, weekday.

Weekdays are also read as a text means them: "Monday to Friday", "weekends", "daily".
"""

import re
from dataclasses import dataclass

from qa.language.lexicon import MONTH, MONTHS, WEEKDAYS, YEAR

DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
IN_YEAR = rf"(?: ?, ?| )(?P<y>{YEAR})\b"
FORMS = (
    re.compile(r"\b(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)\b"),
    re.compile(rf"\b{DAY}(?: of)? (?P<m>{MONTH})(?:\.?{IN_YEAR})?", re.I),
    re.compile(rf"\b(?P<m>{MONTH})\.? {DAY}\b(?!\d)(?:{IN_YEAR})?", re.I),
    re.compile(rf"\b(?P<m>{MONTH})\.?,? (?P<y>{YEAR})\b", re.I),
    re.compile(
        r"\b(?:in|since|until|by|of|during|early|late|mid|last|next|between|from|to|and) "
        rf"(?P<m>{'|'.join(MONTHS)})\b",
        re.I,
    ),
)
SHORT = {day[:3].capitalize(): day for day in WEEKDAYS} | {
    "Tues": "tuesday",
    "Thur": "thursday",
    "Thurs": "thursday",
}
# short forms in capitals only: "sun" and "sat" are words of their own
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})s?\b|(?-i:{'|'.join(sorted(SHORT, key=len, reverse=True))})\b\.?"
SPAN = re.compile(rf"\b(?P<first>{WEEKDAY})\s*(?:[-–—]|to|till|until|through)\s*(?P<last>{WEEKDAY})", re.I)
A_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY})", re.I)
WORKDAYS = re.compile(r"\b(?:weekdays?|working days?)\b", re.I)
WEEKEND = re.compile(r"\bweekends?\b", re.I)
ALL = re.compile(r"\b(?:daily|every day|(?:seven|7) days a week|all week)\b", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as the text gives it; `text[start:end]`."""

    year: int | None
    month: int | None
    day: int | None
    weekday: str
    start: int
    end: int

    def within(self, other: "Moment") -> bool:
        """Whether all that this one says is said by the other, too."""
        mine = (self.year, self.month, self.day, self.weekday or None)
        theirs = (other.year, other.month, other.day, other.weekday or None)
        return all(a is None or a == b for a, b in zip(mine, theirs, strict=True))


def moments(text: str) -> list[Moment]:
    """The dates in `text`, without lone years, in order of place."""
    found: list[Moment] = []
    for form in FORMS:
        for match in form.finditer(text):
            taken = any(m.start < match.end() and match.start() < m.end for m in found)
            if not taken and match.groupdict().get("m") != "may":  # "drivers under 21 may …"
                found.append(_moment(match))
    for match in A_WEEKDAY.finditer(text):
        found.append(Moment(None, None, None, _weekday(match.group()), *match.span()))
    return sorted(found, key=lambda m: m.start)


def weekdays(text: str) -> frozenset[str]:
    """The weekdays, in lower case; those between the two of a span among them."""
    found = named_weekdays(text)
    for match in SPAN.finditer(text):
        first, last = (WEEKDAYS.index(_weekday(match[end])) for end in ("first", "last"))
        found |= {WEEKDAYS[at % 7] for at in range(first, last + (8 if last < first else 1))}
    if WORKDAYS.search(text):
        found |= {*WEEKDAYS[:5]}
    if WEEKEND.search(text):
        found |= {*WEEKDAYS[5:]}
    return frozenset(WEEKDAYS if ALL.search(text) else found)


def named_weekdays(text: str) -> set[str]:
    """The weekdays that a text names, in lower case."""
    return {_weekday(match.group()) for match in A_WEEKDAY.finditer(text)}


def _moment(match: re.Match[str]) -> Moment:
    given = match.groupdict()
    month = given.get("m")
    number = int(given["n"]) if given.get("n") else None
    if month:
        number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    return Moment(
        int(given["y"]) if given.get("y") else None,
        number,
        int(given["d"]) if given.get("d") else None,
        "",
        *match.span(),
    )


def _weekday(word: str) -> str:
    return SHORT.get(word.rstrip("."), word.casefold().removesuffix("s"))
