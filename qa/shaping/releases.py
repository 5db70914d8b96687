"""Change logs: which version brought something, when a version came out, and what changed in it.

    ## 2.3.0 (2024-11-26)
    ### Added
    - Support for Backblaze B2.

The line tells what, the headings over it tell since when: the reader, which sees sentences, misses that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.cutting.sentences import Span, sentence_spans
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.identifiers import versions_asked
from qa.language.phrases import full_dates
from qa.language.words import content, stems, words
from qa.shaping.settled import READ, Settled, one_a_document, quoted

HEAD = re.compile(
    r"^(?P<marks>#{1,4}[ \t]+)?\[?(?:(?!(?:to|from|since|before|until|after) )[\w-]+ )?"
    r"(?:version |release |v)?"
    r"(?P<version>\d+(?:\.\d+){1,3}(?:-?[a-z]+\.?\d*)?)(?![\w.%])\]?:?(?P<rest>[^\n]{0,60})$",
    re.M | re.I,
)
SUBHEAD = re.compile(r"^#{2,6}[ \t]+[^\n]+$", re.M)
NEWEST = "latest|newest|current|most recent"
WHICH = re.compile(
    rf"\b(?:which|what) (?:\w+ )?(?:version|release)\b"
    rf"|^(?:what(?:['’]s| is) )?(?:the )?(?:{NEWEST}) (?:version|release)(?: of [^?]{{1,40}})?\W*$",
    re.I,
)
WHEN = re.compile(r"^(?:since )?when\b|^how long ago\b|\brelease date\b", re.I)
LATEST = re.compile(rf"\b(?:{NEWEST}|last)\b", re.I)
DEEDS = (  # what may be done to a thing, in the words for it
    stems("add added adds introduce introduced introduces bring brought new support supports supported"),
    stems("remove removed removes drop dropped drops delete deleted"),
    stems("fix fixed fixes solve solved repair repaired bug bugs bugfixes"),
    stems("deprecate deprecated deprecates deprecations"),
    stems("change changed changes changing"),
)
DONE = frozenset().union(*DEEDS)
RELEASE = stems(
    "version versions release released releases publish published date come came out latest newest current"
)
ABOUT = stems(
    "feature features thing things include included happen happened improve improved update updated list"
)
NUMBERED = re.compile(r"(?<![\w.])v?(\d+\.\d+(?:\.\d+)*)(?![\w.]*\w)", re.I)
# what was before a version, or has been since, its own notes do not say
ELSE_WHEN = re.compile(
    r"\b(?:before|after|until|till|prior to|since|between|than|from)\s+(?:(?:version|release)\s+)?v?\d+\.\d",
    re.I,
)
NOTES = re.compile(r"\b(?:release notes?|what['’]?s new|change ?(?:s|log))\b", re.I)
OF = re.compile(r"\b(?:version|release) of (?:the |our |this )?(?P<what>[^?]+)", re.I)
UNDERLINE = re.compile(r"\n[=~-]{3,}[ \t]*$", re.M)
LONGEST = 1500  # characters of a quote
OPENING = 400  # characters in front of the first version


@dataclass(frozen=True, slots=True)
class Release:
    """A version with its heading `text[start:head]` and what changed in it, up to `end`."""

    version: str
    at: Span
    start: int
    head: int
    end: int


def released(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """What the one change log that tells of it says; None where none does, or several do."""
    if ELSE_WHEN.search(part.text):
        return None
    if not (NUMBERED.search(part.text) or WHICH.search(part.text) or WHEN.search(part.text)):
        return None  # before any text is looked through
    told = [settled for near in one_a_document(found) if (settled := _told(part.text, near))]
    return told[0] if len(told) == 1 else None


def _told(question: str, near: Candidate) -> Settled | None:
    log = list(releases(near.document.text[:READ]))
    if len(log) < 2:
        return _notes_of_one(question, near)
    asked = set(content(question)) - (set(content(near.document.source.title)) - DONE) - RELEASE
    numbers = versions_asked(question, f"version {log[0].version}")
    if numbers:
        asked = {word for word in asked if word not in numbers}
        one = [release for release in log if release.version in numbers]
        if len(one) != 1 or asked - DONE - ABOUT:
            return None
        if WHEN.search(question):
            return None if asked else _date(near, one[0])
        return _changes(near, one[0], asked) if asked else None
    if LATEST.search(question) and WHICH.search(question):
        newest = max(log, key=lambda release: [int(n) for n in re.findall(r"\d+", release.version)])
        return _of(near, newest) if _is_log_of(question, asked, near, log[0].start) else None
    if not asked - DONE or not (WHICH.search(question) or (WHEN.search(question) and asked & DONE)):
        return None
    lines = [(r, span) for r in log for span in _lines(near.document.text, r) if _tells(near, span, asked)]
    return _of(near, *lines[0]) if len({release.start for release, _ in lines}) == 1 else None


def _is_log_of(question: str, asked: set[str], near: Candidate, first: int) -> bool:
    """Whether the title, or what stands in front of the first version, names what the question is about."""
    opening = f"{near.document.source.title} {near.document.text[: min(first, OPENING)]}"
    thing = OF.search(question)
    named = {word.stem for word in words(thing["what"])} if thing else set()  # "Go" is a common word as well
    return not asked - set(content(opening)) and named <= {word.stem for word in words(opening)}


def releases(text: str) -> Iterator[Release]:
    """The releases of a change log, in its order; none of a text that has no headings with versions."""
    heads = [m for m in HEAD.finditer(text) if m["marks"] or _is_bare(text, m)]
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        yield Release(head["version"], head.span("version"), head.start(), head.end(), end)


def _is_bare(text: str, head: re.Match[str]) -> bool:
    """Whether a line without a heading's mark gives a version, and a date or nothing besides."""
    rest = head["rest"].strip(" ()[]:–-")
    return not rest or bool(full_dates(text, head.span("rest")) and len(rest) <= len("30 September 2024"))


def _notes_of_one(question: str, near: Candidate) -> Settled | None:
    """What is new in a version, by a document that is the notes of just that one."""
    text, title = near.document.text, near.document.source.title
    told = set(NUMBERED.findall(title))
    asked = set(content(NUMBERED.sub("", question))) - set(content(title)) - RELEASE
    if len(told) != 1 or set(NUMBERED.findall(question)) != told or not NOTES.search(title):
        return None
    if not asked & DONE or asked - DEEDS[-1] - stems("new") - ABOUT or not text.startswith(title):
        return None
    head = under.end() if (under := UNDERLINE.match(text, len(title))) else len(title)
    return _changes(near, Release(told.pop(), (0, len(title)), 0, head, len(text)), asked)


def _of(near: Candidate, release: Release, line: Span | None = None) -> Settled:
    head = quoted(near, release.start, release.head, release.at)
    return Settled("", (head, quoted(near, *line)) if line else (head,))


def _date(near: Candidate, release: Release) -> Settled | None:
    days = full_dates(near.document.text, (release.start, release.head))
    return Settled("", (quoted(near, release.start, release.head, days[0]),)) if days else None


def _changes(near: Candidate, release: Release, asked: set[str]) -> Settled | None:
    """What stands under each heading of the release, of those headings that the question asks for."""
    text = near.document.text
    starts = [
        release.head,
        *(m.start() for m in SUBHEAD.finditer(text, release.head, release.end)),
        release.end,
    ]
    pieces: list[Candidate] = []
    for start, end in pairwise(starts):
        head = SUBHEAD.match(text, start)
        begin = head.end() if head else start
        spans = sentence_spans(text, begin, min(end, begin + LONGEST))
        spans = spans[:-1] if begin + LONGEST < end else spans  # no half of one
        if head is None and len(starts) == 2:
            spans = [span for span in spans if _tells_of_it(asked, text[slice(*span)])]
        if spans and (not head or _is_done(asked, set(content(head[0])))):
            pieces.extend(quoted(near, *run) for run in _runs(spans, text))
    return Settled("", tuple(pieces)) if pieces else None


def _tells_of_it(asked: set[str], line: str) -> bool:
    """Whether a line of no heading says that the thing was done; what is new goes without a word for that."""
    wanted = [deed for deed in DEEDS[1:-1] if deed & asked]
    return not wanted or any(deed & set(content(line)) for deed in wanted)


def _runs(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """The spans, those with nothing between them as one."""
    start, end = spans[0]
    for a, b in spans[1:]:
        if text[end:a].strip():
            yield start, end
            start = a
        end = b
    yield start, end


def _lines(text: str, release: Release) -> Iterator[Span]:
    spans = sentence_spans(text, release.head, release.end)
    return (span for span in spans if not text.startswith("#", span[0]))


def _tells(near: Candidate, span: Span, asked: set[str]) -> bool:
    """Whether a line has all that is asked for, and nothing else was done to it."""
    said = set(content(near.document.text[slice(*span)]))
    over = set(content(" ".join(headings_over(near.document, span[0])[-1:])))
    return asked - DONE <= said and _is_done(asked, said | over)


def _is_done(asked: set[str], said: set[str]) -> bool:
    """Whether what is said to be done is what is asked for; "What is new?" asks for all that was done."""
    wanted = [deed for deed in DEEDS[:-1] if deed & asked - stems("new")]
    return not wanted or any(deed & said for deed in wanted) or not DONE & said
