"""The graders agree with people, and the kappa that reports print is the one that the labels give."""

import json
from pathlib import Path

import pytest

from eval.agreement import FIGURES, agreement, printed_kappas
from eval.gold import load_gold
from eval.library import read_library
from eval.lint import lint_gold

ROOT = Path(__file__).parent.parent
GOLDS = ("seeds", "council", "pannier")


@pytest.fixture(scope="module")
def own_gold():
    golds = {name: load_gold(ROOT / "eval" / "gold" / f"{name}.yaml") for name in GOLDS}
    return golds, {name: read_library(gold.corpus, gold.corpus[0]) for name, gold in golds.items()}


@pytest.mark.slow
def test_the_grader_agrees_with_labels_made_by_hand(own_gold):
    golds, libraries = own_gold
    found = agreement({name: {c.id: c for c in gold.cases} for name, gold in golds.items()}, libraries)
    assert found["labels"] >= 100
    assert found["grader"] >= 0.8
    assert json.loads(FIGURES.read_text(encoding="utf-8")) == found
    assert printed_kappas()["answer_correct"] == found["grader"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "cases", "read", "cited"), [("council", 150, 60, 50), ("pannier", 60, 15, 13)]
)
def test_a_gold_of_ours_has_no_fault_and_every_quote_stands_in_its_document(
    own_gold, name, cases, read, cited
):
    gold, texts = own_gold[0][name], own_gold[1][name].texts
    assert lint_gold(gold, texts) == []
    assert len(gold.cases) >= cases
    assert len(texts) >= read
    assert len({place.document for c in gold.cases for e in c.evidence for place in e.places}) >= cited


def test_every_gold_of_ours_is_known_here_and_has_a_baseline_to_be_gated_by():
    assert {path.stem for path in (ROOT / "eval" / "gold").iterdir()} == set(GOLDS)
    assert {path.stem for path in (ROOT / "eval" / "baselines").iterdir()} == set(GOLDS)
