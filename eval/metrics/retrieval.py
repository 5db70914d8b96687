"""Were the right words retrieved? By character spans, whatever the chunker does.

A passage hits a piece of evidence when it covers at least half of one of its spans.
"""

from collections.abc import Sequence

from eval.anchoring import Anchor, Span
from eval.outcome import Retrieved

COVERED = 0.5
DEPTHS = (1, 3, 5, 10)
BUDGETS = (1000, 2000, 4000)  # tokens


def retrieval_scores(anchors: Sequence[Anchor], passages: Sequence[Retrieved]) -> dict[str, float]:
    """hit@k, all@k, recall@5, precision@5, iou@5, recall at token budgets, MRR@10 and nDCG@10.

    Source of recall, precision and IoU over characters: Chroma's "Evaluating Chunking Strategies".
    """
    spans = [p.span for p in passages]
    scores = {}
    for k in DEPTHS:
        found = hits(anchors, spans[:k])
        scores[f"hit@{k}"] = float(any(found))
        if k >= 5:
            scores[f"all@{k}"] = float(all(found))
    recall, precision, iou = character_overlap(anchors, spans[:5])
    scores |= {"char_recall@5": recall, "char_precision@5": precision, "char_iou@5": iou}
    for budget in BUDGETS:
        scores[f"char_recall@{budget}t"] = character_overlap(anchors, _within(passages, budget))[0]
    return scores | _ranking(anchors, spans)


def hits(anchors: Sequence[Anchor], spans: Sequence[Span]) -> list[bool]:
    """For each piece of evidence, whether `spans` together cover half of one of its places."""
    return [any(_covered(place, spans) for place in anchor) for anchor in anchors]


def touches(anchor: Anchor, span: Span) -> bool:
    """Whether one span alone covers half of a place, or lies within it."""
    return any(_covered(place, [span]) or place.overlap(span) == span.end - span.start for place in anchor)


def character_overlap(anchors: Sequence[Anchor], spans: Sequence[Span]) -> tuple[float, float, float]:
    """Recall, precision and intersection over union, in characters; 0 where nothing was retrieved.

    Of a piece of evidence with several places, the best covered one counts.
    """
    retrieved = _characters(spans)
    gold: set[tuple[str, int]] = set()
    for anchor in anchors:
        gold |= max(
            (_characters([place]) for place in anchor), key=lambda c: len(c & retrieved), default=set()
        )
    shared = len(gold & retrieved)
    if not shared:
        return 0.0, 0.0, 0.0
    return shared / len(gold), shared / len(retrieved), shared / len(gold | retrieved)


def _covered(place: Span, spans: Sequence[Span]) -> bool:
    covered: set[int] = set()
    for span in spans:
        if place.overlap(span):
            covered.update(range(max(place.start, span.start), min(place.end, span.end)))
    return len(covered) >= COVERED * (place.end - place.start)


def _characters(spans: Sequence[Span]) -> set[tuple[str, int]]:
    return {(span.document, i) for span in spans for i in range(span.start, span.end)}


def _within(passages: Sequence[Retrieved], budget: int) -> list[Span]:
    taken, left = [], budget
    for passage in passages:
        left -= passage.tokens
        if left < 0:
            break
        taken.append(passage.span)
    return taken


def _ranking(anchors: Sequence[Anchor], spans: Sequence[Span]) -> dict[str, float]:
    """MRR and nDCG of ir-measures, where each piece of evidence is one relevant item.

    A passage stands for the first piece it hits that no better passage has hit; others are noise.
    """
    import ir_measures
    from ir_measures import RR, nDCG

    relevant = [ir_measures.Qrel("q", f"e{i}", 1) for i in range(len(anchors))]
    open_ = dict(enumerate(anchors))
    run = []
    for rank, span in enumerate(spans):
        item = next((i for i, anchor in open_.items() if any(_covered(p, [span]) for p in anchor)), None)
        if item is not None:
            del open_[item]
        run.append(ir_measures.ScoredDoc("q", f"p{rank}" if item is None else f"e{item}", float(-rank)))
    if not run or not relevant:
        return {"mrr@10": 0.0, "ndcg@10": 0.0}
    values = {str(m.measure): m.value for m in ir_measures.iter_calc([RR @ 10, nDCG @ 10], relevant, run)}
    return {"mrr@10": values["RR@10"], "ndcg@10": values["nDCG@10"]}
