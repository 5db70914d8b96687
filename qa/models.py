"""Who writes: the embedded chat model, any provider through LangChain, or nobody."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index import models
from index.errors import ModelMissing, SettingsError, UsageError
from index.models import OnFetch, Role
from qa.chat.answer_cache import AnswerCache, Recording, Tape
from qa.config import Config
from qa.settings import ModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

NONE = "none"
AUTO = "auto"
SERVERS = "FOOTNOTE_SERVERS"  # hosts that passages may be sent to, beside this machine
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_BYTES_PER_TOKEN = 3.0  # of models whose tokenizer is elsewhere; English has about 4, Chinese about 3


def open_chat_model(
    name: str, config: Config, *, on_fetch: OnFetch | None = None, tape: Tape | None = None
) -> "BaseChatModel | None":
    """The chat model of that name, or None where nobody writes.

    "none": nobody. "auto": the default embedded model if its file is here, else nobody. A name of the
    catalogue: that model, fetched if need be. "provider:model": through LangChain. Any name, if
    `config.model.base_url` is set: what that OpenAI-compatible server calls a model. Its answers are added to
    a `tape`; of one that is replayed they come from there alone: no weights, no server, no key.

    UsageError for a name that is none of these; SettingsError for a server elsewhere that FOOTNOTE_SERVERS
    does not name; ModelMissing where an extra, a key or a file is missing, and on asking where a prompt, a
    model or a parameter is not the recorded one.
    """
    if tape and tape.replayed:
        return _replayed(name, config, tape.path)
    model = _open(name, config, on_fetch)
    if model is None or not (tape or config.model.cache):
        return model
    from index.paths import cache_dir
    from qa.chat.memory import RememberingChatModel

    memory = Recording(tape.path) if tape else AnswerCache(cache_dir() / "answers.sqlite")
    return RememberingChatModel.around(model, memory)


def context_window(model: "BaseChatModel", settings: ModelSettings) -> int:
    """Tokens that prompt and answer may have together."""
    return int(getattr(model, "context", None) or settings.context)


def count_tokens(model: "BaseChatModel", messages: "Sequence[BaseMessage]") -> int:
    """Tokens of a prompt: exact for embedded models, estimated from above for others.

    A recorded model is estimated too: without it, a replay must come to the same prompt.
    """
    from qa.chat.local_chat import LocalChatModel
    from qa.chat.memory import RememberingChatModel

    if isinstance(model, RememberingChatModel):
        if model.inner is None or isinstance(model.memory, Recording):
            return _estimate(messages)
        return count_tokens(model.inner, messages)
    if isinstance(model, LocalChatModel):
        return model.get_num_tokens_from_messages(list(messages))
    return _estimate(messages)


def warm(model: "BaseChatModel") -> None:
    """Lets an embedded model load in the background while evidence is being looked for."""
    inner = getattr(model, "inner", None) or model
    if hasattr(inner, "warm"):
        inner.warm()


def read_ahead(model: "BaseChatModel", instructions: str) -> None:
    """Lets an embedded model read in the background what its prompts will begin with."""
    inner = getattr(model, "inner", None) or model
    if hasattr(inner, "read_ahead"):
        inner.read_ahead(instructions)


def estimate_tokens(*texts: str) -> int:
    """Tokens of texts, estimated from above: the same whichever model reads them."""
    return sum(int(len(text.encode("utf-8", "replace")) / _BYTES_PER_TOKEN) for text in texts)


def _estimate(messages: "Sequence[BaseMessage]") -> int:
    return 8 * len(messages) + estimate_tokens(*(str(m.text) for m in messages))


def check_name(name: str, settings: ModelSettings) -> None:
    """UsageError where the name cannot be that of a chat model; nothing is opened, fetched or asked."""
    if settings.base_url and name == AUTO:
        raise UsageError(f"Which model of {settings.base_url}? Name it: --model NAME, or name in [model].")
    if name in (NONE, AUTO) or settings.base_url or ":" in name:
        return
    if models.find(name).role is not Role.chat:
        raise UsageError(f"{name} is not a chat model; `footnote models list` shows which are.")


def _open(name: str, config: Config, on_fetch: OnFetch | None) -> "BaseChatModel | None":
    check_name(name, config.model)
    if name == NONE or (name == AUTO and not _here(models.CHAT_MODEL)):
        return None
    name = models.CHAT_MODEL if name == AUTO else name
    if config.model.base_url or ":" in name:
        return _open_remote(name, config)
    return _local(name, config, models.ensure(name, offline=config.offline, on_progress=on_fetch))


def _replayed(name: str, config: Config, recording: Path) -> "BaseChatModel | None":
    from qa.chat.memory import RememberingChatModel, identity_of

    if name == NONE:
        return None
    if not recording.is_file():
        raise ModelMissing(f"There is no recording {recording}; record a run with the model first.")
    if config.model.base_url or ":" in name:
        from qa.chat.remote_chat import remote_identity

        known = remote_identity(*_remote_name(name, config.model), config.model)
    else:
        name = models.CHAT_MODEL if name == AUTO else name
        known = identity_of(_local(name, config, models.folder_of(models.find(name))))
    shown = str(known["name"])
    return RememberingChatModel(inner=None, memory=Recording(recording), identity=known, name=shown)


def _here(name: str) -> bool:
    return any(h.present for h in models.holdings() if h.model.name == name)


def _local(name: str, config: Config, folder: Path) -> "BaseChatModel":
    from qa.chat.local_chat import LocalChatModel

    file = models.find(name).files[0]
    settings = config.model
    return LocalChatModel(
        name=name,
        weights=folder / file.name,
        digest=file.sha256,
        context=settings.context,
        max_tokens=settings.max_tokens,
        seed=settings.seed,
    )


def _remote_name(name: str, settings: ModelSettings) -> tuple[str, str]:
    """Provider and model; a compatible server is spoken to as OpenAI is, and gets the name as it stands."""
    if settings.base_url:
        return "openai", name.removeprefix("openai:")
    provider, _, model = name.partition(":")
    return provider, model


def _open_remote(name: str, config: Config) -> "BaseChatModel":
    settings = config.model
    provider, model = _remote_name(name, settings)
    if not model:
        raise UsageError(f"“{name}” names no model; write for example {provider}:NAME.")
    url = settings.base_url or ("http://localhost" if provider == "ollama" else "")
    host = urlsplit(url).hostname or ""
    if config.offline and host not in _THIS_MACHINE:
        raise ModelMissing(f"--offline forbids asking {name}; use --model none or a model on this machine.")
    if settings.base_url:
        _demand_leave(host, config)
    from qa.chat.remote_chat import open_remote

    return open_remote(provider, model, settings)


def _demand_leave(host: str, config: Config) -> None:
    """SettingsError for a server that only a settings file names: it may have come with a stranger's folder.

    It would be sent passages, of whatever documents that file names too, and the key of other servers.
    """
    allowed = os.environ.get(SERVERS, "").lower().replace(",", " ").split()
    if host not in _THIS_MACHINE and host not in allowed:
        raise SettingsError(
            f"{config.file or 'base_url'} would have passages sent to {host}; if you want that, "
            f"set {SERVERS}={host} in the environment."
        )
