"""A heart that beats on the event loop and notes how late each of its beats comes."""

import asyncio
import faulthandler
import time
from collections.abc import Callable
from pathlib import Path

EVERY = 0.01
LATE = 0.05


class Heart:
    """`late` has the lateness of each beat in seconds, by what went on; `blame` gets stacks at late ones."""

    def __init__(self, during: str, blame: Path | None = None) -> None:
        self.late: dict[str, list[float]] = {}
        self.during = during
        self._blame = blame.open("w") if blame else None
        self._task = asyncio.create_task(self._beat())

    def stop(self) -> None:
        """Beat no more."""
        self._task.cancel()
        if self._blame:
            faulthandler.cancel_dump_traceback_later()
            self._blame.close()

    async def _beat(self) -> None:
        while True:
            if self._blame:
                faulthandler.dump_traceback_later(EVERY + LATE, file=self._blame)
            due = time.perf_counter() + EVERY
            await asyncio.sleep(EVERY)
            self.late.setdefault(self.during, []).append(max(time.perf_counter() - due, 0.0))


async def until(holds: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    while not holds():
        await asyncio.sleep(0.02)
