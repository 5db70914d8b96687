"""A title that runs into the sentence behind it: "Rook Hill (band) Rook Hill are a band from Cork."

Pages kept as running text have their titles so, without a mark between the two.
"""

import re

WORD = r"[^\s()]{1,40}"
NAMED = r"[A-Z\d][^\s()]{0,40}"
# what stands behind the name in a sentence on what bears it: "(1839 – 1912), a baker, was"
SAYS = r",? (?:\([^()\n]{0,200}\)[^.;()\n]{0,80} )?(?:is|was|are|were)\b"
# the title tells which one of the name is meant, and the sentence says the name, or a part of it, once more
TOLD = re.compile(
    rf"(?P<title>{NAMED}(?: {WORD}){{0,9}}) \((?P<kind>[^()\n]{{2,60}})\) "
    rf"(?=(?P<next>[\"“]?{NAMED}(?: {WORD}){{0,9}}){SAYS})"
)
# the name alone, and once more, with a middle name at most
TWICE = re.compile(
    rf"(?P<title>(?P<first>{NAMED})(?: {WORD}){{0,6}} (?P<last>{WORD})) "
    rf"(?=(?:The )?(?P=first)(?: {WORD}){{0,7}} (?P=last){SAYS})"
)
# the title, or what tells it from others, said again: "Blue Field (Ann Lee) Ann Lee's Blue Field hangs …"
AGAIN = re.compile(
    rf"(?P<title>{NAMED}(?: {WORD}){{0,9}}) \((?P<kind>[^()\n]{{2,60}})\) "
    rf"(?=(?i:the )?(?:(?P=title)|(?P=kind))['’,]?(?:s\b)? [^(])"
)
TELLING = re.compile(r"[^\W_]{3,}")


def title_end(text: str, start: int, end: int) -> int:
    """Where the sentence begins behind a title that `text[start:end]` opens with; `start` without one."""
    told = TOLD.match(text, start, end)
    if told and _telling(told["title"]) & _telling(told["next"]):
        return told.end()
    again = AGAIN.match(text, start, end) or TWICE.match(text, start, end)
    return again.end() if again else start


def _telling(name: str) -> set[str]:
    """The words of a name that can tell it, without those written small: "of", "the"."""
    return {word.casefold() for word in TELLING.findall(name) if not word.islower()} - {"the"}
