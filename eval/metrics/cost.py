"""What a chat model read and wrote, in estimated tokens; where none wrote, every figure is 0."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Of one answer: its prompt, and what came of it."""

    prompt: int = 0
    written: int = 0


NO_TOKENS = Tokens()


def token_figures(spent: Sequence[Tokens]) -> dict[str, float]:
    """Totals, how many answers a model wrote, and the mean of prompt and text over those."""
    prompt, written = sum(t.prompt for t in spent), sum(t.written for t in spent)
    answers = sum(t.prompt > 0 for t in spent)
    return {
        "prompt_tokens": prompt,
        "written_tokens": written,
        "written_answers": answers,
        "tokens_per_answer": (prompt + written) / answers if answers else 0.0,
    }
