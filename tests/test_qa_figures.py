"""Of several numbers in a sentence, the one that is asked for."""

import pytest

from qa.shaping.figures import figure_asked

LOSSES = "The Blues report that 350 were killed, 287 wounded and 35 arrested on the Reds side."
CLAIM = "The Reds claim to have killed 34 Blues members, including two commanders."


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many were wounded?", LOSSES, "287"),
        ("How many people died?", LOSSES, "350"),
        ("What death toll do the Blues give?", LOSSES, "350"),
        ("How many Reds were detained?", LOSSES, "35"),
        ("How many commanders were killed?", CLAIM, "two"),
    ],
)
def test_the_number_that_counts_what_is_asked(question, sentence, figure):
    start, end = figure_asked(question, sentence, "")
    assert sentence[start:end] == figure


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many were displaced?", LOSSES),
        ("How many were killed?", "The flood killed 34."),
        ("How many were killed?", "34 and then 35 were killed."),
    ],
)
def test_nothing_is_chosen_where_nothing_tells_them_apart(question, sentence):
    assert figure_asked(question, sentence, "") is None


def test_a_year_is_no_answer_where_a_figure_is_asked_for():
    sentence = "According to a 2019 report, at least 509 have died."
    start, end = figure_asked("What figure does the report give?", sentence, "2019 report")
    assert sentence[start:end] == "509"
    assert figure_asked("In what year did the report appear?", sentence, "2019") is None
