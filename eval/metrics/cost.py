"""What answers cost: seconds, and what a chat model read and wrote, in estimated tokens."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Of one answer: its prompt, and what came of it."""

    prompt: int = 0
    written: int = 0


NO_TOKENS = Tokens()


def token_figures(spent: Sequence[Tokens]) -> dict[str, float]:
    """Totals, how many answers a model wrote, and the mean of prompt and text over those; else 0."""
    prompt, written = sum(t.prompt for t in spent), sum(t.written for t in spent)
    answers = sum(t.prompt > 0 for t in spent)
    return {
        "prompt_tokens": prompt,
        "written_tokens": written,
        "written_answers": answers,
        "tokens_per_answer": (prompt + written) / answers if answers else 0.0,
    }


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed; 0 for none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else 0.0


def latency(seconds: Sequence[float]) -> dict[str, float]:
    """p50, p95 and the longest: medians and tails, because means hide both."""
    return {
        "p50_seconds": quantile(seconds, 0.5),
        "p95_seconds": quantile(seconds, 0.95),
        "max_seconds": max(seconds, default=0.0),
    }
