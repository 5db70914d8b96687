"""Models that remember what they were asked, so that a second ablation costs no second pass."""

import hashlib
import os
import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench import gold
from index.corpus import Corpus
from index.encoders.encoding import Encoder, Ranker, Vectors

FOLDER = Path(os.environ.get("FOOTNOTE_BENCH_CACHE", Path.home() / ".cache" / "footnote-bench"))


def _open(name: str) -> sqlite3.Connection:
    FOLDER.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(FOLDER / f"{name}.sqlite", isolation_level=None, timeout=60)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = off")
    connection.execute("create table if not exists known (key blob primary key, value blob) without rowid")
    return connection


def _key(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()[:16]


def models() -> tuple["CachedEncoder", "CachedRanker"]:
    """The encoder and the ranker that ship."""
    from index.opening import open_models

    encoder, ranker = open_models(Corpus.at([gold.ROOT]))
    return CachedEncoder(encoder), CachedRanker(ranker)


class CachedEncoder:
    """An encoder whose vectors are kept on disk by the text's hash."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.digest = encoder.name, encoder.digest
        self.dimension, self.max_tokens = encoder.dimension, encoder.max_tokens
        self.count_tokens = encoder.count_tokens
        self._known = _open(f"encoder-{encoder.digest[:12]}")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        missing = []
        for row, text in enumerate(texts):
            found = self._known.execute("select value from known where key = ?", (_key(text),)).fetchone()
            if found:
                vectors[row] = np.frombuffer(found[0], np.float32)
            else:
                missing.append(row)
        for i in range(0, len(missing), 64):
            rows = missing[i : i + 64]
            made = self._encoder.encode([texts[row] for row in rows])
            for row, vector in zip(rows, made, strict=True):
                vectors[row] = vector
                self._known.execute(
                    "insert or ignore into known values (?, ?)", (_key(texts[row]), vector.tobytes())
                )
        return vectors


class CachedRanker:
    """A ranker whose logits are kept on disk by the hash of query and text."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self.name, self.digest = ranker.name, ranker.digest
        self._known = _open(f"ranker-{ranker.digest[:12]}")

    def score(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text."""
        keys = [_key(query, text) for text in texts]
        find = "select value from known where key = ?"
        known = {
            key: struct.unpack("<d", row[0])[0]
            for key in set(keys)
            if (row := self._known.execute(find, (key,)).fetchone())
        }
        missing = [(key, text) for key, text in zip(keys, texts, strict=True) if key not in known]
        for (key, _), score in zip(missing, self._ranker.score(query, [t for _, t in missing]), strict=True):
            known[key] = score
            self._known.execute("insert or ignore into known values (?, ?)", (key, struct.pack("<d", score)))
        return [known[key] for key in keys]
