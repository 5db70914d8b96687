"""A name that stands in the sentence for another deed than the one asked about."""

import pytest
from qa_world import candidate

from qa.finding.context import Context
from qa.finding.fit import misfit


@pytest.mark.parametrize(
    ("question", "sentence", "short", "rule"),
    [
        (
            "Who wrote the GPL?",
            "`Moviola' (a player) was written by Jim Quill.",
            "Jim Quill",
            "rival",
        ),
        ("Who wrote Moviola?", "`Moviola' (a player) was written by Jim Quill.", "Jim Quill", ""),
        ("Who wrote the GPL?", "It was written by Jim Quill.", "Jim Quill", ""),
        ("Who is the mayor?", "Ann Lee ran unopposed for mayor in May.", "Ann Lee", "ended"),
        ("Where is the desk?", "Write to desk@sel-harbour.example.", "sel-harbour", "reached"),
        ("Who ran for mayor?", "Ann Lee ran unopposed for mayor in May.", "Ann Lee", ""),
    ],
)
def test_a_name_that_did_something_else_is_no_answer(question, sentence, short, rule):
    assert misfit(question, Context.of(candidate(sentence, sentence, short, title="GPL"))) == rule
