"""Several things of one name, and what a near copy has instead, as the terminal and Markdown show them."""

import dataclasses

from cli.render_markdown import markdown
from cli.render_text import Layout, blocks
from index.documents import Source
from qa.answer import (
    Answer,
    Aside,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Location,
    Statement,
    Status,
    Support,
)


def evidence(path, quote):
    return Evidence(Location(Source(path, path, "", "0" * 64, "text"), 0, len(quote), line=1), quote, 0.9)


GOLF, TENNIS = evidence("golf.txt", "The prize was 34."), evidence("tennis.txt", "The prize was 350.")
ONE = Answer(
    "How large was the prize?",
    Status.answered,
    (Statement("34", (0,), Support.quoted),),
    (GOLF, TENNIS),
    asides=(Aside("*350*\x1b", (1,), 0),),
)
TWO = dataclasses.replace(
    ONE,
    statements=(),
    asides=(),
    conflict=Conflict(
        ConflictKind.namesakes,
        (Claim("34", (0,), of="Vell Open (golf)"), Claim("350", (1,), of="Vell Open (tennis)")),
    ),
)


def shown(answer):
    return "\n\n".join(block.plain for block in blocks(answer, Layout(), None))


def test_several_things_of_one_name_are_told_by_what_each_is():
    assert shown(TWO).startswith(
        "Several things of one name, each told by its own document:\n"
        "  Vell Open (golf)    34 [1]\n  Vell Open (tennis)  350 [2]\n"
    )
    assert "| Vell Open (golf) | 34 \\[1\\] |" in markdown(TWO)


def test_what_a_near_copy_has_instead_stands_beneath_the_answer():
    assert shown(ONE).startswith("34 [1]\nNearly the same text as [1] has another value: *350*")
    assert "\x1b" not in shown(ONE)
    assert "Nearly the same text as \\[1\\] has another value: \\*350\\*" in markdown(ONE)
