"""Columns of tables that a question wants by its form, records, and settings that it names."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.finding.evidence import evidence_of
from qa.language.rows import is_record
from qa.shaping.tables import asked_cell, lent, tabled

KETTLE = (
    "# Kettle K7\n\n## Error codes\n\n| Code | Meaning | Remedy |\n|---|---|---|\n"
    "| E4 | Boiled dry | Fill the kettle |\n| E5 | Lid open | Close the lid |\n\n"
    "## Technical data\n\n| Parameter | K7 | K9 |\n|---|---|---|\n| Weight | 1.2 kg | 1.9 kg |\n"
    "| Volume | 1.5 l | 2 l |\n"
)


def settled_by(question, text, row, title="Kettle K7"):
    (part,) = understand(question).parts
    found = [candidate(text, line, title=title) for line in text.splitlines() if line.startswith("| ")]
    made = tabled(part, found, Verdict(0.1, (), ()))
    return (made.lines[0].text.startswith(row), made.lines[0].short) if made else None


@pytest.mark.parametrize(
    ("question", "row", "cell"),
    [
        ("What does error E5 mean?", "| E5", "Lid open"),
        ("What does it mean when the kettle shows E4?", "| E4", "Boiled dry"),
        ("What should I do when the kettle shows E5?", "| E5", "Close the lid"),
        ("How do I fix error E4?", "| E4", "Fill the kettle"),
        ("how to fix E4", "| E4", "Fill the kettle"),
        ("What is the remedy for error E5?", "| E5", "Close the lid"),
        ("How heavy is the K9?", "| Weight", "1.9 kg"),
    ],
)
def test_a_code_names_its_row_and_the_form_of_the_question_the_column(question, row, cell):
    assert settled_by(question, KETTLE, row) == (True, cell)


def test_a_measure_is_found_in_a_row_that_no_search_brought():
    (part,) = understand("How heavy is the K9?").parts
    made = tabled(part, [candidate(KETTLE, "| E4 |", title="Kettle K7")], Verdict(0.1, (), ()))
    assert made and made.lines[0].short == "1.9 kg"


@pytest.mark.parametrize(
    "question",
    [
        "What does error E6 mean?",
        "What does error E5 mean on the toaster?",
        "Why does the kettle show E5?",  # no column gives causes
        "How heavy is the K8?",
        "How loud is the K9?",
    ],
)
def test_another_code_or_column_settles_nothing(question):
    assert settled_by(question, KETTLE, "|") is None


def test_a_column_that_the_question_names_goes_before_one_that_its_form_wants():
    text = "# Shop\n\n| Item | Price | Description |\n|---|---|---|\n| B41 | £3 | A lamp |\n"
    row = candidate(text, "| B41 | £3 | A lamp |")
    (price,), (what,) = (understand(f"What is {it}B41?").parts for it in ("the price of ", ""))
    assert [cell.value for part in (price, what) if (cell := asked_cell(part, row))] == ["£3", "A lamp"]


def test_bare_numbers_are_of_what_their_heading_says():
    text = "# Posts\n\n| Order value | Fee |\n|---|---|\n| up to 50 | £5 |\n| 51 to 100 | £3 |\n"
    found = [candidate(text, line) for line in text.splitlines() if line.endswith("|")]
    (part,) = understand("What is the fee for an order of £80?").parts
    told = tabled(part, found, Verdict(0.2, (), ()))
    assert told and told.lines[0].short == "£3"


def test_a_row_that_stands_as_an_answer_has_its_headings():
    (told,) = evidence_of([candidate(KETTLE, "| E5 | Lid open | Close the lid |")])
    assert told.plain == "Code: E5; Meaning: Lid open; Remedy: Close the lid"
    assert told.quote == "| E5 | Lid open | Close the lid |"


def test_a_record_is_fields_a_line_each_and_nothing_else():
    assert is_record("host: mill-02\ncores: 16\n")
    assert not is_record("host: mill-02\n\nThe mill was built of brick.\n")
    assert not is_record("host: mill-02")


@pytest.mark.parametrize(("kind", "value"), [("json", "64"), ("email", None)])
def test_the_fields_of_a_record_are_a_row(kind, value):
    text = "host: mill-02\nrole: miller\ncores: 16\nmemory_gb: 64\n"
    (part,) = understand("How much memory does mill-02 have?").parts
    made = candidate(text, text.rstrip())
    source = replace(made.document.source, kind=kind)
    cell = asked_cell(part, replace(made, document=replace(made.document, source=source)))
    assert (cell.value if cell else None) == value


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("What is the volume of the K7 and of the K9?", "| Volume | 1.5 l | 2 l |"),
        ("Which kettle is heavier, the K7 or the K9?", "| Weight | 1.2 kg | 1.9 kg |"),
        ("Which kettle is louder, the K7 or the K9?", None),
    ],
)
def test_the_whole_row_answers_where_several_columns_are_named(question, row):
    (part,) = understand(question).parts
    found = [candidate(KETTLE, line) for line in KETTLE.splitlines() if line.startswith("| ")]
    made = tabled(part, found, Verdict(0.1, (), ()))
    assert (made.lines[0].text, made.lines[0].short) == (row, "") if row else made is None


def test_the_setting_that_the_question_names_comes_before_another():
    text = "address: 10.0.0.1\nport: 8443\n"
    (part,) = understand("What port does the proxy listen on?").parts
    found = [candidate(text, line) for line in text.splitlines()]
    found = [
        replace(c, document=replace(c.document, source=replace(c.document.source, kind="code")))
        for c in found
    ]
    assert [c.text for c in lent(part, found) if c.fits] == ["port: 8443"]
