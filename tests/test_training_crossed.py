"""Rules judged on questions that they were not fitted on."""

import json

import pytest

pytest.importorskip("scipy")

from training.reader.calibrate import load
from training.reader.crossed import figures, odds_out_of_part


@pytest.fixture
def cases(tmp_path):
    """Questions of which the ranker tells all, and of one more set that it misleads."""
    rows = [
        {
            "set": name,
            "answerable": answerable,
            "signals": [{"passage_ranker": (4.0 if answerable == tells else -4.0) + n / 10}],
            "marked": [answerable],
        }
        for name, tells in (("squad2", True), ("nq-qed", True), ("other", False))
        for answerable in (True, False)
        for n in range(10)
    ]
    path = tmp_path / "signals.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return load([path], ["bias", "passage_ranker"])


def test_a_set_that_nothing_is_fitted_on_does_not_bend_the_rule(cases):
    told = figures(cases, odds_out_of_part(cases, ("squad2", "nq-qed"), 0))
    assert (told["squad2 AUROC"], told["nq-qed AUROC"], told["other AUROC"]) == (1.0, 1.0, 0.0)
    assert told["squad2 unanswerable refused"] == 1.0
    assert told["other unanswerable refused"] == 0.0


def test_one_shuffle_gives_the_same_figures_twice(cases):
    fitted = ("squad2", "nq-qed")
    assert list(odds_out_of_part(cases, fitted, 3)) == list(odds_out_of_part(cases, fitted, 3))
