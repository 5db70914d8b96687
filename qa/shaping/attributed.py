"""Where a text gives an attribute by its form: behind a label, in brackets behind a name, in what a thing is.

"Born: 12 May 1950", "Ann Lee (12 May 1950 – 3 June 1999) was an English golfer", "a novel by the Scottish
author Ann Lee". Pages of records, contact sheets and boxes of facts have few other sentences than these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from qa.asking.attributes import Asked, Attribute, Sort
from qa.language.called import called
from qa.language.lexicon import PARTICLES
from qa.language.valued import COUNT, DAY, FULL_DAY, NAME, ORIGIN, PLAYER, SPORT, WORK, YEARS
from qa.shaping.credited import named_behind
from qa.shaping.labels import labelled

REACH = 400  # characters behind a name in which what it is of is told
NEAR = 160  # characters behind a name in which a sport is its own, whatever stands between
BRACKETS = re.compile(r"\(([^()]{3,160})\)")
SPAN = re.compile(r"\s[–—-]\s|(?<=\d)[–—-](?=\d{4}|\s)")  # of a life: "1901–1950"
BORN = re.compile(r"\b(?:born|b\.)")
FURTHER = re.compile(rf"(?<=[a-z]{{2}})[.;]\s|[\[\]]|\b(?!(?:{'|'.join(PARTICLES)}|or|and)\b)[a-z]{{2,}}\b")
LEAD = re.compile(
    r"(?:[^().;]{0,60}\([^()]*\)){0,3}[^.;()\n]{0,60}?\b(?:is|was|are|were) (?:an?|the|one of the) "
    r"(?P<what>[^.;\n]{3,260})"
)
WHAT_ENDS = re.compile(
    r" ?[,.;:()\[]| (?:who|which|that|best|known|born|based|from|in|at|on|by|about|for|with|set|written|"
    r"directed|released|published|created|located|and (?:was|is|has|had|played|the|an?))\b"
)
COUNTY = re.compile(r"[^.;]*?\bin (?P<value>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* County)\b")
PEOPLED = re.compile(
    r"\bpopulation(?! (?:density|growth|change|development))\b[^.;:\d]{0,30}?\s?:?\s?"
    r"(?:\(\s?[^()]*\d{4}[^()]*\)\s?)?(?:\[ ?\w+ ?\]\s?)*(?:(?:• )?Total )?[^.;\d•]{0,25}?"
    rf"(?P<value>{COUNT})",
    re.I,
)
CREDITED = frozenset({"artist", "author", "creator"})
LIVES = frozenset({"birth", "death"})


@dataclass(frozen=True, slots=True)
class Told:
    """A value where it stands, `text[start:end]`, and where what tells it begins."""

    since: int
    start: int
    end: int


def told_in(asked: Asked, text: str, start: int, end: int, title: str = "") -> Told | None:
    """The value that `text[start:end]` gives for the attribute by its form, if of the thing asked of."""
    name = called(asked.of)
    match = name.search(text, start, end)
    if match is None and not name.search(title):
        return None
    since = match.start("name") if match else start
    ways = (_lived, _credited, _labelled, _happened, _year_lived, _counted, _lead, _sport)
    for way in ways if match else (_labelled, _counted):
        found = next(way(asked, text, since, end), None)
        if found:
            return found
    return None


def _lived(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """The day of birth or death in brackets behind the name."""
    yield from _in_brackets(asked, text, start, end, FULL_DAY)


def _year_lived(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """The year of birth or death alone, which a title gives where the text has the day."""
    yield from _in_brackets(asked, text, start, end, YEARS)


def _in_brackets(asked: Asked, text: str, start: int, end: int, day: str) -> Iterator[Told]:
    """Of "5 May 1901 – 6 June 1950", "born 5 May 1901" or "Leeds, 1901 – York, 1950" what is asked."""
    if asked.attribute.name not in LIVES:
        return
    for m in _brackets(asked, text, start, end):
        said, at, dash = m[1], m.start(1), SPAN.search(m[1])
        if asked.attribute.name == "birth":
            said = said[: dash.start()] if dash else said if BORN.search(said) else ""
        else:
            said, at = (said[dash.end() :], at + dash.end()) if dash else ("", at)
        if found := re.search(day, said, re.I):
            yield Told(start, at + found.start(), at + found.end())


def _credited(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """Whose album, film or book it is by the brackets behind its name: "(Ann Lee album)"."""
    if asked.attribute.name not in CREDITED:
        return
    for m in _brackets(asked, text, start, end)[:1]:
        kind, name = re.search(rf"\b{WORK}\b", m[1], re.I), re.match(NAME, m[1])
        if kind and name and not name[0][0].isdigit():
            value = m[1][: min(name.end(), kind.start())].rstrip()
            if value:
                yield Told(start, m.start(1), m.start(1) + len(value))


def _brackets(asked: Asked, text: str, start: int, end: int) -> list[re.Match[str]]:
    """The first brackets behind the name that begins at `start`, before its sentence says more of it."""
    name = called(asked.of).match(text, start)
    if name is None:
        return []
    first, stop = name.end(), min(end, start + REACH)
    ends = FURTHER.search(BRACKETS.sub(lambda m: "-" * len(m[0]), text[first:stop]))
    return list(BRACKETS.finditer(text, first, first + ends.start() if ends else stop))[:3]


def _labelled(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """What stands behind a label of the attribute."""
    if asked.attribute.sort is not Sort.number:
        for since, first, last in labelled(asked, text, start, end):
            yield Told(since, first, last)


def _counted(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """How many people live somewhere; where "estimated" is asked, what is called an estimate first."""
    if asked.attribute.sort is not Sort.number:
        return
    found = [Told(m.start(), *m.span("value")) for m in PEOPLED.finditer(text, start, end)]
    if asked.how:
        stem = asked.how[:6]
        found.sort(key=lambda told: stem not in text[max(start, told.since - 60) : told.start].casefold())
    yield from found


def _lead(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """What the first sentence on the name says that it is, of where, and by whom."""
    attribute = asked.attribute
    if attribute.name == "father":
        yield from (
            Told(start, *span) for span in named_behind(attribute, text, start, min(end, start + REACH))
        )
    found = called(asked.of).match(text, start)
    lead = LEAD.match(text, found.end(), end) if found else None
    if lead is None or attribute.name == "father":
        return
    first, last = lead.span("what")
    if attribute.sort is Sort.name:
        yield from (Told(start, *span) for span in named_behind(attribute, text, first, last))
    elif asked.by in ("format", "genre"):
        phrase = re.compile(rf"\ban? (?P<value>[\w/ -]{{3,40}} {asked.by})\b")
        yield from (Told(start, *m.span("value")) for m in phrase.finditer(text, start, end))
    elif attribute.sort is Sort.what:
        stop = WHAT_ENDS.search(text, first, last)
        yield Told(start, first, stop.start() if stop else last)
    elif (form := _of_what(attribute)) and (m := form.match(text, first, last)):
        yield Told(start, *m.span("value"))


def _of_what(attribute: Attribute) -> re.Pattern[str] | None:
    """How what a thing is begins where it gives the attribute: "a Scottish poet", "a 1968 film"."""
    if attribute.sort is Sort.origin:
        return ORIGIN
    if attribute.name in ("released", "published"):
        return re.compile(rf"(?P<value>{YEARS})")
    return COUNTY if attribute.name == "county" else None


def _happened(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """The day behind a verb of the attribute: "was built about 1870", "born in Leeds on 5 May 1950"."""
    if asked.attribute.sort is Sort.day:
        for m in _deed(asked.attribute).finditer(text, start, min(end, start + REACH)):
            yield Told(start, *m.span("value"))


@cache
def _deed(attribute: Attribute) -> re.Pattern[str]:
    between = r"[^.;()\d]{0,60}?" if attribute.name in LIVES else r"(?:[a-z]+ ){0,3}?"
    return re.compile(
        rf"\b(?:was|were|is|it|and|he|she) (?:first |originally )?(?:{'|'.join(attribute.verbs)}) {between}"
        rf"(?:(?:in|on) )?(?P<value>{DAY})",
        re.I,
    )


def _sport(asked: Asked, text: str, start: int, end: int) -> Iterator[Told]:
    """The sport that is named first behind the name, where none is, the first player of one."""
    if asked.attribute.sort is Sort.sport:
        for pattern in (SPORT, PLAYER):
            for m in pattern.finditer(text, start, min(end, start + REACH)):
                yield Told(start if m.start() - start < NEAR else m.start(), m.start(), m.end())
