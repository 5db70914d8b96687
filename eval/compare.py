"""Two runs of the same gold, case by case: what flipped, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.record import Record
from eval.run import Run
from eval.statistics import Interval, holm, mcnemar, minimum_detectable, paired_bootstrap

BINARY = (
    "correct", "evidence@1", "evidence@3", "evidence_all", "hit@5", "all@5",
    "channel_dense", "channel_lexical", "channel_ranker",
)  # fmt: skip
MEANS = ("citation_support", "gold_cited", "char_recall@5", "ndcg@10")
SMALLEST = 30  # cases a slice needs to be tested; smaller ones are shown
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """One metric on one slice in both runs, over the cases both have."""

    metric: str
    slice_: str
    n: int
    base: float
    new: float
    difference: Interval
    lost: tuple[Record, ...]  # of the cases that are worse, as they are now
    wins: int
    p: float  # one-sided, that it is no worse; 1 where the slice is too small to be tested
    adjusted: float  # after Holm over the metric's slices
    detectable: float  # the smallest change that so many cases can show
    tested: bool

    @property
    def losses(self) -> int:
        """How many cases are worse."""
        return len(self.lost)

    @property
    def regressed(self) -> bool:
        """Worse, and more than chance would have it."""
        return self.tested and self.new < self.base and self.adjusted < LEVEL


@dataclass(frozen=True, slots=True)
class Pair:
    """One case in both runs."""

    base: Record
    new: Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """A base run and a new one."""

    base: Run
    new: Run
    changes: tuple[Change, ...]
    broken: tuple[Pair, ...]  # passed before, do not pass now
    fixed: tuple[Pair, ...]
    stale: tuple[Pair, ...]  # whose quotes the documents do not hold any more: in no change
    altered: tuple[Pair, ...]  # pass in both, with another answer
    added: tuple[str, ...]  # cases only the new run has
    removed: tuple[str, ...]  # cases only the base has

    @property
    def moved(self) -> list[Change]:
        """The changes in which some case got better or worse."""
        return [change for change in self.changes if change.losses or change.wins]

    @property
    def regressions(self) -> list[Change]:
        """The changes that are regressions."""
        return [change for change in self.changes if change.regressed]


def compare(base: Run, new: Run) -> Comparison:
    """The comparison over cases that both runs have, with the same question, neither stale."""
    before = {r.id: r for r in base.records}
    both = [
        Pair(before[r.id], r)
        for r in new.records
        if r.id in before and before[r.id].question == r.question and not before[r.id].stale
    ]
    pairs = [pair for pair in both if not pair.new.stale]
    paired = {pair.new.id for pair in pairs}
    return Comparison(
        base=base,
        new=new,
        changes=tuple(_changes(pairs)),
        broken=tuple(p for p in pairs if p.base.passed and not p.new.passed),
        fixed=tuple(p for p in pairs if p.new.passed and not p.base.passed),
        stale=tuple(p for p in both if p.new.stale),
        altered=tuple(p for p in pairs if p.base.passed and p.new.passed and _altered(p)),
        added=tuple(r.id for r in new.records if r.id not in paired and not r.stale),
        removed=tuple(r.id for r in base.records if r.id not in {n.id for n in new.records}),
    )


def _altered(pair: Pair) -> bool:
    return (pair.base.short, pair.base.answer) != (pair.new.short, pair.new.answer)


def _changes(pairs: Sequence[Pair]) -> list[Change]:
    kinds = sorted({p.new.kind for p in pairs})
    slices = {"all": pairs, "unanswerable": [p for p in pairs if not p.new.answerable]}
    slices |= {kind: [p for p in pairs if p.new.kind == kind] for kind in kinds}
    changes = []
    for metric in (*BINARY, *MEANS):
        found = [_change(metric, name, some) for name, some in slices.items()]
        of_metric = [change for change in found if change is not None]
        adjusted = holm({c.slice_: c.p for c in of_metric if c.tested})
        changes += [replace(c, adjusted=adjusted.get(c.slice_, 1.0)) for c in of_metric]
    return changes


def _change(metric: str, slice_: str, pairs: Sequence[Pair]) -> Change | None:
    some = [p for p in pairs if metric in p.base.scores and metric in p.new.scores]
    if not some:
        return None
    before = [p.base.scores[metric] for p in some]
    after = [p.new.scores[metric] for p in some]
    differences = [b - a for a, b in zip(before, after, strict=True)]
    lost = tuple(pair.new for pair, d in zip(some, differences, strict=True) if d < 0)
    losses, wins = len(lost), sum(d > 0 for d in differences)
    interval, p = paired_bootstrap(differences, [pair.new.cluster for pair in some])
    tested = len(some) >= SMALLEST
    return Change(
        metric=metric,
        slice_=slice_,
        n=len(some),
        base=sum(before) / len(some),
        new=sum(after) / len(some),
        difference=interval,
        lost=lost,
        wins=wins,
        p=(mcnemar(losses, wins) if metric in BINARY else p) if tested else 1.0,
        adjusted=1.0,
        detectable=minimum_detectable(len(some), losses + wins),
        tested=tested,
    )
