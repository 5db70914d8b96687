"""What can be wrong on a machine, checked one by one, and what would mend it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Corpus
from index.errors import FootnoteError
from index.location import current_build, home_of
from index.models import verify
from index.storage.schema import DATABASE
from index.storage.sqlite_store import SqliteStore, damage, put_aside

_PUT_ASIDE = "The damaged index was put aside; the next sync builds a new one."
_ROOM = 500_000_000  # bytes that should be free on the disk of the index


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `fix` says what mending does, and is empty where nothing needs or allows it."""

    name: str
    ok: bool
    detail: str
    fix: str = ""


def examine(corpus: Corpus) -> list[Check]:
    """Folders, models, index and disk of a corpus; nothing is changed."""
    folder = current_build(home_of(corpus))
    return [*_folders(corpus), *_models(corpus), *_index(folder), _room(folder)]


def mend(corpus: Corpus) -> list[str]:
    """Mend the index where it needs it; says what was done. The next sync reads again what was dropped."""
    folder = current_build(home_of(corpus))
    done: list[str] = []
    if not (folder / DATABASE).exists():
        return done
    if damage(folder):
        put_aside(folder)
        return [_PUT_ASIDE]
    store = SqliteStore(folder, corpus.settings.lock_seconds)
    try:
        found = store.faults()
        if any(fault.part == "database" for fault in found):
            store.close()
            put_aside(folder)
            return [_PUT_ASIDE]
        if found:
            store.mend(found)
            done = [f"Mended: {fault.detail}." for fault in found]
    finally:
        store.close()
    return done


def _folders(corpus: Corpus) -> Iterator[Check]:
    for root in corpus.roots:
        readable = os.access(root, os.R_OK)
        yield Check(f"folder {root.name}", readable, str(root) if readable else f"{root} cannot be read")


def _models(corpus: Corpus) -> Iterator[Check]:
    for name in (corpus.settings.encoder, corpus.settings.ranker):
        try:
            verify(name)
        except FootnoteError as error:
            yield Check(f"model {name}", False, str(error), f"footnote models pull {name}")
        else:
            yield Check(f"model {name}", True, "every file has its digest")


def _index(folder: Path) -> Iterator[Check]:
    if not (folder / DATABASE).exists():
        yield Check("index", True, "not built yet; the first question builds it")
        return
    if fault := damage(folder):
        yield Check("database", False, fault, _FIXES["database"])
        return
    store = SqliteStore(folder)
    try:
        found = store.faults()
        by_part = {fault.part: fault.detail for fault in found}
        if "database" in by_part:
            yield Check("database", False, by_part["database"], _FIXES["database"])
            return
        with store.snapshot() as snapshot:
            totals, finished = snapshot.totals(), snapshot.finished
        for part, name in _PARTS.items():
            detail = by_part.get(part, f"{totals.documents} documents, {totals.chunks} chunks")
            yield Check(name, part not in by_part, detail, _FIXES[part] if part in by_part else "")
        rest = "complete" if finished else "the last sync broke off; the next one goes on from there"
        yield Check("sync", True, rest)
    finally:
        store.close()


_PARTS = {
    "database": "database",
    "text": "chunks against documents",
    "words": "full-text search",
    "vectors": "FAISS against SQLite",
}
_FIXES = {
    "database": "the damaged file is put aside and the index built anew from the documents",
    "text": "the files concerned are read again",
    "words": "full-text search is made anew from the chunks",
    "vectors": "the FAISS file is made anew from the stored vectors",
}


def _room(folder: Path) -> Check:
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free
    detail = f"{free / 1e9:.1f} GB free for {folder}"
    return Check("disk", free >= _ROOM, detail)
