"""Timetables: what a line of days and hours says is the thing's that stands above it, and of no other day.

    Office
    Tuesday and Thursday: 16:00 - 19:00
    Saturday: 10:00 - 12:00

The reader takes the line nearest in words; which one is meant, the name above and the day decide. A thing
that has hours is closed on the days that its timetable leaves out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.cutting.sentences import Span
from index.documents import Document
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.days import ONE, weekdays
from qa.language.lexicon import MONTHS, WEEKDAYS
from qa.language.words import content, stem

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
GENERAL = frozenset(
    map(
        stem,
        (*WEEKDAYS, "open", "opening", "opens", "close", "closed", "closing", "shut", "hours", "time", "day",
         "week", "weekday", "weekend", "late", "early", "long", "business", "daily"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a timetable: `text[start:end]`, the name it stands under, its days, where its hours stand."""

    label: frozenset[str]
    days: frozenset[str]
    start: int
    end: int
    opens: Span | None = None
    closes: Span | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Yes or No, where that was asked, and the lines that tell it."""

    said: str
    lines: tuple[Candidate, ...]


def listed(part: Part, found: Sequence[Candidate], verdict: Verdict, threshold: float) -> Listed | None:
    """What the timetables of the documents found say of the hours asked for; None where they decide nothing.

    Where two of them say otherwise, they decide nothing either.
    """
    days = weekdays(part.text)
    settled = part.kind is Kind.yes_no and not days
    if settled or not ASKED.search(part.text) or AT_A_TIME.search(part.text):
        return None
    told = [t for t in (_told(part, days, c) for c in _nearest(found)) if t]
    if not told or any((t.said, _hours(t)) != (told[0].said, _hours(told[0])) for t in told[1:]):
        return None
    sure = max(verdict.probability, threshold)
    return Listed(told[0].said, tuple(replace(c, probability=sure) for t in told for c in t.lines))


def timetable(text: str) -> list[Entry]:
    """The lines of a text that give days with hours, or say that it is closed on them."""
    found, label, at = [], frozenset[str](), 0
    for line in text[:LONGEST].split("\n"):
        entry = _entry(line, at, label)
        if entry:
            found.append(entry)
        elif (named := _label(line)) is not None:
            label = named
        at += len(line) + 1
    return found


def _nearest(found: Iterable[Candidate]) -> list[Candidate]:
    """One candidate of each document."""
    return list({c.document.source.document_id: c for c in found}.values())


def _told(part: Part, days: frozenset[str], near: Candidate) -> Listed | None:
    """What the timetable of one document says."""
    mine = _of_thing(set(content(part.text)) - GENERAL, near.document)
    lines = [e for e in mine if days <= e.days] if days else mine
    if part.kind is not Kind.yes_no:
        alone = len(lines) == 1  # of several, the hours say nothing without their days
        told = tuple(_line(near, e, _asked_of(part.text, e) if alone else None) for e in lines)
        return Listed("", told) if told else None
    apart = [e for e in mine if days & e.days and e not in lines]
    if not mine or apart or len({e.opens is None for e in lines}) > 1:
        return None  # some of the days only
    is_open = any(e.opens for e in lines)
    said = "Yes" if is_open is not bool(SHUT.search(part.text)) else "No"
    return Listed(said, tuple(_line(near, e, None) for e in lines or mine))


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


def _hours(told: Listed) -> tuple[str, ...]:
    """What the lines answer, to tell whether two timetables say the same; yes and no say it already."""
    return () if told.said else tuple(c.short or c.text for c in told.lines)


def _line(near: Candidate, entry: Entry, answer: Span | None) -> Candidate:
    return replace(near, start=entry.start, end=entry.end, answer=answer, margin=None, fits=True, lacks=False)


def _entry(line: str, at: int, label: frozenset[str]) -> Entry | None:
    days = weekdays(line) if len(line) <= LONGEST_LINE else frozenset[str]()
    hours, named = list(HOURS.finditer(line)), list(ONE.finditer(line))
    if not days or not (hours or CLOSED.search(line)):
        return None
    if hours and any(day.start() > hours[0].start() for day in named):
        return None  # "Monday 9 to 12, Saturday 10 to 14": two in one line
    ahead = set(content(line[: named[0].start()])) - GENERAL if named else set[str]()
    start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
    entry = Entry(frozenset(ahead) or label, days, start, end)
    if not hours:
        return entry
    opens, closes = hours[0].span("opens"), hours[-1].span("closes")
    return replace(entry, opens=(at + opens[0], at + opens[1]), closes=(at + closes[0], at + closes[1]))


def _label(line: str) -> frozenset[str] | None:
    """The telling words of a line that names what stands below it; None for one that names nothing."""
    name = MARK.sub("", line)
    told = name.endswith((".", "?", "!", ";", ",")) or HOURS.search(name)
    if not name or len(name) > LONGEST_LABEL or told:
        return None
    return frozenset(set(content(name)) - GENERAL) or None
