"""The figures of the answers benchmark, on a case small enough to count by hand."""

import numpy as np
import pytest

from bench.answers import auroc, figures, interval, signals
from bench.gold import Evidence, Question
from qa.reader.calibration import Calibration

RULE = Calibration("", {"passage_ranker": 1.0}, 0.5)


def case(answerable: bool, *candidates: tuple[float, str, int]):
    asked = Question("q", "Who?", ("Ada Lovelace",), answerable, (Evidence("d", 10, 20),), ())
    rows = [
        {
            "document": "d",
            "passage": [0, 100],
            "sentence": [start, start + 10],
            "text": f"It was {short}.",
            "quote": f"It was {short}.",
            "fits": True,
            "short": short,
            "signals": {"passage_ranker": logit},
        }
        for logit, short, start in candidates
    ]
    return asked, {"candidates": rows}


def test_auroc_counts_pairs_and_halves_ties():
    assert auroc(np.array([3.0, 1.0]), np.array([1.0, 0.0])) == pytest.approx(3.5 / 4)


def test_the_best_candidate_is_what_is_judged():
    right = case(True, (2.0, "Ada Lovelace", 10), (1.0, "Babbage", 40))
    wrong = case(True, (-2.0, "Ada Lovelace", 10), (1.0, "Babbage", 40))
    nothing = case(False, (-3.0, "Babbage", 40))
    told = figures("squad2", [right, wrong, nothing], RULE)
    assert "exact 0.500" in told and "sentence 0.500" in told and "passage 1.000" in told
    assert "refusal AUROC 1.000" in told
    assert "unanswerable refused 1.000" in told and "answerable refused 0.000" in told


def test_a_question_without_candidates_counts_as_wrong_and_refused():
    told = figures("squad2", [case(True), case(False)], RULE)
    assert "F1 0.000" in told and "answerable refused 1.000" in told


def test_signals_say_which_sentence_people_marked():
    line = signals("squad2", case(True, (2.0, "Ada", 10), (1.0, "B", 40)))
    assert '"marked": [true, false]' in line


def test_intervals_hold_their_mean_and_repeat():
    values = np.array([0.0, 1.0, 1.0, 1.0])
    assert interval(values) == interval(values) and interval(values).startswith("0.750 [")
