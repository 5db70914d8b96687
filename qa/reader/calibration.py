"""From logits to a probability that the documents answer: one rule, fitted once, for every corpus.

The rule is a logistic combination of what the reader says of a sentence and the ranker of its passage; a
question is answered where a sentence reaches the threshold. Which of those that do comes first is another
question, with weights of its own. Weights, threshold and how they came
about stand in `calibration.json`; they belong to the reader whose digest it names.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from index.errors import ModelDamaged

FILE = Path(__file__).parent / "calibration.json"
WIDEST = 12.0  # a margin beyond this says no more


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a sentence that may answer. All but `denied` and `lacks` are logits.

    `margin` is how far the reader's span in it stands above "no answer here", None where the reader found
    none in it; `answerable` and `relevance` are the reader's of the passage. `near` is the margin of the
    sentence read with its neighbours alone, None where it was not; `denied` is whether it says the opposite
    of what the question takes for given.
    """

    passage_ranker: float
    margin: float | None = None
    answerable: float = 0.0
    relevance: float = 0.0
    near: float | None = None
    denied: bool = False
    lacks: bool = False

    def features(self) -> dict[str, float]:
        """The terms of the rule by name."""
        read = self.margin is not None
        return {
            "bias": 1.0,
            "unread": 0.0 if read else 1.0,
            "unseen": 0.0 if self.near is not None else 1.0,
            "margin": _within(self.margin),
            "near": _within(self.near),
            "denied": float(self.denied),
            "lacks": float(self.lacks),
            "answerable": self.answerable if read else 0.0,
            "relevance": self.relevance if read else 0.0,
            "passage_ranker": self.passage_ranker,
        }


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted rule. `reader` is the digest of the weights it was fitted for.

    `weights` are fitted to whether a question is answered, `order` to which of its sentences people marked;
    without an order, the weights order as well.
    """

    reader: str
    weights: Mapping[str, float]
    threshold: float
    order: Mapping[str, float] = field(default_factory=dict)

    def logit(self, signals: Signals) -> float:
        """Log odds that the sentence answers."""
        return _sum(self.weights, signals)

    def probability(self, signals: Signals) -> float:
        """Probability, 0 to 1, that the sentence answers."""
        return _share(self.logit(signals))

    def promise(self, signals: Signals) -> float:
        """What puts the sentences of one question in order, 0 to 1; it says nothing across questions."""
        return _share(_sum(self.order or self.weights, signals))


def _sum(weights: Mapping[str, float], signals: Signals) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signals.features().items())


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _within(margin: float | None) -> float:
    return max(-WIDEST, min(WIDEST, margin)) if margin is not None else 0.0


def load_calibration(path: Path = FILE) -> Calibration:
    """The calibration in a file; ModelDamaged where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        weights, order = (
            {str(name): float(weight) for name, weight in data[part].items()} for part in ("weights", "order")
        )
        return Calibration(str(data["reader"]), weights, float(data["threshold"]), order)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"The calibration {path} cannot be read; reinstall footnote-qa.") from error


@cache
def shipped() -> Calibration:
    """The calibration that ships with the reader."""
    return load_calibration()


def calibrate(signals: Signals) -> float:
    """Probability, 0 to 1, that the sentence answers, by the shipped calibration."""
    return shipped().probability(signals)
