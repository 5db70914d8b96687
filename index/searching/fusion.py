"""Several orders into one."""

from collections.abc import Sequence

from index.store import Hit


def fuse(channels: Sequence[tuple[Sequence[Hit], float]], constant: int) -> list[Hit]:
    """Weighted reciprocal rank fusion, best first, ties by chunk id.

    Cormack, Clarke and Büttcher 2009: the sum over channels of weight / (constant + rank).
    """
    scores: dict[int, float] = {}
    names: dict[int, str] = {}
    for hits, weight in channels:
        for rank, hit in enumerate(hits, start=1):
            scores[hit.row] = scores.get(hit.row, 0.0) + weight / (constant + rank)
            names[hit.row] = hit.chunk_id
    fused = [Hit(row, names[row], round(score, 9)) for row, score in scores.items()]
    return sorted(fused, key=lambda hit: (-hit.score, hit.chunk_id))
