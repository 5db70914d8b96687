"""What chat models of this program share: each says how it streams, and a whole answer is its stream."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatResult


class StreamingChatModel(BaseChatModel):
    """A chat model that defines `_stream`; `invoke` joins what it streams, `astream` streams in a thread.

    `identity` is what determines its answers besides its name.
    """

    identity: dict[str, Any] = {}  # noqa: RUF012 - pydantic copies it

    @property
    def _llm_type(self) -> str:
        return "footnote"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"name": self.name, **self.identity}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))


def as_chunk(message: BaseMessage) -> AIMessageChunk:
    """What another model streamed, handed on: its text, its tokens, why it ended."""
    return AIMessageChunk(
        content=str(message.text),
        usage_metadata=getattr(message, "usage_metadata", None),
        response_metadata={
            k: v for k, v in message.response_metadata.items() if k in ("finish_reason", "model_name")
        },
    )
