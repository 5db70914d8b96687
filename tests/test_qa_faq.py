"""A document that asks a question and answers it with yes or no answers whoever asks the same."""

import pytest
from qa_world import candidate

from qa.answer import Status, Support
from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.faq import replied

FAQ = """# Questions

**May I bring a guest?**
Yes. Up to two a day.

Q: Is smoking allowed on the terrace?
A: No, not even there. Please use the yard.

May I use my own boat?
No.

Is there a crane? It is behind the shed.

## Is the yard open at night?

Yes!

It closes at ten only in winter. Ring the bell.

## Is the gate locked?

No.

## Is the hut heated?
"""


def told(question, *texts):
    (part,) = understand(question).parts
    found = [candidate(text, text[:5], key=str(place)) for place, text in enumerate(texts or (FAQ,))]
    made = replied(part, found, Verdict(0.1, (), ()))
    return (made.said, made.lines[0].text) if made else None


@pytest.mark.parametrize(
    ("question", "said", "quote"),
    [
        ("Can I bring a guest?", "Yes", "Yes. Up to two a day."),
        ("Is smoking allowed on the terrace?", "No", "No, not even there."),
        ("Can I use my own boat?", "No", "No."),
        ("Is the yard open at night?", "Yes", "Yes!\n\nIt closes at ten only in winter."),
        ("Is the gate locked?", "No", "No."),
        ("Am I allowed to use my own boat?", "No", "No."),
    ],
)
def test_the_same_question_has_the_answer_of_the_document(question, said, quote):
    assert told(question) == (said, quote)


@pytest.mark.parametrize(
    "question",
    [
        "Can I bring a dog?",
        "Is smoking forbidden on the terrace?",
        "Is smoking allowed?",  # elsewhere?
        "Is there a crane?",  # answered without yes or no
        "Where may I bring a guest?",
        "May I use my own boat shed?",
        "May I not use my own boat?",
        "May a guest bring me?",
    ],
)
def test_another_question_is_left_to_the_reader(question):
    assert told(question) is None


def test_documents_that_answer_otherwise_settle_nothing():
    assert told("Can I bring a guest?", FAQ, "May I bring a guest?\nNo. Not any more.\n") is None


def test_the_answer_begins_as_the_document_has_it(answering_from):
    answer = answering_from({"faq.md": FAQ}).ask_now("Is smoking allowed on the terrace?")
    assert (answer.status, answer.short) == (Status.answered, "No")
    assert answer.statements[0].text == answer.evidence[0].quote == "No, not even there."
    assert answer.statements[0].support is Support.quoted
