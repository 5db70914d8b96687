"""A term is told by its own definition."""

import pytest

from qa.finding.context import Context
from qa.finding.fit import misfit
from qa.language.defining import says_what


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ('"Contribution" shall mean any work that is sent to the owner.', "defined"),
        ('"Contributor" shall mean whoever sends a work to the owner.', ""),
        ("A **Contributor** is whoever sends a work.", ""),
        ('1.2. "Contributors" means all who send a work.', ""),
        ("Contributors send their works to the owner.", ""),
    ],
)
def test_what_a_term_means_is_not_told_by_what_another_does(sentence, rule):
    assert misfit("What is a contributor?", Context(sentence, sentence, sentence)) == rule
    assert misfit("Who sends a contributor's work?", Context(sentence, sentence, sentence)) == ""


@pytest.mark.parametrize(
    ("question", "sentence", "rule"),
    [
        (
            "When should I write instead of calling?",
            "In a hurry, it is better to call than to write.",
            "turned",
        ),
        (
            "When should I write instead of calling?",
            "It is better to write than to call when it is long.",
            "",
        ),
        ("Why take a boat rather than a train?", "A train is quicker than a boat.", "turned"),
        ("Why take a boat rather than a train?", "A boat is cheaper than a train.", ""),
    ],
)
def test_what_prefers_the_other_one_is_no_answer(question, sentence, rule):
    assert misfit(question, Context(sentence, sentence, sentence)) == rule


@pytest.mark.parametrize("question", ["What's meant by sill value?", "What is the sill value for?"])
@pytest.mark.parametrize("told", ["- Sill value - this is a height.", "The sill value is a height."])
def test_a_definition_is_known_however_it_is_asked_for_and_set_off(question, told):
    assert says_what(question, told)
    assert not says_what(question, "The idea behind the sill value is that boats pass.")
