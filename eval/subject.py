"""What is put to the test: the engine over a gold file's corpus, its documents, and what describes both."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.errors import GoldError
from eval.gold import GoldSet, load_gold
from eval.library import Library, read_library
from qa.config import Config, load_config

if TYPE_CHECKING:
    from index.encoders.encoding import Encoder, Ranker
    from index.models import Fetch
    from qa.chat.answer_cache import Tape
    from qa.engine import Engine


@dataclass(frozen=True, slots=True)
class Subject:
    """An open engine with its documents; `setup` is what its answers depend on besides code and corpus."""

    engine: "Engine"
    library: Library
    setup: Mapping[str, Any]


def config_of(
    gold: GoldSet,
    overrides: Mapping[str, object] | None = None,
    *,
    offline: bool = False,
    writer: str | None = "none",
) -> Config:
    """The configuration in force where the gold's corpus is; document names count from the corpus folder.

    No chat model unless one is asked for by name: then figures do not depend on what this machine has. With
    `writer` None it is the one that the settings name.
    """
    first = gold.corpus[0]
    base = first if first.is_dir() else first.parent
    return load_config(base, gold.corpus, {"model.name": writer, **(overrides or {})}, offline=offline)


@contextmanager
def open_subject(
    config: Config,
    *,
    on_fetch: "Callable[[Fetch], None] | None" = None,
    tape: "Tape | None" = None,
) -> Iterator[Subject]:
    """The engine with its index in step with the files; closed when the block ends.

    With `tape`, what the chat model writes is recorded or replayed.
    """
    from qa.opening import open_engine

    library = read_library(config.docs, config.base, config.index)
    engine = open_engine(config, on_fetch=on_fetch, tape=tape)
    try:
        engine.index.sync()
        setup = setup_of(engine, config)
        yield Subject(engine, library, setup | {"tape": _told(tape)} if tape else setup)
    finally:
        engine.close()


def setup_of(engine: "Engine", config: Config) -> dict[str, Any]:
    """Settings, and models with their digests."""
    model = asdict(config.model)
    return {
        "index": asdict(config.index),
        "answer": asdict(config.answer),
        "model": {key: value for key, value in model.items() if key not in ("timeout", "retries", "cache")},
        "chat_model": config.model.name,
        "encoder": _identity(engine.index.encoder),
        "ranker": _identity(engine.index.ranker),
    }


def _told(tape: "Tape") -> dict[str, str]:
    """A recording grows while it is made; replayed, it is known by its digest."""
    if not tape.replayed:
        return {"recorded": tape.path.name}
    return {"replayed": tape.path.name, "sha256": hashlib.sha256(tape.path.read_bytes()).hexdigest()}


def _identity(model: "Encoder | Ranker | None") -> dict[str, str] | None:
    return {"name": model.name, "sha256": model.digest} if model else None


def texts_for(path: Path) -> Mapping[str, str] | None:
    """The texts that the gold file `path` speaks of; None where it is too broken to name a corpus.

    Errors: CorpusError where the corpus does not exist.
    """
    try:
        gold = load_gold(path)
    except GoldError:
        return None
    config = config_of(gold)
    return read_library(config.docs, config.base, config.index).texts
