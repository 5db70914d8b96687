"""The gate: red for the right reason, green for an equal run, and only moved on purpose."""

import dataclasses
from pathlib import Path

import pytest

from eval.baseline import bless, read_baseline
from eval.compare import compare
from eval.errors import Exit, GoldError
from eval.gate import Rule, gated, judge, strictest
from eval.gold import GoldSet
from eval.record import Record
from eval.run import Run
from index.errors import UsageError

GOLD = GoldSet("g", Path("g.yaml"), (), ())


def case(n, *, kind="fact", correct=True, category=None, pinned=False, **scores):
    passed = {"correct": float(correct), "citation_validity": 1.0, "channel_lexical": 1.0, **scores}
    return Record(
        id=f"{kind}-{n}",
        cluster=f"{kind}-{n}",
        question=f"{kind} {n}?",
        kind=kind,
        tags=(),
        pinned=pinned,
        expected="answered",
        gold="x",
        gold_evidence=(),
        status="answered",
        answer="x",
        short="",
        citations=(),
        confidence=0.5,
        scores=passed,
        category=category or ("passed" if correct else "not retrieved"),
    )


def run_of(*records):
    return Run("g", tuple(records))


def wrong(run, count, **changes):
    """The run with its first `count` cases gone wrong."""
    scores = {"correct": 0.0}
    bad = [
        dataclasses.replace(r, scores={**r.scores, **scores}, category="not retrieved", **changes)
        for r in run.records[:count]
    ]
    return Run(run.name, (*bad, *run.records[count:]))


BASE = run_of(*(case(n) for n in range(60)), *(case(n, kind="number") for n in range(40)))


def test_an_equal_run_is_green_twenty_times():
    for _ in range(20):
        verdict = judge(BASE, GOLD, BASE)
        assert verdict.exit is Exit.passed
        assert verdict.breaches == ()


def test_losses_beyond_chance_are_red_and_named():
    verdict = judge(wrong(BASE, 8), GOLD, BASE)
    assert verdict.exit is Exit.regression
    regressions = [b for b in verdict.breaches if b.rule is Rule.regression]
    assert any("correct 1.000 → .920 (8 worse, 0 better of 100" in b.message for b in regressions)
    assert verdict.causes == ["not retrieved"]


def test_a_few_losses_are_shown_and_not_red():
    verdict = judge(wrong(BASE, 2), GOLD, BASE)
    assert verdict.exit is Exit.passed
    assert [p.new.id for p in verdict.comparison.broken] == ["fact-0", "fact-1"]
    assert any("the smallest that can be told from chance" in note for note in verdict.notes)


def test_a_slice_alone_can_be_red_and_a_small_one_cannot():
    only_numbers = [
        dataclasses.replace(r, scores={**r.scores, "correct": 0.0}, category="over-refusal")
        if r.kind == "number" and int(r.id.split("-")[1]) < 6
        else r
        for r in BASE.records
    ]
    slices = {c.slice_ for c in compare(BASE, Run("g", tuple(only_numbers))).regressions}
    assert "number" in slices
    few = run_of(*(case(n) for n in range(20)))
    assert not compare(few, wrong(few, 20)).regressions


def test_two_cases_are_said_to_be_too_few():
    few = run_of(case(0), case(1))
    assert any(note.startswith("2 paired cases are too few") for note in judge(few, GOLD, few).notes)


def test_a_pinned_case_gates_alone():
    base = run_of(*(case(n, pinned=n == 0) for n in range(50)))
    verdict = judge(wrong(base, 1), GOLD, base)
    assert [b.rule for b in verdict.breaches] == [Rule.pinned]
    assert verdict.exit is Exit.regression


def test_a_citation_that_does_not_reopen_is_red_without_any_statistics():
    broken = case(0, citation_validity=0.5, category="broken citation")
    verdict = judge(run_of(broken, *(case(n) for n in range(1, 50))), GOLD, None)
    assert [b.rule for b in verdict.breaches] == [Rule.invariant]
    assert verdict.causes == ["broken citation"]


def test_an_error_is_red_and_stale_gold_has_its_own_exit_code():
    assert judge(run_of(case(0, category="error")), GOLD, None).exit is Exit.regression
    stale = dataclasses.replace(case(0), category="stale gold", scores={})
    assert judge(run_of(stale), GOLD, None).exit is Exit.gold


def test_a_channel_that_falls_silent_is_named():
    silent = [dataclasses.replace(r, scores={**r.scores, "channel_lexical": 0.0}) for r in BASE.records]
    verdict = judge(Run("g", tuple(silent)), GOLD, BASE)
    assert verdict.exit is Exit.regression
    assert verdict.causes == ["lexical channel silent"]


def test_floors_and_ceilings_of_the_gold_file_hold():
    gold = dataclasses.replace(GOLD, floors={"correct": 0.95}, ceilings={"refused_answerable": 0.05})
    assert judge(BASE, gold, None).exit is Exit.passed
    messages = [b.message for b in judge(wrong(BASE, 10), gold, None).breaches]
    assert messages == ["correct is .900, below the floor of .950"]
    unknown = dataclasses.replace(GOLD, floors={"correctness": 0.5})
    assert judge(BASE, unknown, None).exit is Exit.regression


def test_a_gate_that_holds_answers_to_nothing_does_not_pass():
    verdict = gated(BASE, GOLD, None)
    assert (verdict.exit, verdict.word) == (Exit.gold, "nothing gates")
    assert "no pinned case, no floor" in verdict.breaches[0].message
    assert judge(BASE, GOLD, None).exit is Exit.passed, "asking without gating is no failure"
    pinned = run_of(case(0, pinned=True), *BASE.records[1:])
    floor = dataclasses.replace(GOLD, floors={"correct": 0.9})
    guarded = [gated(BASE, GOLD, BASE), gated(pinned, GOLD, None), gated(BASE, floor, None)]
    assert [v.exit for v in guarded] == [Exit.passed] * 3
    assert strictest([*guarded, verdict]) is Exit.gold


def test_only_bless_moves_a_baseline_and_only_with_a_reason(tmp_path):
    path = tmp_path / "baselines" / "g.json"
    assert read_baseline(path) is None
    with pytest.raises(UsageError, match="Say why"):
        bless(BASE, path, "because")
    with pytest.raises(GoldError, match="cannot be a baseline"):
        bless(run_of(case(0, category="error")), path, "it is what it is")
    bless(BASE, path, "the first one")
    kept = read_baseline(path)
    assert [r.id for r in kept.records] == [r.id for r in BASE.records]
    assert judge(BASE, GOLD, kept).exit is Exit.passed
    assert '"reason": "the first one"' in path.read_text(encoding="utf-8")
    judge(wrong(BASE, 8), GOLD, kept)
    assert [r.scores for r in read_baseline(path).records] == [r.scores for r in BASE.records]


def test_a_changed_question_is_not_compared_with_the_old_one():
    changed = Run("g", (dataclasses.replace(BASE.records[0], question="other?"), *BASE.records[1:]))
    found = compare(BASE, changed)
    assert found.added == ("fact-0",)
    assert next(c for c in found.changes if c.metric == "correct" and c.slice_ == "all").n == 99


def test_improvements_are_told_and_never_blessed_by_themselves():
    verdict = judge(BASE, GOLD, wrong(BASE, 3))
    assert verdict.exit is Exit.passed
    assert any("keeps the gain" in note for note in verdict.notes)
    assert len(verdict.comparison.fixed) == 3
