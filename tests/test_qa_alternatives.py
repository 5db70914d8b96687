"""Of several values, the one whose condition the question names."""

import pytest

from qa.shaping.alternatives import meant_by_condition

SAID = "Returns: LOCK_OPEN if the boat is through, LOCK_FULL if the basin has no place, LOCK_DRY when low."


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What does it return if the basin is full and has no place?", "LOCK_FULL"),
        ("What is returned when the boat is through?", "LOCK_OPEN"),
        ("What does it return?", None),
        ("What does it return if the moon is up?", None),
    ],
)
def test_a_value_is_told_by_its_condition(question, value):
    span = meant_by_condition(question, SAID)
    assert (SAID[slice(*span)] if span else None) == value


def test_one_condition_parts_nothing():
    assert meant_by_condition("What is returned if it is through?", "Returns 0 if it is through.") is None
