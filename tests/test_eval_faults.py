"""Eight faults, each of which must turn the gate red for its own reason; and equal runs that must not.

The small fakes stand in for the models here, so that all of it takes seconds; what counts is the difference
between a run and its own baseline.
"""

import contextlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bench import defects
from eval.baseline import bless, read_baseline
from eval.case import Kind
from eval.errors import Exit
from eval.gate import judge
from eval.gold import load_gold
from eval.library import read_library
from eval.run import run_gold
from index.corpus import Corpus
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.settings import IndexSettings
from qa.engine import Engine
from qa.settings import AnswerSettings

ROOT = Path(__file__).parent.parent
SMALL = IndexSettings(chunk_tokens=40)


@pytest.fixture(scope="module")
def gold():
    whole = load_gold(ROOT / "eval" / "gold" / "seeds.yaml")
    asked = [c for c in whole.cases if not c.history and c.kind is not Kind.yes_no]
    return replace(whole, cases=tuple(replace(c, pinned=False, paraphrases=()) for c in asked[::2]))


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    shutil.copytree(ROOT / "seeds", folder)
    return folder


def engine_on(folder, search=None, **settings):
    index = Index.open(Corpus.at([folder], SMALL), HashEncoder(), OverlapRanker())
    index.sync()
    answering = AnswerSettings(**{"threshold": 0.055, **settings})  # the fakes are never very sure
    return Engine(defects.FaultyIndex(index, search) if search else index, settings=answering)


def run_on(engine, gold, folder):
    with contextlib.closing(engine):
        return run_gold(engine, gold, read_library([folder], folder))


@pytest.fixture(scope="module")
def baseline(gold, tmp_path_factory):
    folder = tmp_path_factory.mktemp("baseline")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTNOTE_HOME", str(folder))
        made = run_on(engine_on(ROOT / "seeds"), gold, ROOT / "seeds")
    bless(made, folder / "baseline.json", "the faultless run")
    return read_baseline(folder / "baseline.json")


def faulty_run(name, gold, docs):
    if name == "top-k 1":
        return run_on(engine_on(docs, top_k=1), gold, docs)
    if name == "BM25 off":
        return run_on(engine_on(docs, defects.without_bm25), gold, docs)
    if name == "ranker off":
        return run_on(engine_on(docs, defects.without_ranker), gold, docs)
    if name == "refusal disabled":
        return run_on(engine_on(docs, threshold=0.0), gold, docs)
    if name == "stale index":
        engine = engine_on(docs, sync=False)
        article = next(docs.glob("*.txt"))
        article.write_text("Corrected on Monday.\n" + article.read_text(encoding="utf-8"), encoding="utf-8")
        return run_on(engine, gold, docs)
    if name == "lost sentences":
        with defects.losing_every_tenth_sentence():
            other = docs.rename(docs.with_name("copy"))  # another place, another index
            return run_on(engine_on(other), gold, other)
    spoil = {"swapped citations": defects.swapped_citations, "off by one": defects.off_by_one}[name]
    engine = engine_on(docs)
    with contextlib.closing(engine):
        return run_gold(defects.Spoilt(engine, spoil), gold, read_library([docs], docs))


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("top-k 1", "not retrieved"),
        ("BM25 off", "lexical channel silent"),
        ("ranker off", "ranker channel silent"),
        ("swapped citations", "cited wrong"),
        ("stale index", "stale index"),
        ("off by one", "broken citation"),
        ("refusal disabled", "false answer"),
        ("lost sentences", "text not indexed"),
    ],
)
@pytest.mark.slow
def test_each_fault_turns_the_gate_red_and_is_named(fault, cause, gold, docs, baseline):
    verdict = judge(faulty_run(fault, gold, docs), gold, baseline)
    assert verdict.exit is Exit.regression, fault
    assert cause in verdict.causes, (verdict.causes, [b.message for b in verdict.breaches])


def test_equal_runs_raise_no_alarm(gold, docs, baseline):
    for _ in range(2):
        verdict = judge(run_on(engine_on(docs), gold, docs), gold, baseline)
        assert verdict.breaches == ()
