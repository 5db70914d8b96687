"""How something is done is told by the steps under its heading, or by a sentence with its purpose."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.directions import directed

BOILER = """# Boiler

## Bleeding the radiators

Do this each autumn.

1. Turn the heating off and wait an hour.
2. Open the valve until water comes.
3. Close it and check the pressure.

Call us if it stays cold.

## Complaints

Write to the landlord first. If nothing comes of it, call the council.

## Cancelling

| Notice | Fee |
|---|---|
| a month | 20 |
"""
POOL = "The pool is open all year. To book a lane, ring the desk before noon. To sign off, a form is needed."


def told(question, text=BOILER, found=False, step=False):
    (part,) = understand(question).parts
    starts = [0, *(i + 1 for i, c in enumerate(text) if c in ".\n" and i + 2 < len(text))]
    ends = [*starts[1:], len(text)]
    whole = candidate(text, text, title="House")
    near = [
        replace(whole, start=at + len(text[at:end]) - len(text[at:end].lstrip()), end=end)
        for at, end in zip(starts, ends, strict=True)
    ]
    best = [c for c in near if c.text.startswith("Hand")] if step else near[:1]
    made = directed(part, near, Verdict(0.9, tuple(best), ()) if found or step else Verdict(0.1, (), ()))
    return made.lines[0].text if made else None


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize(
    "question",
    ["How do I bleed the radiators?", "how to bleed radiators", "What are the steps for bleeding radiators?"],
)
def test_the_steps_under_the_heading_are_quoted_in_order(question, found):
    assert told(question, found=found) == (
        "1. Turn the heating off and wait an hour.\n2. Open the valve until water comes.\n"
        "3. Close it and check the pressure."
    )


def test_all_steps_are_quoted_where_their_heading_says_more_than_the_question():
    text = "# Kiln\n\n## Cool down after a glaze firing\n\n1. Hand over the key.\n2. Open the damper.\n"
    assert told("how do i cool down", text, step=True) == "1. Hand over the key.\n2. Open the damper."
    assert told("how do i cool the clay", text, step=True) is None


def test_how_a_section_begins_gives_way_to_a_sentence_with_more_of_the_question():
    text = "# Fwib\n\n## Install\n\nAsk the harbour first.\n\nInstall fwib with the red key.\n"
    (part,) = understand("How do I install fwib?").parts
    read = candidate(text, "Install fwib with the red key.", title="Fwib")
    assert directed(part, [read], Verdict(0.9, (read,), ())) is None
    less = candidate(text, "Ask the harbour first.", title="Fwib")
    made = directed(part, [less], Verdict(0.9, (less,), ()))
    assert made and made.lines[0].text == "Ask the harbour first."


def test_a_step_that_answers_brings_the_steps_around_it():
    text = "# Pool\n\n## How to join\n1. Fill in the slip.\n2. Hand it to Ada.\n\nThe water is warm.\n"
    assert told("How do I join the rowers?", text, found=True) is None, "the heading itself is no step"
    assert told("How do I join the rowers?", text, step=True) == "1. Fill in the slip.\n2. Hand it to Ada."
    assert told("How do I warm the rowers?", text, step=True) is None


def test_steps_come_with_the_code_that_stands_under_them():
    first, second = "```sh\n   fetch tide\n   ```", "```sh\nunpack tide\n```"
    steps = f"1. Fetch it:\n\n   {first}\n\n2. Unpack it:\n\n{second}\n\n3. Run\nit."
    text = f"# Tide\n\n## Installation\n\n{steps}\n\nThat is all.\n\n```\nunder no step\n```\n"
    assert told("How do I install Tide?", text) == steps


def test_a_section_without_steps_is_quoted_from_its_beginning():
    assert told("How do I complain about the landlord?") == (
        "Write to the landlord first. If nothing comes of it, call the council."
    )


@pytest.mark.parametrize(
    "question",
    [
        "How do I bleed the radiators of the annexe?",  # nothing is said of an annexe
        "How do I turn the heating off?",  # a step, not what the steps are for
        "How often do I bleed the radiators?",
        "Who bleeds the radiators?",
        "How do I cancel?",  # a table says what, not how
    ],
)
def test_what_the_heading_is_not_for_is_left_to_the_reader(question):
    assert told(question) is None


def test_what_is_asked_about_by_the_words_of_a_heading_is_told_by_its_section():
    text = BOILER.replace("## Complaints", "## Deposit\n\nIt is two rents. It is paid back.\n\n## Complaints")
    assert told("What is the deposit?", text) == "It is two rents. It is paid back."
    assert told("What is the deposit for pets?", text) is None
    assert told("What is the boiler?", text) is None


def test_a_sentence_that_says_what_it_is_for_answers_how():
    assert told("How can I book a lane at the pool?", POOL) == "To book a lane, ring the desk before noon."
    assert told("How can I book a lane for my dog?", POOL) is None
    assert told("How do I sign off?", POOL) is None


def test_of_two_headings_with_the_same_words_the_one_in_the_question_counts():
    text = (
        "# Joining\n\n## Before the first day\n\n- Send the form.\n- Buy boots.\n\n"
        "## First day\n\n1. Fetch your key.\n2. Meet the keeper.\n"
    )
    assert told("What do I do on my first day?", text) == "1. Fetch your key.\n2. Meet the keeper."
    assert told("What do I do before the first day?", text) == "- Send the form.\n- Buy boots."


@pytest.mark.parametrize(
    ("question", "step"),
    [
        ("What do I do after turning the heating off?", "2. Open the valve until water comes."),
        ("What comes before closing the valve and checking the pressure?", None),  # the valve is opened
        ("What do I do before I close it and check the pressure?", "2. Open the valve until water comes."),
        ("What do I do after checking the pressure?", None),  # it is the last one
    ],
)
def test_the_step_that_comes_next_is_told_where_the_question_names_one(question, step):
    made = told(question)
    assert made == step if step else made is None or "1." in made


def test_a_comment_in_code_is_no_heading():
    text = "# Lift\n\n## Setting up\n\n1. Open it:\n\n```\n# close the gate\nlift -c\n```\n\n2. Go in.\n"
    assert told("How do I close the gate?", text) is None


def test_the_opening_of_a_document_is_no_direction():
    text = "# Boats\n\nBoats are let through here. How many are let through, the keeper sees.\n"
    assert told("How do I see how many boats are let through?", text) is None
    assert told("How do I see how many boats are let through?", text.replace("# B", "## B")) is not None


TOOL = """# Fwib

## Install

Fwib comes as a wheel.

Or fetch it with `grabber`:

```
grabber add fwib
```

## Draw

```
def draw(plan):
```

A plan is drawn to the screen.

Sizing
------

1. Open the plan.
2. Pull at its corner.
"""


def in_tool(question, *, read):
    (part,) = understand(question).parts
    best = replace(candidate(TOOL, read, title="Fwib"), probability=0.9)
    made = directed(part, [best], Verdict(0.9, (best,), ()))
    return made.lines[0].text if made else None


def test_of_a_section_the_paragraph_that_has_the_rest_of_the_question_tells():
    read = "Fwib comes as a wheel."
    assert in_tool("How do I install fwib with grabber?", read=read) == "Or fetch it with `grabber`:"
    assert in_tool("How do I install fwib?", read=read) == read


def test_code_that_has_not_the_words_of_the_question_takes_no_sentence_s_place():
    assert in_tool("How do I draw to the screen with fwib?", read="A plan is drawn to the screen.") in (
        None,
        "A plan is drawn to the screen.",
    )


def test_an_underlined_heading_says_what_its_steps_are_for():
    steps = "1. Open the plan.\n2. Pull at its corner."
    assert in_tool("What are the steps for sizing?", read="Fwib comes as a wheel.") == steps


GUIDE = """# Runbook: drain the lock

## Before

- Tell the keeper.
- Take a lamp.

## Steps

1. Close the upper gate.
2. Open the paddles.
3. Wait for the level.

## Oil the gates

1. Lift the cap.
2. Pour a cup.
"""


@pytest.mark.parametrize(
    "question",
    [
        "What are the steps to drain the lock?",
        "steps to drain the lock",
        "procedure for draining the lock",
        "instructions to drain the lock",
        "walk me through draining the lock",
        "Show me how to drain the lock",
    ],
)
def test_steps_asked_for_by_any_name_are_those_under_what_names_them(question):
    assert told(question, GUIDE).startswith("1. Close the upper gate.")


def test_steps_are_not_those_of_the_heading_beside():
    assert told("steps to oil the gates", GUIDE).startswith("1. Lift the cap.")
    assert told("steps to paint the lock", GUIDE) is None
