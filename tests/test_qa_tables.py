"""Tables: the row and the cell that a question asks for, and no other."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.finding.evidence import evidence_of
from qa.language.rows import row_at, table_around
from qa.shaping.records import is_row_asked
from qa.shaping.shape import shaped
from qa.shaping.tables import asked_cell, lent, tabled

TABLE = (
    "Area: Harbour; Budget 2023/24: 90,000; Budget 2024/25: 81,000; Change: -10%\n"
    "Area: Museum; Budget 2023/24: 40,000; Budget 2024/25: 44,000; Change: 10%\n"
)
BOATS = (
    "Date: 2024-05-01; Weekday: Wednesday; Ferries: 12; Yachts: 31\n"
    "Date: 2024-05-02; Weekday: Thursday; Ferries: 9; Yachts: 44\n"
)
LIST = "- Moving house: 1 day\n- Own wedding: 2 days\n- Funeral of a friend: half a day\n"
BARS = "Measure | Tonnes | Cost\nHeat pumps | 310 | £2.5 million\nNew trams | 120 | £8 million\n"


@pytest.mark.parametrize(
    ("text", "question", "row", "value"),
    [
        (TABLE, "What is the museum's budget for 2024/25?", "Area: Museum", "44,000"),
        (TABLE, "By how many per cent is the harbour's budget cut?", "Area: Harbour", "-10%"),
        (BOATS, "How many yachts came on Thursday 2 May 2024?", "Date: 2024-05-02", "44"),
        (BARS, "What do the new trams cost?", "New trams", "£8 million"),
        (LIST, "How many days off do I get for moving house?", "- Moving house", "1 day"),
    ],
)
def test_the_row_and_the_cell_that_are_asked_for(text, question, row, value):
    (part,) = understand(question).parts
    cells = {line: asked_cell(part, candidate(text, line)) for line in text.splitlines()}
    assert [line for line, cell in cells.items() if cell and line.startswith(row)]
    assert [cell.value for cell in cells.values() if cell] == [value]


def test_a_row_named_in_full_comes_before_one_that_says_more():
    text = "Item: Locker; Price: £12\nItem: Locker, large; Price: £20\n"
    cells = {}
    for question in ("How much is a locker?", "How much is a large locker?"):
        (part,) = understand(question).parts
        found = [asked_cell(part, candidate(text, line)) for line in text.splitlines()]
        cells[question] = [cell.value for cell in found if cell]
    assert list(cells.values()) == [["£12"], ["£20"]]


def test_a_price_is_in_the_column_of_prices():
    text = (
        "Number: 41; Item: Rudder 20 XL; Price (EUR): 29; Days: 10\n"
        "Number: 42; Item: Rudder 20; Price (EUR): 24; Days: 3\n"
    )
    (part,) = understand("How much is a rudder for the XL?").parts
    found = [asked_cell(part, candidate(text, line)) for line in text.splitlines()]
    assert [cell.value for cell in found if cell] == ["29"]


def test_a_date_is_asked_for_by_its_heading_and_its_month():
    text = "| Season | Opens | Regatta |\n|---|---|---|\n| Spring | 2 March 2026 | 9 to 12 June 2026 |\n"
    (part,) = understand("When is the June regatta?").parts
    cell = asked_cell(part, candidate(text, "| Spring | 2 March 2026 | 9 to 12 June 2026 |"))
    assert cell is not None
    assert cell.value == "9 to 12 June 2026"


def test_of_a_long_table_only_the_rows_around_are_compared_under_its_headings():
    lines = [f"Field{i} | {i * 10}" for i in range(5000)]
    text = "\n".join(["Name | Budget", *lines, ""])
    at = text.index("Field2500 ")
    table = table_around(text, at)
    row = row_at(text, at, text.index("\n", at))
    assert 100 < len(table.rows) < 2000
    assert row in table.rows
    assert table.headings == {"name", "budget"}
    assert is_row_asked("What is the budget of Field2500?", row, table)


def test_the_row_asked_for_takes_the_best_scores_of_its_table_and_comes_before_its_other_rows():
    (part,) = understand("How many yachts came on Thursday 2 May 2024?").parts
    first, second = BOATS.splitlines()
    found = [candidate(BOATS, first, "31", margin=5.0, near=2.0), candidate(BOATS, second)]
    assert [(c.text, c.margin, c.near) for c in lent(part, found)] == [(second, 5.0, 2.0), (first, 5.0, 2.0)]


STAFF = "Name: Ada Moss; Role: Harbour master; Room: 12\nName: Finn Lund; Role: Head of sales; Room: 14\n"
SAILS = "Sail: Jib; Size: B4; Price: £80\nSail: Jib; Size: B5; Price: £90\n"


@pytest.mark.parametrize(
    ("text", "question", "row", "value"),
    [
        (STAFF, "Who is the head of sales?", "Finn", "Finn Lund"),
        (STAFF, "In which room is Ada Moss?", "Ada", "12"),
        (SAILS, "What does a B5 jib cost?", "B5", "£90"),
    ],
)
def test_of_a_table_only_the_row_that_is_named_best_fits(text, question, row, value):
    (part,) = understand(question).parts
    made = [c for c in lent(part, [candidate(text, line) for line in text.splitlines()]) if c.fits]
    assert [row in c.text for c in made] == [True]
    assert shaped(part, made[0]).short == value


CODES = (
    "| Code | Meaning | Remedy |\n|---|---|---|\n"
    "| F1 | Too cold | Wait an hour |\n| F2 | No water | Open the tap |\n"
)


def test_the_headings_of_a_markdown_table_head_its_rows_and_answer_nothing():
    (part,) = understand("What is the meaning of code F2?").parts
    lines = [line for line in CODES.splitlines() if "--" not in line]
    made = [c for c in lent(part, [candidate(CODES, line) for line in lines]) if c.fits]
    assert [c.text for c in made] == [lines[2]]
    assert asked_cell(part, made[0]).value == "No water"


def test_rows_that_are_named_alike_or_wanted_together_all_fit():
    for question in ("What does a jib cost?", "Which sails cost more than £70?"):
        (part,) = understand(question).parts
        assert [c.fits for c in lent(part, [candidate(SAILS, line) for line in SAILS.splitlines()])] == [
            True
        ] * 2


KEYS = "Sheds are locked. If you lose the key, tell us; a new one costs £15.\n\n"


@pytest.mark.parametrize(
    ("question", "first", "fitting"),
    [
        ("What is the price of a shed?", "Item: Shed", 1),
        ("How much is a shed?", "Item: Shed", 1),
        ("How much is a key to the shed?", "If you lose", 2),
        ("What does a crane cost?", "If you lose", 2),  # two prices of two kinds of people
    ],
)
def test_the_price_of_a_thing_is_the_one_in_its_row_rather_than_one_beside_it(question, first, fitting):
    (part,) = understand(question).parts
    said, text = KEYS.strip().partition(". ")[2], KEYS + PRICES
    found = [candidate(text, said, "£15", margin=7.0, near=5.0)]
    found += [candidate(text, line, margin=-4.0, near=-4.0) for line in PRICES.splitlines()]
    made = lent(part, found)
    assert made[0].text.startswith(first) and made[0].margin == 7.0
    assert sum(c.fits for c in made) == fitting


PRICES = (
    "Item: Adult berth; Sailors: 240; Visitors: 310; Unit: year\n"
    "Item: Shed; Sailors: 36; Unit: year\n"
    "Item: Crane; Sailors: 25; Visitors: 40; Unit: hour\n"
)


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("What does a visitor pay for the shed?", []),
        ("What does a sailor pay for the shed?", ["Shed"]),
        ("How many sailors are there?", []),
        ("How many members are there?", ["Adult", "Shed", "Crane"]),
        ("How many adult sailors are there?", ["Adult"]),
        ("How many hours does the crane run?", ["Crane"]),
    ],
)
def test_a_row_without_what_is_asked_for_and_one_of_many_that_count_it_do_not_fit(question, fitting):
    (part,) = understand(question).parts
    made = lent(part, [candidate(PRICES, line) for line in PRICES.splitlines()])
    rows = [c.text.removeprefix("Item: ").split(";")[0].split()[0] for c in made if c.fits]
    assert sorted(rows) == sorted(fitting)


MOORINGS = (
    "| Mooring | Members | Visitors |\n|---|---|---|\n| Long jetty | €52 | €75 |\n| Buoy | €20 | €31 |\n"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How much is the long jetty for visitors?", "€75"),
        ("what does a buoy cost for members", "€20"),
        ("How much is a heated buoy for members?", None),
        ("How much is a buoy for crews?", None),
    ],
)
def test_a_cell_answers_by_itself_where_row_and_heading_leave_nothing_of_the_question(question, value):
    (part,) = understand(question).parts
    lines = MOORINGS.splitlines()
    found = [candidate(MOORINGS, line) for line in (lines[0], *lines[2:])]
    told = tabled(part, found, Verdict(0.2, (), ()))
    assert (told.lines[0].short if told else None) == value
    answered = Verdict(0.9, (found[0],), ())
    assert tabled(part, found, answered) is None, "a sentence that answers comes first"


def test_two_tables_that_say_otherwise_settle_nothing():
    (part,) = understand("How much is a buoy for members?").parts
    rows = [
        candidate(text, "| Buoy | €20 | €31 |".replace("20", price), key=price)
        for price in ("20", "22")
        for text in [MOORINGS.replace("€20", f"€{price}")]
    ]
    assert tabled(part, rows[:1], Verdict(0.2, (), ()))
    assert tabled(part, rows, Verdict(0.2, (), ())) is None


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
        ("How heavy is the K9?", "| Weight", "1.9 kg"),
    ],
)
def test_a_code_names_its_row_and_the_form_of_the_question_the_column(question, row, cell):
    assert settled_by(question, KETTLE, row) == (True, cell)


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


def test_a_row_that_stands_as_an_answer_has_its_headings():
    (told,) = evidence_of([candidate(KETTLE, "| E5 | Lid open | Close the lid |")])
    assert told.plain == "Code: E5; Meaning: Lid open; Remedy: Close the lid"
    assert told.quote == "| E5 | Lid open | Close the lid |"


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
