"""What a plain text is called by: a line that heads it, not a row or a piece of a paragraph."""

import pytest

from index.limits import Limits
from index.readers import read_bytes


def title(text, name="harbour_notes.txt"):
    (found,) = read_bytes(text.encode(), name, Limits())
    return found.title


@pytest.mark.parametrize(
    "text",
    [
        "Berth      Length     Fee\nnorth      12 m       80\n",
        "ID          : 1\nName        : Old pier\n",
        "Berth | Fee\nnorth | 80\n",
        "This list of the berths was drawn up by the harbour office in order\nto let the skippers know.\n",
        "The harbour office lets berths by the month, and by the day in spring.\n"
        "Skippers who stay for longer than that pay the fee of the first week,\nand no more.\n",
        "Overview\n\nThe harbour has 40 berths.\n",
        "What's new in 2.3:\n\n- Berths can be let.\n",
    ],
)
def test_a_row_a_broken_line_or_the_name_of_a_section_is_no_title(text):
    assert title(text) == "harbour notes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berths of the old harbour\n\nThere are 40.\n", "Berths of the old harbour"),
        (
            "Berths of the old harbour\n=========================\nThere are 40.\n",
            "Berths of the old harbour",
        ),
        ("# Code:Harbour:Country\nABC:Old pier:GB\n", "Code:Harbour:Country"),
        ("Berths: who lets them\nThe office lets them.\n", "Berths: who lets them"),
        ("berths.txt    -*- text -*-\n\nThere are 40.\n", "berths.txt"),
        ("The council met in March.\n\nHarbour to grow\n\nIt will.\n", "Harbour to grow"),
    ],
)
def test_a_line_that_heads_the_text_is_its_title(text, expected):
    assert title(text) == expected
