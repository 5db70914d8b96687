"""Markdown that Footnote writes: whose work it is, and foreign text shown as it stands, without effect."""

import re

from index.display import one_line

# the first line of every Markdown file Footnote writes, unseen where it is shown; `readers.own` looks for it
GENERATOR = "<!-- generator: Footnote -->"
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$!^{}@]")
# what GitHub and others make a link of by itself: an address, and a name with a dot in it
_BARE_LINK = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.|(?<=\w)\.(?=[^\W\d_])", re.I)
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def literal(text: str) -> str:
    """The text on one line with everything escaped that Markdown or GitHub's extensions would act on."""
    text = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    text = _BARE_LINK.sub(r"\\\g<0>", text)
    return _BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
