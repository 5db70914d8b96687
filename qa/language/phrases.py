"""The whole of which a reader's span is a piece: a date, a bracketed or quoted phrase, a place in a place."""

import re
from itertools import pairwise

from index.cutting.brackets import unmatched
from index.cutting.sentences import Span
from qa.language.lexicon import MONTH
from qa.language.moments import moments
from qa.language.names import names

_NAME = r"[A-Z][\w'’-]*(?: (?:of |de |the |la )?[A-Z][\w'’-]*)*"
WITHIN = re.compile(rf"(?: ?,)? in (?:the )?(?!(?i:{MONTH})){_NAME}")
PART_OF = re.compile(r"\bthe (?:[a-z]\w+ ){1,3}of (?:the )?$")
RATE = re.compile(
    r" (?:(?:per|each|every) [a-z]+|an? (?:year|month|week|day|night|hour|minute|second|head|person|piece))"
    r"(?![\w-])"
)
LIMIT = re.compile(  # what nobody may go beyond, and no denial of what is below: "no … more than four"
    r"\b(?:no|not|never|nobody|none)\b[^.;]*?\b(?:more|fewer|less|longer|later|earlier|older) than\s+",
    re.I,
)
# what was told before anything was known better: "At first 3 were missed, now 7 are"
AT_FIRST = re.compile(
    r"\b(?:at first|initially|originally|had first|first (?:spoke|reported|said|put|counted)"
    r"|(?:first|early|earlier|initial) (?:reports?|counts?|figures?|estimates?))\b",
    re.I,
)
SINCE = re.compile(r"\b(?:now|later|since|today|meanwhile|but|then)\b", re.I)
EARLIER = re.compile(  # what a report goes back to once it has told what it is about
    rf"(?:last (?:year|spring|summer|autumn|winter|{MONTH})|earlier (?:this|last|in the) (?:year|month)"
    r"|previously|(?:\w+ ){1,2}(?:years|months) (?:ago|earlier|before)"
    r"|in an? (?:earlier|previous|similar|separate))\b",
    re.I,
)
BACK = re.compile(r"\b(?:last|earlier|previous\w*|ago|before|similar|separate)\b", re.I)
# when at the earliest, and no denial that it will be
BEFORE = re.compile(r"(?P<bound>before|until|till|earlier than)\s", re.I)
NOT_BEFORE = re.compile(rf"(?:\bnot|n['’]t)\b[^.;]*?\b{BEFORE.pattern}", re.I)
IN_A_LIST = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")  # between its things
MOVED = re.compile(
    r"\b(?:moved|postponed|put off|put back|brought forward|shifted|changed|rescheduled)\b[^.;]{0,40}?\bfrom "
    r"[^.;,]{2,40}? to (?P<new>[^.;,]{2,40})",
    re.I,
)
CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)|\d{1,2}:\d\d|noon|midnight),? on (?:the )?$", re.I
)
LENGTH = r"(?:years?|months?|weeks?|days?|hours?|minutes?)"
UNIT_END = re.compile(rf"\b{LENGTH}$")
AND_MONTHS = re.compile(rf"(?:,| and)\s+[\w.-]+\s+{LENGTH}\b")
TOLD_OF_IT = re.compile(r",\s+(?:was|were|is|are|has|had)\b")
OTHER_TIME = re.compile(  # " and after 6 pm", beside "before 9 am"
    r",? (?:and|or) (?:again )?(?:before|after|from|between|until|till|on|at|in) [^,.;:()]{1,30}?"
    r"(?= (?:and|or|but|unless|if|when) |[,.;:()]|$)"
)
TIMED = re.compile(rf"\d|\b(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midnight)\b", re.I)
CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
PATH = re.compile(  # a path, an address, and names of files and keys: Cargo.toml, build.jobs, .cargo/config
    r"(?<![^\s(\"“])(?:(?:[a-z][a-z+]*://|~?/|\.{1,2}/|[A-Z]:\\)[^\s)\"”]*[^\s)\"”.,;:]"
    r"|[A-Za-z_$][\w$-]+(?:\.[a-z][\w-]+)+|\.[a-z][\w-]+(?:[./][\w-]+)*)"
)
PAIRS = (("(", ")"), ("“", "”"), ("``", "''"))


def whole_date(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the whole of the date that it is in: "3 March" of "3 March 2025"."""
    start, end = span
    for first, last in full_dates(text, sentence):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    clock = CLOCK.search(text, sentence[0], start)
    return (clock.start() if clock else start), end


def full_dates(text: str, within: Span) -> list[Span]:
    """Where a stretch of the text has dates with a day, or a month of a year."""
    start = within[0]
    found = moments(text[slice(*within)])
    return [(start + m.start, start + m.end) for m in found if m.day or (m.month and m.year)]


def whole_length(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the whole of a length of time: "four years" of "four years and six months"."""
    behind = AND_MONTHS.match(text, span[1], sentence[1]) if UNIT_END.search(text[slice(*span)]) else None
    return (span[0], behind.end()) if behind else span


def before_verb(text: str, span: Span) -> Span:
    """The span cut where it goes on with what is told of it: "43.9 degrees, was set in 1981"."""
    verb = TOLD_OF_IT.search(text, span[0] + 1, span[1])
    return (span[0], verb.start()) if verb else span


def all_times(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the times beside it: "before 9 am" to "before 9 am and after 6 pm"."""
    behind = OTHER_TIME.match(text, span[1], sentence[1])
    return (span[0], behind.end()) if behind and TIMED.search(behind[0]) else span


def whole_place(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to what is said of where it is: "the right bank of the Vistula, in Warsaw"."""
    behind = WITHIN.match(text, span[1], sentence[1])
    return part_of_it(text, sentence, (span[0], behind.end() if behind else span[1]))


def part_of_it(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the part of it that is meant: "the surface of leaves"."""
    ahead = PART_OF.search(text[sentence[0] : span[0]])
    return (sentence[0] + ahead.start(), span[1]) if ahead else span


def closed(text: str, sentence: Span, span: Span) -> Span:
    """The span with the bracket or quotation closed that it opens, and without one that it closes only."""
    start, end = span
    for opening, closing in PAIRS:
        inside = text[start:end]
        if inside.rfind(opening) > inside.rfind(closing):
            at = text.find(closing, end, sentence[1])
            if at >= 0:
                end = at + len(closing)
    return _without_halves(text, start, end)


def _without_halves(text: str, start: int, end: int) -> Span:
    """The longest stretch of the span that has no bracket without its partner, nor one around all of it."""
    if text[start:end].startswith("(") and text[start:end].endswith(")"):
        inside = start + 1, end - 1
        if not unmatched(text[slice(*inside)]):
            return inside
    cuts = [start - 1, *(start + at for at in unmatched(text[start:end])), end]
    pieces = [(a + 1, b) for a, b in pairwise(cuts)]
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0])
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else (start, end)


def whole_code(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the code that it begins or ends in, `between marks`; the marks of one alone left out.

    So is a path or an address grown to its ends: "~/.config/app" of which "config" was read.
    """
    start, end = span
    for code in CODE.finditer(text, *sentence):
        if code.start() < end and start < code.end():
            start, end = min(start, code.start()), max(end, code.end())
    alone = CODE.fullmatch(text, start, end)
    if alone:
        return start + 1, end - 1
    for path in PATH.finditer(text, *sentence):
        if path.start() < end and start < path.end():
            start, end = min(start, path.start()), max(end, path.end())
    return start, end


def whole_name(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to the name that it begins in: "Hendrick" of "Chief Hendrick"."""
    start, end = span
    for name in names(text[slice(*sentence)]):
        first, last = sentence[0] + name.start, sentence[0] + name.end
        if first < start < last and text[start].isalpha():
            return first, max(end, last)
    return span


def whole_rate(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to what a number is reckoned by: "two percent" of "two percent per year"."""
    behind = RATE.match(text, span[1], sentence[1])
    return (span[0], behind.end()) if behind else span


def up_to(text: str, sentence: Span, span: Span) -> Span:
    """The span cut to the limit that it goes beyond: "four" of "more than four", where nobody has more."""
    limit = LIMIT.search(text, *sentence)
    beyond = limit is not None and limit.start() < span[0] < limit.end() < span[1]
    return (limit.end(), span[1]) if limit and beyond else span


def new_date(text: str, sentence: Span, span: Span) -> Span:
    """The date to which something is moved, where the span is the one from which: "from 3 to 9 May"."""
    moved = MOVED.search(text, *sentence)
    if moved is None or not moved.start() < span[0] < moved.start("new"):
        return span
    new = moved.start("new"), sentence[1]
    return next((date for date in full_dates(text, new) if date[0] == new[0]), span)
