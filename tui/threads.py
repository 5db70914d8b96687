"""From a thread back to the event loop."""

import asyncio
from collections.abc import Callable


def post(loop: asyncio.AbstractEventLoop, act: Callable[[], object]) -> bool:
    """Run on the loop from a thread; False where the loop is gone because the program was left."""
    try:
        loop.call_soon_threadsafe(act)
    except RuntimeError:
        return False
    return True
