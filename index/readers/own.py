"""Files that Footnote wrote: saved answers, runs, gold, reports. An answer is no source for the next one."""

import re

from index.markdown import GENERATOR

OWN = "was written by Footnote and is no source for answers"
_HEAD = 4096  # bytes that hold the head of a page, a report or a gold file
_SIGNS = {
    "json": re.compile(rb'^[\s\[{]*"schema"\s*:\s*"footnote\.[a-z]+/\d', re.M),
    "code": re.compile(rb'^schema: footnote\.[a-z]+/\d|<testsuite name="footnote\.', re.M),  # YAML, JUnit
    "markdown": re.compile(rb"\A" + re.escape(GENERATOR.encode())),
    "html": re.compile(rb'<meta name="generator" content="Footnote">'),
}


def is_own(data: bytes, kind: str) -> bool:
    """Whether a file of this kind names one of Footnote's schemas, or Footnote as its author."""
    sign = _SIGNS.get(kind)
    return bool(sign and sign.search(data, 0, len(data) if kind == "json" else _HEAD))
