"""What the line above a list says holds of each of its points."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.finding.evidence import evidence_of
from qa.shaping.itemised import itemised
from qa.writing.compose import statements_of

POLICY = """# Household policy

## 2. Not insured

The following are not covered by the premium:

- damage by frost
- bicycles
- loss of keys

The premium is 40 euros.

## 3. Help

In an emergency we pay for:
1. a locksmith
2. a hotel

## 4. Documents

Excluded from the duty to report are:
* broken cups
* small stains
"""


def told(question, best="# Household policy", found=False):
    (part,) = understand(question).parts
    near = candidate(POLICY, best, title="Household policy")
    made = itemised(part, [near], Verdict(0.9, (near,), ()) if found else Verdict(0.1, (), ()))
    if not made:
        return None
    return statements_of(part, evidence_of(made.lines), 0, False, made.said)[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What is not covered by the premium?",
        "Which things are not included in the premium?",
        "Which items are not insured?",
        "What is excluded from the premium?",
    ],
)
def test_all_points_are_told_where_the_line_above_says_what_is_asked(question):
    assert told(question) == (
        "The following are not covered by the premium:\n- damage by frost\n- bicycles\n- loss of keys"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Which items are covered by the premium?",
        "Which items of jewellery are not covered by the premium?",
        "What is the premium?",
        "Who is not covered by the premium in winter?",
    ],
)
def test_a_list_of_something_else_tells_nothing(question):
    assert told(question) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Are bicycles covered?", "No"),
        ("Is damage by frost included in the premium?", "No"),
        ("Is the loss of keys covered by the policy?", "No"),
        ("Is a hotel paid for in an emergency?", "Yes"),
        ("Is the loss of money covered?", None),
        ("Are bicycles covered in Italy?", None),
    ],
)
def test_whether_a_point_is_meant_is_told_by_the_line_above(question, said):
    answer = told(question)
    assert (answer.partition(":")[0] if answer else None) == said


def test_what_is_not_done_asks_for_all_of_a_list():
    text = "# Trips\n\nThe following are not refunded on trips:\n\n- fines\n- wine\n"
    for question, best in (("What is not refunded on trips?", True), ("What is refunded on trips?", False)):
        (part,) = understand(question).parts
        made = itemised(part, [candidate(text, "- fines")], Verdict(0.1, (), ()))
        assert (made is not None) == best


def test_a_sentence_elsewhere_that_answers_comes_before_the_list_and_a_point_of_it_does_not():
    question = "What is not covered by the premium?"
    assert told(question, "The premium is 40 euros.", found=True) is None
    assert told(question, "- bicycles", found=True)
