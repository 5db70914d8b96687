"""Answers to the questions about news reports are graded by who is said to give which figure."""

from dataclasses import replace

import pytest

from bench.reports.__main__ import KINDS, Asked, Given, is_right, names, questions, reports
from index.documents import Source
from qa.answer import Answer, Claim, Conflict, ConflictKind, Evidence, Location, Statement, Status, Support

SOURCE = Source("d", "a.md", "A", "0" * 64, "markdown")


def answer(*told: tuple[str, str], conflict=False) -> Answer:
    evidence = tuple(
        Evidence(Location(SOURCE, 0, 1), f"{who}: {value}", 0.9, None, who) for who, value in told
    )
    claims = tuple(Claim(value, (i,), who) for i, (who, value) in enumerate(told))
    text = " ".join(f"{who}: {value}." for who, value in told)
    return Answer(
        "How many?",
        Status.answered if told else Status.not_found,
        (Statement(text, tuple(range(len(told))), Support.quoted),) if told else (),
        evidence,
        conflict=Conflict(ConflictKind.rival, claims) if conflict else None,
    )


BOTH = Asked("How many?", "rival", (Given("the union", "nearly 40", ""), Given("Ann Lee", "nine", "")))


def test_every_side_counts_with_its_speaker_and_nobody_else():
    sides = ("The union", "40"), ("Mayor Ann Lee", "nine boats")
    assert is_right(BOTH, answer(*sides, conflict=True))
    assert not is_right(BOTH, answer(*sides))
    assert not is_right(BOTH, answer(*sides, ("Police", "8"), conflict=True))
    assert not is_right(BOTH, answer(("Ann Lee", "40"), ("The union", "nine"), conflict=True))
    newest = replace(BOTH, kind="versions")
    assert is_right(newest, answer(*sides, conflict=True))
    assert not is_right(newest, answer(*reversed(sides), conflict=True))


def test_one_value_is_wanted_from_its_speaker_without_a_conflict():
    one = Asked("How many?", "one", (Given("Ann Lee", "nine", ""),))
    assert is_right(one, answer(("Ann Lee", "nine")))
    assert not is_right(one, answer(("The union", "nine")))
    assert not is_right(one, answer(("Ann Lee", "ten")))
    assert not is_right(one, answer(("Ann Lee", "nine"), ("The union", "ten"), conflict=True))
    assert is_right(Asked("How many?", "none", ()), answer())
    assert not is_right(Asked("How many?", "none", ()), answer(("Ann Lee", "nine")))


@pytest.mark.parametrize("name", names())
def test_what_is_written_down_stands_in_the_reports(name):
    text = "\n".join(reports(name).values())
    asked = list(questions(name))
    assert {each.kind for each in asked} <= set(KINDS)
    for each in asked:
        assert bool(each.answers) == (each.kind != "none"), each.question
        assert all(given.quote in text for given in each.answers), each.question
        assert all((given.who or "") in text for given in each.answers), each.question
