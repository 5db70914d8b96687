"""Fit the one rule that decides: whether any sentence answers, and which.

    python -m training.reader.calibrate SIGNALS.jsonl… --out qa/reader/calibration.json

SIGNALS come from `python -m bench.answers --signals`, one line per question of the tuning halves: its set,
whether it is answerable, and for each candidate sentence its signals and whether people marked it.

Whether: multiple-instance logistic regression on the sets of DECIDED; a question's log odds are the soft
maximum over its sentences, fitted to "answerable"; for answerable questions the marked sentence has to lead
as well. Sets count by the root of their size. A second, one-dimensional fit makes the best sentence's
probability that of the question. Which: logistic regression of the marked sentence among those of its
question, on all sets given; a name that is lacking, which says much of whether, says little of which.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.reader.calibration import Signals
from qa.reader.onnx_reader import HERE

TERMS = ("bias", "unread", "unseen", "margin", "near", "denied", "lacks", "passage_ranker")
ORDERING = tuple(term for term in TERMS if term not in ("bias", "lacks"))
DECIDED = ("squad2", "nq-qed")
SHARPNESS, LEAD_WEIGHT, RIDGE = 2.0, 1.0, 0.02
Cost = tuple[float, NDArray[np.float64]]  # and its slope
REFUSED = 0.068  # share of answerable questions that the threshold may refuse on the tuning halves


@dataclass(frozen=True, slots=True)
class Case:
    """A question's candidates: terms [candidate, term], which are marked, and what the question is."""

    group: str
    answerable: bool
    terms: NDArray[np.float64]
    marked: NDArray[np.bool_]


CaseLoss = Callable[[NDArray[np.float64], Case, NDArray[np.float64]], Cost]


def load(paths: list[Path], names: Sequence[str] = TERMS) -> list[Case]:
    """The cases, with the terms named, of all files that have any candidate."""
    cases = []
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        features = [Signals(**s).features() for s in row["signals"]]
        if features:
            terms = np.array([[f[name] for name in names] for f in features])
            cases.append(Case(row["set"], row["answerable"], terms, np.array(row["marked"], dtype=bool)))
    return cases


def fit(cases: list[Case], case_loss: CaseLoss) -> NDArray[np.float64]:
    """Weights of the terms."""
    sizes = Counter(case.group for case in cases)
    shares = [1 / np.sqrt(sizes[case.group]) for case in cases]
    everything = np.concatenate([case.terms for case in cases])
    scale = everything.std(0)
    same = scale == 0  # the bias
    scale[same] = 1.0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for case, share in zip(cases, shares, strict=True):
            cost, by = case_loss(case.terms / scale, case, weights)
            total, slope = total + share * cost, slope + share * by
        ridge = np.where(same, 0.0, weights)
        return total / sum(shares) + RIDGE * ridge @ ridge, slope / sum(shares) + 2 * RIDGE * ridge

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale)


def whether(terms: NDArray[np.float64], case: Case, weights: NDArray[np.float64]) -> Cost:
    """What one question costs under the weights that say whether it is answered, and the slope."""
    odds = terms @ weights
    pull = softmax(SHARPNESS * odds)
    peak = float(pull @ odds)
    cost = float(np.logaddexp(0, peak) - case.answerable * peak)
    slope = (1 / (1 + np.exp(-peak)) - case.answerable) * ((pull * (1 + SHARPNESS * (odds - peak))) @ terms)
    if case.answerable and case.marked.any():
        lead, by = which(terms, case, weights)
        cost, slope = cost + LEAD_WEIGHT * lead, slope + LEAD_WEIGHT * by
    return cost, slope


def which(terms: NDArray[np.float64], case: Case, weights: NDArray[np.float64]) -> Cost:
    """What one question costs under the weights that put its sentences in order, and the slope."""
    chance = softmax(terms @ weights)
    right = float(chance @ case.marked) + 1e-9
    return -float(np.log(right)), (chance - chance * case.marked / right) @ terms


def softmax(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares that add up to one."""
    raised = np.exp(values - values.max())
    return np.asarray(raised / raised.sum())


def question_level(
    cases: list[Case], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The weights stretched so that the best sentence's log odds are the question's; those log odds."""
    best = np.array([(case.terms @ weights).max() for case in cases])
    truth = np.array([case.answerable for case in cases], dtype=float)

    def loss(ab: NDArray[np.float64]) -> float:
        odds = ab[0] * best + ab[1]
        return float(np.mean(np.logaddexp(0, odds) - truth * odds))

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    stretched = slope * weights
    stretched[0] += shift
    return stretched, slope * best + shift


def main() -> None:
    """Reads the arguments, fits, writes."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("signals", type=Path, nargs="+")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--without", nargs="+", default=[], choices=TERMS[1:], help="terms to leave out")
    p.add_argument("--with", nargs="+", default=[], dest="more", choices=("answerable", "relevance"))
    args = p.parse_args()
    names = [name for name in (*TERMS, *args.more) if name not in args.without]
    cases = [case for case in load(args.signals, names) if case.group in DECIDED]
    weights, best = question_level(cases, fit(cases, whether))
    marked = [case for case in load(args.signals, ORDERING) if case.answerable and case.marked.any()]
    order = fit(marked, which)
    truth = np.array([case.answerable for case in cases])
    threshold = float(1 / (1 + np.exp(-np.quantile(best[truth], REFUSED))))
    refused = 1 / (1 + np.exp(-best)) < threshold
    facts = {
        "schema": "footnote.calibration/1",
        "reader": json.loads((HERE / "weights.json").read_text("utf-8"))["files"]["reader.onnx"],
        "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
        "order": {name: round(float(w), 4) for name, w in zip(ORDERING, order, strict=True)},
        "threshold": round(threshold, 4),
        "fitted": {
            "half": "tune: first byte of sha256(question id) even",
            "questions": dict(sorted(Counter(case.group for case in cases).items())),
            "ordered": dict(sorted(Counter(case.group for case in marked).items())),
            "refused of answerable": round(float(refused[truth].mean()), 3),
            "refused of unanswerable": round(float(refused[~truth].mean()), 3),
            "by": "python -m training.reader.calibrate",
        },
    }
    args.out.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
