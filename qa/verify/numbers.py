"""Numbers and dates of a statement: each must stand in the ground, and count there what it counts here."""

import re
from dataclasses import dataclass

from index.cutting.sentences import sentence_spans
from qa.language.moments import moments
from qa.language.quantities import Quantity, Sort, digits_used, quantities, same_value
from qa.language.words import Word, stems, words

BREAK = re.compile(r"[,;:()]|\b(?:and|or|but|while|whereas|against|compared)\b|\bto\b(?=\s+[$€£]?\d)", re.I)
GENERIC = stems("people person total number percent per cent least about")
VERBAL = re.compile(r"(?:ed|en)$|^(?:won|lost|sank|left|shot)$")
BOUND = re.compile(r"\b(?:since|until|before|after|over|under|below|above)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Setting:
    """A number with the stems before and behind it in its stretch of the sentence, up to the next number."""

    number: Quantity
    before: tuple[str, ...]
    behind: tuple[str, ...]
    verbs: tuple[str, ...]  # those behind it that look like verbs
    bound: str  # "since", "under", … in front of it


def wrong_number(statement: str, said: str, days: tuple[str, ...] = ()) -> str:
    """The first number of the statement that the ground does not give for that, else an empty text."""
    given = _settings(said)
    for setting in _settings(statement):
        number = setting.number
        shown = statement[number.start : number.end]
        if number.sort is Sort.code or (
            number.sort is Sort.year and any(day.startswith(shown) for day in days)
        ):
            continue
        own = [s for s in given if _given(number, s.number)]
        if not own and any(_given(number, q) for q in quantities(said)):
            continue  # it stands within a date
        if not own:
            return shown
        others = [s for s in given if s not in own]
        if (
            setting.bound
            and not any(s.bound == setting.bound for s in own)
            and any(s.bound for s in own + others)
        ):
            return shown
        if number.sort not in (Sort.year, Sort.ordinal) and _counts_other(setting, own, others):
            return shown
    return _wrong_year(statement, said)


def wrong_date(statement: str, said: str, days: tuple[str, ...]) -> str:
    """The first date of the statement that the ground does not give, else an empty text."""
    given = moments(said) + [m for day in days for m in moments(day)]
    for moment in moments(statement):
        if not any(moment.within(other) for other in given):
            return statement[moment.start : moment.end]
    return ""


def _given(number: Quantity, ground: Quantity) -> bool:
    """Whether the ground gives the number: the same, or a large one that is rounded here."""
    if number.value == ground.value or not same_value(number, ground):
        return same_value(number, ground)
    return number.value >= 1000 and digits_used(number.value) < digits_used(ground.value)


def _counts_other(setting: Setting, own: list[Setting], others: list[Setting]) -> bool:
    """Whether what the number counts here belongs to another number there."""
    if any(verb in s.verbs for verb in setting.verbs for s in own):
        return False
    if any(verb in s.verbs for verb in setting.verbs for s in others):
        return True
    told = [w for w in setting.behind[:2] if w not in GENERIC]
    if told:
        here = any(told[0] in s.behind for s in own)
        return not here and any(told[0] in s.behind[:2] for s in others) and any(s.behind for s in own)
    for word in reversed(setting.before):
        mine, theirs = any(word in s.before for s in own), any(word in s.before for s in others)
        if mine or theirs:
            return theirs and not mine and any(s.before for s in own)
    return False


def _settings(text: str) -> list[Setting]:
    """The numbers of a text that are no part of a date, each with its setting."""
    dates, numbers, inside = moments(text), quantities(text), words(text)
    inside = tuple(w for w in inside if not any(d.start <= w.start < d.end for d in dates))
    plain = [q for q in numbers if not any(d.start <= q.start and q.end <= d.end for d in dates)]
    found = []
    for start, end in _stretches(text, numbers):
        here = [q for q in plain if start <= q.start < end]
        for i, number in enumerate(here):
            floor = here[i - 1].end if i else start
            roof = next((q.start for q in here[i + 1 :] if not _part(text, q)), end)
            found.append(_setting(text, number, inside, floor, roof, scored=_score(text, number)))
    return found


def _setting(
    text: str, number: Quantity, inside: tuple[Word, ...], floor: int, roof: int, scored: bool
) -> Setting:
    before = [w for w in inside if floor <= w.start and w.end <= number.start and _tells(w)]
    behind = [w for w in inside if number.end <= w.start < roof and _tells(w)]
    if scored:  # 3–1 counts nothing
        before = behind = []
    bound = BOUND.search(text[: number.start])
    return Setting(
        number,
        tuple(w.stem for w in before[-3:]),
        tuple(w.stem for w in behind[:6]),
        () if _part(text, number) else tuple(w.stem for w in behind[:4] if VERBAL.search(w.text)),
        bound.group().strip().lower() if bound else "",
    )


def _part(text: str, number: Quantity) -> bool:
    """Whether it is the whole that another number is a part of: the 540 of "212 of 540"."""
    return bool(re.search(r"\d\s+of\s+(?:the\s+)?$", text[: number.start]))


def _tells(word: Word) -> bool:
    return not word.stop and not word.text[0].isdigit()


def _score(text: str, number: Quantity) -> bool:
    around = text[max(0, number.start - 2) : number.start] + "|" + text[number.end : number.end + 2]
    return bool(re.search(r"\d[–:-]\||\|[–:-]\d", around))


def _wrong_year(statement: str, said: str) -> str:
    """The year that a statement sets beside a number, where the ground sets another one beside it."""
    mine, theirs = quantities(statement), quantities(said)
    years = [q for q in mine if q.sort is Sort.year]
    counts = [q for q in mine if q.sort in (Sort.plain, Sort.percent, Sort.money)]
    if len(years) != 1 or len(counts) != 1:
        return ""
    for own in (q for q in theirs if same_value(q, counts[0])):
        behind = [q for q in theirs if q.sort is Sort.year and q.start > own.end]
        several = len({q.value for q in theirs if q.sort is Sort.year}) > 1
        if several and behind and " in " in said[own.end : behind[0].start] + " ":
            return "" if behind[0].value == years[0].value else statement[years[0].start : years[0].end]
    return ""


def _stretches(text: str, numbers: list[Quantity]) -> list[tuple[int, int]]:
    """Stretches of sentences between breaks; numbers are never cut."""
    cuts = []
    for a, b in sentence_spans(text):
        edges = [a]
        for match in BREAK.finditer(text, a, b):
            if match.group().lower() == "to" and " from " not in text[edges[-1] : match.start()]:
                continue
            if not any(q.start < match.end() and match.start() < q.end for q in numbers):
                edges.append(match.start())
        cuts += list(zip(edges, [*edges[1:], b], strict=True))
    return cuts or [(0, len(text))]
