"""Numbers keep their value, unit and scale; words are compared as people read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.dates import dates_in
from eval.metrics.numbers import Number, numbers_in, same_number
from eval.metrics.words import states, token_f1, words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("killed 34 NRF members, including two commanders", [34, 2]),
        ("$1,577.00 and 15.77", [1577, 15.77]),
        ("about 1.2 million people", [1_200_000]),
        ("a 7k budget, $3m of it lent", [7000, 3_000_000]),
        ("thirty-four or twenty five", [34, 25]),
        ("a BTR M-1117 with version 2.0.1", []),
        ("it fell by -3 to 10-20", [-3, 10, 20]),
        ("34 m long", [34]),
        ("someone attended the tent", []),
        ("two hundred", [200]),
    ],
)
def test_numbers_are_read_as_people_read_them(text, values):
    assert [n.value for n in numbers_in(text)] == pytest.approx(values)


def test_units_count_where_both_name_one():
    (percent,) = numbers_in("15 %")
    assert same_number(percent, Number(15, "%"))
    assert same_number(percent, Number(15))
    assert same_number(percent, Number(0.15))
    assert not same_number(percent, Number(15, "€"))
    assert not same_number(Number(34), Number(35))
    assert not same_number(Number(509), Number(510))
    assert same_number(Number(34.1), Number(34), tolerance=0.01)


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_grouping_never_changes_a_number(n):
    assert [x.value for x in numbers_in(f"exactly {n:,} of them")] == [n]
    assert [x.value for x in numbers_in(f"exactly {n} of them")] == [n]


def test_words_fold_case_accents_and_possessives_but_not_numbers():
    assert states("AMRULLAH SALE's words", "Amrullah Salé")
    assert not states("Panjshiri people", "Panjshir")
    assert not states("it is 1577", "15.77")
    assert words("The $1,577.00") == ["1,577.00"]
    assert token_f1("34 members", "34 NRF members") == pytest.approx(0.8)


def test_dates_are_dates_however_they_are_written():
    written = "on 3 September 2021, that is September 3, 2021 or 2021-09-03"
    assert len(dates_in(written)) == 1
    assert dates_in("no 2021-13-40 date") == set()
