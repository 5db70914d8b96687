"""Training rows of the reader: nothing of the benchmark sets, spans that answer, misses that do not."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from training.reader.apart import Kept
from training.reader.asked import of_paragraph
from training.reader.gather import around, once, stands_alone
from training.reader.turned import (
    conditioned,
    denied,
    exchanged,
    misplaced,
    moved_on,
    of_another,
    opposed,
    renamed,
)

EVIDENCE = "The tower was begun in 1173 and stood finished, after two long interruptions, in the year 1372."


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """What a benchmark of one article, one question and one paragraph of evidence holds."""
    folder = tmp_path / "squad2"
    folder.mkdir()
    text = f"Something else stands here.\n{EVIDENCE}"
    asked = {
        "question": "When was the tower begun?",
        "evidence": [{"doc": "d", "start": text.index("1173"), "end": text.index("1173") + 4}],
    }
    for name, row in (
        ("corpus", {"id": "d", "title": "Tower_of_Pisa", "text": text}),
        ("questions.dev", asked),
    ):
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return Kept(tmp_path)


@pytest.mark.parametrize(
    ("question", "context", "group", "apart"),
    [
        ("when was the tower begun", "A text of its own.", "x", False),
        ("What leans?", "It leans.", "Tower_of_Pisa", False),
        (
            "What leans?",
            "Begun in 1173 and stood finished after two long interruptions in the year 1372?",
            "x",
            False,
        ),
        ("What leans?", "It stood finished after two interruptions.", "x", True),
    ],
)
def test_rows_that_share_a_question_an_article_or_a_run_of_words_are_left_out(
    kept: Kept, question: str, context: str, group: str, apart: bool
) -> None:
    """A shorter common run is common English, not the same text."""
    assert kept.apart({"question": question, "context": context, "group": group}) is apart


def test_the_answer_most_people_gave_is_the_span_where_it_stands_once() -> None:
    """Part of a word is no place, and two places are none."""
    text = "Paris is in France. Texas has a Paris, and Parisians live in neither Texan town."
    assert once(["Texas", "Texas.", "France"], text) == (20, 25)
    assert once(["Paris"], text) is None
    assert once(["yes", "no"], text) is None


def test_a_long_text_is_cut_around_its_answer_between_sentences() -> None:
    """The span still marks the same words."""
    text = (
        "A sentence of some length goes first here. " * 40
        + "The key is under the mat. "
        + "And more follows. " * 60
    )
    at = text.index("under the mat")
    cut = around(text, at, at + 13)
    assert cut["context"][cut["start"] : cut["end"]] == "under the mat"
    assert (
        cut["context"].startswith("A sentence")
        and cut["context"].endswith(".")
        and len(cut["context"]) < 1500
    )


def test_a_question_that_leans_on_its_conversation_is_left_out() -> None:
    """A pronoun, or no word of the story, asks for what was said before."""
    story = "The old mill at Sonning burned down, and Miller Tom built it anew."
    assert stands_alone("who built the mill anew?", story)
    assert not stands_alone("who built it anew at Sonning?", story)
    assert not stands_alone("what happened after that fire?", story)
    assert not stands_alone("who else?", story)


@pytest.mark.parametrize(
    ("way", "question", "passage", "new"),
    [
        (
            renamed,
            "Who visited Woodward Park last?",
            "Ann saw Woodward Park.",
            "Who visited Roeding Park last?",
        ),
        (opposed, "What is the largest lake?", "The largest lake is Superior.", "What is the smallest lake?"),
        (opposed, "What is the largest lake?", "The largest and the smallest lake.", None),
        (exchanged, "When did Ann defeat Bob?", "In 1900 Ann beat Bob.", "When did Bob defeat Ann?"),
        (exchanged, "When did Ann and Bob win?", "In 1900 Ann and Bob won.", None),
        (moved_on, "Who was the first president?", "The first was Ann.", "Who was the second president?"),
        (moved_on, "What does the forest cover?", "It covers hills.", "What does the forest cover?"),
        (denied, "Where did the Rhine flood?", "It never did.", None),
    ],
)
def test_a_turned_question_is_one_the_passage_does_not_answer(
    way: Callable[..., str | None], question: str, passage: str, new: str | None
) -> None:
    """What the passage has both of, or names as a pair, is not turned."""
    assert way(question, passage, "Bob likes Roeding Park and Kerckhoff.", random.Random(1)) == new


HARBOUR = "The harbour of Orford opened in 1650. Later a fleet burned Walberswick in 1672."


@pytest.mark.parametrize(
    ("way", "question", "asked", "new"),
    [
        (
            misplaced,
            "When did Orford open, of all?",
            "",
            "When did Walberswick open, of all?",
        ),
        (misplaced, "Who burned Dunwich?", "", None),
        (of_another, "What fleet burned it?", "What army was beaten?", "What army burned it?"),
        (of_another, "What fleet burned it?", "What harbour was beaten?", None),
        (of_another, "What year was it burned?", "What army was beaten?", None),
        (
            conditioned,
            "When did it open?",
            "Who ruled in the regency?",
            "When did it open in the regency?",
        ),
        (conditioned, "When did it open?", "Who sailed in the fleet?", None),
    ],
)
def test_a_question_takes_what_its_passage_does_not_say_from_that_passage_or_another_question(
    way: Callable[..., str | None], question: str, asked: str, new: str | None
) -> None:
    """A thing or condition that the passage names would leave it answered."""
    assert way(question, HARBOUR, asked, random.Random(1)) == new


def test_first_paragraphs_are_asked_for_what_they_say_and_for_what_they_leave_out() -> None:
    """A span is the fact itself, without the full stop of its sentence; silence has no span."""
    text = "Dune Sea is a 1984 film directed by Ann Lee. It stars Bob Ray. It was filmed in Spain."
    asked = {
        q: s is not None and text[s:e] for q, s, e in of_paragraph("Dune Sea (film)", text, random.Random(3))
    }
    assert "Ann Lee" in asked.values() and "Bob Ray" in asked.values()
    assert all("Dune Sea" in q and "(film)" not in q for q in asked)
    assert False in asked.values()
