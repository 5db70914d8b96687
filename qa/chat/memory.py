"""Answers of chat models kept by everything that determines them: to be cached, recorded or replayed."""

import hashlib
import json
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from index.errors import ModelMissing
from qa.chat.answer_cache import AnswerCache, Recording
from qa.chat.streaming import StreamingChatModel, as_chunk


class RememberingChatModel(StreamingChatModel):
    """Asks `inner` only what `memory` does not hold; without `inner`, what is not held is an error."""

    inner: BaseChatModel | None
    memory: Any  # AnswerCache | Recording, which pydantic cannot check

    @classmethod
    def around(cls, inner: BaseChatModel, memory: AnswerCache | Recording) -> "RememberingChatModel":
        """A model that answers as `inner` does, and asks it each thing once."""
        return cls(inner=inner, memory=memory, identity=identity_of(inner), name=inner.name)

    @property
    def context(self) -> int | None:
        """The inner model's window, where it has one."""
        return getattr(self.inner, "context", None) or self.identity.get("context")

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        key = key_of(self.identity, messages, stop, kwargs)
        held: str | None = self.memory.get(key)
        if held is not None:
            yield _chunk(held)
            return
        texts = []
        for chunk in self._asked().stream(messages, stop=stop, **kwargs):
            texts.append(str(chunk.text))
            yield ChatGenerationChunk(message=as_chunk(chunk))
        self.memory.put(key, "".join(texts), self.name or "")

    def _asked(self) -> BaseChatModel:
        if self.inner is None:
            raise ModelMissing(
                f"There is no recorded answer of {self.name} to this prompt; record the run again"
                " with the model present."
            )
        return self.inner


def identity_of(model: BaseChatModel) -> dict[str, Any]:
    """What of a model determines its answers: name, digest or address, parameters. Never a key."""
    if isinstance(model, RememberingChatModel):
        return model.identity
    return {"kind": model._llm_type, **model._identifying_params}


def key_of(
    identity: dict[str, Any], messages: list[BaseMessage], stop: list[str] | None, parameters: dict[str, Any]
) -> str:
    """sha256 over everything that determines an answer: model, prompt, parameters, versions."""
    everything = {
        "format": 2,  # 2: embedded models read instructions first, and alone
        "model": identity,
        "messages": [[m.type, str(m.text)] for m in messages],
        "stop": stop or [],
        "parameters": {k: v for k, v in parameters.items() if v is not None},
        "runtime": metadata.version("xllamacpp") if "llama" in str(identity.get("kind")) else "",
    }
    return hashlib.sha256(json.dumps(everything, sort_keys=True, default=str).encode()).hexdigest()


def _chunk(text: str) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text, response_metadata={"remembered": True}))
