"""Driving the program in tests: poll, never sleep."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qa.config import Config
from tui.app import FootnoteApp
from tui.desk import Desk
from tui.doors import Engine, Hooks, Tell
from tui.glyphs import UNICODE
from tui.widgets.prompt import Prompt


def application(
    engine: Engine | None = None,
    open_engine: Callable[[Config, Tell], Engine] | None = None,
    **desk: Any,
) -> FootnoteApp:
    """The program over an engine."""

    def opened(config: Config, tell: Tell) -> Engine:
        assert engine is not None
        return engine

    desk.setdefault("signs", UNICODE)
    config = desk.pop("config", None) or Config(docs=(Path("/library/valley"),), base=Path("/library"))
    hooks = Hooks(open_engine or opened, desk.pop("run_gold", None))
    return FootnoteApp(Desk(config, hooks, **desk))


@asynccontextmanager
async def running(
    engine: Engine | None = None,
    *,
    size: tuple[int, int] = (120, 36),
    notifications: bool = False,
    **desk: Any,
) -> AsyncIterator[tuple[FootnoteApp, Pilot[Any]]]:
    """The program over an engine while it runs, and who drives it."""
    app = application(engine, **desk)
    async with app.run_test(size=size, notifications=notifications) as pilot:
        yield app, pilot


async def wait_until(pilot: Pilot[Any], holds: Callable[[], bool], seconds: float = 30) -> None:
    """Let the program run until something holds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not holds():
        assert loop.time() < end, f"never came: {holds}"
        await pilot.pause(0.01)
    await pilot.pause()


async def stand_still(pilot: Pilot[Any]) -> None:
    """Let the program run until no widget has anything left to do and the picture stays the same."""
    app = pilot.app
    await wait_until(pilot, lambda: all(worker.is_finished for worker in app.workers))
    seen: list[str] = []

    def still() -> bool:
        screen = app.screen
        busy = screen._layout_required or screen._dirty_widgets
        quiet = all(node._message_queue.empty() for node in screen.walk_children(with_self=True))
        seen.append(text_of(app))  # type: ignore[arg-type]
        if busy or not quiet:
            seen.clear()
        return len(seen) > 3 and len(set(seen[-4:])) == 1

    await wait_until(pilot, still)


async def ask(pilot: Pilot[Any], question: str) -> None:
    """Ask a question and wait for the end of it."""
    app = pilot.app
    asked = len(app.desk.asked)  # type: ignore[attr-defined]
    app.screen.query_one(Prompt).put(question)
    app.screen.query_one(Prompt).focus()
    await pilot.press("enter")
    await wait_until(pilot, lambda: len(app.desk.asked) > asked and not app.screen.answering)  # type: ignore[attr-defined]


def text_of(app: FootnoteApp) -> str:
    """What is on the screen, row by row, with runs of blanks kept as they are."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip).ljust(width) for strip in strips[:height]]
    columns = [row.rstrip() for row in rows]
    return "\n".join(columns)
