"""The question: from the words of the command, or from standard input."""

import sys
from collections.abc import Sequence
from typing import IO

from index.errors import UsageError

MOST_BYTES = 64_000  # that are read of a pipe: far more than a question may have


def question_from(words: Sequence[str], stdin: IO[str] | None = None) -> str:
    """The question in `words`; from standard input where they are `-`, or none and something is piped in.

    UsageError where there are no words and nothing is piped in.
    """
    stdin = stdin or sys.stdin
    if list(words) == ["-"] or not (words or stdin.isatty()):
        question = _piped(stdin)
    elif words:
        question = " ".join(words)
    else:
        raise UsageError('There is no question: ask "How many …?", or pipe one in.')
    return question.encode("utf-8", "replace").decode()


def _piped(stdin: IO[str]) -> str:
    """The beginning of what is piped in; bytes that are no text become marks."""
    if not hasattr(stdin, "buffer"):
        return stdin.read(MOST_BYTES)
    return bytes(stdin.buffer.read(MOST_BYTES)).decode("utf-8", "replace")
