"""Who did it, who is blamed, and who says so: of whom a report says it, and of whom it does not."""

from dataclasses import replace

import pytest
from test_qa_fit import context

from qa.answer import Status
from qa.asking.questions import understand
from qa.finding.fit import misfit
from qa.language.doers import only_accused

COURT = """Otto Brand, from Velden, was found dead on 5 July.
Mara Holt, 25, and Nils Berg, 29, are jointly charged with his murder.
Ida Stern told the court at Dorn that she had met Ms Holt the next morning.
"""
FAIR = """More than 800 people signed a letter against the new quay.
About 40 stalls were set up at the fair in Ostby, the harbour office said.
"""


@pytest.fixture
def reports(answering_from):
    return answering_from({"court.txt": COURT, "fair.txt": FAIR})


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Who killed the herders?",
            "More than 30 herders were killed in the hills, according to the local group Open Paths.",
            "the local group Open Paths",
        ),
        (
            "Who killed Rafe Olin?",
            "Dune Lion leader Rafe Olin, killed on the last day of the war, used to speak on that day.",
            "Dune Lion",
        ),
        (
            "Who killed Rafe Olin?",
            "A spokesman said Olin's death was a blow to the Dune Lions.",
            "the Dune Lions",
        ),
        (
            "Who used gas at Tamsin?",
            "The government of Tamsin has denied using gas.",
            "The government of Tamsin",
        ),
        (
            "Who used gas at Tamsin?",
            "The toll of gas was put at 40 by one relatives' group.",
            "one relatives' group",
        ),
        ("Who arrested Karl Weil?", "Four men were jailed for the raid.", "Four men"),
        ("Who stole the bell?", "The thieves stole two lamps near the bell.", "two lamps"),
        ("Who killed Otto Brand?", "She was in touch with Mara Holt the next day.", "Mara Holt"),
        ("Who does Ann Lee blame for the delay?", "Ann Lee blamed the delay on the weather.", "the delay"),
        (
            "Who does the union blame for it?",
            "Ann Lee, who leads the union, blamed it on the cuts.",
            "Ann Lee",
        ),
        ("Who does Ann Lee blame?", "Ann Lee, who speaks for two of the men, was at the move.", "the move"),
        ("How many were hurt in the raid?", "Interest has grown since the 2012 raid.", "2012"),
        ("Where was Otto Brand found?", "Otto Brand, from Velden, was found dead on 5 July.", "Velden"),
    ],
)
def test_whoever_only_stands_beside_a_deed_did_not_do_it(question, sentence, answer):
    behind = sentence.partition(answer)[2]
    assert misfit(question, replace(context(sentence), answer=answer, behind=behind))


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who killed the guards?", "Two guards were killed by Dune forces in the south.", "Dune forces"),
        ("Who killed 9 people?", "Olin, who killed 9 people at a club, called himself a soldier.", "Olin"),
        ("Who killed Otto Brand?", "Mara Holt was found guilty of the killing of Otto Brand.", "Mara Holt"),
        (
            "Who killed the girls?",
            "Two girls died as members of the Sand Crew shot at a rival.",
            "members of the Sand Crew",
        ),
        ("Who found the coins?", "The coins were found in 2012 by two walkers.", "two walkers"),
        ("Who released the album?", "The album was released in 1990 on Bell Records.", "Bell Records"),
        ("Who met Ann Lee?", "Ann Lee met Bo Strand in Dorn.", "Bo Strand"),
        ("Who counted the herders?", "There are 30 herders, according to Open Paths.", "Open Paths"),
        ("Who does Ann Lee blame for the delay?", "Ann Lee blamed the delay on the council.", "the council"),
        ("Who did Bo Strand blame?", "Bo Strand blamed the council for the delay.", "the council"),
        ("How many seats are there?", "It had 1200 seats in 2012.", "1200 seats"),
        ("Where does Otto Brand come from?", "Otto Brand, from Velden, was found in Dorn.", "Velden"),
        ("Where was Otto Brand found?", "Otto Brand, from Velden, was found dead in Dorn.", "Dorn"),
    ],
)
def test_whoever_a_deed_is_told_of_may_have_done_it(question, sentence, answer):
    behind = sentence.partition(answer)[2]
    assert misfit(question, replace(context(sentence), answer=answer, behind=behind)) == ""


def test_one_who_is_charged_with_a_deed_is_told_with_the_charge(reports):
    answer = reports.ask_now("Who killed Otto Brand?")
    assert [s.text for s in answer.statements] == [
        "Mara Holt, 25, and Nils Berg, 29, are jointly charged with his murder."
    ]
    assert answer.short == ""


def test_one_who_is_convicted_is_not_only_accused():
    told = "Mara Holt was charged with his murder and convicted."
    assert not only_accused("Who killed Otto Brand?", told)
    assert only_accused("Who killed Otto Brand?", "Mara Holt was charged with his murder.")


def test_where_nobody_is_named_as_saying_so_a_note_says_that(reports):
    answer = reports.ask_now("How many people signed the letter against the quay, and who says so?")
    assert answer.status is Status.answered
    assert answer.notes == ("Nobody is named as saying so: the word is the document's own.",)
    assert not reports.ask_now("How many people signed the letter against the quay?").notes
    assert not reports.ask_now("How many stalls were at the fair in Ostby, and who says so?").notes


def test_a_phrase_that_is_no_role_means_nobody_named_in_front(reports, answering_from):
    late = """Dorn Roads said that the bridge was shut.
In May, Mr Holt missed a meeting in Dorn, which he blamed on the high number of lorries.
"""
    answer = answering_from({"late.txt": late}).ask_now("Who did Mr Holt blame for missing a meeting?")
    assert "Dorn Roads" not in answer.text


def test_a_gap_keeps_a_name_and_what_it_owns_together():
    (part,) = understand("Where was Otto Brand's body found?").parts
    assert part.clause == "where Otto Brand's body was found"


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Who lived in the mill?", "Ann Lee lived in the mill until 1900.", "Ann Lee"),
        ("Who won the race?", "Ann Lee won in 2010.", "Ann Lee"),
        ("Who resigned last week?", "Ann Lee resigned last week.", "Ann Lee"),
        ("Who killed Bo Strand?", "Ann Lee, who had never met him, killed Bo Strand.", "Ann Lee"),
        ("Who did Ann Lee blame?", "Ann Lee blamed the council on Monday for the delay.", "the council"),
        ("Who did Ann Lee blame?", "It was the council, which Ann Lee blamed for the delay.", "the council"),
        ("Who is to blame for the delay?", "The council is to blame for the delay.", "The council"),
    ],
)
def test_a_deed_without_an_object_is_nobodys_passive(question, sentence, answer):
    assert misfit(question, replace(context(sentence), answer=answer)) == ""


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("Mara Holt was charged by police with killing Otto Brand.", True),
        ("Mara Holt is accused of committing the murder and pleaded not guilty.", True),
        ("Mara Holt, accused of theft, killed Otto Brand.", False),
        ("Mara Holt was charged and pleaded guilty.", False),
    ],
)
def test_a_charge_is_no_conviction(sentence, accused):
    assert only_accused("Who killed Otto Brand?", sentence) is accused
