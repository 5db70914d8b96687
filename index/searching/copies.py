"""Passages that say the same in the same words take one place among the best."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.documents import Chunk, Passage

_TELLING = 200  # characters; a shorter text may mean another thing under another title


def without_copies(passages: Sequence[Passage], words: Callable[[Chunk], str]) -> list[Passage]:
    """The passages in order; one whose `words` are those of an earlier one is kept as its copy."""
    first: dict[str, int] = {}
    kept: list[Passage] = []
    for passage in passages:
        text = words(passage.chunk)
        at = first.get(text) if len(text) >= _TELLING else None
        if at is None:
            first.setdefault(text, len(kept))
            kept.append(passage)
        else:
            copies = (*kept[at].copies, passage.chunk, *passage.copies)
            kept[at] = replace(kept[at], copies=copies)
    return kept


def body(chunk: Chunk) -> str:
    """The chunk's text behind the headings that it begins with."""
    text = chunk.text
    while True:
        line, _, rest = text.partition("\n")
        if line.strip("# ") not in chunk.headings:
            return text
        text = rest.lstrip()
