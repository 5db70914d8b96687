"""Whether the documents answer: one probability per sentence, one threshold, one place.

The figures come from the reader's calibration where it ships one; a refusal is a probability below the
threshold, never a chat model's word.
"""

import math
from dataclasses import dataclass, replace

from qa.candidates import Candidate
from qa.questions import Kind

SEVERAL = frozenset({Kind.listing, Kind.sides, Kind.comparison})
GAP_SEVERAL, GAP_ONE = 4.0, 2.0  # log odds below the best at which a further quote no longer counts
NEAREST = 3  # passages shown on a refusal


@dataclass(frozen=True, slots=True)
class Rule:
    """A logistic rule over what ranker and reader say; `threshold` is the least probability that answers."""

    bias: float = 1.0
    ranker: float = 0.5
    margin: float = 0.25
    unread: float = -1.0  # added for a sentence in which the reader found no span
    threshold: float = 0.5

    def probability(self, candidate: Candidate) -> float:
        """Probability that the candidate answers the question."""
        logit = self.bias + self.ranker * candidate.ranker
        logit += (
            self.unread if candidate.margin is None else self.margin * max(-12.0, min(12.0, candidate.margin))
        )
        return 1 / (1 + math.exp(-logit))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided for one part: the candidates that answer it, best first, and those that came near."""

    probability: float
    chosen: tuple[Candidate, ...]
    nearest: tuple[Candidate, ...]

    @property
    def found(self) -> bool:
        """Whether the documents answer the part."""
        return bool(self.chosen)


def judge(kind: Kind, found: list[Candidate], rule: Rule, most: int) -> Verdict:
    """The candidates above the threshold, best first, at most `most`, fewer where one answer is wanted."""
    scored = sorted((replace(c, probability=rule.probability(c)) for c in found), key=_best_first)
    return choose(kind, scored, rule.threshold, most)


def choose(kind: Kind, scored: list[Candidate], threshold: float, most: int) -> Verdict:
    """The verdict on candidates that carry their probability, best first."""
    best = scored[0].probability if scored else 0.0
    if best < threshold:
        return Verdict(best, (), tuple(scored[:NEAREST]))
    gap = GAP_SEVERAL if kind in SEVERAL else GAP_ONE
    floor = max(_logit(threshold), _logit(best) - gap)
    limit = most if kind in SEVERAL else min(most, 3)
    return Verdict(best, tuple(c for c in scored if _logit(c.probability) >= floor)[:limit], ())


def _logit(p: float) -> float:
    return math.log(max(p, 1e-9) / max(1 - p, 1e-9))


def _best_first(candidate: Candidate) -> tuple[float, float, str, int]:
    return (-candidate.probability, -candidate.ranker, candidate.document.source.path, candidate.start)
