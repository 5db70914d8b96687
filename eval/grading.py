"""One case, all its scores. Which scores a case has is decided by its gold alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.anchoring import Anchor, Stale
from eval.case import Case, Kind
from eval.library import Library
from eval.metrics.answers import grade_answer
from eval.metrics.citations import evidence_spans, gold_overlap, support, validity
from eval.metrics.retrieval import hits, retrieval_scores
from eval.outcome import Outcome
from eval.taxonomy import Category, categorise

CHANNELS = ("dense", "lexical", "ranker")


@dataclass(frozen=True, slots=True)
class Grade:
    """Every score that applies to the case, 0 to 1, and the first cause of failure, if any."""

    scores: Mapping[str, float]
    category: Category


def grade(case: Case, outcome: Outcome, anchors: Sequence[Anchor], library: Library) -> Grade:
    """The grade of one outcome."""
    answer = grade_answer(case, outcome.answer, speaks_for_itself=_first_is_gold(outcome, anchors))
    status = outcome.answer.status if outcome.answer else None
    scores = {
        "correct": answer.correct,
        "status": float(status is case.status),
        "citation_validity": validity(outcome.answer, library.texts),
    }
    scores |= {f"channel_{name}": float(_heard(outcome, name)) for name in CHANNELS}
    if case.answerable:
        scores |= {"exact": answer.exact, "f1": answer.f1, "items": answer.items}
        scores |= _evidence_scores(outcome, anchors)
        scores |= retrieval_scores(anchors, outcome.passages)
    if case.kind is Kind.conflict:
        scores["conflict_shown"] = float(bool(outcome.answer and outcome.answer.conflict))
    return Grade(scores, categorise(case, outcome, anchors, library, scores))


def stale_grade() -> Grade:
    """A stale case has no scores: it says nothing about the answer."""
    return Grade({}, Category.stale_gold)


def reason_of(stale: Sequence[Stale]) -> str:
    """Why a case is stale, in one line."""
    return "; ".join(s.reason for s in stale)


def _evidence_scores(outcome: Outcome, anchors: Sequence[Anchor]) -> dict[str, float]:
    shown = evidence_spans(outcome.answer)
    scores = {}
    for k in (1, 3):
        spans = [span for places in shown[:k] for span in places]
        scores[f"evidence@{k}"] = float(any(hits(anchors, spans)))
    spans = [span for places in shown for span in places]
    scores["evidence_all"] = float(all(hits(anchors, spans)))
    scores["citation_support"], scores["citation_precision"] = support(outcome.answer)
    scores["gold_cited"], scores["citations_gold"] = gold_overlap(outcome.answer, anchors)
    return scores


def _first_is_gold(outcome: Outcome, anchors: Sequence[Anchor]) -> bool:
    shown = evidence_spans(outcome.answer)[:1]
    return any(hits(anchors, [span for places in shown for span in places]))


def _heard(outcome: Outcome, channel: str) -> bool:
    return any(channel in passage.channels for passage in outcome.passages)
