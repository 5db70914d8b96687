"""By whom something is, in a first sentence: behind "directed by", "an album by the band", "son of"."""

import re
from collections.abc import Iterator
from functools import cache

from index.cutting.sentences import Span
from qa.asking.attributes import Attribute
from qa.language.valued import NAME, ROLE, WORK

CHILD_OF = re.compile(
    r"\b(?:He|She|was|is)\b(?: (?:was|is))?(?:[^.;]{0,60},)?(?: (?:the|an?|[a-z]+)){0,4} "
    r"(?:son|daughter|child) of "
)
ENDS = re.compile(
    r"[.;()\[\]\n\"“]|,(?!\s+(?:the )?[A-Z])|\b(?:from|released|in|on|starring|featuring|which|that|who|with|"
    r"for|at|as|and (?:[a-z]+ed|starring)|was|is)\b"
)
A_ROLE = re.compile(rf"\b{ROLE}\b,?\s*(?=(?:the )?[A-Z])")
WHO = re.compile(rf"(?:and )?(?P<name>{NAME}(?: and {NAME})?)")


def named_behind(attribute: Attribute, text: str, start: int, end: int) -> Iterator[Span]:
    """Where `text[start:end]` names whom the attribute means, first one first."""
    for by in _by(attribute).finditer(text, start, end):
        stop = ENDS.search(text, by.end(), end)
        if span := _named(text, by.end(), stop.start() if stop else end):
            yield span


@cache
def _by(attribute: Attribute) -> re.Pattern[str]:
    """What stands in front of whom something is by."""
    if attribute.name == "father":
        return CHILD_OF
    verbs = "|".join(attribute.verbs) or attribute.name
    ways = [rf"\b(?:{verbs})(?: and [a-z]+ed| and written)? by "]
    if attribute.name in ("artist", "creator", "author"):
        ways.append(rf"\b(?:{WORK}|release|made) by ")
    if attribute.name in ("artist", "creator"):
        ways.append(r"\b(?:album|song|single|EP|release|record|mixtape)s? (?:from|for|of) ")
    return re.compile("|".join(ways))


def _named(text: str, start: int, end: int) -> Span | None:
    """The name that "the English rock band the Beatles" means: behind the last role, else the last one."""
    roles = list(A_ROLE.finditer(text[start:end]))
    at = start + roles[-1].end() if roles else start
    if name := WHO.match(text, at, end):
        return name.span("name")
    last = list(re.finditer(NAME, text[at:end]))[-1:]
    return (at + last[0].start(), at + last[0].end()) if last and at + last[0].end() >= end - 1 else None
