"""A measure answers for the dimension and the thing that it is told of."""

import pytest
from qa_world import candidate

from qa.finding.context import Context
from qa.finding.fit import misfit

SURVEY = (
    "# Abbot Bridge\n\nAbbot Bridge carries a lane over the Lode. The bridge is 30 metres long. "
    "The new parapet is 1.1 metres high. The towpath has been widened to 2 metres.\n\n"
    "Divers saw a hollow beneath the pier. It is 3 metres deep.\n\n"
    "They found a crack in the arch, about four metres long. Its width is 5 metres.\n\n"
    "The structure is 9 metres high, and the lamp on it is 2 metres high.\n"
)
TOWER = "# Gull Mill\n\nGull Mill stands by the sea. The tower is 20 metres high.\n"


def rule(question, sentence, short, text=SURVEY):
    return misfit(question, Context.of(candidate(text, sentence, short)))


@pytest.mark.parametrize(
    ("question", "sentence", "short", "fits"),
    [
        ("How long is Abbot Bridge?", "The bridge is 30 metres long.", "30 metres", True),
        ("How wide is Abbot Bridge?", "The bridge is 30 metres long.", "30 metres", False),
        ("What is the width of Abbot Bridge?", "Its width is 5 metres.", "5 metres", True),
        ("How high is Abbot Bridge?", "The new parapet is 1.1 metres high.", "1.1 metres", False),
        (
            "How high is the parapet of Abbot Bridge?",
            "The new parapet is 1.1 metres high.",
            "1.1 metres",
            True,
        ),
        ("How wide is Abbot Bridge?", "The towpath has been widened to 2 metres.", "2 metres", False),
        ("How deep is Abbot Bridge?", "It is 3 metres deep.", "3 metres", False),
        ("How deep is the hollow at Abbot Bridge?", "It is 3 metres deep.", "3 metres", True),
        (
            "How long is Abbot Bridge?",
            "They found a crack in the arch, about four metres long.",
            "about four metres long",
            False,
        ),
        ("How high is Abbot Bridge?", "The structure is 9 metres high,", "9 metres", True),
        ("Who built Abbot Bridge?", "The new parapet is 1.1 metres high.", "1.1 metres", True),
    ],
)
def test_a_measure_is_of_what_it_is_told_of(question, sentence, short, fits):
    assert (rule(question, sentence, short) == "") is fits


def test_where_the_text_calls_the_thing_by_no_other_word_any_may_be_meant():
    assert rule("How high is Gull Mill?", "The tower is 20 metres high.", "20 metres", TOWER) == ""


def test_a_thing_that_has_a_length_takes_no_time():
    text = "Abbot Bridge is closed. We reckon with ten weeks."
    asked = "How long is Abbot Bridge{}?"
    assert rule(asked.format(""), "We reckon with ten weeks.", "ten weeks", text) == "form"
    assert rule(asked.format(" closed"), "We reckon with ten weeks.", "ten weeks", text) == ""
