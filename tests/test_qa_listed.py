"""Where a question names several whose word it wants, each of them is asked."""

import pytest
from qa_world import engine_of

from qa.answer import Status
from qa.conflicts.listed import sources
from qa.reader.onnx_reader import OnnxReader


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many trees fell, according to the park, the Herald and Anna Roth?", 3),
        ("What did the minister and Karl Abel say about the ferry?", 2),
        ("How much was stolen as reported by the bank and by the police?", 0),
        ("How many trees fell, according to the Herald?", 0),
        ("How many trees fell in the park and in the wood?", 0),
        ("What do apples and pears have in common?", 0),
    ],
)
def test_the_named_are_taken_apart(question, named):
    assert len(sources(question)) == named


STORM = {
    "herald.txt": (
        "THE VELDEN HERALD\n\n8 May 2025\n\nNobody agrees on how many trees the storm felled in Velden Park. "
        "The park office speaks of 210. The county foresters, who came with two lorries, have 260 trunks on "
        "their list. And the Herald walked the avenues for a day and counted 305.\n"
    ),
    "ferry.txt": (
        "On Monday the harbour master said that the ferry to Ostholm will not be sold. On Wednesday Karl "
        "Abel said it will.\n"
    ),
    "abel.txt": (
        "LETTER FROM KARL ABEL\n\nI call the sale of the ferry a mistake, and we shall vote against it.\n"
    ),
}


@pytest.fixture(scope="module")
def velden(encoder, ranker, tmp_path_factory):
    with engine_of(STORM, tmp_path_factory, encoder, ranker, OnnxReader()) as engine:
        yield engine


def test_each_gives_a_figure_in_the_order_of_the_question(velden):
    answer = velden.ask_now(
        "How many trees did the storm fell in Velden Park, according to the Herald, the foresters and "
        "the park?"
    )
    said = [(c.speaker, c.value) for c in answer.conflict.claims]
    assert [who for who, _ in said] == ["the Herald", "the foresters", "the park"]
    assert all(figure in value for figure, (_, value) in zip(("305", "260", "210"), said, strict=True))


def test_who_says_nothing_is_named_as_missing(velden):
    answer = velden.ask_now(
        "How many trees did the storm fell in Velden Park, according to the park, the foresters and the "
        "railway?"
    )
    assert answer.status is Status.partial
    assert answer.gaps == ("what the railway says",)


def test_a_word_that_leans_on_anothers_is_not_taken_where_there_is_a_fuller_one(velden):
    answer = velden.ask_now("What do the harbour master and Karl Abel say about the sale of the ferry?")
    said = {c.speaker: c.value for c in answer.conflict.claims}
    assert "will not be sold" in said["the harbour master"]
    assert "a mistake" in said["Karl Abel"]
