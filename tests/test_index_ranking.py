"""How many passages the ranker reads: all that several channels put forward, fewer where it is sure."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from index_world import index_of

from index.settings import IndexSettings

SETTINGS = IndexSettings(rank_first=3, rank_depth=12, rank_sure=6.0, rank_share=0.0, prior_weight=0.0)


class Counting:
    """A ranker that gives a text the number that stands in it, and remembers what it read."""

    name, digest = "counting", "counting/1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        self.read += texts
        return [float(text.rpartition("worth ")[2]) for text in texts]


def found(tmp_path, worth, settings=SETTINGS, k=2):
    """What is found, best first, and how many were read; the fewer other words, the earlier it is read."""
    notes = {
        f"{place}.txt": "ferry " + f"harbour{place} " * (3 * place) + f"worth {points}\n"
        for place, points in enumerate(worth)
    }
    ranker = Counting()
    with index_of(notes, tmp_path, ranker, settings) as index:
        passages = index.search("ferry", k)
    return [p.chunk.text.rpartition("worth ")[2].strip() for p in passages], len(ranker.read)


def test_where_the_ranker_is_sure_of_one_of_the_first_it_reads_no_more(tmp_path):
    worth = [1, 7, 2, *[0] * 8, 9]
    assert found(tmp_path, worth) == (["7", "2"], 3)


def test_where_it_is_not_sure_it_reads_on(tmp_path):
    worth = [1, 5, 2, *[0] * 8, 9]
    assert found(tmp_path, worth) == (["9", "5"], 12)


def test_copies_take_no_place_among_the_first(tmp_path):
    settings = replace(SETTINGS, rank_first=2)
    papers = {f"{n}.md": f"# Paper {n}\n\n{'The ferry sank. ' * 20}worth 7\n" for n in range(6)}
    ranker = Counting()
    with index_of({**papers, "other.txt": "ferry worth 1\n"}, tmp_path, ranker, settings) as index:
        first, second = index.search("ferry", 2)
    assert len(first.copies) == 5
    assert second.chunk.text.strip() == "ferry worth 1"


def test_as_many_as_are_wanted_are_read_in_any_case(tmp_path):
    worth = [1, 7, 2, *[0] * 8, 9]
    _, read = found(tmp_path, worth, k=5)
    assert read == 5


def test_deeper_than_told_it_does_not_read_and_what_lies_there_comes_behind(tmp_path):
    worth = [1, 5, *[0] * 8]
    values, read = found(tmp_path, worth, replace(SETTINGS, rank_depth=4), k=10)
    assert (read, len(values), values[0]) == (4, 10, "5")


@pytest.mark.parametrize(("share", "read"), [(0.0, 12), (1.1, 3)])
def test_what_no_other_channel_puts_forward_is_not_read_behind_the_first(tmp_path, share, read):
    assert found(tmp_path, [1] * 12, replace(SETTINGS, rank_share=share))[1] == read
