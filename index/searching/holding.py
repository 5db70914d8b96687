"""Every document that has certain words, not only the best passages."""

from collections.abc import Sequence

from index.documents import Filters, Held, Passage
from index.storage.lexical import terms_of
from index.store import Snapshot

MOST = 20_000  # chunks with the words that are looked at
DOCUMENTS = 1_000  # … and documents, where words are wanted of them
PASSAGES = 8  # of a document that are handed on


def holding(snapshot: Snapshot, words: Sequence[str], filters: Filters) -> Held:
    """The documents of which a chunk has all of the words, each in any form with the same stem.

    Without words that is every document.
    """
    terms = [sorted(set(terms_of(word))) for word in words]
    total = snapshot.count(filters)
    rows = snapshot.holding(terms, MOST + 1, filters) if all(terms) else {}
    sources = {source.document_id: source for source in snapshot.sources(sorted(rows))}
    newest = sorted(
        rows,
        key=lambda name: (
            -(day.toordinal() if (day := sources[name].date) else 0),
            -len(rows[name]),
            sources[name].path,
            name,
        ),
    )
    most = DOCUMENTS if words else MOST
    first = {name: rows[name][:PASSAGES] for name in newest[:most]}
    chunks = snapshot.chunks([row for numbers in first.values() for row in numbers])
    held = tuple(
        tuple(
            Passage(chunks[row], sources[name], float(len(rows[name])), {"lexical": float(len(rows[name]))})
            for row in numbers
        )
        for name, numbers in first.items()
    )
    return Held(held, len(rows), total, len(rows) <= most and sum(map(len, rows.values())) <= MOST)
