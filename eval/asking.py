"""Put a case to the engine and keep what came of it."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from eval.anchoring import Span
from eval.case import Case
from eval.errors import RunError
from eval.metrics.cost import Tokens
from eval.outcome import Outcome, Retrieved
from index.documents import Passage
from index.errors import ModelError
from qa.answer import Answer, AnswerEvent, Finished, Turn, Wrote
from qa.answer import Retrieved as Considered

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Asks(Protocol):
    """Anything that answers questions as the engine does."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[AnswerEvent]:
        """Events on the way to an answer."""
        ...


class Asker:
    """Asks one case after the other on one event loop."""

    def __init__(self, engine: Asks, runner: asyncio.Runner) -> None:
        self._engine = engine
        self._runner = runner

    def outcome(self, case: Case) -> Outcome:
        """The answer with the passages it was read from; an exception becomes an error, not a refusal.

        Errors: RunError where a model is missing, damaged or does not answer: then no case can be asked.
        """
        began = time.perf_counter()
        try:
            answer, passages, tokens = self._runner.run(_ask(self._engine, case))
        except ModelError as error:
            raise RunError(f"case {case.id}: {error}") from error
        except Exception as error:
            return Outcome(None, error=f"{type(error).__name__}: {error}", seconds=_since(began))
        found = tuple(_retrieved(p) for p in passages)
        return Outcome(answer, found, seconds=_since(began), tokens=tokens)


@contextmanager
def asker(engine: Asks) -> Iterator[Asker]:
    """An asker whose event loop ends with the block."""
    with asyncio.Runner() as runner:
        yield Asker(engine, runner)


async def _ask(engine: Asks, case: Case) -> tuple[Answer, Sequence[Passage], Tokens]:
    passages: Sequence[Passage] = ()
    tokens = Tokens()
    answer = None
    async for event in engine.ask(case.question, case.history):
        if isinstance(event, Considered):
            passages = event.passages
        elif isinstance(event, Wrote):
            tokens = Tokens(tokens.prompt + event.prompt, tokens.written + event.written)
        elif isinstance(event, Finished):
            answer = event.answer
    if answer is None:
        raise RuntimeError("the engine ended without an answer")
    return answer, passages, tokens


def _retrieved(passage: Passage) -> Retrieved:
    chunk = passage.chunk
    return Retrieved(
        Span(passage.source.path, chunk.start, chunk.end),
        passage.score,
        tuple(sorted(passage.channels)),
        len(_TOKEN.findall(chunk.text)),
    )


def _since(began: float) -> float:
    return time.perf_counter() - began
