"""Is the answer found, is it right, is its absence noticed? Search, reading and deciding on others' sets.

    python -m bench.answers --sets squad2 nq-qed clapnq      figures on the report halves
    python -m bench.answers --half tune --signals FILE       what calibration is fitted on
    python -m bench.answers --ablate                         ranker alone, reader alone, both

Nothing writes here but the reader: the short answer is the span it found in the best sentence. F1, exact and
contained count every answerable question, refused or not. Intervals are 95 %, bootstrapped over questions.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import cached
from bench.asked import arguments, questions, records
from bench.gold import Question
from eval.metrics.words import exact, states, token_f1
from qa.finding.decide import Rule
from qa.reader.calibration import Calibration, Signals, shipped
from qa.reader.onnx_reader import OnnxReader

SETS = ("squad2", "nq-qed", "clapnq", "mtrag-un")
SHORT_ANSWERS = ("squad2", "nq-qed")
ALONE = {
    "ranker alone": {"passage_ranker": 1.0},
    "reader alone": {"unread": -20.0, "margin": 1.0},
}
Row = Mapping[str, Any]
Case = tuple[Question, Row]


def main() -> None:
    """Print the table asked for."""
    p = arguments(__doc__)
    p.add_argument("--sets", nargs="+", default=SETS)
    p.add_argument("--signals", type=Path, help="write what calibration is fitted on, and no figures")
    p.add_argument("--ablate", action="store_true")
    args = p.parse_args()
    reader, models = OnnxReader(), cached.models()
    cases: dict[str, list[Case]] = {}
    for name in args.sets:
        asked = questions(name, args.half, args.limit)
        cases[name] = list(zip(asked, records(name, asked, *models, reader), strict=True))
    if args.signals:
        args.signals.write_text("".join(signals(n, c) for n, each in cases.items() for c in each))
        return
    rules = {"both, calibrated": shipped()}
    if args.ablate:
        rules |= {name: Calibration("", weights, 0.0) for name, weights in ALONE.items()}
    print(f"half: {args.half}; reader {reader.name}\n")
    print("| set (answerable, not) | rule | figures |\n|---|---|---|")
    for name, each in cases.items():
        for rule, calibration in rules.items():
            print(f"| {name} {sizes(each)} | {rule} | {figures(name, each, calibration)} |", flush=True)


def figures(name: str, cases: Sequence[Case], rule: Calibration) -> str:
    """All measures of one set under one rule, with intervals."""
    best = [_best(row, rule) for _, row in cases]
    top = np.array([score for score, _ in best])
    truth = np.array([asked.answerable for asked, _ in cases])
    found = [(asked, chosen) for (asked, _), (_, chosen) in zip(cases, best, strict=True) if asked.answerable]
    measures: dict[str, Callable[[Question, Row], float]] = {
        "passage": lambda a, c: _marked(a, c["document"], *c["passage"]),
        "sentence": lambda a, c: _marked(a, c["document"], *c["sentence"]),
    }
    if name in SHORT_ANSWERS:
        measures |= {
            "exact": lambda a, c: float(any(exact(c["short"], g) for g in a.answers)),
            "F1": lambda a, c: max((token_f1(c["short"], g) for g in a.answers), default=0.0),
            "contained": lambda a, c: float(any(states(c["short"], g) for g in a.answers)),
            "in first quote": lambda a, c: float(any(states(c["quote"], g) for g in a.answers)),
        }
    parts = [
        f"{label} {interval(np.array([score(a, c) if c else 0.0 for a, c in found]))}"
        for label, score in measures.items()
    ]
    if not truth.all():
        parts.append(f"refusal AUROC {auroc_interval(top, truth)}")
        if rule.threshold:
            refused = (top < rule.threshold).astype(float)
            parts.append(f"unanswerable refused {interval(refused[~truth])}")
            parts.append(f"answerable refused {interval(refused[truth])}")
    return "; ".join(parts)


def signals(name: str, case: Case) -> str:
    """One line for `training.reader.calibrate`."""
    asked, row = case
    found = [c for c in row["candidates"] if c["fits"]]
    line = {
        "set": name,
        "answerable": asked.answerable,
        "signals": [c["signals"] for c in found],
        "marked": [bool(_marked(asked, c["document"], *c["sentence"])) for c in found],
    }
    return json.dumps(line) + "\n"


def sizes(cases: Sequence[Case]) -> str:
    """How many questions the documents answer, and how many they do not."""
    yes = sum(asked.answerable for asked, _ in cases)
    return f"({yes}, {len(cases) - yes})"


def interval(values: np.ndarray, sign: str = "") -> str:
    """Mean with a bootstrap interval; `sign` "+" writes the sign of differences."""
    draws = np.random.default_rng(7).integers(0, len(values), (2000, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return f"{values.mean():{sign}.3f} [{low:{sign}.3f}, {high:{sign}.3f}]"


def auroc_interval(scores: np.ndarray, truth: np.ndarray) -> str:
    """Area under the curve of answerable against not, with an interval over both kinds."""
    rng, yes, no = np.random.default_rng(7), scores[truth], scores[~truth]
    draws = [auroc(rng.choice(yes, len(yes)), rng.choice(no, len(no))) for _ in range(1000)]
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{auroc(yes, no):.3f} [{low:.3f}, {high:.3f}]"


def auroc(yes: np.ndarray, no: np.ndarray) -> float:
    """Chance that an answerable question scores above one that is not, ties counting half."""
    return float((yes[:, None] > no).mean() + (yes[:, None] == no).mean() / 2)


def _best(row: Row, calibration: Calibration) -> tuple[float, Row]:
    """The candidate that comes first, and its probability; 0 and nothing where there is none."""
    rule = Rule(calibration, calibration.threshold)
    read = [(Signals(**c["signals"]), c["fits"]) for c in row["candidates"]]
    if not read:
        return 0.0, {}
    place = max(range(len(read)), key=lambda i: (rule.standing(*read[i]), -i))
    return rule.reading(*read[place]), row["candidates"][place]


def _marked(asked: Question, document: str, start: int, end: int) -> float:
    """Whether the span touches evidence that people marked."""
    same = (e for e in asked.evidence if e.document == document)
    return float(any(start < e.end and e.start < end for e in same))


if __name__ == "__main__":
    main()
