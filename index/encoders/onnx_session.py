"""One ONNX graph, loaded in the background and run on one sequence at a time, several side by side."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoders import onnx_graphs
from index.errors import ModelDamaged

_TOGETHER = 32  # texts put in order; what is done early is held until its turn

Outputs = list[NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Feed:
    """Token ids of one sequence; from `second` on they belong to the second of two texts."""

    ids: Sequence[int]
    second: int | None = None


class Session:
    """A graph with the inputs of BERT. It loads while the caller goes on; the first run waits for it."""

    def __init__(self, path: Path) -> None:
        self._loaded: Future[Any] = _threads("load").submit(new_session, path)

    def run_each(self, feeds: Sequence[Feed]) -> Iterator[Outputs]:
        """Yields the graph's outputs, batch size one, for each feed in order."""
        session = self._loaded.result()

        def run(feed: Feed) -> Outputs:
            return list(session.run(None, _inputs(feed)))

        if len(feeds) < 2:
            return map(run, feeds)
        # the longest first, so that no core waits for another's long last one
        order = sorted(range(len(feeds)), key=lambda place: (place // _TOGETHER, -len(feeds[place].ids)))
        return _in_order({place: _threads("run").submit(run, feeds[place]) for place in order})


def new_session(path: Path) -> Any:
    """An onnxruntime session on the CPU; ModelDamaged if the file is not a graph it can run."""
    try:
        return _kept_session(path) or _fresh_session(path)
    except Exception as error:  # onnxruntime's own errors share no base but this
        reason = str(error).splitlines()[0]
        raise ModelDamaged(f"ONNX Runtime cannot load the model file {path}: {reason}") from error


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of that file, with any truncation and padding it prescribes switched off."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelDamaged(f"The tokenizer file {path} cannot be read: {error}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _kept_session(path: Path) -> Any:
    graph = onnx_graphs.kept(path)
    if graph is None:
        return None
    try:
        return _open(graph, onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL)
    except Exception:  # a derived file that does not do is made again
        onnx_graphs.forget(path)
        return None


def _fresh_session(path: Path) -> Any:
    draft = onnx_graphs.draft(path)
    if draft is None:
        return _open(path, onnx_graphs.LEVEL)
    try:
        session = _open(path, onnx_graphs.LEVEL, draft)
    except Exception:  # perhaps only the writing failed: a full disk is no reason not to answer
        onnx_graphs.discard(draft)
        return _open(path, onnx_graphs.LEVEL)
    onnx_graphs.keep(path, draft)
    return session


def _open(path: Path, level: Any, draft: Path | None = None) -> Any:
    options = onnxruntime.SessionOptions()
    # texts run side by side, a thread each; a thread that spins would take the core from its neighbour
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    options.graph_optimization_level = level
    if draft:
        options.optimized_model_filepath = str(draft)
        beside = "session.optimized_model_external_initializers_"
        options.add_session_config_entry(f"{beside}file_name", onnx_graphs.WEIGHTS)
        options.add_session_config_entry(f"{beside}min_size_in_bytes", "1024")
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=[*onnx_graphs.LEFT_OUT],
    )


def _in_order(running: dict[int, Future[Outputs]]) -> Iterator[Outputs]:
    """What each gives by its place, let go of once handed on; those left are not run where nobody waits."""
    try:
        for place in range(len(running)):
            yield running.pop(place).result()
    finally:
        for future in running.values():
            future.cancel()


@cache
def _threads(kind: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cores(), thread_name_prefix=f"footnote-{kind}")


def _inputs(feed: Feed) -> dict[str, NDArray[np.int64]]:
    ids = np.array([feed.ids], dtype=np.int64)
    types = np.zeros_like(ids)
    if feed.second is not None:
        types[0, feed.second :] = 1
    return {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
