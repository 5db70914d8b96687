"""A noun of the question says what sort of thing is asked for, and the form of a text whether it has one."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.context import Context
from qa.finding.fit import misfit
from qa.shaping.shape import shaped


def rule(question, sentence, short="", text=None):
    return misfit(question, Context.of(candidate(text or sentence, sentence, short or None)))


@pytest.mark.parametrize(
    ("question", "sentence", "short", "fits"),
    [
        ("What colour is the sledge?", "The sledge has a merry pattern.", "a merry pattern", False),
        ("What colour is the sledge?", "The sledge is dark red.", "dark red", True),
        ("Which color scheme has the sledge?", "The sledge has the winter scheme.", "winter", True),
        ("Which month does the fair open?", "The fair opens after the thaw.", "after the thaw", False),
        ("Which month does the fair open?", "The fair may open in spring.", "spring", False),
        ("Which month does the fair open?", "The fair opens in May.", "May", True),
        ("Which month did it open?", "It opened last week.", "last week", True),
        ("Which month did it open?", "It opened on 2024-05-03.", "2024-05-03", True),
        ("In what year was the inn built?", "The inn was built by monks.", "monks", False),
        ("In what year was the inn built?", "The inn was built in 987.", "987", True),
        ("In what year was the inn built?", "The inn was built the same year.", "the same year", True),
        ("Which financial year is it?", "It is the first one.", "the first one", True),
        ("Which port does the server use?", "The server uses the port of the list.", "the list", False),
        ("Which port does the server use?", "The server uses port 8300.", "port 8300", True),
        ("Which port does the ship use?", "The ship uses Saltby.", "Saltby", True),
        (
            "Which port do clients of the server use?",
            "Clients of the server use that of the list, while figures are at 7001.",
            "that of the list",
            False,
        ),
        ("Which environment variable has the key?", "The key is in the safe.", "the safe", False),
        ("Which environment variable has the key?", "The key is in SAFE_KEY.", "SAFE_KEY", True),
    ],
)
def test_a_sentence_without_a_thing_of_the_sort_does_not_fit(question, sentence, short, fits):
    assert (rule(question, sentence, short) == "") is fits


def test_what_stands_over_a_sentence_may_give_the_thing():
    text = "# Bins\n\n## Green bin\n\nLeaves and hedge cuttings.\n"
    assert rule("What colour is the bin for leaves?", "Leaves and hedge cuttings.", "Leaves", text) == ""


@pytest.mark.parametrize(
    ("question", "sentence", "short", "answer"),
    [
        ("What colour is the sledge?", "The sledge, a blue one, is fast.", "sledge", "blue"),
        ("What colour is the sledge?", "The sledge is blue and white.", "sledge", "The sledge"),
        ("Which port does the server use?", "It is a server at port 8300.", "server", "8300"),
        ("What is the sledge?", "The sledge, a blue one, is fast.", "sledge", "The sledge"),
    ],
)
def test_the_only_thing_of_the_sort_is_the_short_answer(question, sentence, short, answer):
    (part,) = understand(question).parts
    assert shaped(part, candidate(sentence, sentence, short)).short == answer
