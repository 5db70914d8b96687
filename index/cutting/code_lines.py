"""Where statements begin and end in programs and configuration: a line each, with the comment about it.

    # How often a failed upload is tried again
    retries = 6

Sentences in comments and in documentation between quotes are sentences as anywhere.
"""

import re
from collections.abc import Iterator

from index.cutting.sentences import Span, sentence_spans

_LINE = re.compile(r"[^\n]*\S")
_COMMENT = re.compile(r"[ \t]*(?:#|//|--(?=\s)|;)(?!!)")
_SETTING = re.compile(r"[ \t]*[\"']?[\w.$-]+[\"']?\s*(?::|=)(?!=)")
_LABEL = re.compile(r"[ \t]*[\w*.-]+(?: \([^)\n]*\))?:(?:\s|$)")  # "attempts: How often it is tried"
_STATEMENT = re.compile(
    r"\s*(?:[\w.\[\]\"']+\s*(?::\s*[\w\[\], |]+)?\s*=(?!=)"
    r"|(?:async|return|raise|throw|if|for|while|with|import|from|def|class|elif|except|assert|yield|let|const|var"
    r"|func|fn|public|private|static|case|switch)\b.*[:;{})\]]\s*$)"
)
_PROSE = re.compile(r"[A-Za-z'’]+,? [a-z'’]+,? [a-z'’]+")
_TAIL = re.compile(r"[ \t]*[a-z][\w'’ ,-]*[.!?]?")  # the last words of a sentence
_QUOTES = re.compile(r"[rR]?(?:\"\"\"|''')")
_LONGEST = 400  # characters of a comment that belongs to the line behind it


def code_spans(text: str, start: int, end: int) -> list[Span]:
    """Spans of the statements and sentences in `text[start:end]` of a program, in order, trimmed."""
    return [span for block in _blocks(text, start, end) for span in _pieces(text, block)]


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines of code, each with the comment right above it, and lines of prose that go on with each other."""
    first = last = -1
    for line in _LINE.finditer(text, start, end):
        if first >= 0 and not _belongs(text, (first, last), line.span()):
            yield first, last
            first = -1
        first, last = (line.start() if first < 0 else first), line.end()
    if first >= 0:
        yield first, last


def _belongs(text: str, block: Span, line: Span) -> bool:
    """Whether a line goes on with the block right above it."""
    above = text[text.rfind("\n", 0, block[1]) + 1 : block[1]]
    here = text[text.rfind("\n", 0, line[0]) + 1 : line[1]]
    if text.count("\n", block[1], line[0]) > 1:
        return False
    if _COMMENT.match(above):
        about = _COMMENT.match(here) or (_SETTING.match(here) and _indent(above) == _indent(here))
        return bool(about) and line[1] - block[0] <= _LONGEST
    tail = _TAIL.fullmatch(here) and above.rstrip()[-1] not in ".!?:\"'"
    if not (_is_prose(here) or tail) or _COMMENT.match(here) or _LABEL.match(here):
        return False
    return _is_prose(above) or bool(_LABEL.match(above) and _indent(here) > _indent(above))


def _is_prose(line: str) -> bool:
    return _PROSE.search(line) is not None and not _STATEMENT.match(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """The sentences of prose, without the quotation marks around it; anything else as it is."""
    bare = "\n" not in text[slice(*block)] and not _is_prose(text[slice(*block)])
    if (bare and not _QUOTES.match(text[slice(*block)].lstrip())) or _COMMENT.match(text, *block):
        yield _trimmed(text, block)
        return
    for span in sentence_spans(text, *block):
        start, end = span
        opening = _QUOTES.match(text, start, end)
        start = opening.end() if opening else start
        end -= 3 if text[start:end].endswith(('"""', "'''")) else 0
        if text[start:end].strip():  # more than the marks around it
            yield _trimmed(text, (start, end))


def _trimmed(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())
