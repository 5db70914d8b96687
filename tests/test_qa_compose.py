"""Quotes-only answers: the verdict of a yes/no question, one value where one was asked for."""

import pytest

from index.documents import Source
from qa.answer import Evidence, Location
from qa.compose import short_answer, statements_of
from qa.questions import understand
from qa.yes_no import verdict


def evidence(quote, short, speaker=None):
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    start = quote.index(short)
    return Evidence(Location(source, 0, len(quote)), quote, 0.9, (start, start + len(short)), speaker)


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("Did the talks succeed?", "The leader said the talks had failed.", "No"),
        ("Is the shop open on Sundays?", "The shop is closed on Sundays.", "No"),
        ("Is the shop open on Sundays?", "The shop is open on Sundays and Mondays.", "Yes"),
        ("Does the software support Windows?", "The software does not support Windows.", "No"),
        ("Did 40 people attend the meeting?", "At the meeting, 25 people attend the vote.", "No"),
        (
            "Are bears safe in Dorn?",
            "Many bears left for Dorn, although they are not safe there either.",
            "No",
        ),
        ("Is the harbour deep?", "Lemons are sold at the market.", ""),
    ],
)
def test_yes_no_or_neither(question, quote, said):
    assert verdict(question, quote) == said


def test_another_value_does_not_stand_beside_the_answer():
    (part,) = understand("How many members were killed?").parts
    found = [evidence("They killed 34 members.", "34"), evidence("Later 350 people were hurt.", "350 people")]
    (statement,) = statements_of(part, found, 0, several=False)
    assert (statement.text, statement.evidence) == ("34.", (0,))


def test_a_pronoun_gives_way_to_whom_it_stands_for():
    (part,) = understand('Who said "the road is open"?').parts
    item = evidence('"The road is open," he added.', "he", speaker="Karl Abel")
    assert short_answer(part, [item]) == "Karl Abel"
