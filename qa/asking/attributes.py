"""Questions for one attribute of one thing by name: "When was X born?", "Who is the director of X?".

Documents give such attributes in few forms: behind a label ("Born: 12 May 1950"), in brackets behind a name,
in what the first sentence says that the thing is. What the labels are called, the lexicon here knows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from qa.language.lexicon import PARTICLES


class Sort(StrEnum):
    """The form that the value of an attribute takes."""

    day = "day"
    number = "number"  # of people
    name = "name"  # of people, firms, bands
    place = "place"
    sport = "sport"
    origin = "origin"  # Scottish, South Korean
    what = "what"  # what a thing is said to be, in words
    label = "label"  # whatever stands behind the label


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its labels, as a question or a fact box has them, and the verbs that tell it."""

    name: str
    sort: Sort
    labels: tuple[str, ...]
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An attribute, and the name of what it is asked of.

    `by` is the word it is asked by, `how` the one that qualifies it: "estimated".
    """

    attribute: Attribute
    of: str
    by: str
    how: str = ""


def _lexicon(lines: str) -> tuple[Attribute, ...]:
    """Attributes written "name sort: labels; verbs", one a line."""
    made = []
    for line in filter(None, map(str.strip, lines.split("\n"))):
        head, _, words = line.partition(": ")
        name, sort = head.split()
        labels, verbs = (tuple(w.strip() for w in part.split(",")) for part in f"{words};".split(";")[:2])
        made.append(Attribute(name, Sort(sort), labels, tuple(filter(None, verbs))))
    return tuple(made)


ATTRIBUTES = _lexicon("""
    birth day: date of birth, birth date, birthdate, birthday, year of birth; born
    death day: date of death, death date, year of death; died
    built day: date built, year built, construction date, date of construction, year of construction; \
built, constructed, completed, erected
    opened day: date opened, year opened, opening date, opening, inauguration; opened, inaugurated
    founded day: date founded, year founded, date of foundation, foundation, formation, inception, \
date established, year established; founded, established, formed, created, incorporated
    released day: release date, date of release, premiere; released, premiered
    published day: publication date, date of publication, year of publication; published
    launched day: launch date, date of launch; launched
    population number: population, number of inhabitants, inhabitants, number of residents
    father name: father
    mother name: mother
    spouse name: spouse, husband, wife
    director name: director; directed
    author name: author, writer; wrote, written, authored
    artist name: artist, performer, singer, band, musician, painter; performed, recorded, sang, painted
    creator name: creator, maker; created, made, written, wrote, recorded, composed, painted, directed
    composer name: composer; composed
    architect name: architect; designed
    designer name: designer; designed
    producer name: producer; produced
    publisher name: publisher
    developer name: developer; developed
    owner name: owner; owned
    birthplace place: place of birth, birthplace, birth place
    location place: location
    county place: county
    country place: country
    sport sport: sport
    nationality origin: nationality
    profession what: profession, occupation, job
    kind what: type, kind, sort, medium, genre, format
""")
_NAMED = {attribute.name: attribute for attribute in ATTRIBUTES}
QUOTES = "\"“”'‘’"
WORK = (
    r"(?:album|song|film|movie|book|novel|play|painting|work|single|series|(?:video )?game|magazine|"
    r"newspaper|town|city|village|band|company|school|building|house|bridge|station)"
)
OPENING = re.compile(rf"(?:the\s+)?(?:{WORK}\s+)?(?=[{QUOTES}]|[A-Z\d])")
CLOSING = re.compile(rf"(?<=[{QUOTES}])\s+{WORK}")
LINKS = PARTICLES | {"and", "in", "to", "a", "with", "from", "my", "an", "on", "at"}
LONGEST = 80  # characters of a name
IS = r"(?:\s+(?:is|was|are|were)|['’]s)"
HOW = r"(?:(?P<how>estimated|official|current|total|exact|approximate|actual|original|main)\s+)?"
WHEN = r"(?:when|(?:in|on) (?:what|which) (?:year|date|day)|(?:what|which) year)"
OF = r"(?P<of>[^?]+?)"
OTHER = re.compile(  # any other noun that a document may have as a label
    rf"(?:what|who|which){IS}\s+the\s+(?P<said>[a-z]+(?:[ -][a-z]+)?)\s+(?:of|for)\s+{OF}\s*\??", re.I
)


def attribute_asked(question: str) -> Asked | None:
    """The attribute that the question asks for, and of what; None where it asks for anything else."""
    text = question.strip()
    for pattern, attributes in _forms():
        match = pattern.fullmatch(text)
        if match and (name := _name(match["of"])):
            said = match["said"].casefold()
            return Asked(attributes[said], name, said, (match.groupdict().get("how") or "").casefold())
    match = OTHER.fullmatch(text)
    if match and (name := _name(match["of"])):
        said = match["said"].casefold()
        return Asked(Attribute(said, Sort.label, (said,)), name, said)
    return None


def _name(text: str) -> str:
    """The name that is all of `text`, but for what kind of thing it is of; empty where it says more."""
    bare = CLOSING.sub("", OPENING.sub("", text.strip(), count=1)).strip(f"{QUOTES} ")
    words = re.findall(r"[^\W_][\w'’.-]*", bare)
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()) or len(bare) > LONGEST:
        return ""
    return "" if any(word[0].islower() and word not in LINKS for word in words) else bare


@cache
def _forms() -> tuple[tuple[re.Pattern[str], dict[str, Attribute]], ...]:
    """What questions for attributes look like, each with the attribute of every word they may say it by."""
    labels = {label: a for a in reversed(ATTRIBUTES) for label in a.labels}
    days = {verb: a for a in reversed(ATTRIBUTES) if a.sort is Sort.day for verb in a.verbs}
    deeds = {verb: a for a in reversed(ATTRIBUTES) if a.sort is Sort.name for verb in a.verbs}
    places = {"born": _NAMED["birthplace"]} | dict.fromkeys(("located", "situated"), _NAMED["location"])
    kinds = dict.fromkeys(("type", "kind", "sort"), _NAMED["kind"])
    sport, county, die = ({word: _NAMED[name]} for word, name in (
        ("sport", "sport"), ("county", "county"), ("die", "death")))  # fmt: skip
    made = (
        (rf"(?:what|who|when|where|which){IS}\s+(?:the\s+)?{HOW}{_said(labels)}\s+"
         rf"(?:of|for|behind|associated with|to)\s+{OF}", labels),
        (rf"(?:what|who|when|where){IS}\s+{OF}['’]s\s+{HOW}{_said(labels)}", labels),
        (rf"{WHEN}{IS}\s+{OF}\s+(?:first\s+|originally\s+)?{_said(days)}", days),
        (rf"{WHEN}\s+did\s+{OF}\s+{_said(die)}", die),
        (rf"where{IS}\s+{OF}\s+{_said(places)}", places),
        (rf"(?:in\s+)?(?:what|which)\s+{_said(county)}{IS}\s+{OF}(?:\s+(?:located|situated))?"
         r"(?:\s+in)?", county),
        (rf"who\s+{_said(deeds)}\s+{OF}", deeds),
        (rf"(?:what|which)\s+{_said(sport)}\s+(?:is|was|does|did)\s+{OF}\s+"
         r"(?:associated with|known for|played?|competes? in|part of)", sport),
        (rf"what\s+{_said(kinds)}\s+of\s+[a-z]+{IS}\s+{OF}", kinds),
    )  # fmt: skip
    return tuple((re.compile(rf"{form}\s*\??", re.I), attributes) for form, attributes in made)


def _said(words: Iterable[str]) -> str:
    return f"(?P<said>{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
