"""Conversations outlive the program: kept, found, renamed, deleted, resumed, exported, taken in."""

import json
import sqlite3
from dataclasses import replace

import pytest
import tui_story as story
from hypothesis import given
from hypothesis import strategies as st
from tui_pilot import ask, running, stand_still, text_of, wait_until

from index.errors import FootnoteError
from qa.answer import Aside, Claim, Conflict, ConflictKind, Statement, Support
from qa.schema import answer_from_dict, answer_to_dict
from tui.archive import FILE, Archive
from tui.conversation import Asked, Outcome
from tui.export import as_html, as_json, as_markdown, export, from_json
from tui.fakes import Gate
from tui.glyphs import UNICODE as GLYPHS
from tui.history import History
from tui.rendering import answer_content
from tui.screens.ask import AskScreen
from tui.screens.conversations import ConversationsScreen
from tui.widgets.conflict import claim_content
from tui.widgets.prompt import Prompt
from tui.widgets.transcript import Transcript

EVERY = [Asked(a.question, Outcome.answered, a, seconds=0.5) for a in story.ANSWERS.values()] + [
    Asked("Why?", Outcome.stopped, partial="half \ud800"),
    Asked("How?", Outcome.failed, error="[/x] broke"),
]


def archive(folder=None):
    return Archive(folder, answer_to_dict, answer_from_dict)


def test_every_turn_comes_back_as_it_was(tmp_path):
    first = archive(tmp_path)
    number = first.take_in("Title", "seeds", EVERY)
    first.close()
    turns = archive(tmp_path).turns(number)
    assert [t.answer for t in turns] == [a.answer for a in EVERY]
    assert [(t.question, t.outcome, t.error) for t in turns] == [
        (a.question, a.outcome, a.error) for a in EVERY
    ]


def test_words_are_found_in_titles_questions_and_answers_and_are_never_patterns():
    kept = archive()
    one = kept.take_in("About the valley", "seeds", [EVERY[0]])
    two = kept.take_in("100% sure", "seeds", [EVERY[3]])
    assert {k.id for k in kept.find()} == {one, two}
    assert [k.id for k in kept.find("valley commanders")] == [one]
    assert [k.id for k in kept.find("100%")] == [two]
    assert [k.id for k in kept.find("population")] == [two]
    assert kept.find("nowhere") == []


def test_a_deleted_conversation_leaves_nothing():
    kept = archive()
    number = kept.take_in("x", "y", EVERY)
    kept.delete(number)
    assert kept.find() == []
    assert kept.turns(number) == []


@pytest.mark.parametrize("content", [b"this is no database, surely", b""])
def test_a_damaged_file_is_a_sentence_and_an_empty_one_begins(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    if content:
        with pytest.raises(FootnoteError, match="move it away"):
            archive(tmp_path)
    else:
        assert archive(tmp_path).find() == []


def test_a_file_of_a_newer_version_is_left_alone(tmp_path):
    archive(tmp_path).close()
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(FootnoteError, match="newer Footnote"):
        archive(tmp_path)


def test_an_export_taken_in_again_keeps_every_citation(tmp_path):
    path = export(tmp_path, "A: title / with ✓", EVERY[:-2], "json", answer_to_dict)
    title, turns = from_json(path, answer_from_dict)
    assert title == "A: title / with ✓"
    assert turns == EVERY[:-2]
    assert export(tmp_path, "A: title / with ✓", EVERY[:1], "json", answer_to_dict) != path


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "other/1", "title": "", "turns": []}', "[" * 100_000]
)
def test_a_file_that_is_no_conversation_is_a_sentence(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(FootnoteError, match="not an exported conversation"):
        from_json(path, answer_from_dict)
    with pytest.raises(FootnoteError, match="cannot be read"):
        from_json(tmp_path / "none.json", answer_from_dict)


def test_markdown_and_html_name_every_source_and_obey_no_text():
    markdown, page = as_markdown("T", EVERY), as_html("T", EVERY)
    for answer in story.ANSWERS.values():
        for evidence in answer.evidence:
            assert str(evidence.location.line or evidence.location.label).split()[-1] in markdown
    assert "<script>" not in page.replace("&lt;script&gt;", "")
    assert "<b>" not in page
    assert "](http" not in markdown.replace("\\](http", "")  # a bracket that is escaped closes no link
    assert "\x1b" not in markdown + page
    json.loads(as_json("T", EVERY[:-2], answer_to_dict))


def test_several_things_of_one_name_and_what_a_copy_has_are_shown_and_exported():
    claims = (Claim("34", (0,), of="Vell Open (golf)"), Claim("350", (1,), of="Vell Open (tennis)"))
    answer = replace(
        story.RIVALS,
        conflict=Conflict(ConflictKind.namesakes, claims),
        asides=(Aside("36", (1,), 0),),
    )
    turns = [Asked(answer.question, Outcome.answered, answer)]
    for text in (as_markdown("T", turns).replace("\\", ""), as_html("T", turns)):
        assert "Vell Open (golf)" in text
        assert "Nearly the same text as [1] has another value: 36" in text
    assert "another value: 36 [2]" in answer_content(answer, GLYPHS).plain
    assert [claim_content(answer, c).plain.split("\n")[0] for c in claims] == [
        "Vell Open (golf)",
        "Vell Open (tennis)",
    ]


async def test_leaving_and_coming_back_resumes_the_conversation_with_its_follow_ups(tmp_path):
    async with running(story.engine(), folder=tmp_path) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await ask(pilot, story.WRITTEN.question)
        await pilot.press(*"draft", "ctrl+q")
    app.desk.close()
    engine = story.engine()
    async with running(engine, folder=tmp_path) as (app, pilot):
        assert app.screen.draft == "draft"
        await pilot.press("f5")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, AskScreen) and len(app.desk.asked) == 2)
        await wait_until(pilot, lambda: "not found: how many civilians" in text_of(app))
        await ask(pilot, "And then?")
        assert [t.question for t in engine.asked[-1][1]] == [story.QUOTED.question, story.WRITTEN.question]
        assert app.desk.archive.find()[0].turns == 3
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: not app.screen.query_one(Transcript).turns)
        await ask(pilot, "New?")
        assert engine.asked[-1][1] == ()
        assert len(app.desk.archive.find()) == 2
    app.desk.close()


@pytest.mark.parametrize("deleted", [False, True])
async def test_an_answer_that_another_conversation_stops_stays_in_its_own(deleted):
    gate, engine = Gate(), story.engine()
    async with running(engine) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        engine.gate = gate
        app.screen.query_one(Prompt).put(story.WRITTEN.question)
        await pilot.press("enter")
        gate.step(9)
        await wait_until(pilot, lambda: "The attackers claim" in text_of(app))
        before = app.desk.conversation
        app.desk.delete(before.id) if deleted else await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: not app.screen.answering)
        await stand_still(pilot)
        assert not app.desk.asked
        assert not app.screen.query_one(Transcript).turns
        assert "The attackers" not in text_of(app)
        kept = app.desk.archive.turns(before.id)
        outcomes = [] if deleted else [Outcome.answered, Outcome.stopped]
        assert [asked.outcome for asked in kept] == outcomes
        gate.open()
        await ask(pilot, story.RIVALS.question)  # and views that were left are none the worse
        assert "34 defenders killed" in text_of(app)


async def test_the_list_searches_renames_deletes_and_exports(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with running(story.engine(), notifications=True) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await pilot.press("ctrl+n")
        await ask(pilot, story.RIVALS.question)
        await pilot.press("f5", "slash", *"commanders", "enter")
        screen = app.screen
        assert isinstance(screen, ConversationsScreen)
        await wait_until(pilot, lambda: len(screen.kept) == 2 or len(screen.kept) == 1)
        await pilot.press("r", "end", *"!", "enter")
        await wait_until(pilot, lambda: any(k.title.endswith("!") for k in app.desk.archive.find()))
        await pilot.press("x", "tab", "tab", "enter")
        await wait_until(pilot, lambda: bool(list(tmp_path.glob("*.json"))))
        await pilot.press("escape")
        before = len(app.desk.archive.find())
        await pilot.press("i", *str(next(tmp_path.glob("*.json")).name), "enter")
        await wait_until(pilot, lambda: len(app.desk.archive.find()) == before + 1)
        await pilot.press("d", "escape")
        assert len(app.desk.archive.find()) == before + 1
        await pilot.press("d", "enter")
        await wait_until(pilot, lambda: len(app.desk.archive.find()) == before)


@given(st.lists(st.text(min_size=1)), st.text())
def test_the_walk_through_history_ends_at_the_draft(questions, draft):
    history = History(None)
    for question in questions:
        history.add(question)
    current = draft
    while (found := history.earlier(current)) is not None:
        current = found
    while (found := history.later()) is not None:
        current = found
    assert current == draft


def test_questions_and_draft_survive_the_program_and_damaged_lines(tmp_path):
    history = History(tmp_path)
    history.add("Why?\nBecause \ud800?")
    history.add("How?")
    history.save_draft("half a thou")
    with (tmp_path / "questions.jsonl").open("a") as lines:
        lines.write("{broken\n17\n")
    again = History(tmp_path)
    assert again.questions == ["Why?\nBecause \ud800?", "How?"]
    assert again.load_draft() == "half a thou"
    assert (tmp_path / "questions.jsonl").stat().st_mode & 0o077 == 0


def test_a_claim_that_nobody_makes_is_told_by_its_file():
    claims = (Claim("34", (0,)), Claim("4 per cent", (2,), "the board", story.KILLED.date))
    answer = replace(story.WRITTEN, conflict=Conflict(ConflictKind.rival, claims))
    whose = [claim_content(answer, claim).plain.split("\n")[0] for claim in claims]
    assert whose == ["valley.txt", "the board · 2021-09-03"]
    turns = [Asked(answer.question, Outcome.answered, answer)]
    for text in (as_markdown("T", turns).replace("\\", ""), as_html("T", turns)):
        assert "valley.txt" in text.partition("news/valley.txt")[0]


def test_a_short_answer_stands_once_where_a_statement_was_composed_around_it():
    said = Statement("Fahim is a spokesman.", (0,), Support.composed)
    answer = replace(story.QUOTED, statements=(said,), short="a spokesman")
    content = answer_content(answer, GLYPHS)
    assert content.plain == "Fahim is a spokesman. [1]"
    assert [content.plain[s.start : s.end] for s in content.spans if s.style == "bold"] == ["a spokesman"]
