"""The days of the week that a text means: "Monday to Friday", "weekends", "daily"."""

import re

from qa.language.lexicon import WEEKDAYS

SHORT = {day[:3].capitalize(): day for day in WEEKDAYS} | {
    "Tues": "tuesday",
    "Thur": "thursday",
    "Thurs": "thursday",
}
# short forms in capitals only: "sun" and "sat" are words of their own
DAY = rf"(?:{'|'.join(WEEKDAYS)})s?\b|(?-i:{'|'.join(sorted(SHORT, key=len, reverse=True))})\b\.?"
SPAN = re.compile(rf"\b(?P<first>{DAY})\s*(?:[-–—]|to|till|until|through)\s*(?P<last>{DAY})", re.I)
ONE = re.compile(rf"\b(?:{DAY})", re.I)
WORKDAYS = re.compile(r"\b(?:weekdays?|working days?)\b", re.I)
WEEKEND = re.compile(r"\bweekends?\b", re.I)
ALL = re.compile(r"\b(?:daily|every day|(?:seven|7) days a week|all week)\b", re.I)


def weekdays(text: str) -> frozenset[str]:
    """The weekdays, in lower case; those between the two of a span among them."""
    found = {_day(match.group()) for match in ONE.finditer(text)}
    for match in SPAN.finditer(text):
        first, last = (WEEKDAYS.index(_day(match[end])) for end in ("first", "last"))
        found |= {WEEKDAYS[at % 7] for at in range(first, last + (8 if last < first else 1))}
    if WORKDAYS.search(text):
        found |= {*WEEKDAYS[:5]}
    if WEEKEND.search(text):
        found |= {*WEEKDAYS[5:]}
    return frozenset(WEEKDAYS if ALL.search(text) else found)


def _day(word: str) -> str:
    return SHORT.get(word.rstrip("."), word.casefold().removesuffix("s"))
