"""What a run keeps of each case: enough to compare, explain and show, as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from eval.case import Case
from eval.grading import Grade
from eval.metrics.cost import NO_TOKENS, Tokens
from eval.outcome import Outcome, outcome_to_data
from eval.taxonomy import Category
from qa.answer import Evidence, Status

NOTHING = "(the documents do not say)"


@dataclass(frozen=True, slots=True)
class Record:
    """One case of a run."""

    id: str
    cluster: str
    question: str
    kind: str
    tags: tuple[str, ...]
    pinned: bool
    expected: str  # status
    gold: str  # the answers, in words
    gold_evidence: tuple[str, ...]
    status: str  # "" for an error
    answer: str
    short: str
    citations: tuple[str, ...]
    confidence: float
    scores: Mapping[str, float]
    category: str
    detail: str = ""  # the error, or why it is stale
    outcome: Mapping[str, Any] = field(default_factory=dict)  # everything, for whoever wants to look
    tokens: Tokens = NO_TOKENS
    judged: str = ""  # the word of a chat model that was asked to judge; no score, and nothing gates on it
    seconds: float = 0.0
    cached: bool = False

    @property
    def passed(self) -> bool:
        """Nothing went wrong on the way to the answer."""
        return self.category == Category.passed

    @property
    def stale(self) -> bool:
        """The gold does not fit the documents any more."""
        return self.category == Category.stale_gold

    @property
    def answerable(self) -> bool:
        """Whether the documents hold an answer."""
        return self.expected != Status.not_found


def record(case: Case, outcome: Outcome | None, grade: Grade, detail: str = "") -> Record:
    """The record of one case; `outcome` is None for a stale case that could not be asked."""
    answer = outcome.answer if outcome else None
    return Record(
        id=case.id,
        cluster=case.cluster,
        question=case.question,
        kind=case.kind.value,
        tags=case.tags,
        pinned=case.pinned,
        expected=case.status.value,
        gold=gold_in_words(case),
        gold_evidence=tuple(e.places[0].text for e in case.evidence),
        status=answer.status.value if answer else "",
        answer=answer.text if answer else "",
        short=answer.short if answer else "",
        citations=tuple(_citation(e) for e in answer.evidence or answer.nearest) if answer else (),
        confidence=round(answer.confidence, 6) if answer else 0.0,
        scores={name: round(score, 6) for name, score in grade.scores.items()},
        category=grade.category.value,
        detail=detail or (outcome.error if outcome else ""),
        outcome=outcome_to_data(outcome) if outcome else {},
        tokens=outcome.tokens if outcome else NO_TOKENS,
        seconds=outcome.seconds if outcome else 0.0,
        cached=outcome.cached if outcome else False,
    )


def gold_in_words(case: Case) -> str:
    """The right answer as people read it."""
    return " + ".join(item[0] for item in case.answers) or NOTHING


def record_to_data(entry: Record) -> dict[str, Any]:
    """JSON-ready, without times and cache hits: they stand apart, so that equal runs are equal bytes."""
    data = asdict(entry)
    del data["seconds"], data["cached"]
    return data


def record_from_data(data: Mapping[str, Any], seconds: float = 0.0, cached: bool = False) -> Record:
    """The record that `record_to_data` described."""
    lists = ("tags", "gold_evidence", "citations")
    plain: dict[str, Any] = {k: tuple(value) if k in lists else value for k, value in data.items()}
    plain["tokens"] = Tokens(**plain.get("tokens", {}))
    return Record(**plain, seconds=seconds, cached=cached)


def _citation(evidence: Evidence) -> str:
    place = evidence.location
    where = place.label or (f"line {place.line}" if place.line else f"{place.start}–{place.end}")
    return f"{place.source.path}, {where}: {evidence.quote}"
