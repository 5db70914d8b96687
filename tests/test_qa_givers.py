"""Figures that somebody gives, in the ways in which reports put it."""

import pytest

from qa.language.givers import figure_given, giver
from qa.language.quantities import quantities


@pytest.mark.parametrize(
    ("sentence", "who", "figure"),
    [
        ('the governor\'s office spoke of "no more than 500".', "The governor's office", "500"),
        ("The Red group, going by the boards, arrived at 340.", "The Red group", "340"),
        ("Traders who had hidden in the store told reporters there had been at least 20.", "Traders", "20"),
        (
            "Lawyers from the group Aid, who waited outside, listed 47 names.",
            "Lawyers from the group Aid",
            "47",
        ),
        ("The fire brigade, whose crews walked there, made it eleven.", "The fire brigade", "eleven"),
        (
            'Observers from Dorn contradicted that, saying it "can hardly be above 58".',
            "Observers from Dorn",
            "58",
        ),
        ("Organisers claimed 60,000 people had taken part.", "Organisers", "60,000"),
        ("The Sea Trust counted 55 animals.", "The Sea Trust", "55"),
    ],
)
def test_a_figure_without_what_it_counts_has_its_giver(sentence, who, figure):
    told = figure_given(sentence)
    assert told is not None
    assert (told.who, sentence[told.figure.start : told.figure.end]) == (who, figure)


@pytest.mark.parametrize(
    "sentence",
    [
        "Survivors spoke of more than 150 on board.",
        "The Sea Trust counted 55 animals in the east bay.",
        "It said that there were 40.",
    ],
)
def test_a_figure_that_says_what_it_counts_or_is_nobodys_does_not_lean(sentence):
    assert figure_given(sentence) is None


def test_figures_out_of_a_tally_are_of_whoever_made_it():
    sentence = "Satellite figures from the Land institute show 3,850 hectares."
    assert [giver(sentence, number) for number in quantities(sentence)] == ["the Land institute"]


def test_what_is_told_of_a_figure_is_given_with_it():
    assert figure_given("The agency said 61 had been stranded.").done == "stranded"
    assert figure_given("Police put the number of injured at 14.").thing == "number of injured"


def test_a_long_sentence_without_a_giver_takes_no_time():
    assert figure_given("the " * 400 + "count of the " * 60 + "9") is None
