"""What something does is told by the words with which its own document introduces it."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.introduced import introduced

SUBJECT = """# tern

[![build](https://img.example/tern.svg)](https://ci.example/tern)

Looking for the old tern? It has moved.

tern also draws maps. tern requires a chart. **tern** is a small program that lists birds by their call.

tern draws each call as a line.
"""
LINE = """# knot

![logo](knot.png)

For more information see the handbook.

Counting of waders from photographs taken at low tide.

## Installing

knot needs a camera.
"""
NAMED = "AVOCET(1)      User Commands      AVOCET(1)\n\nNAME\n       avocet - sort shells by size\n"
NOTES = "Ibis Watch\n\nMinutes of the third meeting\n\nIbis Watch was thanked. Ibis Watch guards the nests.\n"


def told(question, text, key, kind="markdown", given=()):
    (part,) = understand(question).parts
    near = candidate(text, text.split()[0], key=key, title=key)
    source = replace(near.document.source, kind=kind)
    near = replace(near, document=replace(near.document, source=source))
    made = introduced(part, [near], Verdict(0.9, tuple(given), ()))
    return [" ".join(line.text.split()) for line in made.lines] if made else None


@pytest.mark.parametrize(
    ("question", "text", "key", "answer"),
    [
        (
            "What does tern do?",
            SUBJECT,
            "tern",
            "**tern** is a small program that lists birds by their call.",
        ),
        ("What does knot do?", LINE, "knot", "Counting of waders from photographs taken at low tide."),
        ("What does the tern tool do?", SUBJECT, "tern", None),
        ("What does tern do?", LINE, "knot", None),
        ("What does knot do in winter?", LINE, "knot", None),
        ("Who wrote knot?", LINE, "knot", None),
    ],
)
def test_a_readme_introduces_what_it_is_called_by(question, text, key, answer):
    assert told(question, text, key) == ([answer] if answer else None)


def test_a_manual_page_tells_it_on_the_line_of_its_name():
    assert told("What does avocet do?", NAMED, "avocet", "text") == ["avocet - sort shells by size"]


def test_minutes_are_no_introduction_and_an_answer_as_good_stays():
    asked = "What does Ibis Watch do?"
    assert told(asked, NOTES, "ibis watch", "text") == ["Ibis Watch guards the nests."]
    best = candidate(NOTES, "Ibis Watch guards the nests.", key="ibis watch")
    assert told(asked, NOTES, "ibis watch", "text", [best]) is None
