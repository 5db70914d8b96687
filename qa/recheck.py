"""Whether the citations of a saved answer still hold in the documents as they are now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.cutting.likeness import most_like
from index.documents import Document, Source
from qa.answer import Answer, Evidence, Location
from qa.finding.evidence import locate
from qa.library import Library

_NEAR = 20  # passages that are searched for a quote whose document is gone


class Standing(StrEnum):
    """What has become of a citation, best first."""

    holds = "holds"  # the same words in the same place
    moved = "moved"  # the same words, elsewhere
    changed = "changed"  # the document is there, the words are not
    gone = "gone"  # the document is not there, nor the words anywhere near


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One citation looked up again; `now` is where its words stand today, where they do.

    `instead` is the sentence most like a quote that changed, "" where none is.
    """

    evidence: Evidence
    standing: Standing
    now: Location | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A whole answer looked up again: its citations, and per statement the worst of those it rests on."""

    citations: tuple[Rechecked, ...]
    statements: tuple[Standing, ...]

    @property
    def sound(self) -> bool:
        """Whether every citation's words are still there."""
        return all(c.standing in (Standing.holds, Standing.moved) for c in self.citations)


def recheck(answer: Answer, library: Library) -> Verdict:
    """Re-open every citation of the answer against the documents; the library is in step with its folder.

    Words count as the same where they differ in white space only.
    """
    by_path: dict[str, list[Source]] = {}
    for source in library.documents():
        by_path.setdefault(source.path, []).append(source)
    citations = tuple(_look_up(item, by_path, library) for item in answer.evidence)
    order = list(Standing)
    statements = tuple(
        max((citations[i].standing for i in statement.evidence), key=order.index, default=Standing.holds)
        for statement in answer.statements
    )
    return Verdict(citations, statements)


def _look_up(item: Evidence, by_path: dict[str, list[Source]], library: Library) -> Rechecked:
    at = item.location
    here = [library.document(source.document_id) for source in by_path.get(at.source.path, ())]
    for document in here:
        if document.text[at.start : at.end] == item.quote:
            return Rechecked(item, Standing.holds, locate(document, at.start, at.end))
    for document in (*here, *_likely(item.quote, here, library)):
        if found := _find(item.quote, document.text, at.start):
            return Rechecked(item, Standing.moved, locate(document, *found))
    instead = (most_like(item.quote, document.text) for document in here)
    return Rechecked(
        item, Standing.changed if here else Standing.gone, instead=next(filter(None, instead), "")
    )


def _likely(quote: str, but: Sequence[Document], library: Library) -> Iterator[Document]:
    """Other documents that may hold the quote: where a search for it leads."""
    seen = {document.source.document_id for document in but}
    for passage in library.search(quote, _NEAR):
        if passage.source.document_id not in seen:
            seen.add(passage.source.document_id)
            yield library.document(passage.source.document_id)


def _find(quote: str, text: str, near: int) -> tuple[int, int] | None:
    """Where the quote's words stand in the text, the place nearest to where they stood."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    spans = [match.span() for match in pattern.finditer(text)] if quote.strip() else []
    return min(spans, key=lambda span: abs(span[0] - near), default=None)
