"""A figure that leans on the claim beside it is another mouth's word on the same thing."""

import pytest

from qa.language.givers import figure_given


@pytest.mark.parametrize(
    ("sentence", "who", "figure"),
    [
        ("The miners' union reckons that it was 47.", "The miners' union", "47"),
        ("But the Herald walked along the pier at noon and counted 1,300.", "the Herald", "1,300"),
        ("Amnesty, a human rights group, put the figure at nearly 300.", "Amnesty", "300"),
        ("The opposition speaks of £4.2 million.", "The opposition", "£4.2 million"),
        ("The harbour master believes that there were 90 boats.", "The harbour master", "90"),
        (
            "The insurers' association reckons that it was closer to £2.5 million.",
            "The insurers' association",
            "£2.5 million",
        ),
        ("The first draft had said 2031.", "The first draft", "2031"),
        ("Police estimated the crowd at 18,000.", "Police", "18,000"),
        ("Local media put the number of the dead at 31.", "Local media", "31"),
        ("The ambulance service said it had treated 26.", "The ambulance service", "26"),
    ],
)
def test_whoever_gives_a_figure_without_saying_of_what_leans(sentence, who, figure):
    told = figure_given(sentence)
    assert told is not None
    assert (told[0], sentence[told[1].start : told[1].end]) == (who, figure)


@pytest.mark.parametrize(
    "sentence",
    [
        "The reports are 15 pages long.",
        "The deadline for grant reports is 15 May.",
        "The tower has 4 floors and the annex 2.",
        "The union said that the strike cost 300 jobs.",
        "The ministry met the miners, who gave way after 12 days.",
        "The figure was put at 300.",
        "It was 47.",
        "The ministry counted 300 houses.",
        "The ministry put 40 tents up at noon.",
        "We counted 300.",
    ],
)
def test_a_sentence_that_says_what_it_counts_or_by_nobody_does_not_lean(sentence):
    assert figure_given(sentence) is None


TOWN = {
    "march.txt": (
        "The police say that 2,300 people marched through Brennik on Sunday. The organisers walked along the "
        "column and counted more than 5,100. They want the quarry closed.\n\nAfter the march "
        "140 households of Brennik asked for help. The clerk spoke of 118. "
        "The next march is on 17 June 2025.\n"
    ),
    "choir.txt": (
        "The choir of Dornau has 64 singers. The festival has run since 1971, and the mayor thanked 12 "
        "helpers.\n"
    ),
}


def test_two_figures_side_by_side_are_two_claims_and_a_figure_of_something_else_is_none(answering_from):
    engine = answering_from(TOWN)
    answer = engine.ask_now("How many people marched through Brennik?")
    assert answer.conflict is not None
    assert [(c.speaker, c.value) for c in answer.conflict.claims] == [
        ("The police", "2,300 people"),
        ("The organisers", "more than 5,100"),
    ]
    asked = engine.ask_now("How many people marched through Brennik, according to the police?")
    assert "2,300" in asked.text
    assert engine.ask_now("When is the next march?").conflict is None
    assert engine.ask_now("How many singers does the choir of Dornau have?").conflict is None


WIRE = {
    "a.txt": (
        "Ferry toll rises to 61\n\nGRIMSAY, March 5, 2025 (Wire) - The number of people killed when a ferry "
        "sank off Grimsay has risen to 61, the coast guard said on Wednesday.\n\nMore than 40 people were "
        "injured.\n\nDivers went on with their search.\n\nThe Red Cross put the death toll at 74.\n\n"
        "On the island of Sula, Mayor Ida Moe said 12 of its people were dead.\n"
    ),
    "b.txt": (
        "Ferry crowd disputed\n\nGRIMSAY, March 9, 2025 (Wire) - Mourners filled the streets of Grimsay on "
        "Sunday.\n\nOrganisers said 9,000 people had taken part in the march.\n\nPolice estimated the crowd "
        "at 4,000.\n"
    ),
}


def test_a_report_of_one_sentence_paragraphs_gives_each_mouth_its_figure(answering_from):
    engine = answering_from(WIRE)
    killed = engine.ask_now("How many people were killed in the ferry disaster, and who says so?")
    assert {(c.speaker, c.value) for c in killed.conflict.claims} == {
        ("the coast guard", "61"),
        ("The Red Cross", "74"),
    }
    assert all("Wire" not in e.quote for e in killed.evidence)
    marched = engine.ask_now("How many people took part in the march?")
    assert {(c.speaker, c.value) for c in marched.conflict.claims} == {
        ("Organisers", "9,000 people"),
        ("Police", "4,000"),
    }
    asked = engine.ask_now("How many dead did the coast guard report?")
    assert asked.conflict is None and "61" in asked.text
