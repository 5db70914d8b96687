"""A question is put to each passage in that passage's words."""

import pytest

from index.documents import Chunk, Document, Source
from qa.asking.rewording import read_each, reworded
from qa.reader.reading import Reading, Span

DOCUMENT = (
    "Fighting with the National River Front (NRF) goes on. "
    "The FNR says that 35 were wounded. Amrullah Salé proclaimed himself president, and Masud agrees."
)


@pytest.mark.parametrize(
    ("question", "passage", "expected"),
    [
        ("How many were injured?", "35 were wounded.", "How many were wounded?"),
        ("What does the NRF say?", "The FNR says so.", "What does the FNR say?"),
        ("Who is Amrullah Saleh?", "Amrullah Salé left.", "Who is Amrullah Salé?"),
        ("Where is Massoud?", "Ahmad Masud is here.", "Where is Masud?"),
        ("How many soldiers have died?", "34 were killed.", "How many soldiers were killed?"),
        ("Where is Massoud?", "Masud is here.", "Where is Masud?"),
        ("What does the National River Front say?", "The FNR says so.", "What does the FNR say?"),
        ("Who declared himself king?", "He proclaimed himself king.", "Who proclaimed himself king?"),
        ("Who wrote the report?", "Report, prepared by Ann Lee.", "Who prepared the report?"),
        ("How much vacation do I get?", "Leave is 27 days.", "How much leave do I get?"),
        ("What is the fee since May 2024?", "Fee: 3; Valid from: 2024-05-01", "What is the fee?"),
        ("Can I return a lamp?", "You may return an unused item.", "Can I return an item?"),
        (
            "Can I return my lamp without a box?",
            "Items are not returned.",
            "Can I return items without a box?",
        ),
        ("What is the fee as of 1 May 2024?", "From 1 May 2024 it is £3.", "What is the fee?"),
    ],
)
def test_a_question_takes_the_passages_words(question, passage, expected):
    assert reworded(question, passage, DOCUMENT) == expected


@pytest.mark.parametrize(
    ("question", "passage", "document"),
    [
        ("How many were injured?", "35 were injured, 4 of them badly wounded.", ""),
        ("How many were injured?", "The mill was closed.", ""),
        ("What does the NRF say?", "The FNR says so.", "The FNR says so."),  # two acronyms, nothing ties them
        ("What is the NRF?", "The FNR says so.", DOCUMENT),  # the name itself is asked about
        ("Where is Ghani?", "In Ghazni it rained.", "In Ghazni it rained. Ghani left."),  # a name of its own
        ("Where did Byron live?", "Ada Byron lived here.", ""),
        ("Where did ADA BYRON live?", "Ada Byron lived here.", ""),
        ("Who was Masovia II of Boleslaw?", "Boleslaw II of Masovia ruled.", ""),
        ("Can I return a lamp?", "You may return an unused item. Lamps are tested first.", ""),
        ("Can I return a lamp?", "An item may be stored here.", ""),  # nothing is said of what is asked
        ("Can I return a lamp?", "You may return items of clothing.", ""),
        ("Who leads the Hurt Foundation?", "Ten were wounded.", ""),
        ("What is the fee since May 2024?", "Fee: 2; Valid from: 2023-05-01", ""),
        ("Is there a fee since May 2024?", "Fee: 3; Valid from: 2024-05-01", ""),
        ("What was the fee before May 2024?", "Fee: 3; Valid from: 2024-05-01", ""),
        ("What has cost £3 since May 2024 at Ash?", "Fee: 3; Valid from: 2024-05-01", ""),
    ],
)
def test_what_the_passage_has_or_has_nothing_for_stays(question, passage, document):
    assert reworded(question, passage, document) == question


class Listening:
    """A reader that keeps what it was asked of which text."""

    name = digest = "listening"

    def __init__(self):
        self.heard = []

    def read(self, questions, passages, above=()):
        self.heard += list(zip(questions, passages, above, strict=True))
        return [Reading((Span(0, 1, float(len(text))),), 0.0, 0.0, 0.0) for text in passages]


def test_each_text_is_asked_in_its_passages_words_and_answers_in_order():
    texts = ["35 were wounded.", "Nine were hurt.", "It rained."]
    source = Source("d", "d.txt", "d", "0", "text")
    where = [
        (Chunk("c", "d", 0, 0, len(text), text, headings=("News",)), Document(source, text)) for text in texts
    ]
    reader = Listening()
    made = read_each(reader, "How many were injured?", texts, where)
    assert [reading.best.score for reading in made] == [float(len(text)) for text in texts]
    assert sorted(reader.heard) == [
        ("How many were hurt?", "Nine were hurt.", "News"),
        ("How many were injured?", "It rained.", "News"),
        ("How many were wounded?", "35 were wounded.", "News"),
    ]
