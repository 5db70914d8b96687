"""Lists: what the line above a list says holds of each of its points.

    ## Not covered
    The following are charged separately:
    - snow clearance
    - carpet cleaning

The reader takes a point without the line, or the line without a point. Which of them are meant, the line and
the heading above it say: asked for all, the list is quoted; asked whether one is, the line tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cutting.sentences import Span
from qa.asking.questions import LISTING, Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.words import content, stems
from qa.shaping.settled import Settled, one_a_document, quoted
from qa.shaping.yes_no import statement_of, verdict
from qa.verify.polarity import CUES

ITEM = r"[ \t]*(?:[-*•–]|\d{1,2}[.)]|[a-z]\))[ \t]+\S[^\n]*"
LIST = re.compile(rf"^(?!{ITEM})(?P<lead>[^\n]*:)[ \t]*\n+(?P<points>{ITEM}(?:\n+{ITEM})+)", re.M)
POINT = re.compile(r"^[ \t]*\S{1,3}[ \t]+(?P<words>\S.*)$", re.M)
# words by which people ask whether something is one of several
INCLUDED = stems(
    "included include includes covered cover covers contained part provided insured excluded exclude"
)
EXCLUDES = re.compile(r"\b(?:exclu\w+|exempt\w*|except\w*)\b", re.I)
# "What is not reimbursed?" asks for all that is on a list
DONE = re.compile(r"(?:what|which)\b[^?]*?\b(?:is|are|was|were) (?:not )?\w+(?:ed|en)\b", re.I)
GENERAL = stems(
    "item items thing things following list listed service services point points kind kinds case cases"
)
LONGEST = 1200  # characters of a quote
FARTHEST = 60_000  # characters of a text that are looked through


@dataclass(frozen=True, slots=True)
class Itemised:
    """A list under the line that leads to it, near.text[start:end], with the heading above and its points."""

    near: Candidate
    heading: str
    lead: str
    points: tuple[Span, ...]
    start: int
    end: int

    @property
    def denies(self) -> bool:
        """Whether the line, or the heading, says of the points what they are not."""
        return _denies(self.lead) or _denies(self.heading)

    @property
    def told(self) -> set[str]:
        """What is said of every point: by the line, its heading and the document's title."""
        return set(content(f"{self.heading} {self.lead} {self.near.document.source.title}"))


def itemised(part: Part, found: Sequence[Candidate], given: Verdict) -> Settled | None:
    """The list that has what is asked for, or whether a thing is on it; None where none does, or several.

    A sentence that answers comes before a list that it is no part of.
    """
    every = [each for near in one_a_document(found) for each in _lists(near)]
    if part.kind is Kind.yes_no:
        told = [settled for each in every for settled in _whether(part.text, each)]
    else:
        asked = [each for each in every if _is_asked(part.text, each)]
        exactly = [each for each in asked if set(content(part.text)) - GENERAL <= each.told]
        told = [
            Settled("", (quoted(each.near, each.start, each.end),))
            for each in exactly or asked
            if not given.found or _has(each, given.chosen[0])
        ]
    return told[0] if len(told) == 1 else None


def _lists(near: Candidate) -> Iterator[Itemised]:
    """The lists of a document that a line ending with a colon leads to."""
    for found in LIST.finditer(near.document.text[:FARTHEST]):
        above = headings_over(near.document, found.start())[-1:]
        points = tuple(m.span("words") for m in POINT.finditer(near.document.text, *found.span("points")))
        if found.end() - found.start() <= LONGEST:
            yield Itemised(near, "".join(above), found["lead"], points, *found.span())


def _is_asked(question: str, each: Itemised) -> bool:
    """Whether several things are asked for that line and heading say all of, and deny what it denies."""
    asked, told = set(content(question)) - GENERAL, each.told
    known = told | INCLUDED if told & INCLUDED else told
    several = LISTING.match(question) or DONE.match(question) or asked & INCLUDED
    return bool(several and asked) and asked <= known and each.denies == _denies(question)


def _whether(question: str, each: Itemised) -> Iterator[Settled]:
    """Yes or No, quoted as far as the point that the question names in full."""
    asked = set(content(statement_of(question)))
    for start, end in each.points:
        words = each.near.document.text[start:end]
        point = set(content(words))
        if not point or not point <= asked or not asked <= each.told | INCLUDED | GENERAL | point:
            continue
        answer = verdict(question, f"{each.lead} {words}")
        if not answer and asked & INCLUDED and each.told & INCLUDED:
            answer = "Yes" if each.denies == _denies(question) else "No"
        if answer:
            yield Settled(answer, (quoted(each.near, each.start, end),))


def _has(each: Itemised, best: Candidate) -> bool:
    """Whether what answers is the line, its heading or one of its points."""
    if best.document.source.document_id != each.near.document.source.document_id:
        return False
    headed = bool(each.heading) and each.heading in best.text
    return headed or each.start <= best.start < each.end


def _denies(text: str) -> bool:
    return (CUES.search(text) is None) == (EXCLUDES.search(text) is not None)
