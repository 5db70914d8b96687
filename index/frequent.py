"""BM25 over a large index without walking through the words that nearly every chunk has.

The rarest terms of a query, as many as a budget of postings allows, propose chunks; these are then scored by
all of its terms. What is lost are chunks that have only the query's most frequent words.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence

BUDGET = 10_000  # postings; up to so many, full-text search alone is exact and takes milliseconds
PROPOSED = 300
_K1, _B = 1.2, 0.75  # FTS5's own


def frequencies(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, int]:
    """How many chunks have each term; terms that none has are left out."""
    connection.execute(
        "create virtual table if not exists temp.vocabulary using fts5vocab (main, words, row)"
    )
    find = "select doc from temp.vocabulary where term = ?"
    found = {term: connection.execute(find, (term,)).fetchone() for term in terms}
    return {term: row[0] for term, row in found.items() if row}


def rarest(known: Mapping[str, int]) -> list[str]:
    """The rarest terms whose postings together are within the budget, one at least."""
    chosen: list[str] = []
    spent = 0
    for term in sorted(known, key=lambda term: (known[term], term)):
        spent += known[term]
        if chosen and spent > BUDGET:
            break
        chosen.append(term)
    return chosen


def rescored(texts: Mapping[int, str], known: Mapping[str, int], chunks: int) -> dict[int, float]:
    """BM25 of each chunk's terms for all terms of a query; lengths are relative to those of the proposed."""
    counted = {row: Counter(text.split()) for row, text in texts.items()}
    lengths = {row: sum(counts.values()) for row, counts in counted.items()}
    usual = sum(lengths.values()) / max(1, len(lengths))
    weights = {t: max(1e-6, math.log((chunks - n + 0.5) / (n + 0.5))) for t, n in known.items()}
    return {
        row: sum(
            weight * counts[t] * (_K1 + 1) / (counts[t] + _K1 * (1 - _B + _B * lengths[row] / usual))
            for t, weight in weights.items()
            if counts[t]
        )
        for row, counts in counted.items()
    }
