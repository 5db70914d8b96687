"""Every key of the table is pressed where it holds, and does what it says."""

import dataclasses
from pathlib import Path

import pytest
import tui_story as story
from textual.command import CommandPalette
from textual.widgets import HelpPanel, Input
from tui_pilot import application, running, text_of, wait_until
from tui_pilot import ask as put_question

from qa.config import Config
from qa.schema import answer_from_dict, answer_to_dict
from tui.archive import Archive
from tui.conversation import Asked, Outcome
from tui.doors import GoldTable
from tui.fakes import Gate, ScriptedEngine
from tui.keys import Place, bindings
from tui.screens.conversations import ConversationsScreen
from tui.screens.document import DocumentScreen
from tui.screens.form import LineForm, Question
from tui.screens.gold import GoldForm, GoldRunScreen
from tui.screens.library import LibraryScreen
from tui.screens.page import Page
from tui.screens.settings import SettingsScreen
from tui.widgets.evidence import EvidencePane
from tui.widgets.prompt import Prompt
from tui.widgets.text_view import TextView
from tui.widgets.transcript import Transcript

SIZE = (120, 36)
NINE = dataclasses.replace(story.LONG, evidence=(story.KILLED, story.DEAD, story.COSTS) * 3)


class Keys:
    """Presses the keys of one place, waits for what each does, and knows which were left out."""

    def __init__(self, pilot, place):
        self.pilot, self.app = pilot, pilot.app
        self.left = {binding.key for binding in bindings(place)}

    async def do(self, key, effect):
        self.left.remove(key)
        await self.pilot.press(key)
        await wait_until(self.pilot, effect)

    async def on(self, screen, key):
        """The key opens that screen, or comes back to it."""
        await self.do(key, lambda: isinstance(self.app.screen, screen))

    async def away(self, screen):
        """Esc leaves what was opened, back to that screen."""
        await self.pilot.press("escape")
        await wait_until(self.pilot, lambda: isinstance(self.app.screen, screen))


@pytest.fixture
def opened(monkeypatch):
    """The places of the files that were opened in an editor or viewer."""
    places = []
    monkeypatch.setattr(Page, "open_location", lambda page, location: places.append(location))
    return places


def nine_sources():
    return ScriptedEngine(lambda q: story.script(q) if q in story.ANSWERS else _nine(), story.engine().index)


def _nine():
    from qa.answer import Finished

    yield Finished(NINE)


async def test_keys_that_hold_everywhere():
    async with running(story.engine(), size=SIZE, notifications=True) as (app, pilot):
        ask = type(app.screen)
        keys = Keys(pilot, Place.everywhere)
        await keys.do("f1", lambda: bool(app.screen.query(HelpPanel)))
        for key, screen in [("f2", SettingsScreen), ("f3", LibraryScreen), ("f5", ConversationsScreen)]:
            await keys.on(screen, key)
            await keys.away(ask)
        await keys.do("f9", lambda: app.theme == "footnote-paper")
        await keys.do("ctrl+c", lambda: "Nothing is selected" in text_of(app))
        await keys.on(CommandPalette, "ctrl+p")
        await keys.away(ask)
        await keys.do("ctrl+q", lambda: app._exit)
        assert not keys.left


async def test_keys_of_the_ask_screen(opened):
    gate, engine = Gate(), story.engine()
    async with running(engine, size=SIZE) as (app, pilot):
        ask, keys = type(app.screen), Keys(pilot, Place.ask)
        await put_question(pilot, story.QUOTED.question)
        await keys.do(
            "f4", lambda: story.KILLED.quote in app.clipboard and "news/valley.txt" in app.clipboard
        )
        pane = app.screen.query_one(EvidencePane)
        await keys.do("tab", lambda: app.focused is app.screen.query_one(Transcript))
        await keys.do("shift+tab", lambda: app.focused is app.screen.query_one(Prompt))
        await keys.do("f8", lambda: not pane.display)
        await keys.do("ctrl+o", lambda: opened == [story.KILLED.location])
        await keys.on(CommandPalette, "ctrl+r")
        await keys.away(ask)
        await keys.on(Question, "ctrl+t")
        await keys.away(ask)
        engine.gate = gate
        app.screen.query_one(Prompt).put("Why?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.screen.answering)
        await keys.do("escape", lambda: app.desk.asked[-1].outcome is Outcome.stopped)
        await keys.do("ctrl+n", lambda: not app.desk.asked and not app.screen.query_one(Transcript).turns)
        assert not keys.left


async def test_keys_of_the_prompt():
    async with running(story.engine(), size=SIZE) as (app, pilot):
        prompt, keys = app.screen.query_one(Prompt), Keys(pilot, Place.prompt)
        await pilot.press("a")
        await keys.do("ctrl+j", lambda: prompt.text == "a\n")
        await keys.do("shift+enter", lambda: prompt.text == "a\n\n")
        await keys.do("enter", lambda: [a.question for a in app.desk.asked] == ["a"])
        await pilot.press("b")
        await keys.do("up", lambda: prompt.text == "a")
        await keys.do("down", lambda: prompt.text == "b")
        assert not keys.left


async def test_keys_of_the_transcript(tmp_path):
    table = GoldTable(("Case",), [("one",)], "1 case: 1 right")
    config = Config(docs=(tmp_path,), base=tmp_path)
    async with running(nine_sources(), run_gold=lambda *_: table, config=config, size=SIZE) as (app, pilot):
        ask, keys = type(app.screen), Keys(pilot, Place.transcript)
        await put_question(pilot, story.QUOTED.question)
        await put_question(pilot, "Nine?")
        transcript, pane = app.screen.query_one(Transcript), app.screen.query_one(EvidencePane)
        for number in range(1, 10):
            transcript.focus()
            await keys.do(str(number), lambda n=number: app.focused is pane and pane.current == n - 1)
        transcript.focus()
        for back, forth in [("left_square_bracket", "right_square_bracket"), ("k", "j")]:
            await keys.do(back, lambda: transcript.selected.question == story.QUOTED.question)
            await keys.do(forth, lambda: transcript.selected.question == "Nine?")
        await pilot.press("home")
        await keys.do("end", lambda: transcript.is_vertical_scroll_end)
        await keys.do("c", lambda: app.clipboard.startswith("Sentence 0 says"))
        await keys.on(GoldForm, "g")
        await keys.away(ask)
        await keys.on(GoldRunScreen, "e")
        await keys.away(ask)
        transcript.focus()
        await keys.do("r", lambda: app.screen.query_one(Prompt).text == "Nine?")
        assert not keys.left


async def test_keys_of_the_evidence(opened):
    async with running(nine_sources(), size=SIZE) as (app, pilot):
        ask, keys = type(app.screen), Keys(pilot, Place.evidence)
        await put_question(pilot, "Nine?")
        pane = app.screen.query_one(EvidencePane)
        pane.focus()
        for number in range(1, 10):
            await keys.do(str(number), lambda n=number: pane.current == n - 1)
        await keys.do("up", lambda: pane.current == 7)
        await keys.do("k", lambda: pane.current == 6)
        await keys.do("down", lambda: pane.current == 7)
        await keys.do("j", lambda: pane.current == 8)
        await keys.do("y", lambda: story.COSTS.quote in app.clipboard)
        await keys.do("o", lambda: opened == [story.COSTS.location])
        await keys.on(DocumentScreen, "enter")
        await keys.away(ask)
        assert not keys.left


async def test_keys_of_a_document(opened):
    async with running(story.engine(), size=SIZE) as (app, pilot):
        ask, keys = type(app.screen), Keys(pilot, Place.document)
        await put_question(pilot, story.WRITTEN.question)
        app.screen.query_one(EvidencePane).focus()
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        screen = app.screen
        view, find = screen.query_one(TextView), screen.query_one("#find-line")
        await wait_until(pilot, lambda: bool(view.lines_shown))
        await keys.do("n", lambda: screen.at == 1)
        await keys.do("p", lambda: screen.at == 0)
        await keys.do("y", lambda: story.KILLED.quote in app.clipboard)
        await keys.do("o", lambda: opened == [story.KILLED.location])
        await keys.do("slash", lambda: find.display and isinstance(app.focused, Input))
        await pilot.press("escape")
        await keys.do("ctrl+f", lambda: find.display and isinstance(app.focused, Input))
        await pilot.press(*"attackers")
        view.focus()
        for forth, back in [("enter", "shift+enter"), ("f", "b")]:
            await keys.do(forth, lambda: "match 2 of 2" in text_of(app))
            await keys.do(back, lambda: "match 1 of 2" in text_of(app))
        await pilot.press("escape")
        await keys.on(ask, "escape")
        assert not keys.left


async def test_keys_of_the_library(tmp_path):
    docs = tuple(tmp_path / name for name in "ab")
    for folder in docs:
        folder.mkdir()
    app = application(story.engine(), config=Config(docs=docs, base=tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        ask, keys = type(app.screen), Keys(pilot, Place.library)
        await pilot.press("f3")
        await wait_until(pilot, lambda: isinstance(app.screen, LibraryScreen) and bool(app.screen.sources))
        screen = app.screen
        await keys.do("space", lambda: len(screen.chosen) == 1)
        await keys.do("a", lambda: len(screen.chosen) == 3)
        await keys.do("x", lambda: not screen.chosen)
        line = screen.query_one("#narrow-line")
        for key in ("slash", "ctrl+f"):
            await keys.do(key, lambda: line.display and isinstance(app.focused, Input))
            await pilot.press("escape")
        await keys.do("s", lambda: screen.skipped.display)
        await pilot.press("s")
        for key, form in [("d", LineForm), ("plus", LineForm), ("minus", Question)]:
            await keys.on(form, key)
            await keys.away(LibraryScreen)
        await keys.do("r", lambda: "nothing changed" in text_of(app))
        await keys.on(DocumentScreen, "enter")
        await keys.away(LibraryScreen)
        await keys.on(ask, "escape")
        assert not keys.left


async def test_keys_of_the_conversations():
    archive = Archive(None, answer_to_dict, answer_from_dict)
    for answer in story.ANSWERS.values():
        archive.take_in(answer.question, "seeds", [Asked(answer.question, Outcome.answered, answer)])
    async with running(story.engine(), archive=archive, size=SIZE) as (app, pilot):
        ask, keys = type(app.screen), Keys(pilot, Place.conversations)
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(app.screen, ConversationsScreen))
        line = app.screen.query_one("#narrow-line")
        for key in ("slash", "ctrl+f"):
            await keys.do(key, lambda: line.display and isinstance(app.focused, Input))
            await pilot.press("escape")
        forms = [("r", LineForm), ("delete", Question), ("d", Question), ("x", Question), ("i", LineForm)]
        for key, form in forms:
            await keys.on(form, key)
            await keys.away(ConversationsScreen)
        await keys.on(ask, "escape")
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(app.screen, ConversationsScreen))
        await keys.on(ask, "enter")
        assert len(app.desk.asked) == 1
        assert not keys.left


async def test_keys_of_settings_forms_and_gold_runs(tmp_path):
    config = Config(docs=(tmp_path,), base=tmp_path)
    app = application(story.engine(), config=config, run_gold=lambda *_: GoldTable(("Case",), [], "no cases"))
    async with app.run_test(size=SIZE) as pilot:
        ask = type(app.screen)
        await put_question(pilot, story.QUOTED.question)
        keys = Keys(pilot, Place.form)
        for key, kept in [("escape", False), ("f10", True)]:
            app.screen.query_one(Transcript).focus()
            await pilot.press("g")
            await wait_until(pilot, lambda: isinstance(app.screen, GoldForm))
            await keys.on(ask, key)
            await wait_until(pilot, lambda k=kept: (tmp_path / "gold.yaml").exists() is k)
        assert not keys.left
        keys = Keys(pilot, Place.gold_run)
        app.screen.query_one(Transcript).focus()
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, GoldRunScreen))
        await keys.on(ask, "escape")
        assert not keys.left
        keys = Keys(pilot, Place.settings)
        for key, kept in [("escape", False), ("f10", True)]:
            await pilot.press("f2")
            await wait_until(pilot, lambda: isinstance(app.screen, SettingsScreen))
            app.screen.query_one("#set-answer-top_k", Input).value = "3"
            await keys.on(ask, key)
            assert (tmp_path / "footnote.toml").exists() is kept
        assert not keys.left


def test_each_place_of_the_table_has_its_keys_pressed_here():
    pressed = Path(__file__).read_text(encoding="utf-8")
    assert [place for place in Place if f"Keys(pilot, Place.{place.name})" not in pressed] == []
