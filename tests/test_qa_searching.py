"""In a conversation a question is searched alone and beside the last turn, and the orders are fused."""

from dataclasses import dataclass, field

import pytest

from index.documents import Chunk, Filters, Passage, Source
from qa.answer import Turn
from qa.searching import beside, search


def passage(name: str, score: float = 0.0) -> Passage:
    chunk = Chunk(name, name, 0, 0, len(name), name)
    return Passage(chunk, Source(name, name, name, "", "text"), score, {"ranker": score})


class LengthRanker:
    """Scores by the length of the question, so that a test sees which question was asked."""

    def score(self, question, texts):
        return [float(len(question)) for _ in texts]


@dataclass
class Shelf:
    """A library that finds what it is told to, by query."""

    orders: dict[str, list[Passage]]
    ranker: LengthRanker | None = None
    asked: list[str] = field(default_factory=list)

    def search(self, query, k=8, filters=None):
        self.asked.append(query)
        return self.orders.get(query, [])[:k]


def names(found: list[Passage]) -> list[str]:
    return [p.chunk.id for p in found]


def test_without_a_conversation_the_question_alone_is_searched():
    shelf = Shelf({"q": [passage("a"), passage("b")]})
    assert beside("q", []) == ""
    assert names(search(shelf, "q", "", 1, Filters())) == ["a"]
    assert shelf.asked == ["q"]


def test_beside_the_question_stand_the_last_question_and_answer():
    turns = [Turn("Where?", "There."), Turn("Who  leads it?", "Masud. " + "x" * 900)]
    text = beside("And his age?", turns)
    assert text.startswith("And his age? Who leads it? Masud. xxx")
    assert len(text) < 450


def test_what_both_searches_find_comes_first():
    shelf = Shelf({"q": [passage("a"), passage("b")], "q beside": [passage("c"), passage("b")]})
    assert names(search(shelf, "q", "q beside", 8, Filters())) == ["b", "a", "c"]


def test_no_more_passages_than_asked_for():
    shelf = Shelf({"q": [passage("a"), passage("b")], "q beside": [passage("c"), passage("d")]})
    assert names(search(shelf, "q", "q beside", 3, Filters())) == ["a", "c", "b"]


@pytest.mark.parametrize(("ranker", "expected"), [(LengthRanker(), [9.0, 1.0]), (None, [9.0, 5.0])])
def test_a_passage_found_beside_is_judged_by_the_question_itself(ranker, expected):
    shelf = Shelf({"q": [passage("a", 9.0)], "q beside": [passage("c", 5.0)]}, ranker)
    found = search(shelf, "q", "q beside", 8, Filters())
    assert [p.channels["ranker"] for p in found] == expected
