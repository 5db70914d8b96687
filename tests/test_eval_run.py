"""Runs: every case asked, graded and explained; the same run twice is the same bytes."""

import hashlib
import io
import json

import pytest
from eval_fakes import ScriptedEngine, quoting, refusing
from rich.console import Console

from eval.cache import OutcomeCache
from eval.errors import RunError
from eval.gold import load_gold
from eval.library import read_library
from eval.report.terminal import print_case, print_run
from eval.run import pick, read_run, run_gold, run_to_data, write_run
from index.documents import Source
from index.errors import ModelMissing, UsageError
from qa.answer import Statement, Support

TEXT = "The mill has 34 looms. It was built in 1871.\n\nAnna Berg owns the mill and pays 12 weavers.\n"
GOLD = """
corpus: docs
document: mill.txt
cases:
- id: looms
  question: How many looms?
  kind: number
  answers: [34]
  evidence: [The mill has 34 looms]
  paraphrases: ["What is the number of looms?"]
- {id: owner, question: "Who owns it?", kind: who, answers: [Anna Berg], evidence: [Anna Berg owns the mill]}
- {id: price, question: "What did it cost?", kind: near_miss}
- {id: gone, question: "How many cats?", kind: number, answers: [3], evidence: [three cats]}
"""


@pytest.fixture
def mill(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "mill.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    gold = load_gold(tmp_path / "gold.yaml")
    return gold, read_library(gold.corpus, docs)


def source(path="mill.txt"):
    return Source("d1", path, "Mill", hashlib.sha256(TEXT.encode()).hexdigest(), "text")


def good():
    return {
        "How many looms?": quoting("How many looms?", "The mill has 34 looms.", TEXT, source(), short="34"),
        "What is the number of looms?": quoting("?", "The mill has 34 looms.", TEXT, source(), short="34"),
        "Who owns it?": quoting("?", "Anna Berg owns the mill and pays 12 weavers.", TEXT, source()),
        "What did it cost?": refusing("What did it cost?"),
        "How many cats?": refusing("How many cats?"),
    }


def with_(question, answer):
    return ScriptedEngine({**good(), question: answer})


def category(mill, engine, case):
    run = run_gold(engine, *mill)
    return {r.id: r.category for r in run.records}[case]


def test_every_case_has_its_verdict_and_stale_gold_is_never_a_wrong_answer(mill):
    engine = ScriptedEngine(good())
    run = run_gold(engine, *mill)
    assert {r.id: r.category for r in run.records} == {
        "looms": "passed",
        "looms~1": "passed",
        "owner": "passed",
        "price": "passed",
        "gone": "stale gold",
    }
    summary = run.summary
    assert summary.stale == 1
    assert summary.value("answer_correct") == 1
    assert summary.value("evidence@1") == 1
    assert summary.value("citation_validity") == 1
    assert summary.value("refused_unanswerable") == 1
    assert summary.value("refused_answerable") == 0
    assert summary.figures["all"]["correct"].n == 4


def test_stale_gold_is_asked_for_what_is_answered_now_and_gets_no_score(mill):
    now = quoting("?", "The mill has 34 looms.", TEXT, source(), short="none")
    run = run_gold(with_("How many cats?", now), *mill)
    gone = next(r for r in run.records if r.id == "gone")
    assert (gone.category, gone.short, dict(gone.scores)) == ("stale gold", "none", {})
    assert run.summary.figures["all"]["correct"].n == 4
    unrecorded = run_gold(with_("How many cats?", ModelMissing("not recorded")), *mill)
    assert next(r for r in unrecorded.records if r.id == "gone").category == "stale gold"


@pytest.mark.parametrize(
    ("quote", "short", "why"),
    [
        ("The mill has 34 looms.", "12", "wrong answer from right evidence"),
        ("It was built in 1871.", "1871", "not retrieved"),
    ],
)
def test_a_wrong_answer_is_explained_by_where_it_went_wrong(mill, quote, short, why):
    wrong = quoting("How many looms?", quote, TEXT, source(), short=short)
    assert category(mill, with_("How many looms?", wrong), "looms") == why


def test_a_refusal_a_false_answer_and_an_error_are_three_things(mill):
    assert category(mill, with_("Who owns it?", refusing("?")), "owner") == "not retrieved"
    said = quoting("?", "It was built in 1871.", TEXT, source())
    assert category(mill, with_("What did it cost?", said), "price") == "false answer"
    run = run_gold(with_("Who owns it?", ValueError("boom")), *mill)
    owner = next(r for r in run.records if r.id == "owner")
    assert (owner.category, owner.detail) == ("error", "ValueError: boom")
    assert run.summary.value("refused_answerable") == 0


def test_a_citation_that_does_not_reopen_is_found_out(mill):
    moved = quoting("How many looms?", "The mill has 34 looms.", TEXT, source(), short="34", at=1)
    assert category(mill, with_("How many looms?", moved), "looms") == "broken citation"


def test_a_statement_that_cites_the_wrong_place_is_found_out(mill):
    right = good()["Who owns it?"]
    claims = (Statement("The mill has 34 looms.", (0,), Support.verified),)
    swapped = type(right)(right.question, right.status, claims, right.evidence)
    assert category(mill, with_("How many looms?", swapped), "looms") == "cited wrong"


def test_a_stale_index_is_told_from_a_broken_citation(mill):
    gold, _ = mill
    changed = gold.corpus[0] / "mill.txt"
    changed.write_text("A new first line.\n" + TEXT, encoding="utf-8")
    now = read_library(gold.corpus, gold.corpus[0])
    run = run_gold(ScriptedEngine(good()), gold, now)
    assert {r.category for r in run.records if r.answerable and not r.stale} == {"stale index"}


def test_two_runs_are_the_same_bytes_apart_from_times(mill, tmp_path):
    one, other = (run_to_data(run_gold(ScriptedEngine(good()), *mill)) for _ in range(2))
    one.pop("times"), other.pop("times")
    assert json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def test_a_run_that_is_not_there_or_is_none_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="There is no file"):
        read_run(tmp_path / "run.json")
    (tmp_path / "run.json").write_bytes(b"\xff\xfe")
    with pytest.raises(RunError, match="is not a run"):
        read_run(tmp_path / "run.json")


def test_a_written_run_reads_back_the_same(mill, tmp_path):
    run = run_gold(ScriptedEngine(good()), *mill)
    write_run(run, tmp_path / "run.json")
    again = read_run(tmp_path / "run.json")
    assert [r.category for r in again.records] == [r.category for r in run.records]
    assert again.summary.figures == run.summary.figures


def test_the_cache_gives_the_same_figures_without_asking(mill, tmp_path):
    cache = OutcomeCache(tmp_path / "answers")
    first = run_gold(ScriptedEngine(good()), *mill, cache=cache)
    silent = ScriptedEngine({})
    second = run_gold(silent, *mill, cache=cache)
    assert silent.asked == []
    assert second.summary.figures == first.summary.figures
    assert all(r.cached for r in second.records)
    other_setup = ScriptedEngine(good())
    run_gold(other_setup, *mill, cache=cache, setup={"chat_model": "other"})
    assert len(other_setup.asked) == 5


def test_a_changed_document_is_never_served_from_the_cache(mill, tmp_path):
    gold, library = mill
    cache = OutcomeCache(tmp_path / "answers")
    run_gold(ScriptedEngine(good()), gold, library, cache=cache)
    (gold.corpus[0] / "other.txt").write_text("more", encoding="utf-8")
    engine = ScriptedEngine(good())
    run_gold(engine, gold, read_library(gold.corpus, gold.corpus[0]), cache=cache)
    assert len(engine.asked) == 5


def test_a_missing_model_ends_the_run_instead_of_failing_every_case(mill):
    from eval.errors import RunError

    with pytest.raises(RunError, match="looms") as caught:
        run_gold(with_("How many looms?", ModelMissing("the ranker is not here")), *mill)
    assert caught.value.exit_code == 4


def test_cases_are_picked_by_id_tag_and_kind(mill):
    cases = mill[0].questions
    assert [c.id for c in pick(cases, ["looms"], [], [])] == ["looms", "looms~1"]
    assert [c.id for c in pick(cases, [], [], ["near_miss"])] == ["price"]


def test_the_terminal_report_says_what_failed_and_why(mill):
    wrong = quoting("Who owns it?", "It was built in 1871.", TEXT, source())
    run = run_gold(with_("Who owns it?", wrong), *mill)
    console = Console(file=io.StringIO(), width=160)
    print_run(run, console)
    print_case(next(r for r in run.records if r.id == "owner"), console)
    text = console.file.getvalue()
    assert "2 of 5 cases did not pass" in text
    assert "no retrieved passage covers the gold evidence" in text
    assert "evidence@1" in text and "refused_unanswerable" in text
    assert "mill.txt" in text and "expected" in text
