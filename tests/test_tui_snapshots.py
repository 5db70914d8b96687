"""Pictures of the screens, in sizes, themes and states. `pytest --snapshot-update` redraws them."""

import datetime as dt

import pytest
import tui_story as story
from tui_pilot import application, stand_still, wait_until
from tui_pilot import ask as put_question

from qa.answer import Phase, Retrieved, Token, Working
from qa.schema import answer_from_dict, answer_to_dict
from tui.archive import Archive
from tui.conversation import Asked, Outcome
from tui.doors import GoldTable
from tui.fakes import Gate
from tui.glyphs import ASCII
from tui.screens.conversations import ConversationsScreen
from tui.screens.document import DocumentScreen
from tui.screens.form import Question
from tui.screens.gold import GoldRunScreen
from tui.screens.library import LibraryScreen
from tui.widgets.prompt import Prompt
from tui.widgets.text_view import TextView
from tui.widgets.transcript import Transcript

SIZES = [(60, 20), (80, 24), (120, 36)]
THEMES = ["footnote-night", "footnote-paper", "ansi-dark"]
BY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
BY_THEME = pytest.mark.parametrize("theme", THEMES)
NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


def program(engine=None, theme="footnote-night", **desk):
    """The program with everything still that would move: clock, cursor, dates."""
    desk.setdefault("archive", Archive(None, answer_to_dict, answer_from_dict, now=lambda: NOW))
    app = application(engine or story.engine(), clock=lambda: 0.0, **desk)
    app.theme = theme
    return app


async def settle(pilot):
    """Let everything be drawn; the cursor stops blinking."""
    for field in pilot.app.screen.query("Input, TextArea"):
        field.cursor_blink = False
    await wait_until(pilot, lambda: not pilot.app.desk.door.doing)
    await stand_still(pilot)


async def ask(pilot, question):
    """Ask, and wait until the answer stands where it will be read."""
    await put_question(pilot, question)
    await stand_still(pilot)


def asking(*questions, then=()):
    async def run(pilot):
        for question in questions:
            await ask(pilot, question)
        await pilot.press(*then)
        await settle(pilot)

    return run


@BY_SIZE
@BY_THEME
def test_answer(snap_compare, size, theme):
    run = asking(story.QUOTED.question, story.WRITTEN.question)
    assert snap_compare(program(theme=theme), terminal_size=size, run_before=run)


async def streaming(pilot):
    """An answer half written."""
    turn = await pilot.app.screen.query_one(Transcript).begin(story.WRITTEN.question)
    for event in (
        Retrieved(story.passages(8)),
        Working(Phase.writing),
        Token("The attackers claim to **"),
    ):
        turn.take(event)
    await settle(pilot)


async def stopped(pilot):
    """An answer that Esc stopped at its sixth word."""
    engine = await pilot.app.desk.engine()
    engine.gate = Gate()
    pilot.app.screen.query_one(Prompt).put(story.WRITTEN.question)
    await pilot.press("enter")
    engine.gate.step(14)
    await wait_until(pilot, lambda: "defenders" in pilot.app.screen.query_one("#answer").content.plain)
    await pilot.press("escape")
    await wait_until(pilot, lambda: bool(pilot.app.desk.asked))
    await settle(pilot)


async def failed(pilot):
    """An answer that an error of the engine ended."""
    engine = await pilot.app.desk.engine()
    engine.script = lambda question: [RuntimeError("[/tmp/x] broke")]
    await ask(pilot, "Why?")
    await settle(pilot)


STATES = {
    "empty": settle,
    "streaming": streaming,
    "stopped": stopped,
    "failed": failed,
    "refused": asking(story.REFUSED.question),
    "conflict": asking(story.RIVALS.question),
    "long": asking(story.LONG.question.strip()),
    "CJK": asking(story.CJK.question),
    "markup": asking(story.MARKUP.question),
}


@BY_SIZE
@pytest.mark.parametrize("state", STATES)
def test_state(snap_compare, state, size):
    assert snap_compare(program(), terminal_size=size, run_before=STATES[state])


@pytest.mark.parametrize("theme", THEMES[1:])
@pytest.mark.parametrize("state", ["empty", "failed", "conflict", "markup"])
def test_state_in_other_colours(snap_compare, state, theme):
    assert snap_compare(program(theme=theme), terminal_size=(80, 24), run_before=STATES[state])


def test_ascii_signs(snap_compare):
    run = asking(story.WRITTEN.question)
    assert snap_compare(program(signs=ASCII), terminal_size=(100, 30), run_before=run)


def test_evidence_in_focus(snap_compare):
    async def run(pilot):
        await ask(pilot, story.WRITTEN.question)
        pilot.app.screen.query_one(Transcript).focus()
        await pilot.press("2")
        await settle(pilot)

    assert snap_compare(program(), terminal_size=(60, 20), run_before=run)


@BY_SIZE
@BY_THEME
def test_document(snap_compare, size, theme):
    async def run(pilot):
        await ask(pilot, story.WRITTEN.question)
        await pilot.press("tab", "tab", "2", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DocumentScreen))
        await wait_until(pilot, lambda: bool(pilot.app.screen.query_one(TextView).lines_shown))
        await pilot.press("slash", *"attack")
        await settle(pilot)

    assert snap_compare(program(theme=theme), terminal_size=size, run_before=run)


@BY_SIZE
@BY_THEME
def test_library(snap_compare, size, theme):
    async def run(pilot):
        await pilot.press("f3")
        await wait_until(
            pilot, lambda: isinstance(pilot.app.screen, LibraryScreen) and pilot.app.screen.sources
        )
        await pilot.press("space")
        await settle(pilot)

    assert snap_compare(program(theme=theme), terminal_size=size, run_before=run)


@BY_SIZE
@BY_THEME
def test_conversations(snap_compare, size, theme):
    archive = Archive(None, answer_to_dict, answer_from_dict, now=lambda: NOW)
    for answer in story.ANSWERS.values():
        archive.take_in(answer.question, "seeds", [Asked(answer.question, Outcome.answered, answer)])

    async def run(pilot):
        await pilot.press("f5")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ConversationsScreen))
        await settle(pilot)

    assert snap_compare(program(theme=theme, archive=archive), terminal_size=size, run_before=run)


@BY_SIZE
@BY_THEME
def test_settings(snap_compare, size, theme):
    async def run(pilot):
        await pilot.press("f2")
        await settle(pilot)

    assert snap_compare(program(theme=theme), terminal_size=size, run_before=run)


@BY_SIZE
@BY_THEME
def test_gold_form(snap_compare, size, theme):
    async def run(pilot):
        await ask(pilot, story.WRITTEN.question)
        pilot.app.screen.query_one(Transcript).focus()
        await pilot.press("g")
        await settle(pilot)

    assert snap_compare(program(theme=theme), terminal_size=size, run_before=run)


@BY_SIZE
@BY_THEME
def test_gold_run(snap_compare, size, theme):
    rows = [("how-many-were-killed", "right", "[1] found"), ("population", "wrong", "answered, must refuse")]
    table = GoldTable(("Case", "Answer", "Evidence"), rows, "2 cases: 1 right, 1 wrong; evidence@1 .50")

    async def run(pilot):
        pilot.app.screen.query_one(Transcript).focus()
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, GoldRunScreen))
        await wait_until(pilot, lambda: "2 cases" in str(pilot.app.screen.query_one("#state").content))
        await settle(pilot)

    app = program(theme=theme, run_gold=lambda engine, path, tell, stop: table)
    assert snap_compare(app, terminal_size=size, run_before=run)


async def helping(pilot):
    """Help for the transcript."""
    await ask(pilot, story.QUOTED.question)
    await pilot.press("tab", "f1")
    await settle(pilot)


async def commanding(pilot):
    """The palette with what has to do with copying."""
    await pilot.press("ctrl+p", *"copy")
    await wait_until(pilot, lambda: pilot.app.screen.query_one("CommandList").option_count > 2)
    await settle(pilot)


async def exporting(pilot):
    """The form that asks for a format."""
    await ask(pilot, story.QUOTED.question)
    await pilot.press("ctrl+t")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
    await settle(pilot)


LAID_OVER = {"help": helping, "commands": commanding, "form": exporting}


@BY_SIZE
@pytest.mark.parametrize("name", LAID_OVER)
def test_laid_over(snap_compare, name, size):
    assert snap_compare(program(), terminal_size=size, run_before=LAID_OVER[name])


@pytest.mark.parametrize("theme", THEMES[1:])
@pytest.mark.parametrize("name", LAID_OVER)
def test_laid_over_in_other_colours(snap_compare, name, theme):
    assert snap_compare(program(theme=theme), terminal_size=(80, 24), run_before=LAID_OVER[name])
