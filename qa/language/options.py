"""The options of a program as its manual lists them: "-c, --count", and beneath it what it does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.cutting.sentences import OPTION, Span, sentence_spans

ASKED = re.compile(
    r"(?:which|what) (?:[\w-]+ )?(?:options?|flags?|switch(?:es)?|arguments?|parameters?)\b", re.I
)
NAME = re.compile(r"(?<![\w-])-{1,2}[A-Za-z?][\w-]*")
LABEL = re.compile(r"^(?P<indent>[ \t]*)[`*]{0,3}-{1,2}[\w?#@$]", re.M)
ITEM = re.compile(r"^[ \t]*[-*•][ \t]+(?P<names>-{1,2}[A-Za-z?][^\n:]{0,60}):[ \t]+\S[^\n]*$", re.M)


# what an entry says of its default: "(default: 1000)", "[default: 4]", "Defaults to 30."
DEFAULT = re.compile(
    r"[(\[]defaults?(?: (?:to|is))?[:=]?\s+(?P<bracketed>[^()\[\]]{1,60}?)[)\]]"
    r"|\bDefaults\s+to\s+(?P<said>[^\s,;]{1,60}?)(?=[.,;]?(?:\s|$))",
)


class Entry(NamedTuple):
    """An option: all its names, where they stand, and with them the first that is said of it."""

    names: frozenset[str]
    label: Span
    quote: Span


def option_asked(question: str) -> bool:
    """Whether an option is asked for, and not by another one."""
    return ASKED.match(question) is not None and not options_in(question)


def options_in(text: str) -> frozenset[str]:
    """The options that a text names."""
    return frozenset(NAME.findall(text))


def label_of(text: str) -> Span | None:
    """Where the names stand of the option that a text is the entry of; None where it is none's."""
    found = OPTION.match(text) or ITEM.match(text)
    return found.span("names") if found and text[found.end("names") :].strip("`* \t") else None


def entries(text: str) -> Iterator[Entry]:
    """The options that a text lists with what they do, in its order."""
    for item in ITEM.finditer(text):
        yield Entry(options_in(item["names"]), item.span("names"), (item.start("names"), item.end()))
    for line in LABEL.finditer(text):
        found = OPTION.match(text, line.start())
        if found is None:
            continue
        start, label = found.start("names"), found.span("names")
        first = sentence_spans(text, line.start(), _end(text, found.end(), len(line["indent"])))[0]
        if text[label[1] : first[1]].strip("`* \t\n"):
            yield Entry(options_in(found["names"]), label, (min(start, first[0]), first[1]))


def defaults(text: str) -> Iterator[Entry]:
    """The entries that say what their option is set to by default; `label` is where that value stands."""
    for item in ITEM.finditer(text):
        yield from _default(text, options_in(item["names"]), item.start("names"), item.end())
    for line in LABEL.finditer(text):
        if found := OPTION.match(text, line.start()):
            end = _end(text, found.end(), len(line["indent"]))
            yield from _default(text, options_in(found["names"]), found.start("names"), end)


def _default(text: str, names: frozenset[str], start: int, end: int) -> Iterator[Entry]:
    said = list(DEFAULT.finditer(text, start, end))
    if len(said) == 1:
        yield Entry(names, said[0].span(said[0].lastgroup or 0), (start, said[0].end()))


def _end(text: str, at: int, indent: int) -> int:
    """Where the lines end that stand further in than the option that they are about."""
    deeper = re.compile(rf"[^\n]*(?:\n[ \t]*(?=\n)|\n[ \t]{{{indent + 1},}}[^\n]*)*")
    found = deeper.match(text, at)
    return found.end() if found else at
