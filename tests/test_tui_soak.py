"""A seeded monkey: random keys, clicks and sizes, and nothing may raise. `make soak` runs longer."""

import os
import random
import time
import tracemalloc
from collections import Counter
from contextlib import suppress

import pytest
import tui_story as story
from textual.errors import NoWidget
from tui_pilot import application, ask, running, wait_until

from qa.config import Config
from tui.app import FootnoteApp
from tui.conversation import Asked, Outcome
from tui.keys import TABLE
from tui.screens.ask import AskScreen
from tui.widgets.transcript import Transcript

SECONDS = float(os.environ.get("FOOTNOTE_SOAK_SECONDS", "20"))
SEEDS = [
    int(seed) for seed in os.environ.get("FOOTNOTE_SOAK_SEEDS", "1 2 3" if SECONDS > 60 else "1").split()
]
KEYS = [
    *{name: None for key in TABLE for name in key.keys.split(",")},  # a dict keeps their order
    *"abc[/]\\=é山?", "backspace", "pageup", "pagedown", "home", "left", "right",
]  # fmt: skip
SIZES = [(60, 20), (80, 24), (109, 30), (110, 30), (160, 50), (20, 6)]


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", SEEDS)
async def test_a_monkey_finds_nothing_that_raises(seed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(FootnoteApp, "action_quit", leave_it)  # a monkey that leaves finds no more
    choose, did = random.Random(seed), Counter()
    questions = list(story.ANSWERS)
    app = application(
        story.engine(), folder=tmp_path / "kept", config=Config(docs=(tmp_path,), base=tmp_path)
    )
    long = [
        Asked(a.question, Outcome.answered, a) for a in story.ANSWERS.values()
    ] * 8  # more than are mounted
    kept = app.desk.archive.take_in(
        "A long one", "valley", [*long, Asked("Why?", Outcome.stopped, partial="x")]
    )
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.desk.resume(kept)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and app.is_running:
            match choose.random():
                case x if x < 0.03:
                    did["sizes"] += 1
                    await pilot.resize_terminal(*choose.choice(SIZES))
                case x if x < 0.10 and isinstance(app.screen, AskScreen):
                    did["questions"] += 1
                    app.screen.put(choose.choice(questions))
                    await pilot.press("enter")
                case x if x < 0.14:
                    did["keys"] += 1
                    await pilot.press("escape")  # or it would stay in forms and lists
                case x if x < 0.22:
                    did["clicks"] += 1
                    width, height = app.size
                    with suppress(NoWidget):  # Pilot asks what is there, though a new size is not laid out
                        await pilot.click(offset=(choose.randrange(width), choose.randrange(height)))
                case _:
                    did["keys"] += 1
                    await pilot.press(choose.choice(KEYS))
            did[type(app.screen).__name__] += 1
        assert app.is_running
    app.desk.close()
    print(f"\nseed {seed}, {SECONDS:.0f} s: {', '.join(f'{n:,} {what}' for what, n in did.most_common())}")


async def leave_it(app):
    """Stay."""


@pytest.mark.slow
async def test_three_hundred_turns_take_less_than_sixty_megabytes():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.WRITTEN.question)
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        app.desk.conversation.asked = [
            Asked(f"Question {n}?", Outcome.answered, story.WRITTEN) for n in range(300)
        ]
        app.screen.show_conversation()
        transcript = app.screen.query_one(Transcript)
        await wait_until(pilot, lambda: len(transcript.asked) == 300 and len(transcript.turns) == 30)
        await ask(pilot, story.WRITTEN.question)
        assert tracemalloc.get_traced_memory()[0] - before < 60_000_000
        tracemalloc.stop()
