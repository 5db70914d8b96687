"""Brackets that have no partner in a text."""

import re

OPENED = {")": "(", "]": "["}
MARK = re.compile(r"(?:^|(?<=\s))[^\W_]{1,3}\)")  # "a) the form": a list's, which nothing opens


def unmatched(text: str) -> list[int]:
    """Where brackets stand that are not closed, or not opened, in the text; the mark of a list is none."""
    marks = {found.end() - 1 for found in MARK.finditer(text)}
    open_at: list[int] = []
    alone: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([":
            open_at.append(at)
        elif sign in OPENED:
            if open_at and text[open_at[-1]] == OPENED[sign]:
                open_at.pop()
            elif at not in marks:
                alone.append(at)
    return sorted((*open_at, *alone))
