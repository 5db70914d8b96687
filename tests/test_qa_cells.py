"""Yes or no out of a column that says just that."""

import pytest
from qa_world import engine_of

from qa.answer import Status
from qa.reader.onnx_reader import OnnxReader
from qa.shaping.yes_no import cell_says

BOARDS = (
    "# Boards\n\n| Code | Wood | Finish | In stock | Returnable |\n|---|---|---|---|---|\n"
    "| A1 | Alder | oiled | yes | no |\n| A3 | Alder | matt | no | yes |\n"
    "| B2 | Beech | oiled | yes | yes |\n"
)
ROW = "Code: A3; Wood: Alder; In stock: no; Returnable: yes; Pieces: 0"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is A3 in stock?", "No"),
        ("Is A3 returnable?", "Yes"),
        ("Is A3 returnable and in stock?", ""),
        ("Is A3 not in stock?", ""),
        ("Are there pieces of A3?", ""),
        ("Is A3 alder?", ""),
    ],
)
def test_the_cell_under_a_heading_of_the_question_says_it(question, said):
    assert cell_says(question, ROW) == said


def test_a_row_answers_by_the_column_that_is_asked_for(encoder, ranker, tmp_path_factory):
    with engine_of({"boards.md": BOARDS}, tmp_path_factory, encoder, ranker, OnnxReader()) as engine:
        for question, said in [
            ("Is A1 in stock?", "Yes"),
            ("Is A3 Alder matt in stock?", "No"),
            ("Is A1 returnable?", "No"),
            ("Is the beech board in stock?", "Yes"),
        ]:
            answer = engine.ask_now(question)
            assert (answer.status, answer.short) == (Status.answered, said), question
