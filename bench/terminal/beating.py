"""The program over a folder of notes: it indexes, asks a few questions and leaves; a heart tells how late.

`python -m bench.terminal.beating FOLDER OUT [BLAME]`, on a terminal. BLAME is a file that gets the stacks of
all threads whenever a beat is more than 50 ms late.
"""

import asyncio
import json
import sys
from pathlib import Path

from textual.pilot import Pilot

from bench.terminal.heart import Heart, until
from cli.chat_command import hooks
from cli.main import collect_seldom
from qa.config import load_config
from tui.app import FootnoteApp
from tui.desk import Desk
from tui.screens.ask import AskScreen
from tui.screens.library import LibraryScreen
from tui.terminal import guarded_terminal
from tui.tidying import only_young

QUESTIONS = (
    "What did the repairs of the windmill of Cedar cost?",
    "Who kept the minutes about the tram line of Elm in 2011?",
    "Which buildings lost their roof, and who will pay for them?",
    "How many visitors did the library of Hazel have?",
    "Was the weir of Fir ever painted by volunteers?",
    "What is the population of Juniper?",
)


async def drive(app: FootnoteApp, pilot: "Pilot[None]", heart: Heart) -> None:
    """What a person would do: look at the library while it is made, then ask."""
    await app.desk.engine()
    heart.during = "going to the library"
    await pilot.press("f3")
    await until(lambda: isinstance(app.screen, LibraryScreen))
    heart.during = "indexing"
    await pilot.press("r")
    await until(lambda: app.desk.indexing is not None and not app.desk.indexing.running)
    heart.during = "reading the library"
    await asyncio.sleep(1)
    await pilot.press("escape")
    await until(lambda: isinstance(app.screen, AskScreen))
    for number, question in enumerate(QUESTIONS):
        app.screen.put(question)  # type: ignore[attr-defined]
        heart.during = "answering"
        await pilot.press("enter")
        await until(lambda asked=number + 1: len(app.desk.asked) == asked)  # type: ignore[misc]
        heart.during = "reading the answer"
        await asyncio.sleep(1)


def main(folder: Path, out: Path, blame: Path | None) -> None:
    """Drive the program once."""
    collect_seldom()
    app = FootnoteApp(Desk(load_config(folder, [folder], {"model.name": "none"}), hooks()))
    only_young()

    async def run(pilot: "Pilot[None]") -> None:
        heart = Heart("opening index and models", blame)
        await drive(app, pilot, heart)
        heart.stop()
        out.write_text(json.dumps(heart.late))
        app.exit()

    with guarded_terminal():
        app.run(auto_pilot=run)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
