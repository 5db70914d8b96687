"""Files that Footnote wrote: saved answers, runs, gold, reports. An answer is no source for the next one."""

import re

from index.markdown import GENERATOR

OWN = "was written by Footnote and is no source for answers"
_HEAD = 4096  # bytes that hold the head of a page, a report or a gold file, or the end of an answer
_SIGNS = {
    "json": re.compile(rb'^[\s\[{]*"schema"\s*:\s*"footnote\.[a-z]+/\d', re.M),
    "code": re.compile(rb'^schema: footnote\.[a-z]+/\d|<testsuite name="footnote\.', re.M),  # YAML, JUnit
    "markdown": re.compile(rb"\A" + re.escape(GENERATOR.encode())),
    "html": re.compile(rb'<meta name="generator" content="Footnote">'),
}
# an answer as it is printed: its first lines are cited or say that there is none, its last one is the footer
_PRINTED = {"text", "markdown"}
_FIRST = re.compile(
    rb"\A\s*(?:The documents do not say[ .]|(?:[^\n]+\n)*?[^\n]*\[\d+\](?: [^\n]{0,20})?\r?\n)"
)
_LAST = re.compile(
    r"^(?:answered|partial|not found) · .+ · (?:[\d,]+ of )?[\d,]+ passages?\s*\Z".encode(), re.M
)


def is_own(data: bytes, kind: str) -> bool:
    """Whether a file of this kind names one of Footnote's schemas, or Footnote as its author, or is one of
    its answers, as printed: people's notes that end with such an answer are not.
    """
    sign = _SIGNS.get(kind)
    if sign and sign.search(data, 0, len(data) if kind == "json" else _HEAD):
        return True
    return kind in _PRINTED and bool(_LAST.search(data[-_HEAD:]) and _FIRST.match(data[:_HEAD]))
