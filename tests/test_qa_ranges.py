"""A sentence that gives a range of numbered things is about each of them, and of no other."""

import pytest
from qa_world import candidate

from qa.finding.context import Context
from qa.finding.fit import fitted, misfit
from qa.language.bands import amount_asked, bands
from qa.language.numbered import in_range


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4, "From Grade 3 a pass costs 20 crowns."),
        (3, "From Grade 3 a pass costs 20 crowns."),
        (2, "Grades 1 to 4 travel free."),
        (4, "Grades 1-4 travel free."),
        (9, "Grade 5 and above need a helmet."),
        (2, "Up to Grade 2 lunch is free."),
    ],
)
def test_a_number_in_the_range_is_meant(number, text):
    assert in_range("grade", number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "From Grade 3 a pass costs 20 crowns."),
        (5, "Grades 1 to 4 travel free."),
        (3, "Up to Grade 2 lunch is free."),
        (4, "Grade 3 has a pass."),
        (4, "From class 3 a pass costs 20 crowns."),
    ],
)
def test_a_number_out_of_it_is_not(number, text):
    assert not in_range("grade", number, text)


def test_a_price_from_a_grade_on_answers_for_a_later_one_and_not_for_an_earlier():
    said = "From Grade 3 a pass costs 20 crowns."
    assert not misfit("What does a pass cost in Grade 4?", Context(said, said, said))
    assert misfit("What does a pass cost in Grade 2?", Context(said, said, said))


def test_a_price_needs_no_currency_where_somebody_pays_it():
    said = "Adults pay 6 and children 3."
    assert not misfit("How much do children pay?", Context(said, said, said))
    other = "The children paid a visit to the mill."
    assert misfit("How much do children pay?", Context(other, other, other)) == "form"


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("up to EUR 250", "of 250 euros", "of EUR 300"),
        ("100 to 500 euros", "of €300", "over 500 euros"),
        ("between $5 and $9", "of 9 dollars", "of $10"),
        ("over 5,000 euros", "of 6,000 euros", "of 5,000 euros"),
        ("from 10 years", "of 10 years", "under 10 years"),
        ("3 days or more", "of 4 days", "of 2 days"),
        ("less than 30 days", "of 29 days", "of 30 days"),
    ],
)
def test_an_amount_is_in_a_band_or_not(text, inside, outside):
    (band,) = bands(text)
    assert band.has(amount_asked(f"Who signs an offer {inside}?"))
    assert not band.has(amount_asked(f"Who signs an offer {outside}?"))


def test_what_holds_above_an_amount_does_not_answer_for_less():
    said = "Costs over 300 euros are approved by the purser."
    assert not misfit("Who approves costs of 400 euros?", Context(said, said, said))
    assert misfit("Who approves costs of 250 euros?", Context(said, said, said)) == "banded"
    assert not misfit("Do costs of 250 euros need approval?", Context(said, said, said))
    assert not misfit("Who approves costs above 300 euros?", Context(said, said, said))


def test_a_year_that_a_document_is_valid_in_is_not_missed():
    text = "Rules of the pool\nVersion 2, valid from 1 May 2023 to 30 April 2025.\n\nA visit costs 4 euros."
    found = [candidate(text, "A visit costs 4 euros.", "4 euros", title="Rules of the pool")]
    for year, lacking in ((2023, False), (2025, False), (2021, True)):
        assert fitted(f"What did a visit cost in {year}?", found)[0].lacks is lacking
