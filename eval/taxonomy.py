"""Why a case failed: the first thing that went wrong on the way from the files to the answer."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from eval.anchoring import Anchor
from eval.case import Case
from eval.library import Library
from eval.metrics.citations import gold_overlap
from eval.metrics.retrieval import hits
from eval.outcome import Outcome
from qa.answer import Evidence, Status


class Category(StrEnum):
    """Causes in the order in which they are looked for; `passed` is none."""

    passed = "passed"
    stale_gold = "stale gold"
    error = "error"
    stale_index = "stale index"
    broken_citation = "broken citation"
    false_answer = "false answer"
    not_retrieved = "not retrieved"
    over_refusal = "over-refusal"
    not_cited = "retrieved, not cited"
    cited_wrong = "cited wrong"
    gap_missed = "gap not named"
    wrong_answer = "wrong answer from right evidence"


EXPLANATIONS: Mapping[Category, str] = {
    Category.stale_gold: "the documents do not hold the gold quote any more",
    Category.error: "the engine raised an error instead of answering",
    Category.stale_index: "the answer cites a file as it was before it changed",
    Category.broken_citation: "a citation does not re-open to its quote",
    Category.false_answer: "it answered what the documents do not say",
    Category.not_retrieved: "no retrieved passage covers the gold evidence",
    Category.over_refusal: "the evidence was retrieved, and the answer was withheld",
    Category.not_cited: "the evidence was retrieved, and nothing is cited",
    Category.cited_wrong: "a statement rests on something other than what it needs",
    Category.gap_missed: "it does not say that a part of the question stays open",
    Category.wrong_answer: "the right words are cited and the answer is wrong",
}


def categorise(
    case: Case, outcome: Outcome, anchors: Sequence[Anchor], library: Library, scores: Mapping[str, float]
) -> Category:
    """The category of one case that is not stale."""
    answer = outcome.answer
    if answer is None:
        return Category.error
    if scores["citation_validity"] < 1:
        cited = (*answer.evidence, *answer.nearest)
        outdated = any(_outdated(evidence, library) for evidence in cited)
        return Category.stale_index if outdated else Category.broken_citation
    if not case.answerable:
        return Category.passed if scores["correct"] else Category.false_answer
    if scores["citation_support"] < 1 and answer.status is not Status.not_found:
        return Category.cited_wrong
    if scores["correct"]:
        return Category.passed
    return _why_wrong(case, outcome, anchors)


def _why_wrong(case: Case, outcome: Outcome, anchors: Sequence[Anchor]) -> Category:
    found = any(hits(anchors, [passage.span for passage in outcome.passages]))
    if not found:
        return Category.not_retrieved
    if outcome.refused:
        return Category.over_refusal
    answer = outcome.answer
    if answer is None or not answer.evidence:
        return Category.not_cited
    recall, _ = gold_overlap(answer, anchors)
    if recall == 0:
        return Category.cited_wrong
    if case.status is Status.partial and answer.status is Status.answered and not answer.gaps:
        return Category.gap_missed
    return Category.wrong_answer


def _outdated(evidence: Evidence, library: Library) -> bool:
    source = evidence.location.source
    return library.digests.get(source.path) != source.sha256
