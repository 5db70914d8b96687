"""Chat models elsewhere, through LangChain; every failure becomes one sentence of this program's own."""

import os
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from index.errors import FootnoteError, ModelError, ModelMissing, ModelUnreachable, UsageError
from qa.chat.streaming import StreamingChatModel, as_chunk
from qa.settings import ModelSettings

# provider → extra of this package; variables of which one must hold a key
_EXTRAS = {"openai": "openai", "anthropic": "anthropic", "ollama": "ollama", "huggingface": "huggingface"}
_KEYS = {
    "openai": ("OPENAI_API_KEY",),
    "anthropic": ("ANTHROPIC_API_KEY",),
    "huggingface": ("HF_TOKEN", "HUGGINGFACEHUB_API_TOKEN"),
}
_UNREACHABLE = ("Connect", "Connection", "Timeout", "RemoteProtocol", "ProxyError")
_REFUSED = ("Authentication", "PermissionDenied", "Unauthorized")


def open_remote(provider: str, model: str, settings: ModelSettings) -> "RemoteChatModel":
    """The provider's model with temperature 0, the settings' limits, and keys from the environment only.

    With `settings.base_url` that server is asked, and the key is FOOTNOTE_API_KEY: the key of a provider is
    never sent to another's server.
    """
    parameters = _parameters(provider, settings)
    if settings.base_url:
        key_names: tuple[str, ...] = ("FOOTNOTE_API_KEY",)
        parameters |= {"base_url": settings.base_url, "api_key": os.environ.get(key_names[0], "none")}
    else:
        key_names = _KEYS.get(provider, ())
        _demand_key(provider, key_names)
    try:
        from langchain.chat_models import init_chat_model

        inner = init_chat_model(model, model_provider=provider, **parameters)
    except ImportError as error:
        raise ModelMissing(_install(provider)) from error
    except ValueError as error:
        if "nsupported" in str(error):
            raise UsageError(
                f"There is no provider “{provider}”; known are {', '.join(_EXTRAS)} and what LangChain adds."
            ) from error
        raise ModelError(f"{provider}:{model} cannot be used: {redact(_line(error))}") from error
    return RemoteChatModel(
        inner=inner,
        name=f"{provider}:{model}",
        where=settings.base_url or provider,
        identity=remote_identity(provider, model, settings),
        context=settings.context,
        timeout=settings.timeout,
        key_names=key_names,
    )


def remote_identity(provider: str, model: str, settings: ModelSettings) -> dict[str, Any]:
    """What determines the model's answers, as far as it can be known from here."""
    return {
        "kind": "remote",
        "name": f"{provider}:{model}",
        "where": settings.base_url or provider,
        "max_tokens": settings.max_tokens,
        "seed": settings.seed,
    }


class RemoteChatModel(StreamingChatModel):
    """Another chat model whose errors are sentences: where, what, what to do."""

    inner: BaseChatModel
    where: str
    context: int
    timeout: float
    key_names: tuple[str, ...] = ()

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        try:
            for chunk in self.inner.stream(messages, stop=stop, **kwargs):
                yield ChatGenerationChunk(message=as_chunk(chunk))
        except Exception as error:
            raise self._explained(error) from None

    def _explained(self, error: Exception) -> FootnoteError:
        if isinstance(error, FootnoteError):
            return error
        kind = type(error).__name__
        if "Timeout" in kind:
            return ModelUnreachable(
                f"The chat model {self.name} at {self.where} did not answer within {self.timeout:g} seconds;"
                " ask with --model none, or raise timeout in [model]."
            )
        if any(word in kind for word in _UNREACHABLE):
            return ModelUnreachable(
                f"The chat model server at {self.where} cannot be reached; start it or use --model none."
            )
        if any(word in kind for word in _REFUSED):
            names = " or ".join(self.key_names) or "the provider's key variable"
            return ModelError(f"{self.where} refused the key for {self.name}; check {names}.")
        return ModelError(f"The chat model {self.name} at {self.where} failed: {redact(_line(error))}")


def redact(text: str) -> str:
    """The text without any value of an environment variable that holds a key."""
    for name, value in os.environ.items():
        if len(value) >= 6 and any(word in name.upper() for word in ("KEY", "TOKEN", "SECRET", "PASSWORD")):
            text = text.replace(value, f"<{name}>")
    return text


def _parameters(provider: str, settings: ModelSettings) -> dict[str, Any]:
    if provider == "ollama":
        return {
            "temperature": 0,
            "num_predict": settings.max_tokens,
            "num_ctx": settings.context,
            "seed": settings.seed,
            "client_kwargs": {"timeout": settings.timeout},
        }
    common = {"temperature": 0, "max_tokens": settings.max_tokens, "timeout": settings.timeout}
    if provider == "huggingface":
        return {
            "backend": "endpoint",
            "temperature": 0,
            "max_tokens": settings.max_tokens,
            "model_kwargs": {"timeout": settings.timeout},
        }
    if provider == "openai":
        return common | {"max_retries": settings.retries, "seed": settings.seed, "stream_usage": True}
    return common | {"max_retries": settings.retries}


def _demand_key(provider: str, names: Sequence[str]) -> None:
    if names and not any(os.environ.get(name) for name in names):
        raise ModelMissing(
            f"{provider} needs a key in the environment variable {' or '.join(names)};"
            " set it, or ask with --model none."
        )


def _install(provider: str) -> str:
    if provider in _EXTRAS:
        command = f'pip install "footnote-qa[{_EXTRAS[provider]}]"'
        return f"{provider} models need the extra “{_EXTRAS[provider]}”: {command}"
    return f"{provider} models need LangChain's package for them: pip install langchain-{provider}"


def _line(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:300]
