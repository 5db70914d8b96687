"""The statistics agree with published values and with brute force."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.refusal import Decision, aurc, auroc, refusal_rates, risk_coverage
from eval.statistics import holm, kappa, mcnemar, minimum_detectable, paired_bootstrap, wilson


def test_mcnemar_is_exact():
    assert mcnemar(5, 0) == pytest.approx(0.03125)
    assert mcnemar(6, 1) == pytest.approx(8 / 128)
    assert mcnemar(0, 0) == 1
    assert mcnemar(0, 4) == 1


def test_wilson_agrees_with_the_textbook():
    found = wilson(9, 10)
    assert (found.low, found.high) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 10).low == 0
    assert wilson(10, 10).high == 1


def test_holm_adjusts_step_by_step():
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), max_size=8))
def test_holm_never_makes_a_p_smaller(p_values):
    adjusted = holm(p_values)
    assert all(p_values[name] <= p <= 1 for name, p in adjusted.items())


def test_the_bootstrap_is_repeatable_and_draws_whole_clusters():
    differences = [-1.0, -1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    apart, p_apart = paired_bootstrap(differences, list("abcdefgh"))
    together, p_together = paired_bootstrap(differences, list("aaadefgh"))
    assert paired_bootstrap(differences, list("abcdefgh"))[0] == apart
    assert p_apart < p_together
    assert apart.value == together.value == -0.375
    assert paired_bootstrap([0.0] * 5, list("abcde"))[1] == 1
    assert paired_bootstrap([], [])[1] == 1


def test_the_smallest_change_that_can_be_told_shrinks_with_cases():
    assert minimum_detectable(250, 12) == pytest.approx(2.8 * (12 / 250 / 250) ** 0.5)
    assert minimum_detectable(1000, 0) < minimum_detectable(100, 0)


def test_kappa_is_agreement_beyond_chance():
    assert kappa([(True, True)] * 4 + [(False, False)] * 4) == 1
    assert kappa([(True, True), (True, False), (False, True), (False, False)]) == 0
    assert kappa([(True, True)] * 3) == 1


def decision(answerable, answered, correct, confidence):
    return Decision(answerable, answered, not answered, correct, confidence)


def test_the_two_by_two_of_refusing():
    rates = refusal_rates(
        [
            decision(True, True, True, 0.9),
            decision(True, True, False, 0.6),
            decision(True, False, False, 0.3),
            decision(False, False, True, 0.1),
            decision(False, True, False, 0.7),
        ]
    )
    assert rates["refused_answerable"][0] == pytest.approx(1 / 3)
    assert rates["refused_unanswerable"][0] == pytest.approx(1 / 2)
    assert rates["selective_accuracy"][0] == pytest.approx(1 / 3)
    assert rates["coverage"][0] == pytest.approx(3 / 5)
    assert rates["utility@1"][0] == pytest.approx(-1 / 5)
    assert rates["auroc"][0] == pytest.approx(4 / 6)


def test_an_error_is_neither_an_answer_nor_a_refusal():
    error = Decision(answerable=True, answered=False, refused=False, correct=False, confidence=0.0)
    rates = refusal_rates([error])
    assert rates["refused_answerable"] == (0, 1)
    assert rates["coverage"] == (0, 1)
    assert not {"selective_accuracy", "auroc"} & rates.keys()


def test_confidence_that_knows_its_errors_has_less_area_under_the_curve():
    good = [decision(True, True, True, 0.9), decision(True, True, False, 0.2)]
    bad = [decision(True, True, True, 0.2), decision(True, True, False, 0.9)]
    assert aurc(good) < aurc(bad)
    assert risk_coverage(good) == [(0.5, 0.0), (1.0, 0.5)]
    assert aurc([]) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=30))
def test_auroc_and_aurc_are_never_out_of_range(cases):
    decisions = [decision(a, True, a, c) for a, c in cases]
    for value in (auroc(decisions), aurc(decisions)):
        assert value is None or 0 <= value <= 1
