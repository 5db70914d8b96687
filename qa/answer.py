"""The vocabulary of answers, and the events on the way to one.

A statement is one sentence of an answer; it points at evidence; evidence is a verbatim span of a document.
`Answer.evidence[i]` is shown to readers as `[i + 1]`.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from index.display import one_line
from index.documents import Passage, Source
from index.progress import Progress
from qa.laid_out import in_lines

# what Markdown writes in front of a heading or a point of a list, and around words
_MARKS = re.compile(
    r"^\s*(?:#{1,6}|[-*+•])\s+|(?P<mark>\*\*|__)(?=\S)(?P<words>.{1,400}?)(?<=\S)(?P=mark)", re.S
)


class Status(StrEnum):
    """What the documents say about the question as a whole."""

    answered = "answered"
    partial = "partial"
    not_found = "not_found"


class Support(StrEnum):
    """How a statement came to stand in the answer."""

    quoted = "quoted"  # the statement is the evidence itself, or a short answer cut from it
    verified = "verified"  # written by a model, found supported by its evidence
    replaced = "replaced"  # written by a model, not supported; its quote stands instead
    composed = "composed"  # written by code around cited values (conflicts, yes/no, lists)


@dataclass(frozen=True, slots=True)
class Location:
    """One place where a quote stands, re-openable: `document.text[start:end] == quote`."""

    source: Source
    start: int
    end: int
    line: int | None = None  # 1-based, where the document's text is the file's own
    label: str = ""  # "page 3", "sheet Budget, row 12"; empty where lines are the map

    @property
    def shown(self) -> str:
        """Where it is, for people, displayable on one line: "notes.txt:12" or "report.pdf, page 3"."""
        path = one_line(self.source.path)
        if self.label:
            return f"{path}, {one_line(self.label)}"
        return f"{path}:{self.line}" if self.line else path


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim span that supports an answer."""

    location: Location
    quote: str
    score: float  # calibrated probability, 0 to 1, that it answers the question
    highlight: tuple[int, int] | None = None  # the short answer, as offsets into `quote`
    speaker: str | None = None  # who says so, where the text names one
    date: dt.date | None = None  # when it was said, else the document's date
    also: tuple[Location, ...] = ()  # other places with the same words, near enough
    context: tuple[str, str] = ("", "")  # a little of the text right before and after
    row: str = ""  # the quote with the headings of its table, where it is a row between bars
    under: str = ""  # the heading that says which one "this command" is, where the quote does not

    @property
    def short(self) -> str:
        """The short answer as it stands in the quote, else an empty text."""
        return self.quote[slice(*self.highlight)] if self.highlight else ""

    @property
    def beside(self) -> tuple[str, str]:
        """The text before and after, each on one line."""
        before, after = (" ".join(text.split()) for text in self.context)
        return before, after

    @property
    def plain(self) -> str:
        """The quote as a sentence of an answer: on one line, without the marks that Markdown formats by.

        The cells of a row stand under their headings: "Code: E10; Meaning: Rotor blocked". Steps, and lines
        of code, stay on lines of their own.
        """
        if self.row:
            return " ".join(self.row.split())
        if lines := in_lines(self.quote, self.location.source.kind == "code"):
            return lines
        code = self.location.source.kind == "code"
        quote = self.quote if code else _MARKS.sub(lambda mark: mark["words"] or "", self.quote)
        return " ".join(quote.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer. `evidence` holds indices into `Answer.evidence`."""

    text: str
    evidence: tuple[int, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict: who gives which value. Sides are never blended."""

    value: str
    evidence: tuple[int, ...]
    speaker: str | None = None
    date: dt.date | None = None
    of: str = ""  # which of several things of one name the value is of

    @property
    def whose(self) -> str:
        """What the value is of, else who gives it; empty where neither is told."""
        return self.of or self.speaker or ""


class ConflictKind(StrEnum):
    """Why values differ: two parties disagree, a newer version replaced an older one, or several things of
    one name have a value each.
    """

    rival = "rival"
    versions = "versions"
    namesakes = "namesakes"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different values for the same thing; versions come newest first."""

    kind: ConflictKind
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A value that stands in a near copy of other evidence and nowhere else: told, not part of the answer."""

    value: str
    evidence: tuple[int, ...]
    like: int  # the evidence that the copy nearly repeats, as an index into `Answer.evidence`

    @property
    def text(self) -> str:
        """What the copy has instead, as one line without its marker."""
        return f"Nearly the same text as [{self.like + 1}] has another value: {self.value}"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, with what was answered."""

    question: str
    answer: str
    standalone: str = ""  # the question as it was understood


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets: statements with citations, gaps, rival claims, and how it came about."""

    question: str
    status: Status
    statements: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]
    short: str = ""  # the short answer, where there is one
    gaps: tuple[str, ...] = ()  # what was asked and not found, in words
    conflict: Conflict | None = None
    asides: tuple[Aside, ...] = ()
    nearest: tuple[Evidence, ...] = ()  # on a refusal: what came closest
    standalone: str = ""  # a follow-up made complete; equals `question` otherwise
    confidence: float = 0.0  # calibrated probability that the documents answer the question
    model: str = "none"  # name of the chat model that wrote, "none" for quotes only
    notes: tuple[str, ...] = ()  # for the reader: evidence dropped, a model missing, a stale index
    passages: int = 0  # looked at
    generation: int = 0  # of the index
    seconds: Mapping[str, float] = field(default_factory=dict)  # per phase

    @property
    def written_by(self) -> str:
        """The chat model, where a sentence of its own stands in the answer or its quote in its place."""
        written = {Support.verified, Support.replaced}
        wrote = self.model != "none" and any(s.support in written for s in self.statements)
        return self.model if wrote else ""

    def whose(self, claim: Claim) -> str:
        """What a claim is of, else who gives it, else the file it stands in; displayable on one line."""
        paths = [self.evidence[i].location.source.path for i in claim.evidence]
        return one_line(claim.whose or (paths[0].rpartition("/")[2] if paths else ""))

    @property
    def text(self) -> str:
        """The answer as one plain text with `[n]` markers."""
        told: tuple[Statement | Aside, ...] = (*self.statements, *self.asides)
        return " ".join(each.text + "".join(f" [{i + 1}]" for i in each.evidence) for each in told)


class Phase(StrEnum):
    """What the engine is doing."""

    syncing = "syncing"
    searching = "searching"
    reading = "reading"
    writing = "writing"
    verifying = "verifying"


@dataclass(frozen=True, slots=True)
class Working:
    """The engine entered a phase, or got on within `syncing`."""

    phase: Phase
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The passages under consideration, best first."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the draft as the model writes it; drafts are not verified yet and may be replaced."""

    text: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """What a draft took, in estimated tokens: the same for any model, live or replayed."""

    prompt: int
    written: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The verified answer; always the last event."""

    answer: Answer


AnswerEvent = Working | Retrieved | Token | Wrote | Finished
