"""A conversation: what was asked, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qa.answer import Answer, Turn

REMEMBERED = 6  # finished turns that go along with a follow-up


class Outcome(StrEnum):
    """How asking ended."""

    answered = "answered"  # with an answer, be it a refusal
    stopped = "stopped"
    failed = "failed"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a conversation. Stopped and failed ones are kept, but never enter history."""

    question: str
    outcome: Outcome
    answer: Answer | None = None
    partial: str = ""  # the draft as far as it came
    error: str = ""  # the sentence
    seconds: float = 0.0
    id: int = 0  # row of the conversation store, 0 before it is kept


@dataclass(slots=True)
class Conversation:
    """One on the desk; it grows. A turn that ends belongs to where it was asked, whatever is shown then."""

    asked: list[Asked] = field(default_factory=list)
    id: int | None = None  # in the archive, once the first turn is kept
    deleted: bool = False


def history(asked: Sequence[Asked]) -> tuple[Turn, ...]:
    """What follow-up questions may build on: the last finished turns."""
    finished = [(a.question, a.answer) for a in asked if a.answer is not None]
    return tuple(Turn(q, answer.text, answer.standalone) for q, answer in finished[-REMEMBERED:])
