"""How far the graders agree with people: kappa on answers that were labelled by hand, twice.

`labels/answers.jsonl` holds real answers with both labels, the settled one and, where needed, a reason.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from eval.anchoring import anchor_case
from eval.case import Case
from eval.errors import RunError
from eval.grading import grade
from eval.library import Library
from eval.outcome import Outcome
from eval.statistics import kappa
from qa.schema import answer_from_dict

LABELS = Path(__file__).with_name("labels") / "answers.jsonl"
FIGURES = Path(__file__).with_name("labels") / "agreement.json"
GRADED_SO = ("correct", "answer_correct", "selective_accuracy")  # the metrics that are made of this verdict


def agreement(cases: Mapping[str, Mapping[str, Case]], libraries: Mapping[str, Library]) -> dict[str, Any]:
    """Kappa of the two labellings, of the grader with the settled label, and per answer type, with counts.

    `cases` and `libraries` are by gold set. Errors: RunError where a labelled case is gone.
    """
    twice, graded = [], []
    by_type: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for entry in labelled():
        case = cases.get(entry["set"], {}).get(entry["case"])
        if case is None:
            raise RunError(f"labelled case {entry['set']}/{entry['case']} is no gold any more")
        verdict = _graded(case, entry["answer"], libraries[entry["set"]]) == 1.0
        pair = (verdict, bool(entry["label"]))
        twice.append((bool(entry["first"]), bool(entry["second"])))
        graded.append(pair)
        by_type[case.type.value].append(pair)
    return {
        "labels": len(graded),
        "between_labellings": round(kappa(twice), 3),
        "grader": round(kappa(graded), 3),
        "agreed": sum(a == b for a, b in graded),
        "by_type": {
            name: {"n": len(pairs), "agreed": sum(a == b for a, b in pairs), "kappa": round(kappa(pairs), 3)}
            for name, pairs in sorted(by_type.items())
        },
    }


def labelled() -> Iterator[dict[str, Any]]:
    """The answers labelled by hand, one entry each."""
    return map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())


@cache
def printed_kappas() -> dict[str, float]:
    """Kappa by metric name, as last computed and committed; nothing where no figures are."""
    if not FIGURES.exists():
        return {}
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    return dict.fromkeys(GRADED_SO, float(figures["grader"]))


def _graded(case: Case, answer: Mapping[str, Any], library: Library) -> float:
    anchors, _ = anchor_case(case, library.texts)
    return grade(case, Outcome(answer_from_dict(answer)), anchors, library).scores["correct"]
