"""Rows of plain text whose columns blanks set apart stand under their headings."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.language.rows import in_words, is_headings, row_at, table_around
from qa.shaping.tables import asked_cell

BOATS = """Boats for hire

Boat              Per hour     Deposit
canoe for two     9 GBP        none
rowing boat       14.50 GBP    20 GBP
----------------------------------------
pedal boat        12 GBP       20 GBP

Closed on Mondays.
"""


def told(text, words):
    start = text.index(words)
    return in_words(text, start, text.index("\n", start))


def test_a_row_is_told_with_its_headings():
    assert told(BOATS, "rowing boat") == "Boat: rowing boat; Per hour: 14.50 GBP; Deposit: 20 GBP"
    assert told(BOATS, "Closed") == told(BOATS, "Boats for hire") == ""


def test_its_cells_are_characters_of_the_text():
    start = BOATS.index("canoe")
    row = row_at(BOATS, start, BOATS.index("\n", start))
    assert [BOATS[cell.start : cell.end] for cell in row] == ["canoe for two", "9 GBP", "none"]
    assert [len(row) for row in table_around(BOATS, start).rows] == [3, 3, 3]


def test_the_line_of_headings_is_no_row():
    start = BOATS.index("Boat  ")
    end = BOATS.index("\n", start)
    assert is_headings(BOATS, start, end) and row_at(BOATS, start, end) == ()


def test_figures_set_to_the_right_stand_under_their_headings():
    text = "Pier       Length  Berths\nnorth         120      14\nold pier        8       2\n"
    assert told(text, "old pier") == "Pier: old pier; Length: 8; Berths: 2"


def test_two_columns_words_alone_and_broken_rows_make_no_table():
    for text in (
        "Adult     Free entry\nChild     2 GBP\nDog       1 GBP\n",
        "Anna      Keeper      Harbour\nBen       Clerk       Office\nCleo      Pilot       Pier\n",
        "Boat      Per hour    Deposit\ncanoe     9 GBP       none\nask the keeper for all others\n",
        "Mon       Closed      Closed\nTue       9-12        13-17\nWed       9-12        13-17\n",
    ):
        assert told(text, text.split("\n")[1]) == "", text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the deposit for a rowing boat?", "20 GBP"),
        ("What is the fine for a dog off the lead?", "120 GBP"),
        ("How old is Ada Lind?", "41"),
    ],
)
def test_the_cell_of_such_a_row_answers(question, value):
    fines = "Fine for               Amount    Doubled after\na dog off the lead     120 GBP   21 days\n"
    fines += "littering              60 GBP    14 days\n"
    crew = "Name; Age; Boat\nName: Ada Lind; Age: 41; Boat: Heron\nName: Ben Holt; Age: 38; Boat: Tern\n"
    (part,) = understand(question).parts
    found = [
        cell
        for text in (BOATS, fines, crew)
        for line in text.splitlines()
        if line and (cell := asked_cell(part, candidate(text, line)))
    ]
    assert [cell.value for cell in found] == [value]
