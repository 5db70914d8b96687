"""The headings that a place of a text stands under, written as Markdown writes them."""

import re
from collections.abc import Iterator

from index.documents import Document

MARK = re.compile(r"^(?:[ \t]*(?P<fence>```|~~~)|(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]+?)[ \t#]*$)", re.M)
REACH = 20_000  # characters of a text in front of a place that are looked through


def headings_over(document: Document, at: int) -> tuple[str, ...]:
    """The headings over a place, the outermost first; none in a program, where the mark is a comment's."""
    if document.source.kind == "code":
        return ()
    trail: list[tuple[int, str]] = []
    for mark in headings(document.text, max(at - REACH, 0), at):
        level = len(mark["marks"])
        trail = [each for each in trail if each[0] < level] + [(level, mark["words"])]
    return tuple(words for _, words in trail)


def headings(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The headings of a stretch, `marks` and `words` of each; a comment in code is none."""
    fenced = False
    for mark in MARK.finditer(text, start, end):
        if mark["fence"]:
            fenced = not fenced
        elif not fenced:
            yield mark
