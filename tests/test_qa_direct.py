"""What is asked in a roundabout way is put directly."""

import pytest

from qa.asking.direct import direct
from qa.asking.questions import Kind, kind_of


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Could you please tell me when the mill was built?", "When was the mill built?"),
        ("Can you explain what erosion means?", "What does erosion mean?"),
        ("Do you know how much a berth costs?", "How much does a berth cost?"),
        ("I'd like to know how I apply for a berth", "How do I apply for a berth?"),
        ("Can you tell me when we return the keys?", "When do we return the keys?"),
        ("I'd like to know if dogs may come into the cafe.", "May dogs come into the cafe?"),
        ("I was wondering whether it's open on Sundays", "Is it open on Sundays?"),
        ("Would you tell me which tram I must take?", "Which tram must I take?"),
        ("Please tell me where the lost property office is.", "Where is the lost property office?"),
        ("Tell me more about the ferry", "What is said about the ferry?"),
        ("Can you give me some information on the opening hours?", "What are the opening hours?"),
        ("I would like to know the price of a locker", "What is the price of a locker?"),
        ("Do you know the price of a locker?", "What is the price of a locker?"),
        ("I want to borrow a kayak.", "How can I borrow a kayak?"),
        ("Explain how to bleed a radiator.", "How to bleed a radiator?"),
        ("Have you heard of the Lantern Fund?", "What is the Lantern Fund?"),
        (
            "Do you have a phone number for the harbour master?",
            "What is the phone number for the harbour master?",
        ),
        ("I heard that there is a night bus.", "Is there a night bus?"),
        ("I think they have a car park.", "Do they have a car park?"),
        ("Is it true that the pier has burned down?", "Has the pier burned down?"),
        ("Hi, what does a map cost, please?", "What does a map cost?"),
        (
            "What a view! By the way, how high is the tower?",
            "How high is the tower?",
        ),
        ("Isn't the pier open?", "Is the pier open?"),
        ("Can't I swim there?", "Can I swim there?"),
        ("It is not allowed to fish from the pier, right?", "Is it allowed to fish from the pier?"),
        ("I was told dogs cannot come in.", "Can dogs come in?"),
        ("The pier is closed in May, isn't it?", "Is the pier closed in May?"),
        ("turn the pump off properly", "How do I turn the pump off properly?"),
        ("back up two disks", "How do I back up two disks?"),
        ("get rid of one bad key", "How do I get rid of one bad key?"),
        ("Which port is used if I choose nothing?", "Which port is used by default?"),
        ("How long is a key valid unless I change it?", "How long is a key valid by default?"),
        ("I know. I meant, can I pay for the ticket by card?", "Can I pay for the ticket by card?"),
    ],
)
def test_a_roundabout_question_is_put_directly(asked, expected):
    assert direct(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "When was the mill built?",
        "Can you give notice by e-mail?",
        "Can anyone show their dog?",
        "Do you know Peter?",
        "The harbour. Is it open?",
        "opening hours of the library",
        "set theory for beginners",
        "open source licence",
        "print cartridges",
        "show the prices",
        "report on the fire",
        "update from the council",
        "pay in May",
        "What happens if I do not change it?",
        "What do I pay if I give no receipt?",
        "List the members of the board",
        "How many people live in the village?",
    ],
)
def test_a_direct_question_stays(asked):
    assert direct(asked) == asked


def test_the_form_of_an_indirect_question_is_that_of_what_it_asks():
    assert kind_of(direct("Do you know when the mill was built?")) is Kind.date
    assert kind_of(direct("Could you tell me how many boats there are?")) is Kind.number
    assert kind_of("What was found in the cellar?") is Kind.fact


@pytest.mark.parametrize(
    "asked",
    [
        "How can I limit how big a parcel may be?",
        "How do I get a letter when the pump stops?",
        "How do I see the difference between two plans?",
        "The yard is full, so how do I keep all the boats?",
        "how to tell who has the key",
    ],
)
def test_how_something_is_done_is_a_fact_whatever_it_is_done_with(asked):
    assert kind_of(asked) is Kind.fact
