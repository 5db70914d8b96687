"""Of several numbers in a sentence, the one that is asked for."""

import pytest

from qa.shaping.figures import changes, figure_asked, figures_of_each, meant_instead

LOSSES = "The Blues report that 350 were killed, 287 wounded and 35 arrested on the Reds side."
CLAIM = "The Reds claim to have killed 34 Blues members, including two commanders."
LOANS = "Every loan needs one signature; a loan of maps needs three, one of them the keeper's."


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many were wounded?", LOSSES, "287"),
        ("How many people died?", LOSSES, "350"),
        ("What death toll do the Blues give?", LOSSES, "350"),
        ("How many Reds were detained?", LOSSES, "35"),
        ("How many commanders were killed?", CLAIM, "two"),
        ("How many signatures does a loan of maps need?", LOANS, "three"),
        ("How many signatures does a loan need?", LOANS, "one"),
        ("By how much did the catch shrink?", "The catch was 112 t, a reduction of 48 % on 215 t.", "48 %"),
        ("By what percentage did rents rise?", "In 3 towns rents rose on average by 7 %.", "7 %"),
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


def test_the_readers_figure_stands_where_it_is_in_the_clause_that_is_meant():
    sentence = "The keeper lends up to 20 books, the Mayor up to 50; above that 2 of the board sign."
    assert figure_asked("Up to how much may the Mayor lend?", sentence, "50 books") is None


def test_a_year_is_no_answer_where_a_figure_is_asked_for():
    sentence = "According to a 2019 report, at least 509 have died."
    start, end = figure_asked("What figure does the report give?", sentence, "2019 report")
    assert sentence[start:end] == "509"
    assert figure_asked("In what year did the report appear?", sentence, "2019") is None


@pytest.mark.parametrize(
    ("question", "sentence", "read", "meant"),
    [
        ("How many died?", "The ministry lowered its count of the dead to 412 from 439.", "439", "412"),
        ("How many arrests were made?", "Police made 19 arrests, up from the 11 first told.", "11", "19"),
        ("What is the fee?", "The fee rises to $140 from $95.", "$95", "$140"),
        ("How many cups broke?", "Of the 40 cups in order 25-17, seven broke on the way.", "40", "seven"),
        ("How many were late?", "In May, out of 31 trains, 4 were late.", "31", "4"),
        ("What is the fee?", "The fee rises from $95 to about $140.", "$95", "$140"),
        ("How many are missed?", "At first 40 homes were cut off, now 55 are.", "40", "55"),
        (
            "What share voted for it?",
            "In favour were 87 per cent, on a turnout of 71 per cent.",
            "71 per cent",
            "87 per cent",
        ),
    ],
)
def test_the_figure_that_was_or_measures_something_else_gives_way(question, sentence, read, meant):
    at = sentence.index(read)
    start, end = meant_instead(question, sentence, (at, at + len(read)))
    assert sentence[start:end] == meant
    now = sentence.index(meant)
    assert meant_instead(question, sentence, (now, now + len(meant))) is None


@pytest.mark.parametrize(
    ("question", "sentence", "read"),
    [
        ("How many died at first?", "The ministry first lowered its count to 412 from 439.", "439"),
        ("How many countries sent teams?", "The march drew 900 people from 14 countries.", "14"),
        ("What was the turnout?", "In favour were 87 per cent, on a turnout of 71 per cent.", "71 per cent"),
        ("How many cups were ordered?", "Of the 40 cups ordered, seven broke on the way.", "40"),
        ("How long is the trail?", "The trail runs from mile 5 to mile 9.", "5"),
    ],
)
def test_the_figure_read_stands_where_it_is_the_one_asked_for(question, sentence, read):
    at = sentence.index(read)
    assert meant_instead(question, sentence, (at, at + len(read))) is None


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("The notice in § 5 is shortened from six to four months.", 6, 4),
        ("The fee is now $65 instead of $60.", 60, 65),
        ("EUR 67 (previously EUR 61) is due.", 61, 67),
        ("In § 3 the words “30 days” are replaced by “45 days”.", 30, 45),
        ("The count fell to 412 from 439.", 439, 412),
    ],
)
def test_a_change_has_the_old_figure_and_the_new(sentence, old, new):
    assert [(a.value, b.value) for a, b in changes(sentence)] == [(old, new)]


def test_two_figures_without_a_change_are_none():
    assert not changes("The trail runs from mile 5 to mile 9, and 14 of 20 signs stand.")


@pytest.mark.parametrize(
    ("question", "all_of_them"),
    [
        ("How much is a permit?", "£60 for residents, £90 for traders and £20 for carers over 65"),
        ("How much is a permit for carers?", None),
        ("What do residents pay?", None),
    ],
)
def test_figures_that_are_each_for_somebody_stand_together_unless_one_is_asked_for(question, all_of_them):
    sentence = "A permit costs £60 for residents, £90 for traders and £20 for carers over 65."
    for read in ("£60", "£20"):
        at = sentence.index(read)
        span = figures_of_each(question, sentence, (at, at + len(read)))
        assert (sentence[slice(*span)] if span else None) == all_of_them


@pytest.mark.parametrize(
    "sentence",
    ["It costs £60 for residents.", "It costs £60, and 90 people were there for the opening of it."],
)
def test_one_figure_stands_alone(sentence):
    at = sentence.index("£60")
    assert figures_of_each("What does it cost?", sentence, (at, at + 3)) is None
    assert figures_of_each("What does it cost?", sentence, (0, 2)) is None
