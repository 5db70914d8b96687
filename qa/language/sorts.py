"""Questions that say by a noun what sort of thing they ask for, where such a thing is known by its form.

A colour is one of few words, a month too, a port is a number: a sentence without any does not
give it, and of one that has just one, that is the short answer.
"""

import re
from dataclasses import dataclass

from index.cutting.sentences import Span
from qa.language.lexicon import MONTH, WEEKDAYS
from qa.language.words import stretch

SHADES = (
    "amber apricot aquamarine auburn azure beige black blond blonde blue bronze brown brunette buff burgundy "
    "charcoal chestnut chocolate cobalt copper coral cream crimson cyan ebony emerald fawn fuchsia ginger "
    "gold golden green grey gray hazel indigo ivory jade khaki lavender lemon lilac lime magenta mahogany "
    "maroon mauve mustard navy ochre olive orange peach pink plum purple red rose ruby russet rust saffron "
    "salmon sand sandy sapphire scarlet sepia silver silvery tan tawny teal terracotta turquoise "
    "ultramarine umber vermilion violet white yellow transparent colourless colorless clear"
)
COLOUR = (
    rf"\b(?:(?:dark|light|pale|bright|deep)[ -])?(?:{'|'.join(SHADES.split())})(?:ish|s|ed)?\b"
    r"|#[0-9a-f]{6}\b"
)
MONTHLY = rf"(?-i:\b(?!may\b|march\b)){MONTH}|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d|\bmonths?\b"
THEN = rf"\b(?:today|yesterday|tomorrow|now|same|last|next|{'|'.join(WEEKDAYS)})\b"  # what a date is told by
LISTENS = (
    r"\b(?:listen\w*|server?s?|served|serving|service|daemon|socket|tcp|udp|https?|ssh|bind\w*|bound|proxy|admin"
    r"|web|api|default|expos\w+|forward\w*|connects?|database|client|localhost|dashboard|page|runs?|running)\b"
)

EDGE = re.compile(r";|,?\s(?:but|while|whereas)\s")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing: how it is asked for, what such a thing looks like, and what may stand for one."""

    asked: re.Pattern[str]
    looks: re.Pattern[str]
    instead: re.Pattern[str] | None = None


def _sort(asked: str, looks: str, instead: str = "") -> Sort:
    return Sort(
        re.compile(asked, re.I), re.compile(looks, re.I), re.compile(instead, re.I) if instead else None
    )


SORTS = (
    _sort(
        r"\b(?:what|which) (?:other )?colou?rs?\b(?! (?:scheme|space|model|profile|code|film|depth))",
        COLOUR,
    ),
    _sort(r"\b(?:what|which) months?\b", MONTHLY, THEN),
    _sort(
        r"\b(?:what|which) year\b",
        r"(?<!\d)\d{3,4}(?!\d)|['’]\d\d\b|\d[-/]\d\d\b|\b(?:A\.?D|B\.?C)\b",
        rf"{THEN}|\byears?\b",
    ),
    _sort(
        rf"\b(?:what|which) (?:\w+ )?port(?: number)?\b(?=[^?]*{LISTENS})",
        r"(?<![\d.,-])\d{2,5}(?![\d,%]|\.\d)",
    ),
    _sort(
        r"\b(?:what|which) environment variables?\b",
        r"\$?\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\$[A-Z]{2,}|%[A-Z]{3,}%",
    ),
)


def sort_asked(question: str) -> Sort | None:
    """The sort of thing that a question asks for by a noun."""
    return next((sort for sort in SORTS if sort.asked.search(question)), None)


def has_none(question: str, sentence: str, short: str, over: str) -> bool:
    """Whether a question asks for a thing of some sort, and a sentence has nothing like it where it answers.

    `over` is what the sentence stands under, which may give the thing in its place.
    """
    sort = sort_asked(question)
    told = f"{_clause(sentence, short)}\n{over}"
    return sort is not None and not any(looks.search(told) for looks in (sort.looks, sort.instead) if looks)


def only_one(question: str, sentence: str, short: str) -> Span | None:
    """Where the only thing of the sort asked for stands in a sentence, if the short answer has none."""
    sort = sort_asked(question)
    if sort is None or sort.looks.search(short):
        return None
    found = [m.span() for m in sort.looks.finditer(sentence)]
    return found[0] if len(found) == 1 else None


def _clause(sentence: str, short: str) -> str:
    """The clause of the sentence that has the short answer; the sentence where that is not known."""
    at = sentence.find(short) if short else -1
    return sentence[slice(*stretch(sentence, at, at + len(short), EDGE))] if at >= 0 else sentence
