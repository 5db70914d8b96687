"""How often the evidence is among the passages: BM25 alone, dense alone, both fused, fused and ranked.

python -m bench.retrieval                  figures on the half that nothing was tuned on
python -m bench.retrieval --half tune      the other half
python -m bench.retrieval --ablate         one setting changed at a time, on the tuning half
"""

import argparse
import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bench import cached, gold
from bench.answers import interval
from bench.library import opened
from index.documents import Chunk, Filters
from index.encoders.encoding import Encoder, Ranker
from index.searching.search import search
from index.settings import IndexSettings
from index.store import Snapshot

SETS = ("squad2", "nq-qed", "clapnq", "mtrag-un", "multihop", "chunkeval")
DEPTH = 10
ABLATIONS: dict[str, dict[str, Any]] = {
    "as it ships": {},
    "chunks of 120 tokens": {"chunk_tokens": 120},
    "chunks of 160 tokens": {"chunk_tokens": 160},
    "chunks of 240 tokens": {"chunk_tokens": 240},
    "overlap of 40 tokens": {"overlap_tokens": 40},
    "30 candidates a channel": {"candidates": 30},
    "150 candidates a channel": {"candidates": 150},
    "ranker reads all thirty": {"rank_sure": 1000.0, "rank_share": 0.0},
    "ranker goes by channels alone": {"rank_sure": 1000.0},
    "ranker sure from 5": {"rank_sure": 5.0},
    "ranker reads 10": {"rank_depth": 10},
    "ranker reads 20": {"rank_depth": 20},
    "ranker alone orders": {"prior_weight": 0.0},
    "prior of weight 4": {"prior_weight": 4.0},
    "nothing left out": {"rank_slack": 1000.0},
    "10 logits of slack": {"rank_slack": 10.0},
    "nothing around the best": {"around_tokens": 0},
    "60 tokens around the best": {"around_tokens": 60},
    "RRF constant 10": {"rrf_constant": 10},
    "dense counts double": {"dense_weight": 2.0},
    "BM25 counts double": {"lexical_weight": 2.0},
}
SYSTEMS: dict[str, dict[str, Any]] = {
    "BM25": {"dense_weight": 0.0},
    "dense": {"lexical_weight": 0.0},
    "hybrid": {},
    "hybrid + ranker": {},
}
Measure = Callable[[Sequence[Chunk], gold.Question], float]


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--half", choices=("report", "tune"), default="report")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--only", nargs="+", help="ablations whose name has one of these words")
    asked = parser.parse_args()
    models = cached.models()
    if asked.ablate:
        ablate(asked.sets, *models, asked.only)
    else:
        report(asked.sets, asked.half, *models)


def report(names: Sequence[str], half: str, encoder: Encoder, ranker: Ranker) -> None:
    """Every system on every set, with paired intervals of the last against the others."""
    print(f"half: {half}\n")
    columns = ["set (questions)", "measure", *SYSTEMS, "- BM25", "- dense", "- hybrid"]
    print("| " + " | ".join(columns) + " |")
    print("|---" * 9 + "|")
    for name in names:
        texts, questions = gold.load(name)
        questions = [question for question in questions if question.half == half]
        found: dict[str, list[list[Chunk]]] = {}
        with opened(name, texts, encoder, IndexSettings()) as snapshot:
            for system, chosen in SYSTEMS.items():
                judge = ranker if "ranker" in system else None
                found[system] = [top(snapshot, q, encoder, judge, chosen) for q in questions]
        for measure, score in measures(name):
            values = {
                system: np.array([score(f, q) for f, q in zip(found[system], questions, strict=True)])
                for system in SYSTEMS
            }
            ours = values["hybrid + ranker"]
            against = " | ".join(interval(ours - values[system], "+") for system in list(SYSTEMS)[:3])
            means = " | ".join(f"{values[system].mean():.3f}" for system in SYSTEMS)
            print(f"| {name} ({len(questions)}) | {measure} | {means} | {against} |", flush=True)


def ablate(names: Sequence[str], encoder: Encoder, ranker: Ranker, only: Sequence[str] | None) -> None:
    """One setting changed at a time, fused and ranked, on the tuning half.

    By MRR@10 where hit@5 is the main measure, as that leaves no room to tell settings apart.
    """
    loaded = {name: gold.load(name) for name in names}
    judged = {name: next(m for m in measures(name) if m[0] != "hit@5" and m[0] != "hit@1") for name in names}
    print("| change | " + " | ".join(f"{name} {judged[name][0]}" for name in names) + " | mean |")
    print("|---" * (len(names) + 2) + "|")
    for label, change in ABLATIONS.items():
        if only and not any(word in label for word in only):
            continue
        row = []
        for name, (texts, questions) in loaded.items():
            score = judged[name][1]
            with opened(name, texts, encoder, dataclasses.replace(IndexSettings(), **change)) as snapshot:
                tuned = [question for question in questions if question.half == "tune"]
                row.append(np.mean([score(top(snapshot, q, encoder, ranker, change), q) for q in tuned]))
        cells = " | ".join(f"{value:.3f}" for value in row)
        print(f"| {label} | {cells} | {np.mean(row):.4f} |", flush=True)


def top(
    snapshot: Snapshot,
    question: gold.Question,
    encoder: Encoder,
    ranker: Ranker | None,
    chosen: dict[str, Any],
) -> list[Chunk]:
    """The best passages for a question under changed settings, as wide as they are handed on.

    A passage that stands in several places is taken at the one that has most of the evidence.
    """
    settings = dataclasses.replace(IndexSettings(), **chosen)
    found = search(snapshot, question.text, DEPTH, Filters(), encoder, ranker, settings)
    return [max((p.whole, *p.copies), key=lambda c: gold.span_recall([c], question)) for p in found]


def measures(name: str) -> list[tuple[str, Measure]]:
    """What a set is measured by, its main measure first."""
    hits: list[tuple[str, Measure]] = [
        ("hit@5", lambda found, q: gold.hit(found[:5], q)),
        ("hit@1", lambda found, q: gold.hit(found[:1], q)),
        ("MRR@10", gold.reciprocal_rank),
    ]
    if name == "multihop":
        return [("all evidence@5", lambda found, q: gold.all_found(found[:5], q)), *hits]
    if name == "chunkeval":
        return [
            ("span recall@5", lambda found, q: gold.span_recall(found[:5], q)),
            ("span precision@5", lambda found, q: gold.span_precision(found[:5], q)),
            *hits,
        ]
    return hits


if __name__ == "__main__":
    main()
