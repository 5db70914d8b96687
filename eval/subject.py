"""What is put to the test: the engine over a gold file's corpus, its documents, and what describes both."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.gold import GoldSet
from eval.library import Library, read_library
from index.progress import Progress
from qa.config import Config, load_config

if TYPE_CHECKING:
    from index.models import Fetch
    from qa.engine import Engine


@dataclass(frozen=True, slots=True)
class Subject:
    """An open engine with its documents; `setup` is what its answers depend on besides code and corpus."""

    engine: "Engine"
    library: Library
    setup: Mapping[str, Any]
    config: Config


def config_of(
    gold: GoldSet, overrides: Mapping[str, object] | None = None, *, offline: bool = False
) -> Config:
    """The configuration in force where the gold's corpus is; document names count from the corpus folder.

    No chat model unless one is asked for by name: then figures do not depend on what this machine has.
    """
    first = gold.corpus[0]
    base = first if first.is_dir() else first.parent
    return load_config(base, gold.corpus, {"model.name": "none", **(overrides or {})}, offline=offline)


@contextmanager
def open_subject(
    config: Config,
    *,
    on_fetch: "Callable[[Fetch], None] | None" = None,
    on_sync: Callable[[Progress], None] | None = None,
) -> Iterator[Subject]:
    """The engine with its index in step with the files; closed when the block ends."""
    from qa.opening import open_engine

    library = read_library(config.docs, config.base, config.index)
    engine = open_engine(config, on_fetch=on_fetch)
    try:
        engine.index.sync(on_sync)
        yield Subject(engine, library, setup_of(engine, config), config)
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
        "encoder": {"name": engine.index.encoder.name, "sha256": engine.index.encoder.digest},
        "ranker": {"name": engine.index.ranker.name, "sha256": engine.index.ranker.digest},
    }


def relative(path: Path) -> str:
    """The path as a person in the current folder would type it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
