"""The terminal is the screens' own: native code that prints, and processes begun inside, must not tear it."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from io import TextIOWrapper
from multiprocessing import resource_tracker


@contextlib.contextmanager
def guarded_terminal() -> Iterator[None]:
    """While it holds, only the screens write to the terminal.

    llama.cpp and others write to descriptors 1 and 2 under Python's feet; these go to a log file, and the
    screens get descriptors of their own. The resource tracker starts first: begun later, from inside, it
    would inherit a replaced stderr and fail.
    """
    resource_tracker.ensure_running()
    sys.setswitchinterval(0.001)  # the loop gets its turn from threads that compute sooner than after 5 ms
    out, err = sys.__stdout__, sys.__stderr__
    if out is None or err is None or not err.isatty():
        yield  # in a browser or a pipe the streams carry the protocol
        return
    with _moved(out.fileno()) as own_out, _moved(err.fileno()) as own_err:
        sys.__stdout__, sys.__stderr__ = own_out, own_err  # type: ignore[misc]
        try:
            yield
        finally:
            sys.__stdout__, sys.__stderr__ = out, err  # type: ignore[misc]


@contextlib.contextmanager
def _moved(descriptor: int) -> Iterator[TextIOWrapper]:
    """A stream on a copy of the descriptor, while the descriptor itself leads to a passing file."""
    copy = os.dup(descriptor)
    with tempfile.TemporaryFile() as log, os.fdopen(copy, "w", encoding="utf-8", errors="replace") as stream:
        os.dup2(log.fileno(), descriptor)
        try:
            yield stream
        finally:
            stream.flush()
            os.dup2(copy, descriptor)
