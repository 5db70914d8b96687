"""The documents as the files are now, read anew and without the index, so that a stale index is found out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Corpus
from index.readers import Unreadable, load, read_bytes, told_apart
from index.settings import IndexSettings
from index.walk import Found, files_of


@dataclass(frozen=True, slots=True)
class Library:
    """Texts and file digests by document path."""

    texts: Mapping[str, str]
    digests: Mapping[str, str]

    @property
    def digest(self) -> str:
        """Of the whole corpus: any change to any file changes it."""
        lines = "".join(f"{path}\0{digest}\n" for path, digest in sorted(self.digests.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


def read_library(paths: Sequence[Path], base: Path, settings: IndexSettings | None = None) -> Library:
    """Every readable document beneath `paths`; what cannot be read is not there, as for the index.

    Errors: CorpusError where a path does not exist.
    """
    corpus = Corpus.at(paths, settings, base=base)
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    for entry in files_of(corpus):
        if not isinstance(entry, Found):
            continue
        try:
            data = load(entry.path, corpus.settings.limits)
            readings = read_bytes(data, entry.name, corpus.settings.limits, corpus.settings.fields)
        except Unreadable:
            continue
        digest = hashlib.sha256(data).hexdigest()
        for name, reading in told_apart(readings):
            texts[name] = reading.text
            digests[name] = digest
    return Library(texts, digests)
