"""What the fault bench stands on: models asked once, homes left as they were, and all eight faults put in."""

import os
from pathlib import Path

from bench.cached import CachedEncoder, CachedRanker, CachedReader
from bench.faults import FAULTS, Changed, Fault, _holds
from bench.repeats import _digest
from bench.trial import Models, blessed, fresh_home, run
from eval.gate import judge
from eval.gold import load_gold
from index.fakes import HashEncoder, OverlapRanker
from qa.reader.reading import Reading

GOLD = """
corpus: docs
document: mill.txt
cases:
- {id: a, question: "How many looms has the mill?", kind: number, answers: ["34"], evidence: [34 looms]}
- {id: far, question: "What is the capital of France?", kind: far}
"""


class Reader:
    """Finds no answer anywhere, and counts how often it is asked."""

    name, digest = "none", "0" * 64

    def __init__(self):
        self.asked = []

    def read(self, questions, passages, above=()):
        self.asked += passages
        return [Reading((), 0.0, -1.0, -1.0) for _ in passages]


def models():
    return Models(
        CachedEncoder(HashEncoder(), {}), CachedRanker(OverlapRanker(), {}), CachedReader(Reader(), {})
    )


def gold_in(folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "mill.txt").write_text("The mill at Lund has 34 looms. It is old.\n", encoding="utf-8")
    (folder / "gold.yaml").write_text(GOLD, encoding="utf-8")
    return load_gold(folder / "gold.yaml")


def test_a_second_run_asks_the_models_nothing_and_is_the_same(tmp_path):
    gold, asked = gold_in(tmp_path), models()
    first = run(gold, asked)
    once = list(asked.reader._reader.asked)
    second = run(gold, asked)
    assert once and asked.reader._reader.asked == once
    assert _digest(first) == _digest(second)


def test_a_fault_is_put_in_and_goes_with_its_run(tmp_path):
    gold, asked = gold_in(tmp_path), models()
    control = blessed(run(gold, asked))
    swapped = FAULTS["spans off by one"]
    assert _holds(swapped, judge(run(gold, asked, swapped.changed), gold, control))
    assert judge(run(gold, asked), gold, control).breaches == ()
    assert not _holds(Fault("broken citation", Changed()), judge(run(gold, asked), gold, control))


def test_the_eight_faults_and_a_control():
    assert len(FAULTS) == 9
    assert [name for name, fault in FAULTS.items() if not fault.cause] == ["none (the control again)"]


def test_a_fresh_home_leaves_the_models_where_they_are(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path))
    monkeypatch.delenv("FOOTNOTE_MODELS", raising=False)
    with fresh_home() as home:
        assert Path(os.environ["FOOTNOTE_HOME"]) == home != tmp_path
        assert Path(os.environ["FOOTNOTE_MODELS"]) == (tmp_path / "cache" / "models").resolve()
    assert os.environ["FOOTNOTE_HOME"] == str(tmp_path) and "FOOTNOTE_MODELS" not in os.environ
