"""Numbers are read as values with what they count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.quantities import Sort, quantities, same_value


@pytest.mark.parametrize(
    ("text", "value", "sort", "unit"),
    [
        ("34 NRF members", "34", Sort.plain, "member"),
        ("nine Hazara men", "9", Sort.plain, "man"),
        ("twenty-one ships", "21", Sort.plain, "ship"),
        ("two hundred and five houses", "205", Sort.plain, "hous"),
        ("1.5 million people", "1500000", Sort.plain, "person"),
        ("1,500,000 people", "1500000", Sort.plain, "person"),
        ("$3bn", "3000000000", Sort.money, ""),
        ("12%", "12", Sort.percent, ""),
        ("3.4 per cent", "3.4", Sort.percent, ""),
        ("in 2013", "2013", Sort.year, ""),
        ("2000 people", "2000", Sort.plain, "person"),
        ("the 21st floor", "21", Sort.ordinal, "floor"),
        ("COVID-19", "19", Sort.code, ""),
        ("100 m of rope", "100", Sort.plain, "m"),
    ],
)
def test_a_number_is_read(text, value, sort, unit):
    (found,) = quantities(text)
    assert (found.value, found.sort, found.unit) == (Decimal(value), sort, unit)


def test_one_of_them_is_no_number():
    assert quantities("one of the leaders") == []


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_changes_no_value(number):
    plain, grouped = quantities(f"{number} boxes"), quantities(f"{number:,} boxes")
    assert plain[0].value == grouped[0].value == number


def test_a_rounded_number_is_the_same_a_changed_one_is_not():
    def one(text):
        return quantities(text)[0]

    assert same_value(one("1.5 million people"), one("1,498,200 people"))
    assert not same_value(one("34 members"), one("43 members"))
    assert not same_value(one("in 2013"), one("in 2014"))
    assert not same_value(one("12 %"), one("13 %"))
