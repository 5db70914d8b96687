"""Values behind labels in lines or running text: "Born : 12 May 1950", "Director Ann Lee Writers Jim Doe"."""

import re
from collections.abc import Iterator
from functools import cache

from qa.asking.attributes import ATTRIBUTES, Asked, Attribute, Sort
from qa.language.called import called
from qa.language.valued import COUNT, DAY, NAME, PLACE, SPORT

FORMS = {Sort.day: DAY, Sort.number: COUNT, Sort.place: PLACE, Sort.sport: SPORT.pattern}
OPEN = frozenset({Sort.name, Sort.place, Sort.what, Sort.label})  # they end where the next label begins
TOLD_TWICE = r"(?:\(\s*\d{4}-\d\d-\d\d\s*\)\s*)?"  # "( 1950-05-12 ) 12 May 1950"
# labels that stand behind others in boxes of facts
MORE = (
    "Year|Stars|Cast|Writers|Directors|Language|Length|Studio|Religion|Issue|House|Died|Children|Affiliations|"
    "Website|Address|Phone|Height|Weight|Position|Dimensions"
)


OF_PEOPLE = frozenset({"birth", "death", "birthplace", "father", "mother", "spouse"})
OTHER = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]*)+(?=\s*[,(:]?\s*$)")  # "Jo Lund" in front of "Born: 1902"


def labelled(asked: Asked, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where a label of the attribute stands behind `start`, and where its value begins and ends.

    A label beyond an empty line is another thing's where there are several such; right behind another name,
    one of birth or kin is another's.
    """
    found = list(_label(asked.attribute, asked.by).finditer(text, start, end))
    for m in found:
        if len(found) > 1 and "\n\n" in text[start : m.start()].strip():
            return
        other = OTHER.search(text[start : m.start()]) if asked.attribute.name in OF_PEOPLE else None
        if other and not called(asked.of).search(other[0]):
            continue
        first, last = m.span("value")
        if asked.attribute.sort in OPEN:
            stop = _next_label().search(m["value"])
            last = first + len(m["value"][: stop.start() if stop else None].rstrip(" ,.;:|–-"))
        if last > first:
            yield m.start(), first, last


@cache
def _label(attribute: Attribute, by: str) -> re.Pattern[str]:
    if attribute.sort is Sort.label:
        return re.compile(rf"\b{_capital(by)}\s*:\s*(?P<value>[^\n;|•]{{1,80}})")
    value = FORMS.get(attribute.sort, NAME)
    if attribute.sort is Sort.day:  # in small letters, too: a day behind them is no accident
        deeds = "|".join(map(_capital, attribute.verbs))
        words = "|".join(map(re.escape, attribute.labels))
        return re.compile(
            rf"\b(?:{words}|(?-i:{deeds})(?: on| in)?)(?:\s*[:=|–-]\s*|\s+){TOLD_TWICE}(?P<value>{value})",
            re.I,
        )
    labels = (by,) if attribute.sort is Sort.what else attribute.labels
    by_whom = [f"{_capital(verb)} by" for verb in attribute.verbs]
    words = "|".join([*map(_capital, labels), *by_whom])
    return re.compile(rf"\b(?:{words})(?:\(?s\)?)?(?:\s*[:=|]\s*|\s+)(?P<value>{value})")


@cache
def _next_label() -> re.Pattern[str]:
    """Where another label begins."""
    known = {word for a in ATTRIBUTES for word in (*a.labels, *a.verbs)}
    words = "|".join(sorted(map(_capital, known), key=len, reverse=True))
    return re.compile(rf"(?<=\s)(?:(?:{words}|{MORE})\b|[A-Z][a-z]+(?: [a-z]+)?\s*:)")


def _capital(word: str) -> str:
    return re.escape(f"{word[0].upper()}{word[1:]}")
