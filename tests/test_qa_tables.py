"""Tables: the row and the cell that a question asks for, and no other."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
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
    answer = candidate("A buoy or the long jetty is €60.", "A buoy or the long jetty is €60.")
    assert tabled(part, found, Verdict(0.9, (answer,), ())) is None, "a sentence that answers comes first"


RULES = (
    "# Spending\n\n| Amount | Approved by |\n|---|---|\n| up to 200 euros | crew leader |\n"
    "| 200 to 900 euros | purser |\n| over 900 euros | board |\n| over 9,000 euros | members' meeting |\n\n"
    "Fines end at 10 per cent of the fee.\n\nThe yard has to act on:\n\n"
    "| Fault | Reply within | Fine for each hour |\n|---|---|---|\n"
    "| Torn sail | 2 days | 40 euros |\n| Broken mast | 4 hours | 75 euros |\n"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Who approves spending of 500 euros?", "purser"),
        ("Who approves spending over 900 euros?", "board"),
        ("Who approved spending of 12,000 euros?", "members' meeting"),
        ("Who approves spending on sails of 500 euros?", None),
        ("What is the fine for a broken mast?", "75 euros"),
        ("How quickly must the yard reply about a broken mast?", "4 hours"),
        ("How quickly must the crew reply about a broken mast?", None),
        ("What is the fine for a broken rudder?", None),
    ],
)
def test_a_row_is_named_by_an_amount_in_its_band_and_a_cell_by_the_root_of_its_heading(question, value):
    (part,) = understand(question).parts
    found = [candidate(RULES, line, title="Spending") for line in RULES.splitlines() if line.startswith("| ")]
    told = tabled(part, found, Verdict(0.2, (), ()))
    assert (told.lines[0].short if told else None) == value


HIRE = (
    "Fee: Crane; Unit: hour; Amount in euros: 25; Deposit: none; Valid from: 2024-06-01\n"
    "Fee: Crane; Unit: day; Amount in euros: 90; Deposit: none; Valid from: 2024-06-01\n"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What does an hour of the crane cost since June 2024?", "25"),
        ("What does an hour of the crane cost since June 2023?", None),
        ("What does an hour of the big crane cost?", None),
    ],
)
def test_a_price_needs_no_word_of_its_heading_and_a_month_holds_its_days(question, value):
    (part,) = understand(question).parts
    found = [candidate(HIRE, line) for line in HIRE.splitlines()]
    told = tabled(part, found, Verdict(0.2, (), ()))
    assert (told.lines[0].short if told else None) == value


def test_a_sentence_on_something_else_gives_way_to_the_row_that_is_named():
    said = candidate(RULES, "Fines end at 10 per cent of the fee.", "10 per cent")
    found = [said, candidate(RULES, "| Broken mast | 4 hours | 75 euros |")]
    (part,) = understand("What is the fine for a broken mast?").parts
    told = tabled(part, found, Verdict(0.9, (said,), ()))
    assert told and told.lines[0].short == "75 euros"
    (part,) = understand("What is the fine for a broken mast in winter?").parts
    assert tabled(part, found, Verdict(0.9, (said,), ())) is None


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("What is the total budget for 2025?", []),
        (
            "What is the total budget of the museum for 2025?",
            ["Area: Museum; Budget 2024: 40; Budget 2025: 44"],
        ),
    ],
)
def test_one_row_of_several_is_not_their_total(question, fitting):
    (part,) = understand(question).parts
    text = "Area: Harbour; Budget 2024: 90; Budget 2025: 81\nArea: Museum; Budget 2024: 40; Budget 2025: 44\n"
    found = [candidate(text, line) for line in text.splitlines()]
    assert [c.text for c in lent(part, found) if c.fits] == fitting


def test_the_total_is_in_the_row_that_is_called_so():
    (part,) = understand("What is the total budget for 2025?").parts
    text = (
        "Area: Harbour; Budget 2024: 90; Budget 2025: 81\nArea: Total; Budget 2024: 130; Budget 2025: 125\n"
    )
    found = [candidate(text, line) for line in text.splitlines()]
    (row,) = (c for c in lent(part, found) if c.fits)
    assert asked_cell(part, row).value == "125"


def test_two_tables_that_say_otherwise_settle_nothing():
    (part,) = understand("How much is a buoy for members?").parts
    rows = [
        candidate(text, "| Buoy | €20 | €31 |".replace("20", price), key=price)
        for price in ("20", "22")
        for text in [MOORINGS.replace("€20", f"€{price}")]
    ]
    assert tabled(part, rows[:1], Verdict(0.2, (), ()))
    assert tabled(part, rows, Verdict(0.2, (), ())) is None
