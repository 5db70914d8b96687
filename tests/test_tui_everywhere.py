"""What holds on every screen: commands, themes, settings, copies, opening files, gold."""

import subprocess
import sys
from pathlib import Path

import pytest
import tui_story as story
import yaml
from textual.command import CommandPalette
from textual.widgets import Input, Select, TextArea
from tui_pilot import application, ask, running, stand_still, text_of, wait_until

from tui.commands import actions_for
from tui.doors import GoldTable
from tui.fakes import Gate
from tui.glyphs import ASCII, UNICODE, glyphs
from tui.keys import TABLE
from tui.opening import editor_command
from tui.preferences import Preferences, load_preferences, save_preferences
from tui.screens.gold import GoldForm, GoldRunScreen
from tui.text import abridged
from tui.widgets.evidence import EvidencePane
from tui.widgets.prompt import Prompt
from tui.widgets.transcript import Transcript


async def test_every_action_of_the_screen_is_in_the_command_palette():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        for key in actions_for(app.screen):
            space, _, call = key.action.partition(".")
            owner = app if space == "app" else app.screen
            assert hasattr(owner, f"action_{call.partition('(')[0]}"), key.action
        await pilot.press("ctrl+p", *"copy the answer with")
        await stand_still(pilot)  # Enter does nothing while commands are still looked for
        await pilot.press("enter")
        await wait_until(pilot, lambda: not isinstance(app.screen, CommandPalette))
        await wait_until(pilot, lambda: "commanders" in app.clipboard)


async def test_the_palette_begins_with_actions_and_not_with_questions():
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        await ask(pilot, "How high is it?")
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: "(F1)" in text_of(app))
        assert "Asked before" not in text_of(app)


async def test_esc_is_offered_while_there_is_something_to_stop():
    gate = Gate()
    async with running(story.engine(gate)) as (app, pilot):
        app.screen.query_one(Prompt).put(story.WRITTEN.question)
        assert "Esc stops" not in text_of(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Esc stops" in text_of(app))
        await pilot.press("escape")
        await wait_until(pilot, lambda: "stopped" in text_of(app))
        assert "Esc stops" not in text_of(app)


async def test_help_leaves_no_word_out_beside_a_narrow_screen():
    async with running(story.engine(), size=(80, 40)) as (app, pilot):
        await pilot.press("f1")
        await wait_until(pilot, lambda: "Shift+Enter" in text_of(app))


def test_every_key_of_the_table_has_words():
    assert all(key.label and key.help.endswith(".") for key in TABLE)


async def test_ctrl_r_puts_an_earlier_question_into_the_prompt():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, "How high is it?")
        await pilot.press("ctrl+r", *"high")
        await stand_still(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: not isinstance(app.screen, CommandPalette))
        await wait_until(pilot, lambda: app.screen.query_one(Prompt).text == "How high is it?")


async def test_copies_say_what_they_copied_and_carry_nothing_a_terminal_obeys():
    async with running(story.engine(), notifications=True) as (app, pilot):
        await ask(pilot, story.MARKUP.question)
        app.screen.query_one(Transcript).focus()
        await pilot.press("c")
        assert "[@click=app.quit]x[/]" in app.clipboard
        assert "\x1b" not in app.clipboard
        await wait_until(pilot, lambda: "Copied the answer." in text_of(app))
        app.screen.query_one(EvidencePane).focus()
        await pilot.press("y")
        assert "See [/foo]" in app.clipboard
        assert "\x1b" not in app.clipboard
        await pilot.press("f4")
        assert "not found" in app.clipboard.lower()


async def test_ctrl_c_copies_what_is_selected_and_never_leaves():
    async with running(story.engine(), notifications=True) as (app, pilot):
        await pilot.press("ctrl+c")
        await wait_until(pilot, lambda: "Ctrl+Q leaves" in text_of(app))
        prompt = app.screen.query_one(Prompt)
        prompt.put("some words")
        prompt.select_all()
        await pilot.press("ctrl+c")
        assert app.clipboard == "some words"


async def test_a_theme_is_kept(tmp_path):
    async with running(story.engine(), folder=tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("f9")
        await pilot.pause()
        assert app.theme == "footnote-paper"
    app.desk.close()
    again = application(story.engine(), folder=tmp_path)
    assert again.theme == "footnote-paper"
    again.desk.close()


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"theme": 7, "other": "x"}'])
def test_damaged_preferences_are_as_at_first(tmp_path, kept):
    (tmp_path / "screens.json").write_text(kept)
    assert load_preferences(tmp_path) == Preferences()
    save_preferences(tmp_path, Preferences(theme="x"))
    assert load_preferences(tmp_path).theme == "x"


async def test_resizing_between_the_smallest_and_the_widest_keeps_answer_and_prompt():
    async with running(story.engine(), size=(60, 20)) as (app, pilot):
        await ask(pilot, story.RIVALS.question)
        for size in [(160, 50), (60, 20), (109, 30), (110, 30), (30, 8), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        transcript, evidence = app.screen.query_one(Transcript), app.screen.query_one(EvidencePane)
        assert evidence.region.x > transcript.region.x
        await pilot.resize_terminal(60, 20)
        await wait_until(pilot, lambda: evidence.region.y > transcript.region.y)
        assert app.screen.query_one(Prompt).region.bottom <= 20


def test_a_path_is_cut_in_its_middle():
    assert abridged("docs/a.md", 9) == "docs/a.md"
    assert abridged("docs/very-long-name.md:12", 12) == "docs/….md:12"


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+7", "a b.txt"]),
        ("nano -w", ["nano", "-w", "+7", "a b.txt"]),
        ("code --wait", ["code", "--wait", "-g", "a b.txt:7"]),
        ("hx", ["hx", "a b.txt:7"]),
        ("ed", ["ed", "a b.txt"]),
    ],
)
def test_the_editor_opens_at_the_line(monkeypatch, editor, expected):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command(Path("a b.txt"), 7) == expected


async def test_o_opens_the_file_and_a_missing_one_is_a_sentence(tmp_path, monkeypatch):
    from qa.config import Config

    opened = []
    monkeypatch.setenv("EDITOR", "vim")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: opened.append(command))
    (tmp_path / "news").mkdir()
    file = tmp_path / "news" / "valley.txt"
    file.write_text(story.VALLEY_TEXT)
    app = application(story.engine(), config=Config(docs=(tmp_path,), base=tmp_path))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        monkeypatch.setattr(type(app._driver), "can_suspend", True, raising=False)
        monkeypatch.setattr(type(app._driver), "suspend_application_mode", lambda self: None, raising=False)
        monkeypatch.setattr(type(app._driver), "resume_application_mode", lambda self: None, raising=False)
        await ask(pilot, story.QUOTED.question)
        app.screen.query_one(EvidencePane).focus()
        await pilot.press("o")
        assert opened == [["vim", "+3", str(file)]]
        file.unlink()
        await pilot.press("o")
        await wait_until(pilot, lambda: "is not among the documents any more" in text_of(app))


def test_signs_in_both_sets_always_have_words_beside_them():
    assert glyphs("ascii") is ASCII
    assert glyphs("unicode") is UNICODE
    assert all(value.isascii() for value in (getattr(ASCII, name) for name in ASCII.__slots__))


async def test_g_keeps_a_corrected_answer_as_a_gold_case_and_e_runs_it(tmp_path):
    from qa.config import Config

    ran = []

    def run_gold(engine, path, tell, stop):
        tell(1, 2)
        ran.append(path)
        return GoldTable(("Case", "[Answer]"), [("how-many", "[/right]")], "1 case: 1 right")

    app = application(story.engine(), run_gold=run_gold, config=Config(docs=(tmp_path,), base=tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await ask(pilot, story.QUOTED.question)
        app.screen.query_one(Transcript).focus()
        await pilot.press("g")
        assert isinstance(app.screen, GoldForm)
        app.screen.query_one("#answers", TextArea).text = "thirty-four"
        await pilot.press("f10")
        await wait_until(pilot, lambda: (tmp_path / "gold.yaml").exists())
        case = yaml.safe_load((tmp_path / "gold.yaml").read_text())["cases"][0]
        assert case["answers"] == ["thirty-four"]
        assert case["evidence"][0]["quote"] == story.KILLED.quote
        await pilot.press("g")
        app.screen.query_one("#question", Input).value = "How old were they?"  # a question is a case once
        app.screen.query_one("#status", Select).value = "not_found"
        await pilot.press("f10")
        await wait_until(pilot, lambda: (tmp_path / "gold.yaml").read_text().count("- id") == 2)
        assert yaml.safe_load((tmp_path / "gold.yaml").read_text())["cases"][1]["kind"] == "near_miss"
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, GoldRunScreen) and "[/right]" in text_of(app))
        assert ran == [tmp_path / "gold.yaml"]
        await pilot.press("escape")
        assert not isinstance(app.screen, GoldRunScreen)


def test_the_first_paint_waits_for_no_model():
    """Import and first paint in a fresh process, in its own processor time: other work does not count."""
    code = """
import sys, time
sys.path.insert(0, "tests")
import asyncio, threading
from tui_pilot import application
release = threading.Event()
def slow(config, tell):
    release.wait(20)
    raise SystemExit
app = application(open_engine=slow)
async def main():
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        print(time.process_time())
        release.set()
asyncio.run(main())
"""
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[0]) < 2.5


async def test_what_is_said_leaves_the_prompt_in_sight():
    async with running(story.engine(), size=(60, 20), notifications=True) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await pilot.press("f4")
        app.screen.query_one(Prompt).put("And how many of the attackers, and who counted?")
        await wait_until(pilot, lambda: "Copied the answer" in text_of(app))
        assert "And how many of the attackers, and who counted?" in text_of(app)
