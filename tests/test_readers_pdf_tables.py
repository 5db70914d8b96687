"""Tables of a PDF that has no lines or bars: rows with named columns, told by where the words stand."""

import pytest

from index.readers.pdf_layout import flow_of
from index.readers.pdf_page import Stretch

WIDTH = 5.0  # points a character


def stretch(text: str, left: float, line: float) -> Stretch:
    """A stretch of a text of 10 points whose words part at blanks; lines are counted from the top."""
    words, at = [], left
    for word in text.split(" "):
        words.append((at, at + WIDTH * len(word)))
        at += WIDTH * (len(word) + 1)
    bottom = 700 - line
    return Stretch(text, left, words[-1][1], bottom, bottom + 10, 10, tuple(words))


def page(*rows: tuple[float, *tuple[tuple[float, str], ...]]) -> list[str]:
    """The paragraphs of rows, each its distance from the top and its stretches."""
    return [
        p.text for p in flow_of([stretch(text, left, line) for line, *told in rows for left, text in told])[0]
    ]


def test_rows_with_gaps_that_run_down_are_a_table_under_the_names_of_its_columns():
    assert page(
        (0, (50, "Work"), (250, "Pounds"), (320, "Weeks")),
        (18, (50, "Lift the old deck off the two big piers 540"), (320, "9")),  # no room for a gap
        (36, (50, "Paint the deck"), (250, "1,200"), (320, "3")),
        (54, (50, "Survey"), (320, "2")),
        (90, (50, "The sum of all works was told to the council in May of that year.")),
    ) == [
        "Work | Pounds | Weeks",
        "Lift the old deck off the two big piers | 540 | 9",
        "Paint the deck | 1,200 | 3",
        "Survey |  | 2",
        "The sum of all works was told to the council in May of that year.",
    ]


def test_columns_of_a_tariff_may_be_named_by_weights_and_years():
    assert page(
        (0, (50, "Zone"), (150, "up to 2 kg"), (230, "up to 5 kg"), (300, "2025")),
        (14, (50, "Inland"), (150, "4"), (230, "6"), (300, "7")),
    ) == ["Zone | up to 2 kg | up to 5 kg | 2025", "Inland | 4 | 6 | 7"]


def test_figures_that_end_under_each_other_are_one_column():
    assert page(
        (0, (50, "Fee"), (205, "Pounds")),
        (14, (50, "Berth for a year"), (210, "1,310")),
        (28, (50, "Key"), (225, "15")),
    )[1:] == ["Berth for a year | 1,310", "Key | 15"]


def test_further_lines_of_a_cell_belong_to_its_row():
    assert page(
        (0, (50, "Thing"), (150, "What it is for"), (300, "Price")),
        (20, (50, "Crane"), (150, "lifting of boats"), (300, "40")),
        (32, (150, "up to six tonnes")),
        (52, (150, "boats that are brought")),
        (64, (50, "Slipway"), (150, "on trailers"), (300, "8")),
        (84, (50, "Key"), (150, "sheds"), (300, "2")),
        (104, (150, "huts"), (300, "3")),
    ) == [
        "Thing | What it is for | Price",
        "Crane | lifting of boats up to six tonnes | 40",
        "Slipway | boats that are brought on trailers | 8",
        "Key | sheds | 2",
        "| huts | 3",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ((0, (50, "Date:"), (150, "3 May 2024")), (14, (50, "Place:"), (150, "Old Hall"))),
        ((0, (50, "Crane"), (200, "40")), (14, (50, "Slipway"), (200, "8")), (28, (50, "Key"), (200, "15"))),
        ((0, (50, "Dear Sir"), (300, "3 May 2024")), (14, (50, "thank you for your letter of April."))),
    ],
)
def test_labels_figures_without_names_and_the_head_of_a_letter_are_no_table(rows):
    assert not any(" | " in text for text in page(*rows))


def test_a_table_does_not_go_on_with_the_sentence_in_front_of_it():
    from index.readers.pdf_layout import continues

    assert continues("It was paid for the", "old berth")
    assert not continues("Berth | 40", "key | 15")


HEAD = (600, (50, "Work"), (250, "Pounds"), (320, "Weeks"))
FOOT = (618, (50, "Paint the deck"), (250, "1,200"), (320, "3"))


def second(*rows: tuple[float, *tuple[tuple[float, str], ...]], foot=()) -> list[tuple[str, bool]]:
    """The paragraphs of a page behind one with a table at its foot, whether each stands apart."""
    first, then = (
        [stretch(text, left, line) for line, *told in page for left, text in told]
        for page in ((HEAD, FOOT, *foot), rows)
    )
    _, below = flow_of(first)
    return [(p.text, p.apart) for p in flow_of(then, below)[0]]


def test_rows_at_the_head_of_a_page_go_on_with_the_table_at_the_foot_of_the_one_before():
    assert second(
        (0, (50, "Survey"), (250, "80"), (320, "2")),
        (18, (50, "Anchors"), (250, "95"), (320, "4")),
        (60, (50, "All of it was told to the council of the town in May of that year.")),
    ) == [
        ("Survey | 80 | 2", False),
        ("Anchors | 95 | 4", False),
        ("All of it was told to the council of the town in May of that year.", True),
    ]


@pytest.mark.parametrize(
    "first",
    [
        (0, (50, "Work"), (250, "Pounds"), (320, "Weeks")),  # names them again
        (0, (50, "All of it was told to the council of the town"), (320, "2")),
        (0, (90, "Annex"), (400, "Page 3")),
    ],
)
def test_what_stands_in_other_columns_or_names_them_anew_is_no_more_of_the_table(first):
    assert all(apart for _, apart in second(first)[:1])


def test_a_table_with_a_line_under_it_does_not_go_on():
    line = (660, (50, "The council of the town has taken all of this into its plans."))
    row = (0, (50, "Survey"), (250, "80"), (320, "2"))
    assert second(row, foot=(line,))[0] == ("Survey  80  2", True)
