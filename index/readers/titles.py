"""What a document calls itself, for formats that do not say."""

import re
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
_UNTOLD = frozenset(
    {"readme", "index", "main", "docs", "doc", "document", "untitled"}
)  # files without a name


def first_title(text: str) -> str:
    """The first short line among the first three that has no full stop, else the first line, cut at a word.

    Articles often open with a summary paragraph above their headline; a headline is short and stands alone.
    "" when the text is blank.
    """
    opening = text[:8000].split("\n")[:60]
    lines = [line for line in (line.strip().lstrip("#*=> ").strip() for line in opening) if line]
    if len(lines) > 1 and _is_letterhead(lines[0]) and f"{lines[0]}\n{lines[1]}" in text:
        return shortened(f"{lines[0]} – {lines[1]}")
    for line in lines[:3]:
        if (
            len(line) <= _LONGEST
            and not line.endswith((".", ",", ";", ":"))
            and any(c.isalpha() for c in line)
        ):
            return line
    return shortened(lines[0]) if lines else ""


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
    if words and not _SECTION.fullmatch(words.strip("*_:. ")):
        return words
    return stem if stem.casefold() not in _UNTOLD else words or heading


def shortened(line: str) -> str:
    """The line on at most 120 characters, cut at a word."""
    line = " ".join(line.split())
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _is_letterhead(line: str) -> bool:
    """Whether a line in capitals names who speaks rather than what about; the line below then says that."""
    return line.isupper() and len(line) <= 40 and not any(c.isdigit() for c in line)
