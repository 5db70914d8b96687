"""The question: from the words of the command, or from standard input."""

import sys
from collections.abc import Sequence
from typing import IO

from index.errors import UsageError

MOST_CHARACTERS = 4_000


def question_from(words: Sequence[str], stdin: IO[str] | None = None) -> str:
    """The question in `words`; from standard input where they are `-`, or none and something is piped in.

    UsageError where there is no question, or more text than a question has.
    """
    stdin = stdin or sys.stdin
    if list(words) == ["-"] or not (words or stdin.isatty()):
        question = _piped(stdin)
    elif words:
        question = " ".join(words)
    else:
        raise UsageError('There is no question: ask "How many …?", or pipe one in.')
    question = question.encode("utf-8", "replace").decode().strip()
    if not question:
        raise UsageError("The question is empty: say what you would like to know.")
    if len(question) > MOST_CHARACTERS:
        raise UsageError(
            f"The question has more than {MOST_CHARACTERS:,} characters; ask one question,"
            " and put longer texts among the documents (--docs FILE)."
        )
    return question


def _piped(stdin: IO[str]) -> str:
    """What is piped in, up to just over what a question may have; bytes that are no text become marks."""
    most = 4 * MOST_CHARACTERS + 4
    return (
        stdin.buffer.read(most).decode("utf-8", "replace") if hasattr(stdin, "buffer") else stdin.read(most)
    )
