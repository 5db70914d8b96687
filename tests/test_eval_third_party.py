"""Third-party sets become cases whose evidence is found again."""

import json

import pytest

from eval.anchoring import anchor_case
from eval.case import AnswerType
from eval.library import read_library
from eval.third_party import load_set
from index.errors import UsageError
from qa.answer import Status

DOCS = [
    {"id": "set/a", "title": "A", "text": "Sky was founded in 1990. Sky bought Sky Italia in 2014 for much."}
]
QUESTIONS = [
    {
        "id": "q1",
        "question": "Who bought Sky Italia?",
        "answers": ["Sky", "BSkyB"],
        "answerable": True,
        "evidence": [{"doc": "set/a", "start": 25, "end": 28, "text": "Sky"}],
    },
    {"id": "q2", "question": "What did it cost?", "answers": [], "answerable": False, "evidence": []},
    {
        "id": "q3",
        "question": "Is it so?",
        "answers": ["yes"],
        "answerable": True,
        "evidence": [{"doc": "set/a"}],
    },
]


@pytest.fixture
def folder(tmp_path):
    for name, entries in (("corpus.jsonl", DOCS), ("questions.dev.jsonl", QUESTIONS)):
        (tmp_path / name).write_text("\n".join(json.dumps(e) for e in entries), encoding="utf-8")
    return tmp_path


def test_questions_become_cases_anchored_at_their_sentence(folder):
    gold = load_set(folder)
    library = read_library(gold.corpus, folder)
    span, refused, whole = gold.cases
    (anchor,), stale = anchor_case(span, library.texts)
    assert not stale
    text = library.texts[anchor[0].document]
    assert text[anchor[0].start : anchor[0].end].strip() == "Sky bought Sky Italia in 2014 for much."
    assert span.answers == (("Sky", "BSkyB"),)
    assert (refused.status, refused.type) == (Status.not_found, AnswerType.none)
    assert whole.type is AnswerType.yes_no
    (everything,), _ = anchor_case(whole, library.texts)
    assert everything[0].end == len(text)


def test_a_sample_is_the_same_every_time_and_a_wrong_folder_is_named(folder, tmp_path_factory):
    assert (
        [c.id for c in load_set(folder, 2).cases] == [c.id for c in load_set(folder, 2).cases] == ["q1", "q2"]
    )
    with pytest.raises(UsageError, match="is no question set"):
        load_set(tmp_path_factory.mktemp("empty"))
