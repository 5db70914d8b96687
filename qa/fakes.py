"""A chat model that says what it is told to: for tests, and to see what verification does with it."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import PrivateAttr

from qa.chat.streaming import StreamingChatModel

Script = Sequence[str] | Callable[[str], str]


class ScriptedChatModel(StreamingChatModel):
    """Says the script's lines in turn (the last one for ever), or what a function makes of the prompt.

    `prompts` keeps what it was asked. It speaks word by word, as models do.
    """

    name: str | None = "scripted"
    script: Any  # a Script
    prompts: list[str] = []  # noqa: RUF012 - pydantic copies it
    context: int = 4096
    _turn: int = PrivateAttr(default=0)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        prompt = "\n".join(str(m.text) for m in messages)
        self.prompts.append(prompt)
        for word in re.findall(r"\s*\S+|\s+$", self._line(prompt)) or [""]:
            yield ChatGenerationChunk(message=AIMessageChunk(content=word))

    def _line(self, prompt: str) -> str:
        if callable(self.script):
            return str(self.script(prompt))
        line = self.script[min(self._turn, len(self.script) - 1)]
        self._turn += 1
        return str(line)
