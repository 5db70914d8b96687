"""What answers by no kind: half a bracket, a nationality for a profession, a row that is not the client's."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.context import Context
from qa.finding.fit import misfit
from qa.shaping.shape import shaped
from qa.shaping.tables import lent


@pytest.mark.parametrize(
    ("short", "made"),
    [
        ("north) and the river", "and the river"),
        ("mill (in the north", "the mill (in the north)"),
        ("north)", "the north"),
        ("(in the north)", "in the north"),
    ],
)
def test_a_short_answer_has_no_half_of_a_bracket(short, made):
    text = "They own the mill (in the north) and the river."
    assert shaped(understand("What do they own?").parts[0], candidate(text, text, short)).short == made


@pytest.mark.parametrize(
    ("answer", "behind", "rule"),
    [
        ("Finnish", ", born in Turku.", "trade"),
        ("South Korean", ".", "trade"),
        ("Vera Maria Lind", " was born in Turku.", "trade"),
        ("Finnish", " weaver.", ""),
        ("Finnish weaver", ".", ""),
        ("Librarian", "", ""),
    ],
)
def test_neither_a_nationality_nor_the_own_name_is_a_profession(answer, behind, rule):
    told = Context(f"Lind: {answer}{behind}", "Vera Lind", "Vera Lind", answer, behind)
    assert misfit("What is the profession of Vera Lind?", told) == rule
    assert misfit("What is the nationality of Vera Lind?", told) == ""


@pytest.mark.parametrize(
    ("over", "question", "fits"),
    [
        ("# Requirements", "How much memory does the client need?", False),
        ("# Requirements", "How much memory does the server need?", True),
        ("# Requirements of the client", "How much memory does the client need?", True),
        ("# Requirements", "How much memory do you need?", True),
    ],
)
def test_a_row_that_names_no_client_is_not_the_clients(over, question, fits):
    text = f"{over}\n\n| | least |\n|---|---|\n| memory | 64 MB |\n| disk | 2 GB |\n"
    (part,) = understand(question).parts
    (row,) = lent(part, [candidate(text, "| memory | 64 MB |", "64 MB")])
    assert row.fits is fits
