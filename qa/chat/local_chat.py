"""The embedded chat model as a LangChain chat model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk
from pydantic import PrivateAttr

from qa.chat.llama import Llama, Message, Piece
from qa.chat.streaming import StreamingChatModel

_ROLES = {"human": "user", "ai": "assistant", "system": "system"}


class LocalChatModel(StreamingChatModel):
    """A model of the catalogue on llama.cpp: temperature 0, fixed seed, the same bytes each time."""

    name: str | None = None
    weights: Path
    digest: str  # sha256 of the weights
    context: int = 4096
    max_tokens: int = 320
    seed: int = 0
    _llama: Llama = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        """Prepares the model; its weights are loaded by `warm` or at the first use."""
        super().model_post_init(context)
        self._llama = Llama(self.weights, context=self.context, seed=self.seed)

    @property
    def _llm_type(self) -> str:
        return "footnote-llama.cpp"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "digest": self.digest,
            "context": self.context,
            "max_tokens": self.max_tokens,
            "seed": self.seed,
        }

    def warm(self) -> None:
        """Starts to load the weights in the background."""
        self._llama.warm()

    def read_ahead(self, instructions: str) -> None:
        """Starts to read what prompts will begin with in the background."""
        self._llama.read_ahead(instructions)

    def get_num_tokens_from_messages(self, messages: list[BaseMessage], tools: Any = None) -> int:
        """Tokens of a whole prompt, chat template included."""
        return self._llama.count_prompt_tokens(_as_sent(messages))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        limit = int(kwargs.get("max_tokens") or self.max_tokens)
        pieces = self._llama.stream(_as_sent(messages), max_tokens=limit, stop=stop or ())
        for piece in pieces:
            chunk = _as_chunk(piece, self.name or "")
            if run_manager:
                run_manager.on_llm_new_token(piece.text, chunk=chunk)
            yield chunk


def _as_sent(messages: list[BaseMessage]) -> list[Message]:
    return [{"role": _ROLES.get(m.type, "user"), "content": str(m.text)} for m in messages]


def _as_chunk(piece: Piece, name: str) -> ChatGenerationChunk:
    message = AIMessageChunk(content=piece.text)
    if piece.prompt_tokens:
        total = piece.prompt_tokens + piece.completion_tokens
        message.usage_metadata = UsageMetadata(
            input_tokens=piece.prompt_tokens, output_tokens=piece.completion_tokens, total_tokens=total
        )
    info = {"finish_reason": piece.finish, "model_name": name} if piece.finish else None
    if info:
        message.response_metadata = info
    return ChatGenerationChunk(message=message, generation_info=info)
