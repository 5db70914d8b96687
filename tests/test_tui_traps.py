"""Traps of the framework that the screens step around; each failed once on Textual 8.2.8."""

import asyncio
import dataclasses
import threading

import pytest
import tui_story as story
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.style import Style
from tui_pilot import application, ask, running, stand_still, text_of, wait_until

from index.documents import Document
from qa.answer import Finished, Token
from tui.conversation import Asked, Outcome
from tui.fakes import Gate, ScriptedEngine, ScriptedLibrary
from tui.glyphs import UNICODE
from tui.rendering import answer_content
from tui.screens.document import DocumentScreen
from tui.text import plain
from tui.widgets import text_view
from tui.widgets.evidence import EvidencePane
from tui.widgets.prompt import Prompt
from tui.widgets.text_view import TextView
from tui.widgets.transcript import MOUNTED, Transcript
from tui.widgets.words import Words
from tui.wrapping import rows

NASTY = [
    "[/",
    "[/foo]",
    "[/path/to/x]",
    "[a=b:",
    "[link=http://evil]x[/link]",
    "[@click=app.quit]x[/]",
    "[bold",
    "\\[",
    "[]",
]


async def test_hostile_text_crashes_no_widget_and_sends_no_escape_to_the_terminal():
    async with running(story.engine(), notifications=True) as (app, pilot):
        await ask(pilot, story.MARKUP.question)
        app.screen.say(story.NASTY)
        await pilot.pause()
        shown = text_of(app)
        assert "[/foo]" in shown
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "\u202e" not in shown
        await pilot.press("tab", "tab", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        await wait_until(pilot, lambda: bool(app.screen.query_one(TextView).lines_shown))
        assert "\x1b" not in text_of(app)
        await pilot.press("escape", "f3")
        await pilot.pause()
        assert "\x1b" not in text_of(app)


@pytest.mark.parametrize("words", NASTY)
async def test_a_question_of_markup_is_shown_as_it_was_written(words):
    async with running(story.engine(), notifications=True) as (app, pilot):
        await ask(pilot, f"x {words} y")
        assert f"x {words} y" in text_of(app)
        app.screen.say(words)
        await pilot.pause()


async def test_earlier_questions_of_markup_are_offered_as_they_were_written():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.MARKUP.question)
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: "Is [/foo] or [a=b:" in text_of(app).rpartition("Asked before")[0])


@given(st.text("[]/\\@=:ab \x1b\x9b\u202e"))
def test_content_is_never_parsed(words):
    content = plain(words)
    assert not content.spans
    assert not set("\x1b\x9b\u202e") & set(content.plain)


async def test_the_terminal_gets_no_link_out_of_a_document():
    words = "www.evil.com http://evil/x <http://evil> [a](http://evil) [@click=app.quit]x[/]"
    statement = dataclasses.replace(story.QUOTED.statements[0], text=words)
    content = answer_content(dataclasses.replace(story.QUOTED, statements=(statement,)), UNICODE)
    assert words in content.plain
    actions = [s.style.meta.get("@click") for s in content.spans if isinstance(s.style, Style)]
    assert [a for a in actions if a] == ["cite(1)"]


@pytest.mark.slow
async def test_pressing_the_mouse_while_an_answer_is_set_anew_is_no_crash():
    gate, engine = Gate(), story.engine()
    engine.gate = gate
    async with running(engine) as (app, pilot):
        app.screen.query_one(Prompt).put(story.LONG.question.strip())
        await pilot.press("enter")
        gate.open()
        for _ in range(5000):
            app.post_message(events.MouseDown(app.screen, 10, 10, 0, 0, 1, False, False, False))
            app.post_message(events.MouseUp(app.screen, 10, 10, 0, 0, 1, False, False, False))
            await asyncio.sleep(0)
            if app.desk.asked:
                break
        await wait_until(pilot, lambda: bool(app.desk.asked))
        assert app.desk.asked[0].outcome is Outcome.answered


async def test_pressing_the_mouse_on_what_was_just_removed_is_no_crash():
    """It is on the screen's map until the next layout, and has no parent to select text in."""
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        line = app.screen.query_one("#question")
        x, y = line.region.offset
        assert app.screen.get_widget_and_offset_at(x, y)[0] is line
        turn = line.parent
        line._detach()
        assert app.screen.get_widget_at(x, y)[0] is line
        press = events.MouseDown(line, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
        app.screen._forward_event(press)
        line._attach(turn)


async def test_stopping_before_the_first_token_is_no_crash():
    gate, engine = Gate(), story.engine()
    engine.gate = gate
    async with running(engine, size=(80, 24)) as (app, pilot):
        app.screen.query_one(Prompt).put("Why?")
        await pilot.press("enter", "escape")
        await wait_until(pilot, lambda: bool(app.desk.asked))
        assert app.desk.asked[0].outcome is Outcome.stopped


async def test_chunking_of_the_stream_leaves_no_trace_in_the_answer():
    words = story.WRITTEN.text

    def script(size):
        return [*(Token(words[i : i + size]) for i in range(0, len(words), size)), Finished(story.WRITTEN)]

    shown = set()
    for size in (1, 7, 1000):
        app = application(ScriptedEngine(lambda q, n=size: script(n), ScriptedLibrary()), clock=lambda: 0.0)
        async with app.run_test(size=(120, 36)) as pilot:
            await ask(pilot, "Why?")
            shown.add(app.screen.query_one("#answer", Words).content.plain)
    assert len(shown) == 1


async def test_scrolling_up_while_it_writes_stays_where_the_reader_is_and_end_follows_again():
    gate, engine = Gate(), story.engine()
    async with running(engine, size=(100, 24)) as (app, pilot):
        await ask(pilot, story.LONG.question.strip())
        engine.gate = gate
        app.screen.query_one(Prompt).put(story.LONG.question.strip())
        await pilot.press("enter")
        gate.step(40)
        transcript = app.screen.query_one(Transcript)
        transcript.focus()
        await wait_until(pilot, lambda: transcript.max_scroll_y > 0)
        await pilot.press("home")
        await wait_until(pilot, lambda: transcript.scroll_y == 0)
        gate.step(60)
        await pilot.pause()
        assert transcript.scroll_y == 0
        await pilot.press("end")
        await wait_until(pilot, lambda: transcript.is_vertical_scroll_end)
        gate.open()
        await wait_until(pilot, lambda: not app.screen.answering)


async def test_a_long_answer_is_read_from_its_top():
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        await ask(pilot, story.LONG.question.strip())
        await wait_until(pilot, lambda: "❯ Tell me everything" in text_of(app))
        await stand_still(pilot)
        assert "❯ Tell me everything" in text_of(app)
        await pilot.resize_terminal(76, 24)  # it stays while nothing but the layout moves
        await stand_still(pilot)
        assert "❯ Tell me everything" in text_of(app)
        app.screen.query_one(Transcript).focus()
        await pilot.press("pagedown")
        await wait_until(pilot, lambda: "❯ Tell me everything" not in text_of(app))


async def test_a_prompt_without_a_column_draws_nothing():
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        prompt = app.screen.query_one(Prompt)
        prompt.styles.width = 4  # border and padding
        await wait_until(pilot, lambda: prompt.content_size.width == 0)
        assert not prompt.render_line(0).text.strip()


@pytest.mark.slow
async def test_three_hundred_turns_keep_thirty_mounted_and_all_can_be_reached():
    kept = [Asked(f"Question {n}?", Outcome.answered, story.QUOTED) for n in range(300)]
    app = application(story.engine())
    app.desk.conversation.asked = kept
    async with app.run_test(size=(120, 36)) as pilot:
        transcript = app.screen.query_one(Transcript)
        await wait_until(pilot, lambda: len(transcript.turns) == MOUNTED)
        transcript.focus()
        for _ in range(40):
            await pilot.press("k")
        await wait_until(pilot, lambda: transcript.selected.question == "Question 259?")
        assert len(transcript.turns) <= MOUNTED
        selected, window = transcript.selected.region, transcript.region
        assert window.y <= selected.y < window.bottom
        assert "earlier turns" in text_of(app) or transcript.query("More")
        for _ in range(40):
            await pilot.press("j")
        await wait_until(pilot, lambda: transcript.selected.question == "Question 299?")
        await ask(pilot, "One more?")
        assert len(transcript.turns) <= MOUNTED
        assert transcript.turns[-1].question == "One more?"


@pytest.mark.slow
async def test_a_document_of_millions_of_characters_does_not_hold_up_the_keys(monkeypatch):
    wrapped_in, drawn = [], []

    def wrap(*given):
        wrapped_in.append(threading.current_thread())
        return rows(*given)

    def draw(view, y):
        drawn.append(y)
        return render_line(view, y)

    render_line = TextView.render_line
    monkeypatch.setattr(text_view, "rows", wrap)
    monkeypatch.setattr(TextView, "render_line", draw)
    big = Document(story.VALLEY, story.VALLEY_TEXT + "A line of an endless report, as they are.\n" * 60_000)
    engine = story.engine()
    engine.index = ScriptedLibrary((big,))
    app = application(engine)
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        await ask(pilot, story.QUOTED.question)
        await pilot.press("tab", "tab", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        view = app.screen.query_one(TextView)
        await wait_until(pilot, lambda: bool(view.lines_shown))
        await stand_still(pilot)
        assert threading.main_thread() not in wrapped_in
        wrapped_in.clear()
        drawn.clear()
        await pilot.press("pagedown", "end", "home")
        await stand_still(pilot)
        assert not wrapped_in
        assert 0 < len(drawn) < 1000  # windows, out of 60 000 rows
        await pilot.press("slash", *"endless", "enter")
        await wait_until(pilot, lambda: "match 2 of 5000" in text_of(app))


async def test_turning_the_selected_turn_shows_its_own_evidence():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.WRITTEN.question)
        await ask(pilot, story.QUOTED.question)
        pane = app.screen.query_one(EvidencePane)
        app.screen.query_one(Transcript).focus()
        await pilot.press("k")
        await wait_until(pilot, lambda: len(pane.cards) == 3)
        await pilot.press("j")
        await wait_until(pilot, lambda: len(pane.cards) == 1)


@pytest.mark.parametrize("key", ["ctrl+j", "shift+enter"])
async def test_a_line_break_stays_between_letters_that_come_in_a_burst(key):
    async with running(story.engine()) as (app, pilot):
        for each in ("a", key, "b", "enter"):
            app.post_message(events.Key(each, each if len(each) == 1 else None))
        await wait_until(pilot, lambda: len(app.desk.asked) == 1)
        assert app.desk.asked[0].question == "a\nb"
        assert app.screen.query_one(Prompt).text == ""
        assert "understood as" not in text_of(app)
