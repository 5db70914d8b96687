"""News reports: which figure is of the event asked about, and whose word it is."""

from dataclasses import replace

import pytest
from test_qa_fit import context

from qa.answer import Status
from qa.finding.fit import misfit

TRAM = """A tram left the rails at Lerkau's busy Quay Square on Tuesday.
Lerkau's fire brigade said 41 people had reportedly suffered "non-life-threatening" injuries.
About 300 people were waiting at the stop.
The head of the city's transport office, Ines Holm, said the tram had been going at a "low speed".
Last October, a man died and more than 60 other people were injured when a tram derailed in Ostby.
An investigation into that accident is yet to be concluded.
"""
RAID = """Fighters attacked the border post of Tamsin at dawn on Friday.
"According to hospital sources and Tamsin residents, 27 guards were killed in it or by its rockets," said \
Omar Haddad, who leads the Vienna-based Frontier Watch.
A spokesman for the Sand Column said it had carried out the raid.
A spokesman for the governor in Tamsin province said a guard had opened the gate.
The number of missing was put at at least 12 by one relatives' group in the province.
"""
PRICES = """Nordkauf is cutting its prices by 3p a litre on Friday, and Sperl and Oma said they would follow.
The minister, Paul Reuter, approved the dismissal of Karl Weil, who had run the rail office since May.
Lena Strauss has been suspended from Otto Brand's office, a party spokesman said.
The Lerkau Trade Office said the town's economy grew by 1.4% in the first quarter.
Ida Benn, who has scored 14 goals in 19 games, says that it is due to her trainer.
A motion put forward by Councillor Nils Berg was defeated by 33 votes.
Mira Kolb, chief economist at Lund & Partners, expects further cuts.
"""
CHAMBER = """The pressure chamber, which treats divers, broke in April 2014.
Deputy head at the island's health service (IHS) Edda Frei said renting the chamber cost £70,000 a year.
Diving teacher Stefan Borg, who has not yet paid the fee, said it would put people off.
"""


@pytest.fixture
def reports(answering_from):
    return answering_from({"tram.txt": TRAM, "raid.txt": RAID, "chamber.txt": CHAMBER, "prices.txt": PRICES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "How many people were injured in the Lerkau tram derailment, and who says so?",
            "According to Lerkau's fire brigade: 41.",
        ),
        (
            "How many guards were killed in Tamsin, and who says so?",
            "According to hospital sources and Tamsin residents: 27.",
        ),
        ("How many people are missing in Tamsin?", "According to one relatives' group: at least 12."),
        (
            "Who carried out the raid in Tamsin?",
            "According to a spokesman for the Sand Column: the Sand Column.",
        ),
        ("By how much is Nordkauf cutting its prices?", "3p a litre."),
        (
            "By how much did the economy of Lerkau grow in the first quarter, and who says so?",
            "According to the Lerkau Trade Office: 1.4%.",
        ),
        ("How many goals has Ida Benn scored?", "14."),
        ("By how many votes was Nils Berg's motion defeated?", "33."),
        ("Who is Mira Kolb?", "Mira Kolb is chief economist at Lund & Partners."),
        ("Who said the guard had opened the gate?", "A spokesman for the governor in Tamsin province."),
        (
            "What does renting the chamber cost, and who says so?",
            "According to deputy head at the island's health service (IHS) Edda Frei: £70,000 a year.",
        ),
    ],
)
def test_a_figure_is_that_of_the_event_and_told_with_whose_word_it_is(reports, question, told):
    assert reports.ask_now(question).statements[0].text == told


def test_those_injured_elsewhere_are_no_number_of_the_dead(reports):
    assert reports.ask_now("How many people died in the Lerkau derailment?").status is Status.not_found


def test_whoever_owns_the_place_of_a_deed_did_not_do_it(reports):
    answer = reports.ask_now("Who suspended Lena Strauss?")
    assert not any(s.text.startswith("Otto Brand") for s in answer.statements)


def test_whoever_approved_of_a_deed_did_not_do_it(reports):
    assert "Reuter" not in reports.ask_now("Who dismissed Karl Weil?").text


def test_a_clause_about_somebody_is_not_what_they_are(reports):
    answer = reports.ask_now("Who is Stefan Borg?")
    assert not any(" is who " in s.text for s in answer.statements)


@pytest.mark.parametrize(
    ("question", "sentence", "rule"),
    [
        ("How many people died at Dorn?", "About 300 people attended the fair at Dorn.", "event"),
        ("How many people died at Dorn?", "A man died and 30 others were injured at Dorn.", "event"),
        ("Who replaced Ann Lee as coach?", "Ann Lee and Bo Strand coached the team.", "form"),
        ("How many soldiers were killed?", "At least two policemen were killed by them.", "counted"),
        ("How fast was the tram going?", "It left at 13:20 GMT.", "form"),
    ],
)
def test_another_figure_of_a_report_does_not_fit(question, sentence, rule):
    assert misfit(question, context(sentence, "It tells of Ann Lee.")) == rule


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many were injured at Dorn?", "Medics at Dorn said 30 had non-life-threatening injuries."),
        ("How many people died in Dorn last May?", "Last May 40 people died in Dorn, 3 of them in Hull."),
        ("Who replaced Ann Lee as coach?", "Bo Strand took over from Ann Lee in June."),
        ("How many soldiers were killed?", "Two policemen and twelve soldiers were killed."),
        ("How many students does the school have?", "The school has 600 pupils; students come by bus."),
        ("How fast was the tram going?", "The tram had been going at a low speed."),
    ],
)
def test_the_figure_asked_for_fits(question, sentence):
    assert misfit(question, context(sentence)) == ""


def test_policemen_are_no_soldiers_whoever_else_is_spoken_of():
    around = context("Two policemen were killed.", "The soldiers came later.")
    assert misfit("How many soldiers were killed?", around) == "counted"


def test_a_deed_that_is_only_spoken_of_names_nobody_who_did_it():
    who, spoken = (
        "Who killed Otto Brand?",
        "Ann Lee spoke of the events that led to the killing of Otto Brand.",
    )
    assert misfit(who, replace(context(spoken), answer="Ann Lee")) == "somebody"
    for told in (
        "The court found Bo Strand guilty of the killing of Otto Brand.",
        "Bo Strand killed Otto Brand.",
    ):
        assert misfit(who, replace(context(told), answer="Bo Strand")) == ""


def test_what_you_do_names_nobody():
    told = context("Whenever you receive a boat, Otto Brand wrote it into the book.")
    asked = "Who wrote the book?"
    assert misfit(asked, replace(told, answer="you receive a boat")) == "somebody"
    assert misfit(asked, replace(told, answer="Otto Brand")) == ""
    assert misfit(asked, replace(context("He and Otto Brand wrote it."), answer="He and Otto Brand")) == ""


def test_what_was_earlier_and_elsewhere_is_another_matter():
    earlier = "Last May 40 people were hurt in Hull when a tram derailed."
    around = context(earlier, "A tram left the rails in Dorn.")
    assert misfit("How many people were hurt in Dorn?", around) == "event"
    assert misfit("How many people were hurt in Hull?", around) == ""
    assert misfit("How many people were hurt last May?", around) == ""


def test_a_place_that_two_things_lie_in_does_not_make_them_rivals():
    around = context("The 17 injured stood in the Hull car park.", "The car meet was in Dorn.")
    assert misfit("How many were injured at the Dorn car meet?", around) == ""
