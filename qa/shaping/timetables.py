"""Timetables: what a line of days and hours says is the thing's that stands above it, and of no other day.

    Office
    Tuesday and Thursday: 16:00 - 19:00
    Saturday: 10:00 - 12:00

The reader takes the line nearest in words; which one is meant, the name above and the day decide. A thing
that has hours is closed on the days that its timetable leaves out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.cutting.sentences import Span
from index.documents import Document
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.lexicon import MONTHS, WEEKDAYS
from qa.language.moments import A_WEEKDAY, weekdays
from qa.language.words import content, stems
from qa.shaping.settled import Settled, one_a_document, quoted

CLOCK = r"(?:\d{1,2}(?:[:.h]\d{2})?(?:\s*[ap]\.?m\b\.?)?|noon|midnight)"
HOURS = re.compile(
    rf"\b(?P<opens>{CLOCK})\s*(?:[-–—]|to|till|until)\s*(?P<closes>{CLOCK})(?![\d:]|\s*(?:{'|'.join(MONTHS)}))",
    re.I,
)
CLOSED = re.compile(r"\bclosed\b", re.I)
PRESENT = r"\b(?:is|are|do|does)\b(?!.*\b(?:was|were|did|has|had)\b)"
ASKED = re.compile(
    rf"^(?:is|are|does|do)\b.*\b(?:open|close[ds]?|shut)\b"
    rf"|^(?:(?:from|until|till|at|by) )?(?:when|what time|how (?:late|early|long))\b.*{PRESENT}"
    r".*\b(?:open|closed?|shut)\b"
    r"|^(?:what|which|when)\b.*\b(?:opening|closing|business|office) (?:hours|times?)\b",
    re.I,
)
AT_A_TIME = re.compile(r"\b(?:at|before|after|by) (?:\d|noon|midnight)|\d{4}|\b(?:today|tomorrow)\b", re.I)
CLOSES = re.compile(r"\b(?:clos(?:e|es|ing)|shut)\b|\b(?:until|till) (?:when|what)\b|\bhow late\b", re.I)
OPENS = re.compile(r"\b(?:do|does)\b.*\bopen\b|\bopening time\b|\bhow early\b", re.I)
SHUT = re.compile(r"\b(?:closed|shut)\b", re.I)
MARK = re.compile(r"^[\s#*_>-]+|[\s:*_]+$")
LONGEST_LINE, LONGEST_LABEL = 120, 60  # characters
LONGEST = 20_000  # characters of a text that are looked through
GENERAL = stems(
    f"{' '.join(WEEKDAYS)} open opening opens close closed closing shut hours time day week weekday weekend"
    " late early long business daily"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a timetable: `text[start:end]`, the name it stands under, its days, where its hours stand."""

    label: frozenset[str]
    days: frozenset[str]
    start: int
    end: int
    opens: Span | None = None
    closes: Span | None = None
    vague: bool = False  # "(Wed until 1 pm)": neither its hours nor that it is closed can be told


def listed(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """What the timetables of the documents found say of the hours asked for; None where they decide nothing.

    Where two of them say otherwise, they decide nothing either.
    """
    days = weekdays(part.text)
    settled = part.kind is Kind.yes_no and not days
    if settled or not ASKED.search(part.text) or AT_A_TIME.search(part.text):
        return None
    told = [t for t in (_told(part, days, c) for c in one_a_document(found)) if t]
    if not told or any((t.said, _hours(t)) != (told[0].said, _hours(told[0])) for t in told[1:]):
        return None
    return Settled(told[0].said, tuple(c for t in told for c in t.lines))


def timetable(text: str) -> list[Entry]:
    """What the lines of a text say of days: their hours, or that it is closed."""
    found, label, at = list[Entry](), frozenset[str](), 0
    for line in text[:LONGEST].split("\n"):
        entries = list(_entries(line, at, label)) if len(line) <= LONGEST_LINE else []
        found += entries
        if not entries and (named := _label(line)) is not None:
            label = named
        at += len(line) + 1
    return found


def _told(part: Part, days: frozenset[str], near: Candidate) -> Settled | None:
    """What the timetable of one document says."""
    mine = _of_thing(set(content(part.text)) - GENERAL, near.document)
    lines = [e for e in mine if days <= e.days] if days else mine
    if any(e.vague for e in mine if not days or days & e.days):
        return None
    if part.kind is not Kind.yes_no:
        alone = len(lines) == 1  # of several, the hours say nothing without their days
        told = tuple(_line(near, e, _asked_of(part.text, e) if alone else None) for e in lines)
        return Settled("", told) if told else None
    apart = [e for e in mine if days & e.days and e not in lines]
    if not mine or apart or len({e.opens is None for e in lines}) > 1:
        return None  # some of the days only
    is_open = any(e.opens for e in lines)
    said = "Yes" if is_open is not bool(SHUT.search(part.text)) else "No"
    return Settled(said, tuple(_line(near, e, None) for e in lines or mine))


def _of_thing(thing: set[str], document: Document) -> list[Entry]:
    """The lines under the name of the thing; all, where they stand under one name and the title has it."""
    entries = timetable(document.text)
    most = max((len(thing & e.label) for e in entries), default=0)
    if most:
        return [e for e in entries if len(thing & e.label) == most]
    titled = thing & set(content(f"{document.source.title} {document.source.path}"))
    return entries if titled and len({e.label for e in entries}) == 1 else []


def _asked_of(question: str, entry: Entry) -> Span | None:
    """Where the line has the hour that is asked for, or all of them."""
    if entry.opens is None or entry.closes is None:
        return None
    if CLOSES.search(question):
        return entry.closes
    return entry.opens if OPENS.search(question) else (entry.opens[0], entry.closes[1])


def _hours(told: Settled) -> tuple[str, ...]:
    """What the lines answer, to tell whether two timetables say the same; yes and no say it already."""
    return () if told.said else tuple(c.short or c.text for c in told.lines)


def _line(near: Candidate, entry: Entry, answer: Span | None) -> Candidate:
    return replace(quoted(near, entry.start, entry.end), answer=answer, lacks=False)


def _entries(line: str, at: int, label: frozenset[str]) -> Iterator[Entry]:
    """One for each group of days: "Monday to Friday 9 to 12, Saturday 10 to 14" has two."""
    start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
    for first, last in _groups(line):
        days, hours = weekdays(line[first:last]), list(HOURS.finditer(line, first, last))
        named = A_WEEKDAY.search(line, first, last)
        ahead = set(content(line[: named.start()])) - GENERAL if named and not first else set[str]()
        label = frozenset(ahead) or label
        if days and hours:
            opens, closes = hours[0].span("opens"), hours[-1].span("closes")
            yield Entry(
                label, days, start, end, (at + opens[0], at + opens[1]), (at + closes[0], at + closes[1])
            )
        elif days and (first or CLOSED.search(line, first, last)):
            yield Entry(label, days, start, end, vague=not CLOSED.search(line, first, last))


def _groups(line: str) -> list[Span]:
    """Stretches of a line, each with days and what is said of them."""
    cuts = [0]
    for day in A_WEEKDAY.finditer(line):
        first = A_WEEKDAY.search(line, cuts[-1])
        behind = (first.end(), day.start()) if first else (0, 0)
        if HOURS.search(line, *behind) or CLOSED.search(line, *behind):
            cuts.append(day.start())
    return list(zip(cuts, [*cuts[1:], len(line)], strict=True))


def _label(line: str) -> frozenset[str] | None:
    """The telling words of a line that names what stands below it; None for one that names nothing."""
    name = MARK.sub("", line)
    told = name.endswith((".", "!", ";", ",")) or HOURS.search(name)
    if not name or len(name) > LONGEST_LABEL or told:
        return None
    return frozenset(set(content(name)) - GENERAL) or None
