"""Runs of a gold file on the real models, with an index of its own each time.

What the models say is remembered within the process: encoder, ranker and reader are functions of their
texts (`tests/test_models_onnx.py`), so a second run asks them only what is new. Walking, chunking, search,
deciding, grading and the gate are done anew.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.cached import CachedEncoder, CachedRanker, CachedReader
from bench.defects import FaultyIndex, Spoilt
from eval.baseline import bless, read_baseline
from eval.gold import GoldSet
from eval.library import read_library
from eval.run import Run, run_gold
from eval.subject import config_of, setup_of
from index.corpus import Corpus
from index.documents import Filters, Passage
from index.encoders.encoding import Encoder, Ranker
from index.index import Index
from index.opening import open_models
from index.paths import models_dir
from qa.answer import Answer
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader
from qa.reader.reading import Reader

Search = Callable[[Any, str, int, Filters], list[Passage]]


@dataclass(frozen=True)
class Models:
    """What answering asks."""

    encoder: Encoder
    ranker: Ranker
    reader: Reader


@dataclass(frozen=True)
class Changed:
    """What is done to an engine that is otherwise as it ships."""

    settings: Mapping[str, Any] = field(default_factory=dict)  # of [answer]
    search: Search | None = None
    spoil: Callable[[Answer], Answer] | None = None
    ranked: bool = True
    while_indexing: Callable[[], AbstractContextManager[None]] = nullcontext
    after_indexing: Callable[[Path], None] = lambda _: None


def open_remembered() -> Models:
    """The real models; each text, pair and reading is asked for once in this process."""
    encoder, ranker = open_models(Corpus.at([Path(__file__).parent]))
    return Models(CachedEncoder(encoder, {}), CachedRanker(ranker, {}), CachedReader(OnnxReader(), {}))


def run(gold: GoldSet, models: Models, changed: Changed | None = None) -> Run:
    """The run of `gold` on a fresh index of its documents."""
    changed = changed or Changed()
    config = config_of(gold)
    corpus = Corpus.at(config.docs, config.index, base=config.base)
    with fresh_home():
        index = Index.open(corpus, models.encoder, models.ranker if changed.ranked else None)
        with closing(index):
            with changed.while_indexing():
                index.sync()
            changed.after_indexing(config.base)
            searched: Any = FaultyIndex(index, changed.search) if changed.search else index
            engine = Engine(searched, models.reader, settings=replace(config.answer, **changed.settings))
            asked = Spoilt(engine, changed.spoil) if changed.spoil else engine
            library = read_library(config.docs, config.base, config.index)
            return run_gold(asked, gold, library, setup=setup_of(engine, config))


def blessed(run: Run) -> Run:
    """The run as a baseline that was written and read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "baseline.json"
        bless(run, path, "the control run")
        found = read_baseline(path)
    assert found
    return found


@contextmanager
def fresh_home() -> Iterator[Path]:
    """An empty home for indexes and answers while it lasts; models stay where they are."""
    before = {name: os.environ.get(name) for name in ("FOOTNOTE_HOME", "FOOTNOTE_MODELS")}
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"FOOTNOTE_MODELS": str(models_dir()), "FOOTNOTE_HOME": folder}
        try:
            yield Path(folder)
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value
