"""Models that remember what they were asked, on disk or in memory: a second ablation costs no second pass."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import gold
from index.corpus import Corpus
from index.encoders.encoding import Encoder, Ranker, Vectors
from qa.reader.reading import Reader, Reading

FOLDER = Path(os.environ.get("FOOTNOTE_BENCH_CACHE", Path.home() / ".cache" / "footnote-bench"))
AT_ONCE = 64  # texts that are asked for before they are kept
Key = tuple[str, ...]


class OnDisk:
    """Numbers by the hash of the texts they are of, in a file under FOLDER."""

    def __init__(self, name: str, dtype: str) -> None:
        self._dtype = np.dtype(dtype)
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(FOLDER / f"{name}.sqlite", isolation_level=None, timeout=60)
        self._file.execute("pragma journal_mode = wal")
        self._file.execute("pragma synchronous = off")
        self._file.execute(
            "create table if not exists known (key blob primary key, value blob) without rowid"
        )

    def get(self, key: Key) -> Any:
        """The numbers, None where there are none."""
        row = self._file.execute("select value from known where key = ?", (_hash(key),)).fetchone()
        return np.frombuffer(row[0], self._dtype) if row else None

    def __setitem__(self, key: Key, value: Any) -> None:
        kept = np.asarray(value, self._dtype).tobytes()
        self._file.execute("insert or ignore into known values (?, ?)", (_hash(key), kept))


Known = dict[Key, Any] | OnDisk
"""What a model said of each text, or pair, that it was asked for."""


def _hash(key: Key) -> bytes:
    return hashlib.sha256("\0".join(key).encode("utf-8", "replace")).digest()[:16]


def models() -> tuple["CachedEncoder", "CachedRanker"]:
    """The encoder and the ranker that ship, remembering on disk."""
    from index.opening import open_models

    encoder, ranker = open_models(Corpus.at([gold.ROOT]))
    vectors = OnDisk(f"encoder-{encoder.digest[:12]}", "<f4")
    return CachedEncoder(encoder, vectors), CachedRanker(
        ranker, OnDisk(f"ranker-{ranker.digest[:12]}", "<f8")
    )


def remembered(known: Known, keys: Sequence[Key], ask: Callable[[list[Key]], Iterable[Any]]) -> list[Any]:
    """What is known of each key, what is not known yet asked for and kept."""
    new = [key for key in dict.fromkeys(keys) if known.get(key) is None]
    for first in range(0, len(new), AT_ONCE):
        some = new[first : first + AT_ONCE]
        for key, value in zip(some, ask(some), strict=True):
            known[key] = value
    return [known.get(key) for key in keys]


class CachedEncoder:
    """An encoder that is asked for the vector of a text once."""

    def __init__(self, encoder: Encoder, known: Known) -> None:
        self._encoder, self._known = encoder, known
        self.name, self.digest = encoder.name, encoder.digest
        self.dimension, self.max_tokens = encoder.dimension, encoder.max_tokens
        self.count_tokens = encoder.count_tokens

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts."""

        def ask(new: list[Key]) -> Vectors:
            return self._encoder.encode([text for (text,) in new])

        made = remembered(self._known, [(text,) for text in texts], ask)
        return np.array(made, np.float32).reshape(-1, self.dimension)


class CachedRanker:
    """A ranker that is asked for the logit of a query and a text once."""

    def __init__(self, ranker: Ranker, known: Known) -> None:
        self._ranker, self._known = ranker, known
        self.name, self.digest = ranker.name, ranker.digest

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text."""

        def ask(new: list[Key]) -> list[float]:
            return self._ranker.score(query, [text for _, text in new])

        made = remembered(self._known, [(query, text) for text in texts], ask)
        return [np.asarray(logit).item() for logit in made]


class CachedReader:
    """A reader that is asked for the reading of a question and a passage once."""

    def __init__(self, reader: Reader, known: Known) -> None:
        self._reader, self._known = reader, known
        self.name, self.digest = reader.name, reader.digest

    def read(
        self, questions: Sequence[str], passages: Sequence[str], above: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading a passage, each for a question of its own."""

        def ask(new: list[Key]) -> list[Reading]:
            return self._reader.read(*map(list, zip(*new, strict=True)))

        asked = zip(questions, passages, above or [""] * len(passages), strict=True)
        return remembered(self._known, list(asked), ask)
