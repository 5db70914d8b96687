"""Opening the engine behind the screens: in a thread, after first paint, told of in the title line."""

import asyncio
import threading
from collections.abc import Callable

from qa.config import Config
from tui.doors import Engine, Hooks
from tui.threads import post


class EngineDoor:
    """Opens the engine when it is first asked for. `doing` says what that is at; empty when it is open."""

    def __init__(self, config: Config, hooks: Hooks) -> None:
        self.config, self.hooks = config, hooks
        self.doing = "opening the index and models"
        self.on_doing: Callable[[str], None] = lambda _: None
        self._engine: asyncio.Future[Engine] | None = None

    async def engine(self) -> Engine:
        """The engine, once it is open; raises what kept it from opening, and tries again when next asked."""
        if self._engine is None or _failed(self._engine):
            self._engine = self._open()
        return await asyncio.shield(self._engine)

    def reopen(self, config: Config) -> None:
        """Close the engine; the next to ask gets one over the new configuration."""
        self.close()
        self.config = config
        self._tell("opening the index and models")

    def close(self) -> None:
        """Let go of the engine; one that is still opening is closed when it comes."""
        engine, self._engine = self._engine, None
        if engine is None:
            return
        if engine.done() and not engine.cancelled() and not engine.exception():
            engine.result().close()
        engine.cancel()

    def _open(self) -> "asyncio.Future[Engine]":
        """Begin to open. A daemon thread: leaving need not wait for a download."""
        loop, config = asyncio.get_running_loop(), self.config
        opened: asyncio.Future[Engine] = loop.create_future()
        opened.add_done_callback(self._opened)

        def tell(words: str) -> None:
            post(loop, lambda: opened.done() or self._tell(words))  # type: ignore[func-returns-value]

        def work() -> None:
            try:
                engine = self.hooks.open_engine(config, tell)
            except Exception as error:
                failure = error
                post(loop, lambda: _settle(opened, None, failure))
            else:
                if not post(loop, lambda: _settle(opened, engine, None)):
                    engine.close()

        threading.Thread(target=work, name="open-engine", daemon=True).start()
        return opened

    def _opened(self, future: "asyncio.Future[Engine]") -> None:
        if not future.cancelled():
            error = future.exception()
            self._tell(str(error) if error else "")

    def _tell(self, words: str) -> None:
        self.doing = words
        self.on_doing(words)


def _failed(future: "asyncio.Future[Engine]") -> bool:
    return future.cancelled() or (future.done() and future.exception() is not None)


def _settle(opened: "asyncio.Future[Engine]", engine: Engine | None, failure: Exception | None) -> None:
    if opened.cancelled():
        if engine is not None:
            engine.close()  # came too late: another configuration is in force
    elif failure is not None:
        opened.set_exception(failure)
    elif engine is not None:
        opened.set_result(engine)
