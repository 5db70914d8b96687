"""A question to passages: two channels, fusion, a closer look by the ranker, the best widened."""

import math
from dataclasses import replace

from index.cutting.chunking import embedded_text
from index.documents import Filters, Passage
from index.encoders.encoding import Encoder, Ranker
from index.searching.copies import body, parted, without_copies
from index.searching.fusion import fuse
from index.searching.surroundings import surrounded
from index.searching.variants import other_terms
from index.settings import IndexSettings
from index.storage.lexical import query_terms
from index.store import Hit, Snapshot

_COPIES = 3  # times as many passages as are wanted are looked through, as some may be copies
_LONGEST_QUERY = 2000  # code points; more says nothing to an encoder of a few hundred tokens


def search(
    snapshot: Snapshot,
    query: str,
    k: int,
    filters: Filters,
    encoder: Encoder,
    ranker: Ranker | None,
    settings: IndexSettings,
) -> list[Passage]:
    """The k best passages for a query, best first; the same index and query give the same list."""
    query = " ".join(query.split())[:_LONGEST_QUERY]
    if not query or k < 1:
        return []
    dense = snapshot.dense(encoder.encode([query])[0], settings.candidates, filters)
    terms = query_terms(query)
    channels = {"dense": dense, "lexical": snapshot.lexical(terms, settings.candidates, filters)}
    weights = {"dense": settings.dense_weight, "lexical": settings.lexical_weight}
    if settings.variants_weight and (others := other_terms(snapshot, query)):
        channels["variants"] = snapshot.lexical([*terms, *others], settings.candidates, filters)
        weights["variants"] = settings.variants_weight * settings.lexical_weight
    fused = fuse([(hits, weights[name]) for name, hits in channels.items()], settings.rrf_constant)
    depth = max(k, settings.rank_depth if ranker else k)
    passages = _passages(snapshot, fused[: depth * _COPIES], {**channels, "fused": fused})
    # what no model can tell apart is looked at once; of what differs in its title the ranker takes the best
    passages = without_copies(passages, embedded_text)[:depth]
    if ranker and passages:
        passages = _ranked(passages, query, k, ranker, settings)
    return list(surrounded(snapshot, without_copies(passages, body)[:k], encoder, settings))


def _passages(snapshot: Snapshot, hits: list[Hit], channels: dict[str, list[Hit]]) -> list[Passage]:
    said = {name: {hit.row: hit.score for hit in found} for name, found in channels.items()}
    chunks = snapshot.chunks([hit.row for hit in hits])
    sources = {
        source.document_id: source
        for source in snapshot.sources(sorted({chunk.document_id for chunk in chunks.values()}))
    }
    return [
        Passage(
            chunks[hit.row],
            sources[chunks[hit.row].document_id],
            hit.score,
            {name: scores[hit.row] for name, scores in said.items() if hit.row in scores},
        )
        for hit in hits
    ]


def _ranked(
    passages: list[Passage], query: str, k: int, ranker: Ranker, settings: IndexSettings
) -> list[Passage]:
    """By the ranker's logit and, as a prior, the log of the fused score; what lies too deep comes behind.

    It reads the first and their copies in any case. Where it is sure of one of these, others would seldom
    come before them; where it is not, those are read that more than one channel puts forward. What it does
    not read of these, and what it puts far below the best, is left out.
    """
    rest = passages[settings.rank_depth :]
    read, others = parted(passages[: settings.rank_depth], max(k, settings.rank_first))
    logits = ranker.score(query, [embedded_text(passage.chunk) for passage in read])
    if max(logits) < settings.rank_sure:
        least = settings.rank_share * passages[0].channels["fused"]
        others = [passage for passage in others if passage.channels["fused"] >= least]
        logits += ranker.score(query, [embedded_text(passage.chunk) for passage in others])
        read += others
    looked_at = [
        replace(
            p,
            score=logit + settings.prior_weight * math.log(p.channels["fused"]),
            channels={**p.channels, "ranker": logit},
        )
        for p, logit in zip(read, logits, strict=True)
        if logit >= max(logits) - settings.rank_slack
    ]
    return sorted(looked_at, key=lambda p: (-p.score, -p.channels["fused"], p.chunk.id)) + rest
