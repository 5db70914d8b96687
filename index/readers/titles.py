"""What a document calls itself, for formats that do not say."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_LONGEST = 120
BADGE = re.compile(r"\[?!\[[^\]\n]*\]\([^)\n]*\)(?:\]\([^)\n]*\))?")  # a picture, and where it leads
# what a section is called in any document
_SECTION = re.compile(
    r"(?:table of )?contents|overview|introduction|about|summary|synopsis|description|background|abstract"
    r"|(?:key |main )?(?:features|highlights)|(?:quick |useful )?links|(?:quick|getting) ?start(?:ed)?"
    r"|install(?:ation|ing)?|setup|usage|(?:example )?usages?|examples?|how to use|requirements|prerequisites"
    r"|compatibility|performance|sponsors|status|documentation|changelog|news|licen[cs]e|faq|motivation|why",
    re.I,
)
_RELEASE = re.compile(
    r"(?:what['’]s new|new|news|changes) (?:in|since) (?:version |release )?v?\d[\d.]*:?", re.I
)
_MODELINE = re.compile(r"-\*-.*-\*-")  # what tells an editor how to show a file
# cells that blanks, tabs or bars set apart; headings between colons stay, which the rows below are read under
_CELLS = re.compile(r"\S {3,}\S.* {3,}\S|\t\S.*\t|\S \| \S|\S {2,}: \S")
_FULL, _FULLEST = 60, 100  # characters of a line that is broken because the next word had no room
_UNTOLD = frozenset(
    {"readme", "index", "main", "docs", "doc", "document", "untitled"}
)  # files without a name


def first_title(text: str) -> str:
    """The first short line among the first three that has no full stop, else the first line, cut at a word.

    Articles often open with a summary paragraph above their headline; a headline is short and stands alone.
    "" when the text is blank, or begins with the row of a table or with a paragraph in broken lines.
    """
    opening = [
        _MODELINE.sub("", line).strip().lstrip("#*=> ").strip() for line in text[:8000].split("\n")[:60]
    ]
    parts = {n for n, line in enumerate(opening) if _CELLS.search(line) or _is_broken(opening, n)}
    lines = [line for line in opening if line]
    if len(lines) > 1 and _is_letterhead(lines[0]) and f"{lines[0]}\n{lines[1]}" in text:
        return shortened(f"{lines[0]} – {lines[1]}")
    for n, line in [each for each in enumerate(opening) if each[1]][:3]:
        if (
            n not in parts
            and len(line) <= _LONGEST
            and not line.endswith((".", ",", ";", ":"))
            and any(c.isalpha() for c in line)
        ):
            return line
    return "" if not lines or opening.index(lines[0]) in parts else shortened(lines[0])


def stem_title(name: str) -> str:
    """A file name as a title: "notes/2024_budget-draft.txt" is "2024 budget-draft"."""
    file, _, part = name.partition("#")
    stem = PurePosixPath(part if "." in part else file).name  # an attachment has a name of its own
    while (path := PurePosixPath(stem)).suffix and len(path.suffix) <= 6 and path.stem:
        stem = path.stem
    return " ".join(stem.replace("_", " ").split()) or name


def own_title(heading: str, name: str) -> str:
    """A document's first heading as its title, without pictures; the file's name where it heads a section.

    "Overview" is what a part is called; "Overview" of README.md stays, which says no more.
    """
    words = " ".join(BADGE.sub(" ", heading).split())
    stem = stem_title(name)
    if words and not any(each.fullmatch(words.strip("*_:. ")) for each in (_SECTION, _RELEASE)):
        return words
    return stem if stem.casefold() not in _UNTOLD else words or heading


def _is_broken(lines: Sequence[str], n: int) -> bool:
    """Whether a line and the one below, or above, are parts of one sentence or paragraph."""
    pairs = ((lines[k], lines[k + 1]) for k in (n - 1, n) if 0 <= k < len(lines) - 1)
    return any(
        here and below and (below[0].islower() or _FULL <= min(len(here), len(below)) <= _FULLEST)
        for here, below in pairs
    )


def shortened(line: str) -> str:
    """The line on at most 120 characters, cut at a word."""
    line = " ".join(line.split())
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _is_letterhead(line: str) -> bool:
    """Whether a line in capitals names who speaks rather than what about; the line below then says that."""
    return line.isupper() and len(line) <= 40 and not any(c.isdigit() for c in line)
