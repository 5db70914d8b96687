"""Questions of the third-party sets, and what search, ranker and reader say of each; asked once, kept.

A record holds every candidate sentence with its signals, so that one pass serves figures, calibration and
ablation. Records stand under the bench's cache, by the reader and the way of cutting.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import cached, gold
from bench.gold import Question
from bench.library import SetLibrary, library
from index.encoders.encoding import Encoder, Ranker
from index.settings import IndexSettings
from qa.answer import Turn
from qa.asking.followups import standalone
from qa.asking.questions import Part, kind_of, understand
from qa.asking.rewording import ranked_again
from qa.asking.spelling import mended_part
from qa.finding.candidates import Candidate, candidates, reread
from qa.finding.closer import look_closer
from qa.finding.decide import Rule, judge, signals_of
from qa.finding.evidence import evidence_of, run_on
from qa.finding.fit import fitted
from qa.finding.parties import named, of_whom
from qa.reader.reading import Reader
from qa.shaping.shape import shaped
from qa.writing.compose import stands_whole

PASSAGES, MOST = 8, 6


def questions(name: str, half: str, limit: int | None = None) -> list[Question]:
    """The questions of one half of a set, in the order of a hash, so that a limit takes a fair sample."""
    asked = [question for question in gold.load_all(name)[1] if question.half == half]
    return sorted(asked, key=lambda a: hashlib.sha256(a.id.encode()).hexdigest())[:limit]


def records(
    name: str, asked: Sequence[Question], encoder: Encoder, ranker: Ranker, reader: Reader
) -> Iterator[dict[str, Any]]:
    """One record a question, made where it is not kept yet."""
    made_of = hashlib.sha256(f"{reader.digest} {IndexSettings().recipe}".encode()).hexdigest()[:12]
    path = cached.FOLDER / "answers" / f"{name}-{made_of}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {row["id"]: row for row in _kept(path)}
    missing = [a for a in asked if a.id not in kept]
    if missing:
        with library(name, encoder, ranker) as found, path.open("a") as file:
            for each in missing:
                kept[each.id] = record(each, found, ranker, reader)
                file.write(json.dumps(kept[each.id]) + "\n")
                file.flush()
    yield from (kept[a.id] for a in asked)


def record(asked: Question, documents: SetLibrary, ranker: Ranker, reader: Reader) -> dict[str, Any]:
    """What there is to decide on for one question."""
    part = part_of(asked)
    passages = documents.search(part.expanded, PASSAGES)
    mended = mended_part(part, passages, documents.encoder)
    if mended != part:
        part = mended
        passages = documents.search(part.expanded, PASSAGES)
    rule = Rule.shipped()
    passages = ranked_again(ranker, part.text, passages, documents.document)
    found = of_whom(part.text, fitted(part.text, candidates(part, passages, documents.document, reader)))
    found = [named(part.text, c) for c in look_closer(part, found, reader, rule.probability)]
    # answering reads the chosen again and shapes them; which is chosen is up to the rule that is measured
    final = [shaped(part, c) for c in reread(part, found, reader)]
    return {
        "id": asked.id,
        "asked": part.text,
        "candidates": [
            _row(c, _with_others(part, c, final, rule), asdict(signals_of(seen)))
            for c, seen in zip(final, found, strict=True)
        ],
    }


def _with_others(part: Part, best: Candidate, found: Sequence[Candidate], rule: Rule) -> Candidate:
    """The candidate as answering quotes it where it is the best: with what else answers next to it."""
    if rule.probability(best) < rule.threshold or not stands_whole(part, best.short):
        return best
    chosen = judge(part.kind, [c for c in found if rule.probability(c) <= rule.probability(best)], rule, MOST)
    return run_on([best, *chosen.chosen])[0]


def part_of(asked: Question) -> Part:
    """The question as one part, made standalone from its conversation where it has one."""
    text = standalone(asked.text, turns(asked))
    parts = understand(text).parts
    return parts[0] if len(parts) == 1 else Part(text, kind_of(text), (), text)


def turns(asked: Question) -> list[Turn]:
    """What was said before the question, oldest first."""
    return [
        Turn(before["text"], after["text"])
        for before, after in pairwise(asked.history)
        if before["role"] == "user" and after["role"] != "user"
    ]


def arguments(about: str | None) -> argparse.ArgumentParser:
    """The parser of a bench that asks one half of a set's questions, or a sample of it."""
    p = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--half", choices=("report", "tune"), default="report")
    p.add_argument("--limit", type=int, help="questions of each set, a sample in a fixed order")
    return p


def _row(candidate: Candidate, quoted: Candidate, signals: Mapping[str, Any]) -> dict[str, Any]:
    chunk = candidate.passage.chunk
    return {
        "document": chunk.document_id,
        "passage": [chunk.start, chunk.end],
        "sentence": [candidate.start, candidate.end],
        "text": candidate.text,
        "quote": evidence_of([quoted])[0].quote,
        "short": candidate.short,
        "fits": candidate.fits,
        "signals": signals,
    }


def _kept(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
