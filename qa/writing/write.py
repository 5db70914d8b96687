"""A draft by a chat model: from the evidence only, within the model's window, streamed."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.answer import Evidence
from qa.options import Stopped
from qa.settings import ModelSettings
from qa.writing.prompt import instructions, messages_for

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage


@dataclass(frozen=True, slots=True)
class Draft:
    """What the model wrote, unverified, and how much evidence its window had no room for."""

    text: str
    left_out: int = 0
    prompt_tokens: int = 0  # estimated, as are those of the text
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """A chat model with its settings."""

    model: "BaseChatModel"
    settings: ModelSettings

    @property
    def name(self) -> str:
        """The model's name, for the answer."""
        return str(getattr(self.model, "name", None) or self.settings.name)

    def read_ahead(self) -> None:
        """Lets an embedded model read the instructions before there is a question."""
        from qa.models import read_ahead

        read_ahead(self.model, instructions())

    def draft(
        self,
        question: str,
        evidence: Sequence[Evidence],
        on_token: Callable[[str], None],
        stop: threading.Event,
    ) -> Draft:
        """What the model makes of the evidence; raises Stopped where the question was withdrawn."""
        from langchain_core.output_parsers import StrOutputParser

        from qa.models import estimate_tokens

        messages, left_out = self.fitted(question, evidence)
        pieces = []
        for piece in (self.model | StrOutputParser()).stream(messages):
            if stop.is_set():
                raise Stopped
            pieces.append(piece)
            on_token(piece)
        text = "".join(pieces).strip()
        prompt = estimate_tokens(*(str(m.text) for m in messages))
        return Draft(text, left_out, prompt, estimate_tokens(text))

    def fitted(self, question: str, evidence: Sequence[Evidence]) -> "tuple[list[BaseMessage], int]":
        """The prompt with as much of the evidence, best first, as the window holds beside the answer.

        The best piece is always in.
        """
        from qa.models import context_window, count_tokens

        room = context_window(self.model, self.settings) - self.settings.max_tokens
        kept = list(evidence)
        messages = messages_for(question, kept)
        while len(kept) > 1 and count_tokens(self.model, messages) > room:
            kept.pop()
            messages = messages_for(question, kept)
        return messages, len(evidence) - len(kept)
