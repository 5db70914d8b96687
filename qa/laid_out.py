"""Quotes of several lines that mean something: steps, the points of a list, code."""

import re
from collections.abc import Sequence
from textwrap import dedent

from qa.language.announced import FENCE, ITEM

STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
SET_IN = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+")  # code without fences
UNDER = "   "  # code stands under the step that it belongs to


def in_lines(quote: str, code: bool) -> str:
    """The quote with one step, point or line of code a line, without fences; empty where one line will do."""
    lines = quote.split("\n")
    if code and len(lines) > 1:
        return dedent("\n".join(line.rstrip() for line in lines if line.strip()))
    if not any(map(ITEM.match, lines)):
        lines = SET_IN.sub(lambda code: f"```\n{code[0].rstrip()}\n```\n", quote).split("\n")
    if sum(ITEM.match(line) is not None for line in lines) < 2 and not any(map(FENCE.match, lines)):
        return ""
    made: list[str] = []
    block: list[str] | None = None
    for line in lines:
        if FENCE.match(line):
            made += _code(block or ())
            block = [] if block is None else None
        elif block is not None:
            block.append(line)
        elif line.strip() and made and not ITEM.match(line) and not made[-1].startswith(UNDER):
            made[-1] += f" {line.strip()}"
        elif line.strip():
            made.append(_item(line))
    return "\n".join((*made, *_code(block or ())))


def _item(line: str) -> str:
    deep = "  " if line[:2].isspace() and ITEM.match(line) else ""  # an item under another one
    return deep + STRONG.sub(r"\2", " ".join(line.split()))


def _code(block: Sequence[str]) -> list[str]:
    return [UNDER + line.rstrip() for line in dedent("\n".join(block)).split("\n") if line.strip()]
