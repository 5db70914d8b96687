"""When garbage is looked for. A whole search holds up the screen for long enough to be felt."""

import gc
import time
from collections.abc import Callable

IDLE = 3.0  # seconds without a key, a click, an answer or indexing
_YOUNG = (5_000, 10, 1_000_000)  # what is young is searched in some milliseconds; all of it, only by `tidy`


def only_young() -> None:
    """From now on no whole search happens by itself, and none looks at what has been imported so far."""
    gc.freeze()
    gc.set_threshold(*_YOUNG)


class Tidying:
    """Searches everything once the program has been idle, if anything went on since the last time."""

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
        survivors = gc.get_count()[2]  # searches of the young since the last whole one
        if not survivors or self._clock() - self._active < IDLE:
            return False
        gc.collect()
        return True
