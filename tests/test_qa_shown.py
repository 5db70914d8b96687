"""What a manual shows stands aside for what it says, and an option is found by what it does."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Rule
from qa.finding.shown import both_told, is_code
from qa.finding.telling import telling


def kept(question, *sentences, text=""):
    text = text or "\n\n".join(sentences)
    found = [candidate(text, s, ranker=5.0, margin=8.0) for s in sentences]
    (part,) = understand(question).parts
    return [c.text for c in telling(part, found, Rule.shipped())]


@pytest.mark.parametrize(
    ("question", "told", "aside"),
    [
        ("How many locks has a boat?", "A boat has one lock.", "This code that takes two locks will fail:"),
        ("How many locks has a boat?", "A boat has one lock.", "Listing 4-2: A boat that holds two locks"),
        ("What is a lock?", "A lock is a gate for boats.", "A lock chamber is wide, a lock seldom."),
        ("What are locks?", "Locks are the gates of a canal.", "Mind the locks."),
        ("What is boat-prune?", "boat-prune — Remove old boats", "Run boat-prune on Mondays."),
        ("What does boat prune do?", "The prune command removes boats.", "Mind boat prune on Mondays."),
        ("What does boat switch do?", "boat switch changes the boat.", "boat clean gives a warning."),
        ("What does the tow keyword do?", "The tow keyword takes a boat along.", "Mind the tow keyword."),
        ("How do I tow a boat?", "A boat is towed by its bow.", "If that fails, tow by the stern."),
        (
            "What happens when a boat sinks?",
            "If a boat sinks, the keeper closes the lock.",
            "If a boat is late, the keeper closes the lock.",
        ),
        ("What is the default depth?", "The default depth is 2 m.", "The default width is 3 m."),
        ("Which flag of boat tows the old boat?", "- --old: The old boat is towed.", "- --path: Boats."),
    ],
)  # fmt: skip
def test_what_is_shown_or_said_beside_stands_aside(question, told, aside):
    assert kept(question, aside, told) == [told]
    assert kept(question, aside) == [aside]


def test_an_example_is_told_of_where_one_is_asked_for():
    said = ("A boat has one lock.", "This example takes two locks.")
    assert kept("How many locks does the example take?", *said) == list(said)


def test_what_to_do_where_something_fails_is_told_where_that_is_asked():
    said = ("A boat is towed by its bow.", "If that does not work, tow by the stern.")
    assert kept("What do I do if towing a boat fails?", *said) == list(said)


def test_a_line_of_code_gives_no_reason_and_a_comment_in_it_may():
    text = 'Locks.\n\n```\nprint("the lock was shut");\n# it was shut because of ice\n```\n'
    line = candidate(text, 'print("the lock was shut");')
    for question, no_answer in (
        ("Why was the lock shut?", True),
        ("What does shut mean?", True),
        ("Which command prints?", False),
    ):
        (part,) = understand(question).parts
        assert is_code(part, line) is no_answer
        assert not is_code(part, candidate(text, "# it was shut because of ice"))


@pytest.mark.parametrize(
    ("sentence", "both"),
    [
        ("The name of a lock is in capitals.", False),
        ("Unlike weirs, locks let boats pass.", True),
    ],
)
def test_a_difference_is_told_by_what_speaks_of_both(sentence, both):
    assert (
        both_told("What is the difference between a lock and a weir?", [candidate(sentence, sentence)])
        is both
    )
    assert both_told("How do locks differ?", [candidate(sentence, sentence)])
