"""Does it know what the documents do not say? Refusing is an answer with rights and wrongs of its own."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One case, seen as a decision to answer or to refuse. Errors are decisions to do neither."""

    answerable: bool
    answered: bool
    refused: bool
    correct: bool  # the headline: right answer, or rightly refused
    confidence: float  # that the documents answer the question


def refusal_rates(decisions: Sequence[Decision]) -> dict[str, tuple[float, int]]:
    """Rates over all decisions, each with how many of them it counts; one that counts none is left out.

    refused_unanswerable: of the unanswerable, refused. refused_answerable: of the answerable, refused
    (over-refusal). selective_accuracy: of the answered, right. utility@λ: right minus λ times wrongly
    answered, a refusal costing nothing.
    """
    yes = [d for d in decisions if d.answerable]
    no = [d for d in decisions if not d.answerable]
    answered = [d for d in decisions if d.answered]
    right = sum(d.correct for d in answered)
    wrong = len(answered) - right
    n = len(decisions)
    shares = {
        "refused_unanswerable": (sum(d.refused for d in no), len(no)),
        "refused_answerable": (sum(d.refused for d in yes), len(yes)),
        "coverage": (len(answered), n),
        "selective_accuracy": (right, len(answered)),
        "utility@1": (right - wrong, n),
        "utility@4": (right - 4 * wrong, n),
    }
    rates = {name: (part / whole, whole) for name, (part, whole) in shares.items() if whole}
    areas = {"auroc": auroc(decisions), "aurc": aurc(decisions)}
    return rates | {name: (area, n) for name, area in areas.items() if area is not None}


def risk_coverage(decisions: Sequence[Decision]) -> list[tuple[float, float]]:
    """(coverage, risk) as the least confident answers are withheld one by one, from few to all.

    Every case takes part by its confidence; answering is wrong on the unanswerable, and on the answerable
    whose answer was wrong or withheld. Ties in confidence move together.
    """
    ranked = sorted(decisions, key=lambda d: -d.confidence)
    points = []
    wrong = 0
    for i, decision in enumerate(ranked, start=1):
        wrong += not (decision.answerable and decision.correct)
        if i == len(ranked) or ranked[i].confidence != decision.confidence:
            points.append((i / len(ranked), wrong / i))
    return points


def aurc(decisions: Sequence[Decision]) -> float | None:
    """Area under the risk-coverage curve, lower is better (Geifman and El-Yaniv 2017)."""
    points = risk_coverage(decisions)
    if not points:
        return None
    area, before = 0.0, 0.0
    for coverage, risk in points:
        area += (coverage - before) * risk
        before = coverage
    return area


def auroc(decisions: Sequence[Decision]) -> float | None:
    """How well confidence parts answerable from unanswerable: 1 perfectly, .5 not at all."""
    yes = [d.confidence for d in decisions if d.answerable]
    no = [d.confidence for d in decisions if not d.answerable]
    if not yes or not no:
        return None
    won = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    return won / (len(yes) * len(no))
