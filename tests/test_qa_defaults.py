"""The default of an option is told by the table that has a column for it."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.defaults import defaulted

KILN = """# Kiln settings

| Name | Kind | Default | Purpose |
|---|---|---|---|
| `door.port` | number | 4410 | port that the door answers on |
| `fire.max_degrees` | number | 1280 | hottest firing |
| `fire.cones` | number | 7 | cones in a row |
| `log.days` | number | 21 | days that the log is kept |
| `log.path` | text | | where the log is written |
| `shelf.colour` | text | `grey` | shade of the shelves, not of the door |
"""
ENGINE = """# Oven

| Variable | Default |
|---|---|
| OVEN_PORT | 9 |
| OVEN_DAYS | 3 |
"""


def told(question, *texts, read=None):
    (part,) = understand(question).parts
    found = [
        candidate(t, t[:6], key=f"d{n}", title=t.splitlines()[0].strip("# ")) for n, t in enumerate(texts)
    ]
    chosen = (replace(candidate(*read), probability=0.9),) if read else ()
    made = defaulted(part, found, Verdict(0.9 if read else 0.1, chosen, ()))
    return made.lines[0].short if made else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("default port?", "4410"),
        ("What is the default port of the kiln?", "4410"),
        ("default number of cones", "7"),
        ("max_degrees default", "1280"),
        ("default log days", "21"),
        ("What's the default value for fire.cones?", "7"),
        ("default shade of the shelves", "`grey`"),
    ],
)
def test_the_cell_under_default_of_the_option_named_answers(question, answer):
    assert told(question, KILN) == answer


@pytest.mark.parametrize(
    "question",
    [
        "default timeout?",
        "default path?",  # it has none
        "default door of the oven",
        "default degrees of the second kiln",
        "Which port does the kiln use?",
        "Is there a default port?",
        "default?",
    ],
)
def test_what_no_row_is_the_default_of_is_left_to_the_sentences(question):
    assert told(question, KILN) is None


def test_an_option_of_two_tables_has_no_one_default():
    assert told("default port", KILN, ENGINE) is None
    assert told("default cones", KILN, ENGINE) == "7"
    assert told("What is the default port of the oven?", ENGINE) == "9"


def test_a_sentence_with_another_default_keeps_the_table_silent():
    said = "The default port is now 5500."
    assert told("default port?", KILN, read=(said, said, "5500")) is None
    said = "The default port changed."
    assert told("default port?", KILN, read=(said, said, "The default port changed")) == "4410"


LIFT = """# Lift settings

### idle_timeout

How long it waits before it goes down.

**Default:** `30 seconds`.

### door_timeout

- default: 8

### night_floor

Default: none

### call_floor

Where it is called to. The default is the first.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the default idle timeout?", "30 seconds"),
        ("default of door_timeout", "8"),
        ("What is the default night floor?", "none"),
        ("What is the default timeout?", None),  # of two
        ("What is the default floor height?", None),
        ("What is the default call floor?", None),  # no line gives it
    ],
)
def test_the_line_that_gives_a_default_under_the_name_of_the_option_answers(question, answer):
    assert told(question, LIFT) == answer


MANUAL = """kiln(1)

  -w WIDTH, --door-width WIDTH
                        How wide the door is. It opens to
                        the left. (default:
                        80)
  --night-mode, --quiet  Make no noise. [default: off]
  --cone N              Which cone. Defaults to 7.
  --bed N               A bed of N cones (default: 2), or of sand (default: 3).

- --fuel TEXT: What it burns (default: pine). Wet wood smokes.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the default door width?", "80"),
        ("default width", "80"),
        ("default quiet", "off"),
        ("What is the default cone?", "7"),
        ("default fuel", "pine"),
        ("default bed", None),  # of two
        ("default height", None),
    ],
)
def test_the_entry_of_an_option_says_its_default(question, answer):
    assert told(question, MANUAL) == answer


def test_an_option_that_is_a_number_has_no_name_to_be_asked_by():
    assert (
        told("What is the default cone?", "kiln(1)\n\n  -1    One cone at a time (default: off).\n") is None
    )
