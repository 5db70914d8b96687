"""A checked answer becomes a gold case, in the schema the evaluation reads."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest
import tui_story as story
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.gold import load_gold
from index.errors import FootnoteError, UsageError
from qa.answer import Status, Turn
from qa.gold import GoldDraft, append_case, draft_of

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "gold.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["QUOTED", "WRITTEN", "RIVALS", "REFUSED", "MARKUP", "CJK", "LONG"])
def test_every_answer_gives_a_case_that_the_evaluation_reads(tmp_path, name):
    path = tmp_path / "gold.yaml"
    answer = getattr(story, name)
    first = append_case(path, draft_of(answer, [Turn("Before?", "Yes.")]))
    second = append_case(path, draft_of(dataclasses.replace(answer, question=f"{answer.question} And now?")))
    assert first != second
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), SCHEMA)
    cases = load_gold(path).cases
    assert [c.id for c in cases] == [first, second]
    assert cases[0].question == answer.question
    quotes = [place.text for item in cases[0].evidence for place in item.places]
    assert quotes == ([] if answer.status is Status.not_found else [e.quote for e in answer.evidence])


@pytest.mark.parametrize(
    "before",
    [
        "# mine\nname: x\ncases:\n- id: a\n  question: Q?\n  kind: far\n",
        "name: x\ncases:\n    # first\n    - id: a   # why\n      question: Q?\n      kind: far\n",
        "name: x\ncases: []\n",
        "name: x\ncases:\n",
    ],
)
def test_what_people_wrote_stays_as_it_is(tmp_path, before):
    path = tmp_path / "gold.yaml"
    path.write_text(before, encoding="utf-8")
    append_case(path, draft_of(story.QUOTED))
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.replace("cases: []", "cases:"))
    assert load_gold(path).cases[-1].answers == (("34",),)


def test_lines_of_json_get_another_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"name": "x"}\n{"id": "a", "question": "Q?", "kind": "far"}\n', encoding="utf-8")
    append_case(path, draft_of(story.RIVALS))
    assert [c.kind.value for c in load_gold(path).cases] == ["far", "conflict"]


@pytest.mark.parametrize(
    "text", ["cases: {", "just words", "cases:\n- id: a\n  question: Q?\n  kind: far\nname: x\n"]
)
def test_a_file_that_cannot_take_a_case_is_left_alone(tmp_path, text):
    path = tmp_path / "gold.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FootnoteError, match=r"gold\.yaml"):
        append_case(path, draft_of(story.QUOTED))
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_who_may_read_a_gold_file_stays_as_it_was(tmp_path):
    path = tmp_path / "gold.yaml"
    path.write_text("cases: []\n", encoding="utf-8")
    path.chmod(0o644)
    append_case(path, draft_of(story.QUOTED))
    assert path.stat().st_mode & 0o777 == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["gold.yaml"]


def test_a_question_is_kept_once(tmp_path):
    path = tmp_path / "gold.yaml"
    name = append_case(path, draft_of(story.QUOTED))
    again = dataclasses.replace(draft_of(story.QUOTED), question=f" {story.QUOTED.question.upper()}")
    before = path.read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=f"already, as case {name}"):
        append_case(path, again)
    assert path.read_text(encoding="utf-8") == before
    other = append_case(path, dataclasses.replace(again, history=(Turn("Before?", "Yes."),)))
    assert other != name


@pytest.mark.parametrize(
    ("question", "short", "kind"),
    [
        ("When is the water turned off?", "15 November", "date"),
        ("On which day?", "2025-05-12", "date"),
        ("When was it built?", "1871", "date"),
        ("How many?", "34", "number"),
        ("How much?", "£1,280", "number"),
        ("Who may come?", "those born in May", "fact"),
        ("When may one come?", "on Saturdays", "fact"),
    ],
)
def test_the_kind_is_that_of_the_short_answer(question, short, kind):
    assert draft_of(dataclasses.replace(story.QUOTED, question=question, short=short)).kind == kind


def test_yes_and_no_become_the_words_that_gold_knows(tmp_path):
    draft = draft_of(dataclasses.replace(story.QUOTED, short="Yes."))
    assert (draft.kind, draft.answers) == ("yes_no", ("yes",))


@given(st.text(min_size=1), st.lists(st.text(min_size=1), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_words_come_back_as_they_were(tmp_path, question, answers):
    path = tmp_path / "any.yaml"
    path.unlink(missing_ok=True)
    append_case(path, GoldDraft(question, "fact", Status.answered, tuple(answers), ()))
    case = yaml.safe_load(path.read_text(encoding="utf-8"))["cases"][0]
    assert case["question"] == question
    assert case.get("answers", []) == answers
