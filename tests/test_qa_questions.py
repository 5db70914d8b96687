"""Questions are taken apart and recognised by rule."""

import pytest

from qa.asking.questions import Kind, kind_of, understand


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many NRF members do the Taliban say they killed?", Kind.number),
        ("What is the population of Kabul?", Kind.number),
        ("What casualty figures does each side give?", Kind.sides),
        ("What do both parties say about the talks?", Kind.sides),
        ("When was the NRF founded?", Kind.date),
        ("In what year was the NRF founded?", Kind.date),
        ("Where was the statue destroyed?", Kind.place),
        ("Who leads the resistance?", Kind.person),
        ("Did the talks succeed?", Kind.yes_no),
        ("The talks have succeeded in the end?", Kind.yes_no),
        ("The baths are open on Sundays, aren't they?", Kind.yes_no),
        ("The village by the lake is called?", Kind.fact),
        ("Tell me if the talks have failed again?", Kind.fact),
        ("Were there casualties on both sides?", Kind.yes_no),
        ("The talks of May: did they succeed?", Kind.yes_no),
        ("What does tow: do in the table of boats?", Kind.fact),
        ("The new harbour - is it a success?", Kind.yes_no),
        ("The new harbour: a failure?", Kind.yes_no),
        ("The new harbour: who owns it?", Kind.person),
        ("The report of 2019: what is in it?", Kind.fact),
        ("Which provinces neighbour Panjshir?", Kind.listing),
        ("Which sensors are left out?", Kind.listing),
        ("What happens if the lock is open?", Kind.fact),
        ("What replaces the lock?", Kind.fact),
        ("What replaces GET /gates?", Kind.fact),
        ("Who sits on the Planning Committee?", Kind.listing),
        ("What make is Agnes Moss's car?", Kind.fact),
        ("Who are the members of the board?", Kind.listing),
        ("What are the names of the two spokesmen?", Kind.listing),
        ("What do the Taliban say about talks?", Kind.fact),
        ("What is MRAP?", Kind.definition),
        ("Is Warsaw larger than Fresno?", Kind.comparison),
        ("Which is older, the bridge or the tower?", Kind.comparison),
        ("Why was the statue destroyed?", Kind.fact),
    ],
)
def test_the_form_of_the_answer_is_told_from_the_question(question, kind):
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How do I pay? From my pension?", ["How do I pay from my pension?"]),
        ("Is the jam good? Can I sell it?", ["Is the jam good?", "Can I sell the jam?"]),
        (
            "Who is Fahim Dashti and when was he born?",
            ["Who is Fahim Dashti?", "When was Fahim Dashti born?"],
        ),
        (
            "How many dogs and how many cats were lost?",
            ["How many dogs were lost?", "How many cats were lost?"],
        ),
        (
            "How many heavy guns were lost, and by whom?",
            ["How many heavy guns were lost?", "By whom were heavy guns lost?"],
        ),
        (
            "How many visits did the baths have, and who disputes it?",
            ["How many visits did the baths have?", "Who disputes the baths?"],
        ),
        ("When and where was Warsaw founded?", ["When was Warsaw founded?", "Where was Warsaw founded?"]),
        ("When was Warsaw founded, and where?", ["When was Warsaw founded?", "Where was Warsaw founded?"]),
        (
            "What is the height and age of the tower?",
            ["What is the height of the tower?", "What is the age of the tower?"],
        ),
        (
            "What time does evening class start and how much is it?",
            ["What time does evening class start?", "How much is evening class?"],
        ),
        (
            "How many letters came in May and in October?",
            ["How many letters came in May?", "How many letters came in October?"],
        ),
        (
            "How many letters came in May and in October altogether?",
            ["How many letters came in May and in October altogether?"],
        ),
        ("Who leads the NRF? What is its aim?", ["Who leads the NRF?", "What is the NRF's aim?"]),
        ("What do Parwan and Baghlan have in common?", ["What do Parwan and Baghlan have in common?"]),
        (
            "Who said that the road and the district were taken?",
            ["Who said that the road and the district were taken?"],
        ),
    ],
)
def test_a_question_with_two_parts_is_split_and_each_stands_alone(question, parts):
    assert [part.text for part in understand(question).parts] == parts


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("When was Fahim Dashti born?", "when Fahim Dashti was born"),
        ("What is the population of Kabul?", "what the population of Kabul is"),
        ("How many people were wounded?", "how many people were wounded"),
        ("Why did they leave?", "“Why did they leave”"),
        ("Who is the mayor?", "who the mayor is"),
        ("Who is investigating?", "who is investigating"),
        ("Who is responsible for repairs?", "who is responsible for repairs"),
        ("What was stolen?", "what was stolen"),
        ("How much is a plot for members?", "how much a plot for members is"),
    ],
)
def test_a_gap_is_said_in_words(question, clause):
    assert understand(question).parts[0].clause == clause


def test_an_empty_question_has_no_parts():
    assert understand("  ").parts == ()


@pytest.mark.parametrize("tail", [", and who says so?", " and who claims it?", ", according to whom?"])
def test_asking_who_says_so_is_no_second_question(tail):
    asked = understand(f"How many were killed{tail}")
    assert [part.text for part in asked.parts] == ["How many were killed?"]
    assert asked.parts[0].kind is Kind.number
    assert understand(f"What happened at the mill{tail}").parts[0].kind is Kind.sides
    assert understand(f"Why did the mill burn{tail}").parts[0].kind is Kind.fact


def test_asking_for_the_latest_figure_is_asking_for_the_figure_and_the_newest_of_it():
    asked = understand("What is the latest death toll of the flood?")
    assert asked.newest and [part.text for part in asked.parts] == ["What is the death toll of the flood?"]
    assert not understand("Who gave the latest speech?").newest
