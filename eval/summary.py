"""A run in figures: each metric's mean over the cases it applies to, for all cases and per kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.metrics.cost import latency, token_figures
from eval.metrics.refusal import Decision, refusal_rates
from eval.record import Record
from eval.statistics import wilson

RATES = frozenset(
    ("correct", "status", "exact", "evidence@1", "evidence@3", "evidence_all", "conflict_shown")
)
RATES |= {"hit@1", "hit@3", "hit@5", "hit@10", "all@5", "all@10"}
REFUSALS = frozenset(("refused_unanswerable", "refused_answerable", "selective_accuracy"))
ALL = "all"


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over n cases; the interval is there for rates only."""

    value: float
    n: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures by slice and metric. A metric without cases is absent, never "not a number"."""

    figures: Mapping[str, Mapping[str, Figure]]
    categories: Mapping[str, int]
    seconds: Mapping[str, float]
    tokens: Mapping[str, float]
    cases: int
    stale: int

    def value(self, metric: str, slice_: str = ALL) -> float | None:
        """The figure's value, None where no case has the metric."""
        figure = self.figures.get(slice_, {}).get(metric)
        return figure.value if figure else None


def summarise(records: Sequence[Record]) -> Summary:
    """The summary of a run's records; stale cases are counted and not scored."""
    live = [r for r in records if not r.stale]
    kinds = sorted({r.kind for r in live})
    figures = {ALL: _figures(live)}
    figures |= {kind: _figures([r for r in live if r.kind == kind]) for kind in kinds}
    categories: dict[str, int] = {}
    for r in records:
        categories[r.category] = categories.get(r.category, 0) + 1
    return Summary(
        figures=figures,
        categories=dict(sorted(categories.items(), key=lambda item: (-item[1], item[0]))),
        seconds=latency([r.seconds for r in live if not r.cached]),
        tokens=token_figures([r.tokens for r in live]),
        cases=len(records),
        stale=len(records) - len(live),
    )


def decisions(records: Iterable[Record]) -> list[Decision]:
    """The records as decisions to answer or to refuse."""
    return [
        Decision(
            answerable=r.answerable,
            answered=r.status not in ("", "not_found"),
            refused=r.status == "not_found",
            correct=r.scores.get("correct", 0.0) == 1.0,
            confidence=r.confidence,
        )
        for r in records
    ]


def _figures(records: Sequence[Record]) -> dict[str, Figure]:
    names = dict.fromkeys(name for r in records for name in r.scores)
    figures = {name: _mean(name, [r.scores[name] for r in records if name in r.scores]) for name in names}
    answerable = [r for r in records if r.answerable]
    if answerable:
        values = [r.scores["correct"] for r in answerable]
        figures["answer_correct"] = _mean("correct", values)
    for name, (value, n) in refusal_rates(decisions(records)).items():
        bounds = wilson(value * n, n) if name in REFUSALS else None
        figures[name] = Figure(value, n, bounds.low if bounds else None, bounds.high if bounds else None)
    return figures


def _mean(name: str, values: Sequence[float]) -> Figure:
    mean = sum(values) / len(values)
    if name not in RATES:
        return Figure(mean, len(values))
    interval = wilson(sum(values), len(values))
    return Figure(mean, len(values), interval.low, interval.high)
