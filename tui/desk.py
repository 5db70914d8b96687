"""What lies on the desk while the program runs: the engine, the conversation, the way to ask."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

from index.documents import Filters
from tui.conversation import Asked
from tui.doors import Engine, Hooks
from tui.glyphs import Glyphs, glyphs
from tui.history import History


class Desk:
    """Holds the state that screens share. The engine opens in a thread of its own after first paint."""

    def __init__(
        self,
        hooks: Hooks,
        *,
        name: str = "",
        base: Path | None = None,
        folder: Path | None = None,
        signs: Glyphs | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hooks, self.clock, self.name = hooks, clock, name
        self.glyphs = signs or glyphs()
        self.history = History(folder)
        self.filters = Filters()
        self._base = base or Path()
        self.asked: list[Asked] = []
        self.doing = "opening the index and models"  # until the engine is there
        self.on_doing: Callable[[str], None] = lambda _: None
        self._engine: asyncio.Future[Engine] | None = None

    async def engine(self) -> Engine:
        """The engine, once it is open; raises what kept it from opening."""
        if self._engine is None:
            self._engine = self._open()
        return await asyncio.shield(self._engine)

    def _open(self) -> "asyncio.Future[Engine]":
        """Begin to open the engine. A daemon thread: leaving need not wait for a download."""
        loop = asyncio.get_running_loop()
        opened: asyncio.Future[Engine] = loop.create_future()
        opened.add_done_callback(self._opened)

        def settle(engine: Engine | None, failure: BaseException | None) -> None:
            if opened.cancelled():
                return
            if failure is not None:
                opened.set_exception(failure)
            elif engine is not None:
                opened.set_result(engine)

        def tell(words: str) -> None:
            _post(loop, lambda: self._tell(words))

        def work() -> None:
            try:
                engine = self.hooks.open_engine(tell)
            except Exception as error:
                failure = error
                _post(loop, lambda: settle(None, failure))
            else:
                if not _post(loop, lambda: settle(engine, None)):
                    engine.close()

        threading.Thread(target=work, name="open-engine", daemon=True).start()
        return opened

    def close(self) -> None:
        """Let go of the engine."""
        if (
            self._engine
            and self._engine.done()
            and not self._engine.cancelled()
            and not self._engine.exception()
        ):
            self._engine.result().close()

    def keep(self, asked: Asked) -> None:
        """A turn ended: it belongs to the conversation."""
        self.asked.append(asked)

    @property
    def corpus(self) -> str:
        """What is open, in a few words."""
        return self.name

    def path_of(self, path: str) -> Path:
        """The file behind a source's path."""
        return self._base / path

    def _opened(self, future: "asyncio.Future[Engine]") -> None:
        if not future.cancelled():
            error = future.exception()
            self._tell(str(error) if error else "")

    def _tell(self, words: str) -> None:
        self.doing = words
        self.on_doing(words)


def _post(loop: asyncio.AbstractEventLoop, act: Callable[[], object]) -> bool:
    """Run on the loop from a thread; False where the loop is gone."""
    try:
        loop.call_soon_threadsafe(act)
    except RuntimeError:
        return False
    return True
