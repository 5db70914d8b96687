"""Different values for one thing stand with who and when, never blended; agreement raises no alarm."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from qa_world import engine_of

from index.documents import Source
from qa.answer import Claim, Conflict, ConflictKind, Evidence, Location, Status
from qa.asking.questions import understand
from qa.conflicts.conflict import conflict_in, settled
from qa.finding.values import said
from qa.options import AskOptions
from qa.reader.onnx_reader import OnnxReader

DATA = Path(__file__).parent / "data"
CASES = yaml.safe_load((DATA / "conflicts.yaml").read_text(encoding="utf-8"))
AGREED = yaml.safe_load((DATA / "agreed.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine(encoder, ranker, tmp_path_factory):
    documents = {name: text for case in (*CASES, *AGREED) for name, text in case["docs"].items()}
    with engine_of(documents, tmp_path_factory, encoder, ranker, OnnxReader()) as opened:
        yield opened


def test_versions_come_newest_first_each_with_its_date(engine):
    answer = engine.ask_now("How many days of notice must a tenant give?")
    assert answer.conflict.kind is ConflictKind.versions
    assert [(c.value, c.date) for c in answer.conflict.claims] == [
        ("60 days", dt.date(2023, 5, 1)),
        ("30 days", dt.date(2021, 2, 1)),
    ]
    assert answer.short == ""
    for claim, statement in zip(answer.conflict.claims, answer.statements, strict=True):
        assert claim.evidence == statement.evidence
        assert all(claim.value in answer.evidence[i].quote for i in claim.evidence)


def test_the_newest_alone_and_the_state_of_a_day(engine):
    question = "How many days of notice must a tenant give?"
    newest = engine.ask_now(question, options=AskOptions(newest=True))
    assert newest.conflict is None and newest.status is Status.answered
    assert "60" in newest.text and "30" not in newest.text
    then = engine.ask_now(question, options=AskOptions(as_of=dt.date(2022, 1, 1)))
    assert then.conflict is None
    assert "30" in then.text and "60" not in then.text


def test_rival_claims_name_their_speakers(engine):
    answer = engine.ask_now("How many soldiers were killed at Varn?")
    assert answer.conflict.kind is ConflictKind.rival
    assert {(c.speaker, c.value.split()[0]) for c in answer.conflict.claims} == {
        ("The rebels", "80"),
        ("The government", "15"),
    }


NEWS = {
    "a.md": "# Fire kills nine\nLISBON, 3 March 2025 - Nine people were killed when a warehouse burned"
    " down at the harbour, the fire brigade said on Monday.\n",
    "b.md": "# Death toll disputed\nLISBON, 4 March 2025 - The dock workers' union said on Tuesday that at"
    " least 14 people had died in the warehouse fire.\n",
}


@pytest.mark.parametrize(
    "question", ["How many were killed, and who says so?", "How many people were killed?"]
)
def test_two_reports_of_one_fire_give_two_figures_in_whatever_words(question, answering_from):
    answer = answering_from(NEWS).ask_now(question)
    assert answer.conflict is not None
    said_by = {str(claim.speaker).lower(): claim.value for claim in answer.conflict.claims}
    assert said_by.keys() == {"the dock workers' union", "the fire brigade"}
    assert "14 people" in said_by["the dock workers' union"]
    assert said_by["the fire brigade"].startswith("Nine people")


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("BERN, 2 May – Snow closed two passes, the canton said on Friday.", "Snow closed two passes"),
        ("Rui Alves said that four of the dead were sailors.", "four of the dead were sailors"),
        ("The bridge, the longest in the land, is open.", "The bridge, the longest in the land, is open"),
    ],
)
def test_what_somebody_says_is_told_without_dateline_and_attribution(quote, what):
    assert said(quote) == what


def test_what_belongs_to_no_claim_leaves_with_its_number():
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    items = [Evidence(Location(source, 0, 1), quote, 0.9) for quote in "abc"]
    conflict = Conflict(ConflictKind.rival, (Claim("c", (2,)), Claim("a", (0,))))
    kept, moved = settled(items, conflict, newest=False)
    assert [e.quote for e in kept] == ["c", "a"]
    assert [(c.value, c.evidence) for c in moved.claims] == [("c", (0,)), ("a", (1,))]


def rival(quote, value, document="d", context=("", ""), title=""):
    source = Source(document, f"{document}.txt", title, "0" * 64, "text")
    at = quote.index(value)
    place = Location(source, 0, len(quote))
    return Evidence(place, quote, 0.9, (at, at + len(value)), context=context)


def test_what_a_quote_leaves_to_the_sentences_around_it_makes_a_rival_and_a_further_figure_does_not():
    part = understand("How many visits did the baths have last year?").parts[0]
    ours = rival("The baths had 38,200 visits last year.", "38,200")
    theirs = ("We counted 51,000 visits last year.", "51,000", "e")
    near = rival(*theirs, context=("They voted to close our baths.", ""))
    assert [c.value for c in conflict_in(part, [ours, near], 0.4).claims] == [
        "38,200 visits",
        "51,000 visits",
    ]
    elsewhere = rival(*theirs, context=("The museum is open daily.", ""))
    assert conflict_in(part, [ours, elsewhere], 0.4) is None
    split = rival("The baths had 38,200 visits last year, and 12,500 visits by schools.", "12,500", "f")
    assert conflict_in(part, [ours, split], 0.4) is None


def test_what_replies_under_the_question_has_rivals_that_speak_of_all_but_its_verb():
    (part,) = understand("Which port does Ferrel use?").parts
    reply = rival("8080, over TCP.", "8080", context=("### Which port does Ferrel use", "Open it."))
    table = rival("| `port` | `FERREL_PORT` | 9090 | where Ferrel listens |", "9090", "e")
    assert [c.value for c in conflict_in(part, [reply, table], 0.4).claims] == ["8080", "9090"]
    other = rival("| `port` | `DOVE_PORT` | 9090 | where Dove listens |", "9090", "e")
    assert conflict_in(part, [reply, other], 0.4) is None
    further = rival("Ferrel has 9090 users.", "9090", "e")
    assert conflict_in(part, [reply, further], 0.4) is None
    elsewhere = replace(reply, context=("### How much does it cost", ""))
    assert conflict_in(part, [elsewhere, table], 0.4) is None


def test_what_contradicts_no_answer_is_no_claim():
    (part,) = understand("Who pays for the new pump?").parts
    ours = rival("Under clause 9 the new pump is ours to pay.", "ours")
    found = rival("Brandt found the new pump, which the town pays, in a shed.", "Brandt", "e")
    asked = rival("Cllr Moss asked who pays for the new pump.", "Cllr Moss", "f")
    assert conflict_in(part, [ours, found, asked], 0.4) is None
    theirs = rival("The new pump is for Halden Ltd to pay.", "Halden Ltd", "g")
    town = rival("Brandt pays for the new pump.", "Brandt", "h")
    assert conflict_in(part, [theirs, town], 0.4) is not None


def test_a_heading_is_not_what_others_have_to_agree_with():
    (part,) = understand("What may staff spend on taxis on a trip?").parts
    heading = rival("## Expenses", "Expenses")
    old = rival("Taxis on a trip: staff may spend £22 a day.", "£22", "e")
    new = rival("Taxis on a trip: staff may spend £28 a day.", "£28", "f")
    assert [c.value for c in conflict_in(part, [heading, old, new], 0.4).claims] == ["£22", "£28"]


def test_reports_of_two_things_that_share_no_name_are_no_rivals():
    (part,) = understand("How many people are missing?").parts
    flood = rival("Eleven people are missing.", "Eleven", title="Waters grow in Tersia")
    far = ("The quake in Marun did damage.", "")
    quake = rival("Adam Moe said that 54 people are missing.", "54", "e", far, "Marun quake: toll rises")
    assert conflict_in(part, [flood, quake], 0.4) is None
    more = rival("Adam Moe said that 54 people are missing.", "54", "e", far, "Waters of Tersia rise")
    assert [c.value for c in conflict_in(part, [flood, more], 0.4).claims] == ["Eleven people", "54 people"]


def test_a_name_that_no_quote_has_beside_it_is_asked_of_none():
    (part,) = understand("How many people were arrested in the Marun clashes?").parts
    police = rival("More than 140 people were arrested, police said.", "140")
    group = rival("The lawyers' club put the number of people arrested at 300.", "300", "e")
    assert [c.value for c in conflict_in(part, [police, group], 0.4).claims] == [
        "More than 140 people",
        "300",
    ]


def test_of_a_year_asked_for_what_looks_back_to_it_has_rivals():
    (part,) = understand("How many people died in the fire in 2011?").parts
    then = replace(rival("In April 2011 the fire killed five people.", "five"), date=dt.date(2025, 8, 9))
    union = rival("The union of the time said that eight had died.", "eight", context=(then.quote, ""))
    told = [replace(then, speaker="court records"), replace(union, speaker="The union", date=then.date)]
    assert [c.value for c in conflict_in(part, told, 0.4).claims] == ["five people", "eight"]


def test_rival_claims_come_newest_first_and_the_newest_of_each_mouth_is_its_word():
    (part,) = understand("How many people died in Marun?").parts
    days = [(412, "The ministry", 7), (310, "The Red Cross", 5), (287, "the ministry", 5)]
    told = [
        replace(rival(f"In Marun {n} people died.", str(n), f"d{n}"), speaker=who, date=dt.date(2025, 3, day))
        for n, who, day in days[::-1]
    ]
    conflict = conflict_in(part, told, 0.4)
    assert [c.value for c in conflict.claims] == ["412 people", "287 people", "310 people"]
    _, newest = settled(told, conflict, newest=True)
    assert [(c.speaker, c.value) for c in newest.claims] == [
        ("The ministry", "412 people"),
        ("The Red Cross", "310 people"),
    ]


def test_numbers_of_other_things_are_no_part_of_a_claim_and_those_hurt_are_people():
    (part,) = understand("How many people were injured in the Dorn fire?").parts
    nine = rival("Nine people were injured in the Dorn fire.", "Nine")
    homes = rival("In the Dorn fire 140 homes of injured people burnt.", "140", "e")
    hurt = rival("We counted 21 injured in Dorn.", "21", "f")
    claims = conflict_in(part, [nine, homes, hurt], 0.4).claims
    assert [(c.value, c.evidence) for c in claims] == [("Nine people", (0,)), ("21 injured", (2,))]


def test_people_are_counted_by_name_and_houses_are_not():
    (part,) = understand("How many people are on the list for the night school?").parts
    told = rival("In May 212 people stood on the list for the night school.", "212")
    names = rival("The list for the night school has 180 names.", "180", "e")
    assert [c.value for c in conflict_in(part, [told, names], 0.4).claims] == ["212 people", "180 names"]
    rooms = rival("For the people on the list the night school has 9 rooms.", "9", "f")
    assert conflict_in(part, [told, rooms], 0.4) is None


def test_a_part_is_no_rival_of_the_whole_and_a_day_is_one_of_a_year():
    (rooms,) = understand("How many rooms does the inn have?").parts
    whole = rival("The inn has 46 rooms.", "46")
    assert (
        conflict_in(rooms, [whole, rival("Ten of the rooms of the inn are small.", "Ten", "e")], 0.4) is None
    )
    assert conflict_in(rooms, [whole, rival("The inn has ten rooms.", "ten", "e")], 0.4) is not None
    (fair,) = understand("When was the fair first held?").parts
    day = rival("The fair was first held on 28 October 2017.", "28 October 2017")
    assert conflict_in(fair, [day, rival("The fair was first held in 1995.", "1995", "e")], 0.4) is not None
    assert conflict_in(fair, [day, rival("The fair was first held in 2017.", "2017", "e")], 0.4) is None


@pytest.mark.slow
def test_of_forty_cases_most_give_both_values_and_agreement_raises_few_alarms(engine):
    shown = [case for case in CASES if _gives_both(engine.ask_now(case["q"]), case)]
    questions = [question for case in (*CASES, *AGREED) for question, _ in case["same"]]
    alarms = [question for question in questions if _alarmed(engine.ask_now(question))]
    assert len(questions) > 100
    assert len(shown) / len(CASES) >= 0.9
    assert len(alarms) / len(questions) <= 0.05, alarms


def _alarmed(answer):
    return bool(answer.conflict or answer.asides)


def _gives_both(answer, case):
    if answer.conflict is None or answer.conflict.kind.value != case["kind"]:
        return False
    given = [claim.value for claim in answer.conflict.claims]
    for claim in answer.conflict.claims:  # no claim blends two values
        assert sum(value in claim.value for value in case["values"]) <= 1
    if case["kind"] == "versions":
        return len(given) == 2 and all(v in g for v, g in zip(case["values"], given, strict=True))
    return len(given) == 2 and all(any(v in g for g in given) for v in case["values"])


def test_that_people_are_counted_goes_without_saying(answering_from):
    coast = (
        "The ferry to Norrland sank on Monday, the coast guard said. It put the number of those drowned at "
        "41, and said that 12 people were still missing."
    )
    union = (
        "The union of seamen put the number of those drowned in the ferry to Norrland at 58 on Tuesday. "
        "Its speaker said that the list of passengers was not complete."
    )
    engine = answering_from({"coast.md": coast, "union.md": union})
    answer = engine.ask_now("How many people drowned in the ferry to Norrland?")
    assert answer.conflict is not None
    assert sorted(re.findall(r"\d+", " ".join(c.value for c in answer.conflict.claims))) == ["41", "58"]


def test_copies_of_one_report_hide_no_other(answering_from):
    wire = (
        "At least 41 people drowned when the ferry to Norrland sank in heavy seas, the coast guard said. "
        "Divers from three countries went on with the search for survivors during the night, and the harbour "
        "of Grimsay was closed to all other ships until the morning."
    )
    union = "The union of seamen said that 58 people drowned when the ferry to Norrland sank."
    papers = {f"paper{n}.md": f"# Paper {n} reports\n\n{wire}\n" for n in range(12)}
    engine = answering_from({**papers, "union.md": union})
    answer = engine.ask_now("How many people drowned in the ferry to Norrland?")
    assert answer.conflict is not None
    told = {claim.speaker: answer.evidence[claim.evidence[0]] for claim in answer.conflict.claims}
    assert "58" in told["The union of seamen"].quote
    assert len(told["the coast guard"].also) == 11
    for place in told["the coast guard"].also:
        text = engine.index.document(place.source.document_id).text
        assert text[place.start : place.end] == told["the coast guard"].quote
