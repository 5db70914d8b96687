"""Find gold quotes again in the documents as they are now: exactly, then whatever the white space.

A quote that is gone makes its case stale, which is a verdict of its own and never a wrong answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.case import Case, GoldEvidence, Quote
from index.cutting.likeness import beginning, most_like


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document, by its path."""

    document: str
    start: int
    end: int

    def overlap(self, other: "Span") -> int:
        """How many characters the two share."""
        if self.document != other.document:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


Anchor = tuple[Span, ...]
"""Where one piece of gold evidence stands: any of these spans will do."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A quote that does not stand in its document any more; `reason` says what does, and where it went."""

    case: str
    quote: Quote
    reason: str


def anchor_case(case: Case, texts: Mapping[str, str]) -> tuple[tuple[Anchor, ...], tuple[Stale, ...]]:
    """One anchor per piece of evidence, and the quotes that were not found.

    A piece is stale when none of its places is found; a lost place beside a found one is no fault.
    """
    anchors = [_anchor(evidence, texts) for evidence in case.evidence]
    stale = [
        Stale(case.id, evidence.places[0], _reason(evidence.places[0], texts))
        for evidence, anchor in zip(case.evidence, anchors, strict=True)
        if not anchor
    ]
    return tuple(anchors), tuple(stale)


def find_quote(quote: str, text: str) -> list[tuple[int, int]]:
    """Every span of `text` that is `quote`: exact ones, else those that differ in white space only."""
    return _exact(quote, text) or _whatever_the_space(quote, text)


def _anchor(evidence: GoldEvidence, texts: Mapping[str, str]) -> Anchor:
    found = [
        Span(place.document, start, end)
        for place in evidence.places
        if place.document in texts
        for start, end in _spans(place.text, texts[place.document])
    ]
    return tuple(dict.fromkeys(found))


def _spans(quote: str, text: str) -> Sequence[tuple[int, int]]:
    return find_quote(quote, text) if quote else [(0, len(text))]


def _exact(quote: str, text: str) -> list[tuple[int, int]]:
    spans = []
    at = text.find(quote)
    while at >= 0:
        spans.append((at, at + len(quote)))
        at = text.find(quote, at + len(quote))
    return spans


def _whatever_the_space(quote: str, text: str) -> list[tuple[int, int]]:
    positions = [i for i, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[i] for i in positions)
    wanted = "".join(quote.split())
    if not wanted:
        return []
    return [(positions[start], positions[end - 1] + 1) for start, end in _exact(wanted, squeezed)]


def _reason(quote: Quote, texts: Mapping[str, str]) -> str:
    said = f"“{beginning(quote.text)}”"
    there = [name for name, text in texts.items() if quote.text and find_quote(quote.text, text)]
    moved = f"; it stands in {', '.join(there)}" if 0 < len(there) <= 3 else ""
    if quote.document not in texts:
        return f'there is no document "{quote.document}" for {said}{moved}'
    now = "" if moved else most_like(quote.text, texts[quote.document])
    return f'"{quote.document}" does not say {said} any more{moved}' + (f"; it says “{now}”" if now else "")
