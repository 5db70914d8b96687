"""The headings that a place of a text stands under, written as Markdown writes them."""

import re

from index.documents import Document

MARK = re.compile(r"^(?:(?P<fence>```|~~~)|(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]+?)[ \t#]*$)", re.M)
REACH = 20_000  # characters of a text in front of a place that are looked through


def headings_over(document: Document, at: int) -> tuple[str, ...]:
    """The headings over a place, the outermost first; none in a program, where the mark is a comment's."""
    if document.source.kind == "code":
        return ()
    trail: list[tuple[int, str]] = []
    fenced = False
    for mark in MARK.finditer(document.text, max(at - REACH, 0), at):
        if mark["fence"]:
            fenced = not fenced
        elif not fenced:
            level = len(mark["marks"])
            trail = [each for each in trail if each[0] < level] + [(level, mark["words"])]
    return tuple(words for _, words in trail)
