"""`python -m bench.terminal.pictures`: the pictures of the README, drawn anew from a real run over seeds/."""

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot

from bench.report import ROOT
from bench.terminal.heart import until
from cli.chat_command import hooks
from qa.config import load_config
from tui.app import FootnoteApp
from tui.desk import Desk
from tui.widgets.text_view import TextView

FOLDER = ROOT / "docs" / "pictures"
SIZE = (120, 32)
WARM, RIVAL, REFUSED = (
    "Who is Fahim Dashti?",
    "What casualty figures does each side give?",
    "What is the population of Kabul?",
)


async def draw() -> None:
    """Ask, read the second citation in its document, ask what the documents do not say."""
    desk = Desk(load_config(ROOT, [ROOT / "seeds"], {"model.name": "none"}), hooks())
    app = FootnoteApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await ask(app, pilot, WARM)
        await ask(app, pilot, RIVAL)
        await keep(app, pilot, "ask")
        await pilot.press("tab", "2", "enter")
        await until(lambda: bool(app.screen.query(TextView)) and bool(shown(app)))
        await keep(app, pilot, "document")
        await pilot.press("escape")
        await ask(app, pilot, REFUSED)
        await keep(app, pilot, "refusal")
    desk.close()


def shown(app: FootnoteApp) -> list[str]:
    """The lines of the document that is open."""
    return app.screen.query_one(TextView).lines_shown


async def ask(app: FootnoteApp, pilot: "Pilot[None]", question: str) -> None:
    """Ask, and wait for the answer."""
    asked = len(app.desk.asked)
    put: Callable[[str], None] = app.screen.put  # type: ignore[attr-defined]
    put(question)
    await pilot.press("enter")
    await until(lambda: len(app.desk.asked) > asked)


async def keep(app: FootnoteApp, pilot: "Pilot[None]", name: str) -> None:
    """Write the picture, once everything is drawn."""
    await asyncio.sleep(1)
    await pilot.pause()
    (FOLDER / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
