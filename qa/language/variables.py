"""Environment variables as manuals list them: each with its meaning beneath it, or in a row of a table."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.cutting.sentences import Span, sentence_spans
from qa.language.rows import BARRED, row_at

ASKED = re.compile(
    r"(?:(?:which|what)(?: (?:is|are) the)?|name of the) (?:\w+ )?"
    r"(?:env(?:ironment)?[ -]var(?:iable)?s?|variables?)\b",
    re.I,
)
NAME = re.compile(r"`?\$?(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`?")
# the name alone on its line, and beneath it, further in, what it is for
LABEL = re.compile(rf"^(?P<indent>[ \t]*)(?P<label>{NAME.pattern})[ \t]*:?\n(?=(?P=indent)[ \t]+\S)", re.M)
COLUMN = re.compile(r"\b(?:env(?:ironment)?|variables?)\b", re.I)


class Variable(NamedTuple):
    """A variable: its name, where that stands, and with it what is said of it."""

    name: str
    label: Span
    quote: Span


def variable_asked(question: str) -> bool:
    """Whether an environment variable is asked for, and not by its name."""
    return ASKED.match(question) is not None and NAME.search(question) is None


def variables(text: str) -> Iterator[Variable]:
    """The variables that a text lists with what they are for, in its order."""
    for line in LABEL.finditer(text):
        deeper = re.compile(rf"(?:{line['indent']}[ \t]+[^\n]*(?:\n|\Z))+")
        under = deeper.match(text, line.end())
        first = sentence_spans(text, line.end(), under.end())[0] if under else None
        if first:
            yield Variable(line["name"], line.span("label"), (line.start("label"), first[1]))
    for line in BARRED.finditer(text):
        for cell in row_at(text, *line.span()):
            if COLUMN.search(cell.key) and (named := NAME.fullmatch(cell.value)):
                yield Variable(named["name"], (cell.start, cell.end), line.span())
