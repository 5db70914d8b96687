"""Whoever asks about a topic hears what is said about it, sentence by sentence, and no single value."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.followups import standalone
from qa.asking.questions import understand
from qa.asking.topics import topic_of
from qa.finding.decide import Verdict
from qa.shaping.topical import topical


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What do the articles say about flooding?", "flooding"),
        ("What does the handbook say about leave for parents?", "leave for parents"),
        ("What is said about the strike in Leith?", "the strike in Leith"),
        ("Tell me about the strike", "the strike"),
        ("Can you tell me something about Ada Lind?", "Ada Lind"),
        ("Summarise the articles on the harbour", "the harbour"),
        ("Give me an overview of the works.", "the works"),
        ("Which reports mention Ada Lind?", "Ada Lind"),
        ("Is there anything about dogs?", "dogs"),
        ("What are the main points on the strike?", "the strike"),
        ("What is new about the harbour?", "the harbour"),
        ("What do the articles say about how many died?", ""),  # asks for a figure
        ("What does the mayor say about flooding?", ""),  # and this for the mayor's word
        ("Summarise the documents", ""),
        ("What is said in the report?", ""),
        ("Which reports are late?", ""),
        ("Can you give me some information on the opening hours?", ""),
    ],
)
def test_requests_for_whatever_is_said_name_a_topic(question, topic):
    assert topic_of(standalone(question, ())) == topic


def test_a_topic_is_searched_without_the_words_of_the_request():
    (part,) = understand("What do the articles say about flooding in Leith?").parts
    assert part.expanded == "flooding in Leith"


LEITH = "Rain fell all night. The flood reached Leith by dawn. Buses ran late, and the schools were shut."
FORD = "The ford is shut. After the flood of March the council bought pumps. The flood took the old wall."
FAIR = "The fair opens in May. Rides cost two pounds each."


def told(question, *texts):
    (part,) = understand(question).parts
    found = [
        candidate(text, text[:10], key=f"t{n}", title="", ranker=9.0 - n) for n, text in enumerate(texts)
    ]
    made = topical(part, found, Verdict(0.1, (), ()))
    return [line.text for line in made.lines] if made else None


def test_each_passage_on_the_topic_gives_what_speaks_of_it_the_best_first():
    assert told("What is said about flooding?", LEITH, FAIR, FORD) == [
        "The flood reached Leith by dawn.",
        "After the flood of March the council bought pumps.",
        "The flood took the old wall.",
    ]


def test_what_no_passage_speaks_of_is_not_found():
    assert told("What is said about penguins?", LEITH, FORD, FAIR) is None
    assert told("What is said about the price of pumps in winter?", FAIR) is None
    assert told("When did the flood reach Leith?", LEITH) is None


def test_a_heading_speaks_for_the_sentences_below_it():
    (part,) = understand("Summarise the expenses policy").parts
    text = "# Expenses\n\nClaims are paid within ten days.\n\nReceipts are needed above 15 euros.\n"
    near = candidate(text, "Claims")
    chunk = replace(near.passage.chunk, headings=("Expenses",))
    near = replace(near, passage=replace(near.passage, chunk=chunk))
    made = topical(part, [near], Verdict(0.1, (), ()))
    assert [line.text for line in made.lines] == [
        "Claims are paid within ten days.",
        "Receipts are needed above 15 euros.",
    ]
