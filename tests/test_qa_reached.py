"""Addresses and numbers: of the one asked for, whole, and never a neighbour's."""

from dataclasses import replace

import pytest
from qa_world import candidate, engine_of

from qa.answer import Status
from qa.finding.context import Context
from qa.finding.fit import misfit
from qa.language.contacts import EMAIL, EXTENSION, LABELLED, PHONE, contact_asked, contacts
from qa.reader.onnx_reader import OnnxReader

DOCUMENTS = {
    "sig.eml": (
        "From: Amara Osei <clerk@marrowby.example>\nTo: Priya Nair <p.nair@marrowby.example>\n"
        "Date: Thu, 12 Sep 2024 20:01:00 +0100\nSubject: Baths\n\nDear Priya,\n\n"
        "thank you for the answers. The hall is free on Monday.\n\n"
        "Amara Osei\nTown Clerk\nTel. 01632 960 111\n"
    ),
    "leaflet.md": (
        "# Marrowby Library\n\nOpen Tuesday to Saturday, 10 to 17.\n\nPhone: 01632 960 245\n"
        "E-mail: library@marrowby.example\nAddress: 4 Mill Lane, Marrowby\n\n## Staff\n\n"
        "- Idris Bell, head librarian, ext. 12, idris.bell@marrowby.example\n"
        "- Joan Pike, children's books, ext. 14\n"
    ),
}


@pytest.fixture(scope="module")
def ask(encoder, ranker, tmp_path_factory):
    with engine_of(DOCUMENTS, tmp_path_factory, encoder, ranker, OnnxReader()) as opened:
        yield opened.ask_now


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is the e-mail address of the clerk?", "clerk@marrowby.example"),
        ("Priya Nair email", "p.nair@marrowby.example"),
        ("What is the phone number of the library?", "01632 960 245"),
        ("How can I reach the library by phone?", "01632 960 245"),
        ("What's the library's email?", "library@marrowby.example"),
        ("What is Idris Bell's extension?", "12"),
        ("What is the head librarian's e-mail address?", "idris.bell@marrowby.example"),
        ("What is the phone number of Joan Pike?", "14"),
        ("What is the town clerk's telephone number?", "01632 960 111"),
        ("How do I contact Amara Osei?", "01632 960 111"),
    ],
)
def test_the_one_asked_for_is_reached_by_their_own_address(ask, question, told):
    answer = ask(question)
    assert answer.status is Status.answered
    assert answer.evidence[0].short == told


@pytest.mark.parametrize(
    "question",
    ["What is Joan Pike's email?", "What is the library's website?", "What is Priya Nair's phone number?"],
)
def test_whose_address_is_not_there_gets_nobody_elses(ask, question):
    assert ask(question).status is Status.not_found


def test_a_week_a_day_or_a_time_is_no_number_to_call():
    row = "Week: 36; From: 2025-09-01; First line: Ravi Menon"
    near = candidate(row, row)
    for read in ("36", "36; From: 2025-09-01", "2025-09-01"):
        context = Context.of(replace(near, answer=(row.index(read), row.index(read) + len(read))))
        assert misfit("What is Ravi Menon's phone number?", context) == "reached"


def test_a_number_in_a_column_of_its_own_is_one_to_call():
    row = "Name: Ravi Menon; Desk: 412"
    near = candidate(row, row)
    context = Context.of(replace(near, answer=(len(row) - 3, len(row))))
    assert misfit("What is Ravi Menon's phone number?", context) == ""


def test_a_piece_of_an_address_does_not_say_where_something_is(ask):
    assert all("@" not in e.quote for e in ask("Where is the library?").evidence)


@pytest.mark.parametrize(
    ("looks", "text", "found"),
    [
        (LABELLED, "Tel. 01632 960 111", ["01632 960 111"]),
        (LABELLED, "Phone: 5551 2345", ["5551 2345"]),
        (PHONE, "+49 (0)30 123456, or 020 7946 0018", ["+49 (0)30 123456", "020 7946 0018"]),
        (PHONE, "on 12.09.2024, ISBN 978-0-14-044913-6, version 0.12.3456", []),
        (EXTENSION, "ext. 12, x345, extensive 20", ["12", "345"]),
        (EMAIL, "Ann <ann.lee+a@b.example>, and @ann", ["ann.lee+a@b.example"]),
    ],
)
def test_numbers_and_addresses_are_told_from_what_looks_like_them(looks, text, found):
    assert [text[a:b] for a, b in contacts(looks, text)] == found


@pytest.mark.parametrize(
    "question",
    [
        "When was the e-mail sent?",
        "Who wrote the e-mail about the baths?",
        "How many phones are there?",
        "Why call?",
    ],
)
def test_a_question_about_a_message_asks_for_no_address(question):
    assert contact_asked(question) is None
