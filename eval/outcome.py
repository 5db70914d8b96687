"""What came of asking one case: the answer, the passages it was read from, or the error."""

from dataclasses import dataclass
from typing import Any

from eval.anchoring import Span
from eval.metrics.cost import NO_TOKENS, Tokens
from qa.answer import Answer, Status


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One retrieved passage, best first; `channels` are the names of those that found it."""

    span: Span
    score: float
    channels: tuple[str, ...] = ()
    tokens: int = 0  # words and marks, for budgets


@dataclass(frozen=True, slots=True)
class Outcome:
    """Either an answer or an error, never both; errors are not refusals."""

    answer: Answer | None
    passages: tuple[Retrieved, ...] = ()
    error: str = ""
    seconds: float = 0.0
    cached: bool = False
    tokens: Tokens = NO_TOKENS

    @property
    def refused(self) -> bool:
        """Whether the answer says that the documents do not say."""
        return self.answer is not None and self.answer.status is Status.not_found


def outcome_to_data(outcome: Outcome) -> dict[str, Any]:
    """JSON-ready; times are left to the caller, so that two runs of one commit give the same bytes."""
    from qa.schema import answer_to_dict

    answer = answer_to_dict(outcome.answer) if outcome.answer else None
    if answer:
        answer.pop("seconds", None)
    return {
        "answer": answer,
        "passages": [
            {
                "document": p.span.document,
                "start": p.span.start,
                "end": p.span.end,
                "score": round(p.score, 6),
                "channels": list(p.channels),
                "tokens": p.tokens,
            }
            for p in outcome.passages
        ],
        "error": outcome.error,
        "tokens": [outcome.tokens.prompt, outcome.tokens.written],
    }


def outcome_from_data(data: dict[str, Any]) -> Outcome:
    """The outcome that `outcome_to_data` described."""
    from qa.schema import answer_from_dict

    return Outcome(
        answer=answer_from_dict(data["answer"]) if data["answer"] else None,
        passages=tuple(
            Retrieved(
                Span(p["document"], p["start"], p["end"]),
                p["score"],
                tuple(p["channels"]),
                p.get("tokens", 0),
            )
            for p in data["passages"]
        ),
        error=data["error"],
        tokens=Tokens(*data.get("tokens", ())),
    )
