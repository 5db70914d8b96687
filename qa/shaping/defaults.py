"""What an option is set to where nobody sets it, as the table, the line or the entry for that says.

    | Option | Default | Meaning |               ### idle_timeout       --key-size N  Size in bits
    |---|---|---|                                                                      (default: 2048)
    | `server.port` | 7443 | port to listen on |  Default: 30 seconds.

The question calls the option by the last part of its name, or by what it is for; the reader takes a sentence
for the answer that says of the default only that there is one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.options import defaults
from qa.language.quantities import quantities
from qa.language.rows import BARRED, Cell, Row, row_at
from qa.language.words import content, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted

ASKED = re.compile(
    r"^(?:what(?:['’]s| is| are) )?(?:the |its )?defaults? (?:values? )?(?:(?:of|for) )?(?P<what>[^?]+?)\W*$"
    r"|^(?P<ahead>[^?]{2,60}) defaults?(?: values?)?\W*$",
    re.I,
)
DEFAULT = re.compile(r"(?:the )?defaults?(?: values?)?", re.I)
LINE = re.compile(
    r"^[-*_` \t]*defaults?(?: values?)?[*_`]*:[*_` \t]*(?P<value>[^\s*_`][^\n]{0,160}?)[.*_`]*$", re.I | re.M
)
NAME_PARTS = re.compile(r"[^\W_]+")
NONE = re.compile(r"[\W_]*")
OF_NO_ONE = stems("value values number amount count setting settings option options parameter what")
LONGEST = 900  # characters of an entry that is quoted up to its default
FIRST = 2  # words of a meaning that name what the option is


class Told(NamedTuple):
    """How well the question names the option of a row, and the row with the value."""

    named: int
    line: Candidate


def defaulted(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """The row of the one option asked about; None where none is, several differ, or a sentence says else."""
    asked = ASKED.match(part.text)
    wanted = content((asked["what"] or asked["ahead"]) if asked else "")
    wanted = [word for word in wanted if word not in OF_NO_ONE]
    if not wanted:
        return None
    each_best = [
        _best([*_rows(wanted, near), *_lines(wanted, near), *_options(wanted, near)])
        for near in one_a_document(found)
    ]
    told = [several for several in each_best if several]
    by_name = [several for several in told if several[0].named > 1] or told
    best = [each.line for several in by_name for each in several]
    if len({line.short.strip("` ") for line in best}) != 1 or _is_denied(best[0].short, verdict):
        return None
    return Settled("", (best[0],))


def _best(told: Sequence[Told]) -> list[Told]:
    """The rows of a document that the question names best."""
    most = max((each.named for each in told), default=0)
    return [each for each in told if each.named == most]


def _rows(wanted: list[str], near: Candidate) -> Iterator[Told]:
    text = near.document.text[:READ]
    for line in BARRED.finditer(text):
        row = row_at(text, *line.span())
        value = _default(row)
        if value is None:
            continue
        above = set(
            content(f"{near.document.source.title} {' '.join(headings_over(near.document, line.start()))}")
        )
        if named := max(_named(wanted, row), _named([word for word in wanted if word not in above], row)):
            yield Told(named, quoted(near, *line.span(), (value.start, value.end)))


def _lines(wanted: list[str], near: Candidate) -> Iterator[Told]:
    """The lines that give a default under a heading whose name, or the last part of it, is what is wanted."""
    for line in LINE.finditer(near.document.text[:READ]):
        over = headings_over(near.document, line.start())
        if over and (named := _called(wanted, over[-1])):
            yield Told(named, quoted(near, *line.span(), line.span("value")))


def _options(wanted: list[str], near: Candidate) -> Iterator[Told]:
    """The entries of options that give a default, and are called what is wanted."""
    if near.document.source.kind == "code":
        return
    for entry in defaults(near.document.text[:READ]):
        named = max((_called(wanted, name) for name in entry.names), default=0)  # "-1" has no name
        if named and entry.quote[1] - entry.quote[0] <= LONGEST:
            yield Told(named, quoted(near, *entry.quote, entry.label))


def _called(wanted: list[str], name: str) -> int:
    """3 where a name consists of what is wanted, 2 where it ends so."""
    parts = content(" ".join(NAME_PARTS.findall(name)))
    return 3 if sorted(parts) == sorted(wanted) else 2 if parts[-len(wanted) :] == wanted else 0


def _default(row: Row) -> Cell | None:
    """The cell under "Default", where it has a value and is not what names the row."""
    cells = [
        cell for cell in row[1:] if DEFAULT.fullmatch(cell.key.strip()) and not NONE.fullmatch(cell.value)
    ]
    return cells[0] if len(cells) == 1 else None


def _named(wanted: list[str], row: Row) -> int:
    """3 where the name or its last part is what is wanted, 2 where it ends so, 1 where the row has it."""
    name, last = content(row[0].value), content(row[0].value.rpartition(".")[2])
    if not wanted:
        return 0
    if sorted(wanted) in (sorted(last), sorted(name)):
        return 3
    if name[-len(wanted) :] == wanted:
        return 2
    others = [content(cell.value) for cell in row[1:] if not DEFAULT.fullmatch(cell.key.strip())]
    said = set(name).union(*others)
    first = set(name).union(*(each[:FIRST] for each in others))
    return int(set(wanted) <= (said if len(wanted) > 1 else first))


def _is_denied(value: str, verdict: Verdict) -> bool:
    """Whether the sentence that answers gives another number for the default."""
    best = verdict.chosen[0] if verdict.found else None
    if best is None or " | " in best.text or "default" not in best.text.casefold():
        return False
    return bool(quantities(best.short)) and best.short.strip("` ") != value.strip("` ")
