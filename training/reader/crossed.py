"""Is a term of the rule worth having? Figures of a rule on questions that it was not fitted on.

    python -m training.reader.crossed SIGNALS.jsonl… [--terms margin near …] [--fitted squad2 nq-qed]

The questions are put into five parts at random; each part is judged by a rule fitted to the other four, sets
that nothing is fitted on by the mean of the five. That is done REPEATS times, so that what a shuffle is worth
is seen: each figure is a mean with the lowest and the highest. Two runs shuffle alike. Refused are those
below the threshold at which REFUSED of the answerable questions of DECIDED are.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.answers import auroc
from training.reader.calibrate import DECIDED, REFUSED, TERMS, Case, fit, load, question_level, whether

PARTS, REPEATS = 5, 10
Odds = NDArray[np.float64]


def odds_out_of_part(cases: Sequence[Case], fitted: Sequence[str], seed: int) -> Odds:
    """The log odds of each question, by rules that were not fitted on it."""
    mine = np.array([place for place, case in enumerate(cases) if case.group in fitted])
    parts = np.array_split(np.random.default_rng(seed).permutation(mine), PARTS)
    odds = np.zeros(len(cases))
    others = sorted(set(range(len(cases))) - set(mine.tolist()))
    for part in parts:
        left = [cases[place] for place in np.setdiff1d(mine, part)]
        weights, _ = question_level(left, fit(left, whether))
        for place in part:
            odds[place] = (cases[place].terms @ weights).max()
        for place in others:
            odds[place] += (cases[place].terms @ weights).max() / PARTS
    return odds


def figures(cases: Sequence[Case], odds: Odds) -> dict[str, float]:
    """By name: each set's AUROC and what is refused of it; a set without one of the two kinds has none."""
    groups = np.array([case.group for case in cases])
    truth = np.array([case.answerable for case in cases])
    threshold = np.quantile(odds[np.isin(groups, DECIDED) & truth], REFUSED)
    found = {}
    for name in dict.fromkeys(groups.tolist()):
        yes, no = odds[(groups == name) & truth], odds[(groups == name) & ~truth]
        if len(yes) and len(no):
            found[f"{name} AUROC"] = auroc(yes, no)
            found[f"{name} unanswerable refused"] = float((no < threshold).mean())
            found[f"{name} answerable refused"] = float((yes < threshold).mean())
    return found


def main() -> None:
    """Reads the arguments, prints the figures."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("signals", type=Path, nargs="+")
    p.add_argument("--terms", nargs="+", default=TERMS[1:], help="besides the bias")
    p.add_argument("--fitted", nargs="+", default=DECIDED, help="the sets that the rule is fitted on")
    p.add_argument("--repeats", type=int, default=REPEATS)
    args = p.parse_args()
    cases = load(args.signals, ["bias", *args.terms])
    told = [figures(cases, odds_out_of_part(cases, args.fitted, seed)) for seed in range(args.repeats)]
    for name in told[0]:
        values = [each[name] for each in told]
        print(f"{name:32} {np.mean(values):.3f} [{min(values):.3f}, {max(values):.3f}]")


if __name__ == "__main__":
    main()
