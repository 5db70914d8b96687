"""Misspelt questions are mended by the passages that were found for them."""

import pytest

from index.documents import Chunk, Passage, Source
from qa.asking.questions import Kind, understand
from qa.asking.spelling import mended, mended_part

PASSAGES = (
    "The weight limit of the bridge is 18 tonnes.",
    "We capture a district; the captured mill burned.",
    "The gates came with 2.4.0.",
)
ENGLISH = {"wat", "wheat", "limit", "capture", "district", "did", "town", "mile"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is the wieght limit of the brige?", "What is the weight limit of the bridge?"),
        ("Wich distrct did the reds capure?", "Which district did the reds capture?"),
        ("What is the weight limit?", "What is the weight limit?"),
        ("What is the Wieght Limit?", "What is the Wieght Limit?"),  # a name is not ours to mend
        ("How many mile is it?", "How many mile is it?"),  # a word of its own, though "mill" is near
        ("Wheat prices in the town?", "Wheat prices in the town?"),
        ("Who captures it?", "Who captures it?"),
        ("What came with 2.5.0?", "What came with 2.5.0?"),  # whatever number the passages have
        ("What do bridgeheads cost?", "What do bridgeheads cost?"),
        ("Which spokesmen came?", "Which spokesmen came?"),
        ("Who captures what?", "Who captures what?"),
        ("Which mills were captures?", "Which mills were captures?"),  # another form, not another spelling
    ],
)
def test_a_word_is_mended_where_a_passage_has_one_near(question, expected):
    assert mended(question, PASSAGES, ENGLISH.__contains__) == expected


class Knowing:
    """An encoder that takes the words it knows for one token each."""

    def count_tokens(self, texts):
        return [1 if text in ENGLISH else 2 for text in texts]


def test_a_mended_question_is_understood_anew():
    source = Source("d", "d.txt", "d", "0", "text")
    passages = [Passage(Chunk("c", "d", 0, 0, len(t), t), source, 0.0, {}) for t in PASSAGES]
    (part,) = understand("Wich distrct did the reds capure?").parts
    better = mended_part(part, passages, Knowing())
    assert (part.kind, better.kind) == (Kind.fact, Kind.place)
    assert better.text == "Which district did the reds capture?"
    assert mended_part(better, passages, Knowing()) == better
