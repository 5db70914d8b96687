"""The command that a table of two columns has for what is named: "install on Alma", "alma install".

    ## Installing

    | System | Command |
    |---|---|
    | Alma, Rocky | `dnf install basket` |

What is done stands over the table, where it is done in the row, which is no sentence for the reader.
"""

import re
from collections.abc import Iterator, Sequence

from qa.asking.questions import Part
from qa.asking.splitting import AUX, WH
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.rows import BARRED, row_at
from qa.language.words import content
from qa.shaping.settled import READ, Settled, one_a_document, quoted

HOW = re.compile(r"^how (?:to|(?:do|can|could|should) (?:i|you|we|one)) ", re.I)
FULL = re.compile(rf"^(?:{WH}|{AUX})\b", re.I)  # what begins so is no question in few words
CODE = re.compile(r"`[^`]+`")
BETWEEN = re.compile(r"[,;/]| and | or ")
BRACKETS = re.compile(r"\([^()]*\)")


def commanded(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The row with the command for what is named; None where there is none, or several differ."""
    if FULL.match(part.text) and not HOW.match(part.text):
        return None
    wanted = frozenset(content(part.text))
    told = [line for near in one_a_document(found) for line in _rows(wanted, near)]
    return Settled("", (told[0],)) if len({line.short for line in told}) == 1 else None


def _rows(wanted: frozenset[str], near: Candidate) -> Iterator[Candidate]:
    """The rows of a document whose name the question has, all the rest of it standing above or in the row."""
    text = near.document.text[:READ]
    for line in BARRED.finditer(text):
        row = row_at(text, *line.span())
        if len(row) != 2 or not CODE.fullmatch(row[1].value):
            continue
        name, command = row
        names = [frozenset(content(each)) for each in BETWEEN.split(BRACKETS.sub(" ", name.value))]
        named = max((each for each in names if each and each <= wanted), key=len, default=frozenset[str]())
        rest = wanted - named
        headings = " ".join(headings_over(near.document, line.start()))
        above = set(content(f"{near.document.source.title} {headings} {command.key}"))
        if named and rest & above and rest <= above | set(content(command.value)):
            yield quoted(near, *line.span(), (command.start, command.end))
