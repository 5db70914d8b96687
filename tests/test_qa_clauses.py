"""Several people speak in one sentence: each clause is the word of whoever says it, and of nobody else."""

import pytest
from qa_world import candidate

from qa.finding.evidence import spoken_by
from qa.language.clauses import clauses

DETAINED = (
    "Fourteen marchers were detained, according to the ministry; the legal aid group Vela counted 41 arrests."
)
ABOARD = "Officials said it was licensed for 80 passengers; survivors spoke of more than 150 on board."
BODIES = "The operator, Selat Lines, acknowledged 12 deaths, while a hospital in Dorn says it has 19 bodies."
MISSING = "Three people are missing, rescuers said, not five as the mayor had first announced."
HURT = "At least eight people died and some 120 were hurt, the governor's office said."
TWO = "Police said two had died, and the company spoke of one death."
ALL = "Police said that two had died; five were hurt."


@pytest.mark.parametrize(
    ("sentence", "answer", "who"),
    [
        (DETAINED, "Fourteen", "the ministry"),
        (DETAINED, "41", "The legal aid group Vela"),
        (ABOARD, "80", "Officials"),
        (ABOARD, "150", "Survivors"),
        (BODIES, "12", "Selat Lines"),
        (BODIES, "19", "A hospital in Dorn"),
        (MISSING, "Three", "rescuers"),
        (MISSING, "five", "the mayor"),
        (HURT, "eight", "the governor's office"),
        (HURT, "120", "the governor's office"),
        (TWO, "two", "Police"),
        (TWO, "one", "The company"),
        (ALL, "five", "Police"),
        ("Two died, police said; five are missing.", "five", None),
    ],
)
def test_a_value_is_the_word_of_whoever_its_clause_names(sentence, answer, who):
    spoken = spoken_by(candidate(sentence, sentence, answer))
    assert (spoken and spoken.name) == who


def test_what_is_joined_on_without_a_speaker_is_one_clause():
    assert clauses(HURT) == [(0, len(HURT))]
    assert [TWO[a:b] for a, b in clauses(TWO)] == [
        "Police said two had died",
        "the company spoke of one death.",
    ]


NEWS = {
    "quarry.txt": (
        "Two dead in quarry collapse\n\nTwo workers were killed and five injured when a wall of the Penrose "
        "quarry gave way on Friday, police said. The company, Penrose Aggregates, spoke of one death.\n"
    ),
    "ferry.txt": (
        "Ferry capsizes off Karimun\n\nA ferry with commuters capsized off Karimun on Tuesday. The coast "
        "guard put the death toll at 17. The operator, Selat Lines, acknowledged 12 fatalities, while a "
        "hospital in Tanjung said it had received 19 bodies. Officials said the vessel was licensed for 80 "
        "passengers; survivors spoke of more than 150 on board.\n"
    ),
    "march.txt": (
        "Thousands march in Dorvale\n\nTens of thousands marched through Dorvale on Thursday. Police "
        "estimated the crowd at 22,000. Organisers claimed 60,000 people had taken part. Fourteen "
        "demonstrators were detained, according to the interior ministry; the legal aid group Vela counted "
        "41 arrests.\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        (
            "How many were killed in the quarry, and who says so?",
            {("Penrose Aggregates", "one death"), ("police", "Two workers")},
        ),
        (
            "How many people died when the ferry capsized?",
            {
                ("The coast guard", "17"),
                ("Selat Lines", "12 fatalities"),
                ("A hospital in Tanjung", "19 bodies"),
            },
        ),
        ("How many people marched in Dorvale?", {("Police", "22,000"), ("Organisers", "60,000 people")}),
        (
            "How many demonstrators were arrested in Dorvale?",
            {("The legal aid group Vela", "41 arrests"), ("the interior ministry", "Fourteen demonstrators")},
        ),
    ],
)
def test_a_report_that_names_each_side_gives_each_its_figure(answering_from, question, claims):
    answer = answering_from(NEWS).ask_now(question)
    assert answer.conflict is not None
    assert {(c.speaker, c.value) for c in answer.conflict.claims} == claims


def test_a_figure_of_those_on_board_is_none_of_the_dead(answering_from):
    answer = answering_from(NEWS).ask_now("How many were on board the ferry?")
    assert answer.conflict is None
    assert answer.text.startswith("According to survivors: more than 150.")
