"""Environment variables are told by their entry in a manual, or by the row that has them."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.environment import of_environment

PAGE = """SLUICE(1)

OPTIONS
       -g, --gate N
              Open gate N.

ENVIRONMENT
       SLUICE_KEY
              Key that the gate is opened with.

       SLUICE_LOG, see below

       SLUICE_RIVER
              River that is meant where none
              is given, such as the Aller.

       GATES
              Nothing of ours.

SEE ALSO
       weir(1)
"""
TABLE = """# Weir settings

| Option | Environment | Default | Meaning |
|---|---|---|---|
| `key.days` | `WEIR_KEY_DAYS` | 30 | days that a key lasts |
| `lamp.watts` | `WEIR_WATTS` | 40 | how bright the lamp is |
| `lamp.at` | | 9 | hour of the lamp |
"""


def told(question, *texts):
    (part,) = understand(question).parts
    found = [
        candidate(t, t[:6], key=f"d{n}", title=t.splitlines()[0].strip("# ")) for n, t in enumerate(texts)
    ]
    made = of_environment(part, found, Verdict(0.9, (), ()))
    return made.lines[0].short.strip("`") if made else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which environment variable sets the river?", "SLUICE_RIVER"),
        ("What env var holds the key?", "SLUICE_KEY"),  # and not how many days it lasts
        ("Which variable says how many days a key lasts?", "WEIR_KEY_DAYS"),
        ("What is the environment variable for the watts of the lamp?", "WEIR_WATTS"),
    ],
)
def test_the_variable_whose_entry_has_what_is_asked_answers(question, answer):
    assert told(question, PAGE, TABLE) == answer


@pytest.mark.parametrize(
    "question",
    [
        "Which environment variable sets the colour?",
        "Which environment variable sets the hour of the lamp?",  # it has none
        "Which environment variable sets the key of the lamp?",
        "What does the environment variable SLUICE_KEY set?",
        "Which option opens a gate?",
        "Which environment variable is there?",
    ],
)
def test_what_no_entry_says_is_left_to_the_sentences(question):
    assert told(question, PAGE, TABLE) is None


def test_an_entry_is_quoted_with_what_is_said_beneath_it():
    (part,) = understand("Which variable sets the river?").parts
    made = of_environment(part, [candidate(PAGE, "SLUICE(1)")], Verdict(0.1, (), ()))
    quote = " ".join(made.lines[0].text.split())
    assert quote == "SLUICE_RIVER River that is meant where none is given, such as the Aller."
