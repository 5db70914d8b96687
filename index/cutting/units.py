"""What chunks are made of: sentences, lines and headings, and how well one may cut before each."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from index.cutting.sentences import CAPITALS, Span, block_spans, in_fence, is_deeper, sentence_spans
from index.encoders.encoding import Encoder

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_UNDERLINE = re.compile(r"[=\-~^\"']{3,}\s*$")
_NO_HEADING = re.compile(r"[.!?…。！？:;,|\t_@/\\{}<>=]|^\W*$|^[-*+•–]\s")
_HEADING_LENGTH = 90
_PLAIN_LEVEL = 7  # a heading without a mark ranks below all that have one
_MOST_CHARACTERS = 8  # a token is counted for; a tokeniser may call a megabyte without spaces one word


class Cut(IntEnum):
    """How well a cut before a unit reads, worst first."""

    after_heading = 0
    sentence = 1
    line = 2
    paragraph = 3
    heading = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, line or heading: its span, its size in the encoder's tokens, the cut before it."""

    start: int
    end: int
    tokens: int
    cut: Cut
    mark: bytes  # decides between equal cuts, by the text that follows alone
    headings: tuple[str, ...]


def units_of(text: str, title: str, by_line: bool, encoder: Encoder, limit: int) -> list[Unit]:
    """The text's units in order; none is over `limit` tokens, together they cover all but whitespace."""
    pieces = list(_pieces(text, title, by_line))
    counts = _sizes(text, [span for span, _, _ in pieces], encoder)
    units = []
    for ((a, b), cut, headings), tokens in zip(pieces, counts, strict=True):
        if tokens <= limit:
            units.append(Unit(a, b, tokens, cut, _mark(text, a), headings))
            continue
        for i, (c, d, n) in enumerate(split_by_tokens(text, (a, b), encoder, limit)):
            units.append(Unit(c, d, n, cut if i == 0 else Cut.sentence, _mark(text, c), headings))
    return units


def split_by_tokens(text: str, span: Span, encoder: Encoder, limit: int) -> Iterator[tuple[int, int, int]]:
    """A span without sentences in it, cut at spaces into (start, end, tokens) of at most `limit` tokens."""
    words = [
        (a, min(a + limit, match.end()))
        for match in re.compile(r"\S+").finditer(text, *span)
        for a in range(match.start(), match.end(), limit)
    ]
    counts = _sizes(text, words, encoder)
    start, end, total = words[0][0], words[0][0], 0
    for (a, b), tokens in zip(words, counts, strict=True):
        if end > start and total + tokens > limit:
            yield start, end, total
            start, total = a, 0
        end, total = b, total + tokens
    yield start, end, total


def _sizes(text: str, spans: list[Span], encoder: Encoder) -> list[int]:
    """Tokens of each span, or more for a span that has few for its length."""
    counts = encoder.count_tokens([text[a:b] for a, b in spans])
    return [max(n, (b - a) // _MOST_CHARACTERS) for (a, b), n in zip(spans, counts, strict=True)]


def _pieces(text: str, title: str, by_line: bool) -> Iterator[tuple[Span, Cut, tuple[str, ...]]]:
    """Spans with the cut before each and the headings above it, a heading's own included."""
    blocks = _lines(text) if by_line else block_spans(text)
    trail: list[tuple[int, str]] = []
    above: tuple[str, ...] = (title,) if title else ()
    after_heading = False
    for i, (a, b) in enumerate(blocks):
        apart = i == 0 or text.count("\n", blocks[i - 1][1], a) > 1
        found = None if by_line or in_fence(text, a) else _heading(text, blocks, i)
        if found:
            trail = [*(h for h in trail if h[0] < found[0]), found]
            above = tuple(dict.fromkeys([title, *(h[1] for h in trail)] if title else [h[1] for h in trail]))
            yield (a, b), Cut.after_heading if after_heading else Cut.heading, above
            after_heading = True
            continue
        first = Cut.after_heading if after_heading else Cut.paragraph if apart else Cut.line
        after_heading = False
        for j, span in enumerate([(a, b)] if by_line else sentence_spans(text, a, b)):
            yield span, first if j == 0 else Cut.sentence, above


def _lines(text: str) -> list[Span]:
    return [match.span() for match in re.compile(r"\S(?:[^\n]*\S)?").finditer(text)]


def _heading(text: str, blocks: list[Span], i: int) -> tuple[int, str] | None:
    """Level and words of a block that is a heading."""
    a, b = blocks[i]
    if b - a > _HEADING_LENGTH * 2 or "\n" in text[a:b]:
        return None
    line = text[a:b]
    if marked := _MARKDOWN_HEADING.match(line):
        return len(marked[1]), marked[2][:_HEADING_LENGTH]
    if i + 1 == len(blocks) or len(line) > _HEADING_LENGTH or not (line[0].isupper() or line[0].isdigit()):
        return None
    if CAPITALS.fullmatch(line) and is_deeper(text, blocks[i + 1], blocks[i]):
        return _PLAIN_LEVEL, line
    following = text[blocks[i + 1][0] : blocks[i + 1][1]]
    if _UNDERLINE.match(following):
        return (1 if following[0] == "=" else 2), line
    stands_alone = text.count("\n", b, blocks[i + 1][0]) > 1
    if not stands_alone or _NO_HEADING.search(line) or len(following) < len(line):
        return None
    return (_PLAIN_LEVEL, line) if any(c.isalpha() for c in line) else None


def _mark(text: str, start: int) -> bytes:
    return hashlib.blake2b(text[start : start + 64].encode("utf-8", "replace"), digest_size=8).digest()
