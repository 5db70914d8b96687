"""When garbage is looked for. A whole search holds up the screen for long enough to be felt."""

import gc
import time
from collections.abc import Callable

IDLE = 3.0  # seconds without a key, a click, an answer or indexing
EVERY = 0.25  # seconds between two looks whether it is time
_MANY = 12  # searches of the young after which the whole is searched between two keys, before memory grows
_YOUNG = (5_000, 10, 1_000_000)  # what is young is searched in some milliseconds; all of it, only by `tidy`


def only_young() -> None:
    """From now on no whole search happens by itself, and none looks at what has been imported so far."""
    gc.freeze()
    gc.set_threshold(*_YOUNG)


class Tidying:
    """Searches everything once the program is idle, or sooner between two keys if much went on."""

    def __init__(self, busy: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._busy, self._clock = busy, clock
        self._active = clock()

    def touched(self) -> None:
        """Somebody is at the keys."""
        self._active = self._clock()

    def tidy(self) -> bool:
        """Search, if it is time to; says whether it was."""
        if self._busy():
            self.touched()
            return False
        survivors = gc.get_count()[2]  # searches of the young since the last whole one
        if not survivors or (survivors < _MANY and self._clock() - self._active < IDLE):
            return False
        gc.collect()
        return True
