"""The question: from the words of the command, or from standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from index.errors import UsageError

MOST_BYTES = 64_000  # that are read of a pipe: far more than a question may have


def question_from(words: Sequence[str], stdin: IO[str] | None = None) -> str:
    """The question in `words`; from standard input where they are `-`, or none and something is piped in.

    UsageError where there are no words and nothing is piped in, and where a folder or file stands beside a
    question in quotes: it would only be asked about.
    """
    if stray := _beside_a_question(words):
        raise UsageError(f"{stray} is no part of the question: to ask it, say --docs {stray}")
    stdin = stdin or sys.stdin
    if list(words) == ["-"] or not (words or stdin.isatty()):
        question = _piped(stdin)
    elif words:
        question = " ".join(words)
    else:
        raise UsageError('There is no question: ask "How many …?", or pipe one in.')
    return question.encode("utf-8", "replace").decode()


def _beside_a_question(words: Sequence[str]) -> str:
    """The folder or file that is given beside a question in quotes; an empty text where none is."""
    quoted = any(" " in word for word in words)
    return next((word for word in words if quoted and " " not in word and Path(word).exists()), "")


def _piped(stdin: IO[str]) -> str:
    """The beginning of what is piped in; bytes that are no text become marks."""
    if not hasattr(stdin, "buffer"):
        return stdin.read(MOST_BYTES)
    return bytes(stdin.buffer.read(MOST_BYTES)).decode("utf-8", "replace")
