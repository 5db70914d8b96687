"""A table of two columns tells the command for the system that is named."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.commands import commanded

TROWEL = """# Trowel

## Installing it

| System | Command |
|---|---|
| Alma, Rocky | `dnf install trowel` |
| Slackware | `slackpkg install trowel` |
| Haiku (viewer only) | `pkgman install trowel-view` |
| Plan 9 | ask us |

## Removing it

Delete the folder.
"""


def told(question, *texts):
    (part,) = understand(question).parts
    found = [
        candidate(t, t[:6], key=f"d{n}", title=t.splitlines()[0].strip("# ")) for n, t in enumerate(texts)
    ]
    made = commanded(part, found, Verdict(0.1, (), ()))
    return made.lines[0].short if made else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("install on alma", "`dnf install trowel`"),
        ("How do I install Trowel on Rocky?", "`dnf install trowel`"),
        ("slackware install", "`slackpkg install trowel`"),
        ("how to install on haiku", "`pkgman install trowel-view`"),
    ],
)
def test_the_command_beside_the_name_answers(question, answer):
    assert told(question, TROWEL) == answer


@pytest.mark.parametrize(
    "question",
    [
        "remove on alma",
        "install on gentoo",
        "install on plan 9",
        "install the server on haiku",
        "slackware",
        "Who can install on Alma?",
        "Is there an install on Alma?",
    ],
)
def test_what_the_table_has_no_command_for_is_left_to_the_sentences(question):
    assert told(question, TROWEL) is None


def test_two_commands_settle_nothing():
    assert told("install on alma", TROWEL, TROWEL.replace("dnf", "yum")) is None
