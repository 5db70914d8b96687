"""What a sentence that ends with a colon goes on with: the code, or the list, that stands behind it."""

import re

FENCE = re.compile(r"[ \t]*(?P<mark>```|~~~)")
ITEM = re.compile(r"[ \t]*(?:\d{1,3}[.)]|[-*+•–])[ \t]+\S")
INDENTED = ("    ", "\t")
LONGEST = 1200  # characters of what is quoted with its sentence


def announced(text: str, start: int, end: int) -> int:
    """Where what `text[start:end]` announces ends; `end` where it announces nothing, or too much."""
    behind = text[end : end + LONGEST]
    if not text[start:end].rstrip("*_ ").endswith(":") or not behind[:1].isspace():
        return end
    lines = behind.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    count = _length(lines[first:], first > 1)
    shown = "".join(lines[: first + count]).rstrip()
    whole = end + LONGEST >= len(text) or first + count < len(lines)
    return end + len(shown) if count and whole else end


def _length(lines: list[str], apart: bool) -> int:
    """How many lines, from the first on, are code or a list; `apart` says that a blank line stands above."""
    fence = FENCE.match(lines[0]) if lines else None
    if fence:
        closing = (n for n, line in enumerate(lines[1:], 2) if line.strip().startswith(fence["mark"]))
        return next(closing, 0)
    listed = bool(lines) and ITEM.match(lines[0]) is not None
    if not listed and not (apart and lines and lines[0].startswith(INDENTED)):
        return 0
    count = 0
    for place, line in enumerate(lines):
        goes_on = ITEM.match(line) or line[:1] in " \t" if listed else line.startswith(INDENTED)
        if line.strip() and not goes_on:
            break
        count = place + 1 if line.strip() else count
    return count
