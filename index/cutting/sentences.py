"""Where sentences begin and end, without touching a character.

Lines are put into blocks first (a heading, a list item, a table row or a caption is no part of its
neighbour's sentence; a hard-wrapped line is), then `sentencex` cuts each block of prose. Between fences,
where text is set as it was typed, a line is a line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from sentencex import get_sentence_boundaries

Span = tuple[int, int]

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_STRUCTURE = re.compile(
    r"""\s*(?: \#{1,6}\s | [-*+•–▪◦]\s | \(?(?:\d{1,3}|[a-zA-Z])[.)]\s | > | ``` | ~~~ | \|
             | [=\-_*~]{3,}\s*$ )""",
    re.VERBOSE,
)
_FENCE = re.compile(r"^[ \t]*(?P<mark>```|~~~)(?P<rest>[^\n]*)$", re.M)
_CLOSED = re.compile(r"\s*(?:#{1,6}\s|```|~~~|\||[=\-_*~]{3,}\s*$)")  # a line that nothing goes on from
_KEYED = re.compile(r"\s*[a-z][\w.-]{0,30}:(?:\s|$)")  # a pair of YAML: of two in a row each stands alone
# "leave : bool, optional", a parameter, which the lines beneath it describe, further in
PARAMETER = re.compile(r"[ \t]*(?:[*+-][ \t]+)?[`*]{0,3}(?P<name>[A-Za-z_][\w.]*)[`*]{0,3}[ \t]+:[ \t]+\S")
# "-c, --count", "--color[=WHEN]", "-k     like --block-size": an option, likewise
OPTION = re.compile(
    r"[ \t]*[`*]{0,3}(?P<names>-{1,2}[\w?#@$](?:[^\s`*.]|\.(?=\w)|[ ](?=[-<[A-Z]))*"
    r"(?:,?[ ]-{1,2}[\w?#@$](?:[^\s`*.]|\.(?=\w)|[ ](?=[-<[A-Z]))*)*)[`*]{0,3}(?=[ \t]*$|[ \t]{2,}\S)",
    re.M,
)
# "EXIT STATUS" in a manual page, whose text stands beneath it, further in
CAPITALS = re.compile(r"[A-Z][A-Z0-9]+(?:[ /&,-]+[A-Z0-9]+)*[ \t]*$", re.M)
_INDENT = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_BETWEEN = re.compile(r"(?<=[^\s.!?:])[ ]+(?=\S)")
_WORD = re.compile(r"([\w'’+-]+)\s")
_OPENER = re.compile(r"(?:\A|\n[ \t]*\n)(?:#{1,6}[ \t]+|[*_`]{1,3})?([a-z][\w'’+-]+)[*_`]{0,3}(?=\s)")
_LAST = re.compile(r"(?<![\w.])([a-z]{4,})\.$")
_ORDINARY = re.compile(r"(?<![\w.])[a-z]{4,}(?![\w.])")
_CODE = re.compile(r"\s{2}(?:#|//)|^\s*(?:>>>|\.\.\.|\$)\s|[={};]")
_SMALL = re.compile(r"[a-z][\w'’+-]*")
_CELLS = re.compile(r"\t|\|.*\||\S \| \S|\S; [^;:]{1,60}: \S")
_APART = re.compile(r"[^\s.!?:]\s{2,}\S|\S\s{3,}\S")  # cells too, or words of prose drawn apart
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]|[-*+•–▪◦])\s+")
# "3. Grant of Patent License.", "Section 2.": what stands in front of the sentences of a clause
_CLAUSE = re.compile(
    r"""(?:(?:Section|Article|Clause|Paragraph)\s+|§+\s*)?(?:\d{1,3}(?:\.\d{1,3})*\b|\(?[a-zA-Z](?=[.)]))[.)]*
        (?:\s+(?:[A-Z]\w*|and|of|or|the|an?|to|in|on|for|by|with|from)[,;/]?){0,8}\s*\.""",
    re.VERBOSE,
)
_DOTTED = re.compile(r"\s\.\w")  # a name that begins with a dot: ".NET", "a .Z file"
_ENDING = re.compile(r"[.!?…。！？:;]['\"”’»)\]]*\s*$")
_WIDEST_WRAP = 160  # lines longer than this are paragraphs of their own, not wrapped ones
_NARROWEST_WRAP = 40
_LONGEST = 400  # characters; a longer sentence may be many within quotation marks or brackets
_MARKS = dict.fromkeys(map(ord, "\"'“”‘’«»„()[]{}"), " ")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences in `text[start:end]`, in order, disjoint, trimmed of whitespace.

    Together they cover every character that is not whitespace.
    """
    return [
        span
        for block in block_spans(text, start, end)
        for span in ([block] if in_fence(text, block[0]) else _sentences(text, block))
    ]


def in_fence(text: str, at: int) -> bool:
    """Whether a place lies between two fences, the fences themselves included."""
    spans = fenced(text)
    place = bisect_right(spans, (at, len(text) + 1)) - 1
    return place >= 0 and at < spans[place][1]


def block_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of paragraphs, headings, list items, table rows and lines that stand alone, trimmed."""
    stop = len(text) if end is None else end
    blocks: list[Span] = []
    for paragraph in _paragraphs(text, start, stop):
        width = max(b - a for a, b in paragraph)
        first, last = paragraph[0]
        for line in paragraph[1:]:
            if _continues(text, (first, last), line, width):
                last = line[1]
            else:
                blocks.append((first, last))
                first, last = line
        blocks.append((first, last))
    return [trimmed for block in blocks if (trimmed := _trim(text, block))]


@lru_cache(maxsize=8)
def fenced(text: str) -> tuple[Span, ...]:
    """From each opening fence to the end of the one that closes it; one that none closes opens nothing."""
    spans: list[Span] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = None if fence["mark"] in fence["rest"] or _underlines(text, fence) else fence
        elif fence["mark"] == opened["mark"] and not fence["rest"].strip(" \t`~"):
            spans.append((opened.start(), fence.end()))
            opened = None
    return tuple(spans)


def _underlines(text: str, tildes: re.Match[str]) -> bool:
    """Whether a line of tildes is drawn under a heading, as reStructuredText does: "Usage" over "~~~~~"."""
    above = text[text.rfind("\n", 0, max(tildes.start() - 1, 0)) + 1 : tildes.start()].rstrip()
    return not tildes[0].strip("~ \t") and above[-1:].isalnum() and len(above) <= len(tildes[0])


def _paragraphs(text: str, start: int, stop: int) -> Iterator[list[Span]]:
    """Lines without a blank one between them."""
    lines: list[Span] = []
    for match in _LINE.finditer(text, start, stop):
        a, b = match.span()
        if lines and text.count("\n", lines[-1][1], a) > 1:
            yield lines
            lines = []
        if text[a:b].isspace():
            if lines:
                yield lines
                lines = []
            continue
        lines.append((a, b))
    if lines:
        yield lines


def _continues(text: str, block: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the sentence of the lines before it, being wrapped."""
    before = text[max(block[0], text.rfind("\n", block[0], block[1]) + 1) : block[1]]
    after = text[line[0] : min(line[1], line[0] + 200)]
    if _STRUCTURE.match(after) or _CLOSED.match(before) or in_fence(text, line[0]):
        return False
    if _KEYED.match(before) and _KEYED.match(after):
        return False
    if is_deeper(text, line, block):
        if is_entry(text, block[0]):
            return True
        if CAPITALS.match(before) or (OPTION.match(after) and not before.endswith("\\")):
            return False
    if not _runs_on(before, text[slice(*line)], width):
        return False
    word = after.split(maxsplit=1)[0]
    if not _ENDING.search(before) and word[0].islower():
        return True
    wrapped_at = len(before.rstrip()) + 1 + len(word)
    return _NARROWEST_WRAP <= width <= _WIDEST_WRAP and wrapped_at >= 0.8 * width


def is_entry(text: str, at: int) -> bool:
    """Whether a parameter or an option stands there, with what is said of it beneath."""
    return bool(PARAMETER.match(text, at) or OPTION.match(text, at))


def is_deeper(text: str, line: Span, block: Span) -> bool:
    """Whether a line stands further in than a block begins."""
    return _indent(text, line[0]) > _indent(text, block[0])


def _runs_on(before: str, line: str, width: int) -> bool:
    """Whether neither line is a row of cells; words of prose may be drawn apart to reach both margins."""
    if _CELLS.search(before) or _CELLS.search(line):
        return False
    rows = [each for each in (before, line) if _APART.search(each)]
    if not all(_is_justified(row, width) for row in rows):
        return False
    ends = [{gap.end() for gap in _GAP.finditer(row)} for row in rows]
    return len(ends) < 2 or not (ends[0] <= ends[1] or ends[1] <= ends[0])  # columns stand one below another


def _is_justified(line: str, width: int) -> bool:
    """Whether a line of words reaches the right margin with the blanks between them shared out evenly."""
    words = line.split()
    gaps = [len(gap[0]) for gap in _BETWEEN.finditer(line)] or [1]
    small = sum(bool(_SMALL.match(word)) for word in words)
    reaches = abs(len(line.rstrip()) - width) <= 1 and not (words[-1][-1].isdigit() or _CODE.search(line))
    return reaches and len(words) > 3 and small * 2 >= len(words) and 1 < max(gaps) <= min(gaps) + 1


def _indent(text: str, at: int) -> int:
    """Blanks at the beginning of the line that a place stands in."""
    first = text.rfind("\n", 0, at) + 1
    blanks = _INDENT.match(text, first)
    return len(blanks[0]) if blanks else 0


def _sentences(text: str, block: Span) -> Iterator[Span]:
    """Sentences of a block; a list mark or a clause's title belongs to what follows, a lower-case start to
    what is in front.
    """
    a, b = block
    if b - a <= _LONGEST and is_entry(text, a) and "\n" in text[a:b]:
        yield a, b  # what it is called, and all that is said of it
        return
    mark = _LIST_MARK.match(text, a, b)
    head = mark.end() if mark else a
    cased = b - head <= _WIDEST_WRAP or any(c.isupper() for c in text[head:b])
    pieces: list[Span] = []
    for span in _boundaries(text, (head, b)):
        if pieces and _same_sentence(text, pieces[-1], span, cased):
            pieces[-1] = (pieces[-1][0], span[1])
        else:
            pieces.append(span)
    if not pieces:
        yield (a, b)
        return
    while len(pieces) > 1 and _CLAUSE.fullmatch(text, a, pieces[0][1]):
        pieces[:2] = [(a, pieces[1][1])]
    pieces[0] = (a, pieces[0][1])
    yield from pieces


def _boundaries(text: str, block: Span) -> Iterator[Span]:
    """What `sentencex` takes for sentences; a long one is looked at again without its marks."""
    for span in _found(text, block, text[slice(*block)]):
        if span[1] - span[0] <= _LONGEST:
            yield span
            continue
        start, end = span
        for _, stop in _found(text, span, text[start:end].translate(_MARKS)):
            while start < stop < end and _opens(text, stop - 1):
                stop -= 1
            if piece := _trim(text, (start, stop)):
                yield piece
            start = stop
        if piece := _trim(text, (start, end)):
            yield piece


def _opens(text: str, at: int) -> bool:
    """Whether a mark belongs to what follows."""
    return text[at] in "([{“„«" or (ord(text[at]) in _MARKS and text[at - 1].isspace())


def _found(text: str, span: Span, words: str) -> Iterator[Span]:
    """Spans of the sentences of `words`, which stand for those of a span of the text."""
    for found in get_sentence_boundaries("en", words):
        if piece := _trim(text, (span[0] + found["start_index"], span[0] + found["end_index"])):
            yield piece


def _same_sentence(text: str, before: Span, after: Span, cased: bool) -> bool:
    """Whether a boundary was a false one: an abbreviation, or nothing but marks on one side.

    A lower-case start tells of an abbreviation, or of a name that ends with a mark ("the println! macro"),
    only where sentences begin with capitals; behind a word that stands without a stop elsewhere, or where a
    heading or paragraph begins with it, of a name that is written so: "For all users. npm then finds it."
    """
    piece = text[after[0] : after[1]]
    if not any(c.isalnum() for c in piece) or not any(c.isalnum() for c in text[before[0] : before[1]]):
        return True
    if before[1] == after[0] and _DOTTED.match(text, before[1] - 2):
        return True
    if not (cased and piece[0].islower() and text[before[1] - 1] in ".!?"):
        return False
    last = _LAST.search(text, *before)
    word = _WORD.match(piece)
    return last is None or word is None or not (last[1] in _ordinary(text) or word[1] in _openers(text))


@lru_cache(maxsize=8)
def _ordinary(text: str) -> frozenset[str]:
    """The words of a text that stand somewhere without a full stop, so that they are no abbreviations."""
    return frozenset(_ORDINARY.findall(text))


def _trim(text: str, span: Span) -> Span | None:
    """The span without whitespace at its ends; None when nothing is left."""
    a, b = span
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return (a, b) if a < b else None


@lru_cache(maxsize=8)
def _openers(text: str) -> frozenset[str]:
    """The words in small letters with which a heading or paragraph of a text begins."""
    return frozenset(_OPENER.findall(text))
