"""Small exact statistics: intervals for rates, tests for paired runs, corrections for many slices."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SEED = 13
RESAMPLES = 10_000
_Z = 1.959964  # standard deviations around the mean that hold 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval around a value."""

    value: float
    low: float
    high: float


def wilson(successes: float, n: int) -> Interval:
    """Wilson's score interval of a rate; n must be positive."""
    p = successes / n
    centre = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    return Interval(p, max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half)))


def mcnemar(losses: int, wins: int) -> float:
    """One-sided exact p that losses outnumber wins by chance alone; 1 where nothing flipped."""
    from scipy.stats import binomtest

    flips = losses + wins
    if not flips:
        return 1.0
    return float(binomtest(losses, flips, 0.5, alternative="greater").pvalue)


def paired_bootstrap(differences: Sequence[float], clusters: Sequence[str]) -> tuple[Interval, float]:
    """The mean difference with its interval, and the one-sided p that it is not below zero.

    Whole clusters (a case with its paraphrases) are drawn with replacement; seeded, hence repeatable.
    """
    import numpy as np

    groups: dict[str, list[float]] = defaultdict(list)
    for difference, cluster in zip(differences, clusters, strict=True):
        groups[cluster].append(difference)
    if not groups:
        return Interval(0.0, 0.0, 0.0), 1.0
    sums = np.array([sum(values) for values in groups.values()])
    sizes = np.array([len(values) for values in groups.values()])
    mean = float(sums.sum() / sizes.sum())
    if not np.any(sums):
        return Interval(mean, mean, mean), 1.0
    drawn = np.random.default_rng(SEED).integers(0, len(sums), size=(RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    p = float((1 + np.count_nonzero(means >= 0)) / (1 + RESAMPLES))
    return Interval(mean, float(low), float(high)), p


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Holm's adjusted p-values, by name."""
    adjusted: dict[str, float] = {}
    running = 0.0
    for i, (name, p) in enumerate(sorted(p_values.items(), key=lambda item: (item[1], item[0]))):
        running = max(running, min(1.0, (len(p_values) - i) * p))
        adjusted[name] = running
    return adjusted


def minimum_detectable(n: int, flips: int) -> float:
    """The smallest change of a rate that n paired cases can show (80 % power), given how many flip.

    2.8·√(d/n) with d the flip rate; at least one flip is assumed, because none seen does not mean none ever.
    """
    return 2.8 * math.sqrt(max(flips, 1) / n / n) if n else 1.0


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two raters; 1 where both always say the same single thing."""
    n = len(pairs)
    if not n:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / n
    yes_a = sum(a for a, _ in pairs) / n
    yes_b = sum(b for _, b in pairs) / n
    by_chance = yes_a * yes_b + (1 - yes_a) * (1 - yes_b)
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
