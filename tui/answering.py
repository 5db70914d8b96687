"""From the engine's events to a turn on screen. Errors become sentences here."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import cast

from index.errors import FootnoteError
from qa.answer import Answer, AnswerEvent, Status, Turn
from tui.conversation import Asked, Outcome
from tui.desk import Desk
from tui.indexing import until_indexed
from tui.widgets.turn import TurnView

log = logging.getLogger(__name__)


async def follow(desk: Desk, turn: TurnView, history: Sequence[Turn]) -> Asked:
    """Ask the turn's question, show what comes, return how it ended. Cancelling closes the engine's run."""
    try:
        engine = await desk.engine()
        await until_indexed(desk.indexing, turn.wait_for)
        # the door promises an iterator; every engine is a generator, and closing it stops the work
        events = cast(AsyncGenerator[AnswerEvent, None], engine.ask(turn.question, history, desk.filters))
        async with aclosing(events):
            async for event in events:
                turn.take(event)
        if _found_nothing(turn.answer) and not await asyncio.to_thread(engine.index.documents):
            return _failed(turn, f"Nothing was read in {desk.corpus}; F3 says why, and takes other folders.")
    except FootnoteError as error:
        return _failed(turn, str(error))
    except Exception as error:
        log.exception("answering failed")
        return _failed(turn, f"Answering failed: {type(error).__name__}: {error}. Ask again, or see the log.")
    if turn.answer is None:
        return _failed(turn, "The engine ended without an answer. Ask again.")
    return Asked(turn.question, Outcome.answered, turn.answer, seconds=turn.seconds)


def _found_nothing(answer: Answer | None) -> bool:
    return answer is not None and answer.status is Status.not_found and not answer.passages


def _failed(turn: TurnView, sentence: str) -> Asked:
    return Asked(turn.question, Outcome.failed, partial=turn.draft, error=sentence, seconds=turn.seconds)
