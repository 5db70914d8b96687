"""The headings that a place of a text stands under, as Markdown and reStructuredText write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.cutting.sentences import in_fence
from index.documents import Document

MARK = re.compile(
    r"^(?:(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]+?)[ \t#]*$"
    r"|(?P<over>[^\W_][^\n|]{0,89})\n(?P<line>={3,}|-{3,}|~{3,}|\^{3,})[ \t]*$)",
    re.M,
)
LINES = "=-~^"  # what underlines headings, the highest first
REACH = 20_000  # characters of a text in front of a place that are looked through


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, its level from 1 on, where it stands, and whether a line is drawn under it."""

    words: str
    level: int
    start: int
    end: int
    underlined: bool


def headings_over(document: Document, at: int) -> tuple[str, ...]:
    """The headings over a place, the outermost first; none in a program, where the mark is a comment's."""
    if document.source.kind == "code":
        return ()
    trail: list[Heading] = []
    for found in headings(document.text, max(at - REACH, 0), at):
        trail = [each for each in trail if each.level < found.level] + [found]
    return tuple(each.words for each in trail)


def headings(text: str, start: int, end: int) -> Iterator[Heading]:
    """The headings of a stretch; a comment in code is none, nor is a line above a shorter one."""
    for mark in MARK.finditer(text, start, end):
        words, line = mark["words"] or (mark["over"] or "").rstrip(), mark["line"]
        if in_fence(text, mark.start()):
            continue
        if mark["marks"]:
            yield Heading(words, len(mark["marks"]), *mark.span(), underlined=False)
        elif len(line) >= len(words) - 1:
            yield Heading(words, LINES.index(line[0]) + 1, *mark.span(), underlined=True)
