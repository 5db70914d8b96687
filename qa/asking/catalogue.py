"""Questions about the collection itself: what is in it, how many there are, which is the newest."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from index.dates import first_date
from qa.asking.surveys import SORT, sort_in

_ANY = r"(?:documents?|docs|files?|sources?|texts?)"
_CALLED = r"(?:articles?|reports?|papers?)"
_THOSE = rf"(?:{_ANY}|(?P<sort>{_CALLED}|{SORT}))"
_WHOLE = rf"(?:these|this|the|those|my) (?:{_ANY}|{_CALLED}|folder|collection|corpus|archive)"
_HERE = r"(?: (?:here|there|in (?:this|the|my|our|your) (?:folder|collection|corpus|index|library|archive)))*"
_HAVE = r"(?:are there|do (?:you|we|i) have|have (?:you|we|i)(?: got)?|did you (?:read|index|find))"
_MONTHS = "|".join(name for name in calendar.month_name if name)
_DAY = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}|(?:{_MONTHS}) \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d"
_WHEN = (
    r"(?: (?:that |which )?(?:(?:are|were|is|was) )?(?:dated |written )?"
    r"(?P<side>from|of|in|on|since|after|before|until|dated)"
    rf" (?P<when>{_DAY}|(?:{_MONTHS}) \d{{4}}|\d{{4}}))?"
)
_IS = r"(?:which|what)(?: (?:is|was|are))?(?: the| your)?"
_LIST = r"(?:list|show|name|give)(?: me| us)?(?: all| every| the| my| our| your)*"
_FORMS = tuple(
    (asked, re.compile(form + r"[\s?.!]*$", re.I))
    for asked, form in (
        ("count", rf"how many {_THOSE}(?: {_HAVE}{_HERE})?{_WHEN}"),
        ("list", rf"{_LIST} {_THOSE}(?: (?:that )?(?:you have|there are|we have|i have))?{_HERE}{_WHEN}"),
        ("list", rf"(?:which|what) {_THOSE} {_HAVE}{_HERE}{_WHEN}"),
        ("list", rf"(?:which|what) {_THOSE}{_WHEN}"),
        ("about", rf"what(?: is|['’]s| are) (?:all )?(?:in )?{_WHOLE}(?: all)?(?: about)?"),
        ("about", rf"what (?:do|does) {_WHOLE} (?:cover|contain|hold|deal with)"),
        ("about", r"what(?: is|['’]s) (?:all )?in (?:here|there)"),
        ("about", r"what (?:can|could|may|should|do) (?:i|we|you) (?:ask|answer|know)(?: you)?(?: about)?"),
        ("newest", rf"{_IS} (?:newest|latest|most recent) {_THOSE}{_HERE}"),
        ("oldest", rf"{_IS} (?:oldest|earliest) {_THOSE}{_HERE}"),
    )
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`asked` is count, list, about, newest or oldest; of one sort of document, or of a stretch of days."""

    asked: str
    sort: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    when: str = ""  # the days in words: "from 2023"

    def has(self, day: dt.date | None) -> bool:
        """Whether a document of that day, or of none, is meant."""
        if not (self.first or self.last):
            return True
        return day is not None and (self.first or day) <= day <= (self.last or day)


def catalogue_of(question: str) -> Catalogue | None:
    """What is asked of the collection; None where something in the documents is asked for."""
    for asked, form in _FORMS:
        if found := form.match(question.strip()):
            said = found.groupdict()
            if form.groupindex.get("when") and asked == "list" and not (said["when"] or _lists(question)):
                continue
            first, last = _days(said.get("side") or "", said.get("when") or "")
            when = f"{said['side'].lower()} {said['when']}" if said.get("when") else ""
            return Catalogue(asked, sort_in(said.get("sort")), first, last, when)
    return None


def _lists(question: str) -> bool:
    """Whether it asks for a list by itself: "Which documents?" may look back on an answer."""
    return len(question.split()) > 2


def _days(side: str, when: str) -> tuple[dt.date | None, dt.date | None]:
    if not when:
        return None, None
    year = int(re.search(r"\d{4}", when)[0])  # type: ignore[index]  # every form of `when` has one
    month = next(
        (n for n, name in enumerate(calendar.month_name) if name and name.lower() in when.lower()), 0
    )
    first = last = first_date(when)
    if first is None or last is None:
        first = dt.date(year, month or 1, 1)
        last = dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    one = dt.timedelta(days=1)
    match side.lower():
        case "since":
            return first, None
        case "after":
            return last + one, None
        case "before":
            return None, first - one
        case "until":
            return None, last
    return first, last
