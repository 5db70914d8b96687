"""Answers to the questions about manuals are graded by what their first sentence states."""

import re

import pytest

from bench.manuals.__main__ import HERE, Asked, graded, questions
from index.documents import Source
from qa.answer import Answer, Evidence, Location, Statement, Status, Support

SOURCE = Source("d", "a.html", "A", "0" * 64, "html")


def answer(*quotes: str) -> Answer:
    evidence = tuple(Evidence(Location(SOURCE, 0, len(q)), q, 0.9, None) for q in quotes)
    statements = tuple(Statement(q, (i,), Support.quoted) for i, q in enumerate(quotes))
    status = Status.answered if quotes else Status.not_found
    return Answer("How?", status, statements, evidence)


def test_the_first_sentence_decides():
    asked = Asked("How?", "--host")
    assert graded(asked, answer("Use --host to do so.", "Or not.")) == "right"
    assert graded(asked, answer("Or not.", "Use --host to do so.")) == "wrong"
    assert graded(asked, answer()) == "refused"


def test_what_the_manual_does_not_say_is_rightly_refused():
    asked = Asked("How?", None)
    assert graded(asked, answer()) == "right"
    assert graded(asked, answer("Use --host to do so.")) == "wrong"


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.jsonl")))
def test_each_manual_has_its_questions_and_two_that_it_does_not_answer(name):
    asked = list(questions(name))
    assert len(asked) == len({each.question for each in asked}) == 26
    assert sum(each.states is None for each in asked) == 2
    assert all(re.compile(each.states) for each in asked if each.states)
