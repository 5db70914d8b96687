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
        text = _told(passage.chunk, words)
        at = first.setdefault(text, len(kept))
        if at == len(kept):
            kept.append(passage)
        else:
            copies = (*kept[at].copies, passage.chunk, *passage.copies)
            kept[at] = replace(kept[at], copies=copies)
    return kept


def parted(passages: Sequence[Passage], first: int) -> tuple[list[Passage], list[Passage]]:
    """The passages with the first so many texts, copies under other titles among them; and the others."""
    seen: set[str] = set()
    near: list[Passage] = []
    far: list[Passage] = []
    for passage in passages:
        text = _told(passage.chunk, body)
        if len(seen) < first:
            seen.add(text)
        (near if text in seen else far).append(passage)
    return near, far


def body(chunk: Chunk) -> str:
    """The chunk's text behind the headings that it begins with."""
    text = chunk.text
    while True:
        line, _, rest = text.partition("\n")
        if line.strip("# ") not in chunk.headings:
            return text
        text = rest.lstrip()


def _told(chunk: Chunk, words: Callable[[Chunk], str]) -> str:
    """What a chunk's copies have in common with it; of a short text there are none."""
    text = words(chunk)
    return text if len(text) >= _TELLING else chunk.id
