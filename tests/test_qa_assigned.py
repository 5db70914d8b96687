"""What a name is set to is read off the line of the program or the configuration that sets it."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.assigned import assigned

PROGRAM = '''"""Locks of the canal."""

MAX_BOATS: int = 5
KEEPER = "Ada Lind"  # on weekdays


def let_through(boats: list[str], most: int = MAX_BOATS) -> None:
    if MAX_BOATS == most:
        return
'''
SETTINGS = "[lock]\ndepth_m = 3.2   # at low water\nopenAt: 07:30\nexport GATE_COLOUR=green;\n"


def told(question, *texts, kind="code"):
    (part,) = understand(question).parts
    found = []
    for number, text in enumerate(texts):
        made = candidate(text, text.split("\n")[0], key=f"d{number}")
        source = replace(made.document.source, kind=kind)
        found.append(replace(made, document=replace(made.document, source=source)))
    made = assigned(part, found, Verdict(0.9, (), ()))
    return (made.lines[0].text, made.lines[0].short) if made else None


MANUAL = (
    "# Locks\n\n- `max_boats` (integer): Boats in the lock. Default: `5`. Maximum: `12`.\n"
    "- `max_rafts` (integer): Rafts in the lock. Defaults to 9 at low water.\n\n"
    "- -k N, --keepers N: Keepers at work. Defaults to 2.\n\n"
    "### lock.depth\n\n- Type: number\n- Default: 3.2\n\n"
    '### gate_colour\n\nThe colour of the gates. The default is "green".\n'
)


@pytest.mark.parametrize(
    ("question", "line", "value"),
    [
        ("What is the default of max_boats?", "Default: `5`.", "5"),
        ("What is the maximum value of max_boats?", "Maximum: `12`.", "12"),
        ("What is the default value of the max_rafts parameter?", "Defaults to 9 at low water.", "9"),
        ("What is the default of --keepers?", "Defaults to 2.", "2"),
        ("default value of lock.depth", "- Default: 3.2", "3.2"),
        ("What is the default for gate_colour?", 'The default is "green".', '"green"'),
    ],
)
def test_documentation_gives_a_value_under_the_name(question, line, value):
    assert told(question, MANUAL, kind="markdown") == (line, value)


@pytest.mark.parametrize(
    "question",
    ["What is the default of max_ships?", "What is the minimum of max_boats?", "What is max_boats?"],
)
def test_documentation_that_does_not_give_it_settles_nothing(question):
    assert told(question, MANUAL, kind="markdown") is None


@pytest.mark.parametrize(
    ("question", "text", "line", "value"),
    [
        ("What is MAX_BOATS?", PROGRAM, "MAX_BOATS: int = 5", "5"),
        ("What is KEEPER set to?", PROGRAM, 'KEEPER = "Ada Lind"  # on weekdays', '"Ada Lind"'),
        ("What is the default of depth_m?", SETTINGS, "depth_m = 3.2   # at low water", "3.2"),
        ("What's openAt?", SETTINGS, "openAt: 07:30", "07:30"),
        ("What is the value of GATE_COLOUR?", SETTINGS, "export GATE_COLOUR=green;", "green"),
    ],
)
def test_the_line_that_sets_a_name_says_its_value(question, text, line, value):
    assert told(question, text) == (line, value)


@pytest.mark.parametrize(
    "question",
    [
        "What is most?",
        "Why is MAX_BOATS so low?",
        "What does MAX_BOATS do to the gate?",
        "What is MIN_BOATS?",
    ],
)
def test_other_questions_are_left_to_the_reader(question):
    assert told(question, PROGRAM) is None


def test_two_values_and_prose_settle_nothing():
    assert told("What is MAX_BOATS?", PROGRAM, "MAX_BOATS = 7\n") is None
    assert told("What is MAX_BOATS?", PROGRAM, kind="markdown") is None


def test_lines_without_end_cost_little():
    assert told("What is MAX_BOATS?", "MAX_BOATS = a" + " " * 150_000 + "b\n") is None
    assert told("What is MAX_BOATS?", ("MAX_BOATS" + " " * 180 + "\n") * 900) is None


def test_the_exception_is_told_that_a_docstring_names():
    text = (
        'def open_gate(number):\n    """Open it.\n\n'
        '    Raises:\n        KeyError: If there is none.\n    """\n\n'
        'def close_gate(number):\n    """Close it."""\n'
    )
    assert told("Which exception does open_gate raise?", text) == ("KeyError: If there is none.", "KeyError")
    assert told("Which exception does close_gate raise?", text) is None
