"""How long answers took, in seconds; medians and tails, because means hide both."""

import math
from collections.abc import Sequence


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed; 0 for none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else 0.0


def latency(seconds: Sequence[float]) -> dict[str, float]:
    """p50, p95 and the longest."""
    return {
        "p50_seconds": quantile(seconds, 0.5),
        "p95_seconds": quantile(seconds, 0.95),
        "max_seconds": max(seconds, default=0.0),
    }
