"""What a reader says of a passage: where the answer stands, whether it is there at all, how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate answer: `passage[start:end]`, with its score (start logit + end logit)."""

    start: int
    end: int
    score: float

    def moved(self, by: float) -> "Span":
        """The same span on another scale."""
        return replace(self, score=self.score + by)


@dataclass(frozen=True, slots=True)
class Reading:
    """One question on one passage. All scores are logits; offsets are characters of the passage.

    `spans` come best first, do not overlap, and are empty only for a passage without words.
    `null` is the score of "no answer here" on the scale of a span's score.
    """

    spans: tuple[Span, ...]
    null: float
    answerable: float
    relevance: float

    @property
    def best(self) -> Span:
        """The best span; an empty one at 0 where the passage has no words."""
        return self.spans[0] if self.spans else Span(0, 0, self.null)

    @property
    def margin(self) -> float:
        """How far the best span stands above "no answer here"."""
        return self.best.score - self.null


class Reader(Protocol):
    """Reads passages for a question."""

    @property
    def name(self) -> str:
        """The reader's name."""
        ...

    @property
    def digest(self) -> str:
        """sha256 of the weights."""
        ...

    def read(
        self, questions: Sequence[str], passages: Sequence[str], above: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading a passage, each for a question of its own; what is read beside it does not change it.

        `above` is what stands over each passage, its title and headings: read with it, and never an answer.
        """
        ...
