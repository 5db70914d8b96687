"""Pass or not, and why: invariants, pinned cases, floors, and regressions against the blessed baseline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eval.compare import Change, Comparison, compare
from eval.discovery import baseline_path
from eval.errors import Exit
from eval.gold import GoldSet
from eval.record import Record
from eval.report.figures import LOWER_IS_BETTER, written
from eval.run import Run
from eval.taxonomy import Category
from index.amounts import first_of

COVERED = 0.995  # share of the text that must lie in some chunk
NAMED = 6  # cases in a sentence
UNINDEXED = "text not indexed"
MEND = "change {gold} where the documents are right, and bless with a reason; else mend the documents"
UNBLESSED = "nothing is blessed yet: `footnote eval bless --reason …` makes this run the baseline; commit it"
FROM_BASELINE = ("correct", "evidence@1", "evidence@3", "hit@5", "refused_unanswerable")


class Rule(StrEnum):
    """What a finding goes against."""

    stale = "stale gold"
    unguarded = "nothing gates"
    invariant = "invariant"
    pinned = "pinned case"
    floor = "floor"
    regression = "regression"


_OF_GOLD = (Rule.stale, Rule.unguarded)


@dataclass(frozen=True, slots=True)
class Breach:
    """One reason for not passing."""

    rule: Rule
    message: str
    cause: str = ""  # the category most of the cases concerned fall into, or the channel that fell silent


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's word on one run."""

    run: Run
    breaches: tuple[Breach, ...]
    comparison: Comparison | None  # None where nothing was blessed yet
    notes: tuple[str, ...] = ()

    @property
    def exit(self) -> Exit:
        """Regression before what is wrong with the gold: the first is about the answers."""
        if any(b.rule not in _OF_GOLD for b in self.breaches):
            return Exit.regression
        return Exit.gold if self.breaches else Exit.passed

    @property
    def word(self) -> str:
        """The verdict as people read it."""
        if self.exit is Exit.gold:
            return next(b.rule for b in self.breaches)
        return "passed" if self.exit is Exit.passed else "regression"

    @property
    def causes(self) -> list[str]:
        """Causes by how many breaches and newly failing cases name them."""
        counts = Counter(b.cause for b in self.breaches if b.cause)
        return [cause for cause, _ in counts.most_common()]


def judge(run: Run, gold: GoldSet, baseline: Run | None) -> Verdict:
    """The verdict; without a baseline, invariants, pinned cases and the gold file's own floors only."""
    comparison = compare(baseline, run) if baseline else None
    notes = [MEND.format(gold=gold.path.name)] if run.summary.stale else []
    breaches = [*_stale(run), *_invariants(run), *_uncovered(run), *_pinned(run), *_floors(run, gold)]
    if comparison and baseline:
        breaches += [*_floors_from(baseline, run), *_regressions(comparison)]
        notes += _notes(comparison)
    else:
        notes.append(UNBLESSED)
    return Verdict(run, tuple(breaches), comparison, tuple(notes))


def gated(run: Run, gold: GoldSet, baseline: Run | None) -> Verdict:
    """The verdict of a gate: as `judge` has it, and not passed where any answer at all would do."""
    verdict = judge(run, gold, baseline)
    held = baseline or gold.floors or gold.ceilings or any(r.pinned for r in run.records)
    return verdict if held else replace(verdict, breaches=(*verdict.breaches, _unguarded(gold)))


def strictest(verdicts: Sequence[Verdict]) -> Exit:
    """One exit code for several gold files: a regression anywhere, else stale gold anywhere."""
    exits = {verdict.exit for verdict in verdicts}
    return next((e for e in (Exit.regression, Exit.gold) if e in exits), Exit.passed)


def _unguarded(gold: GoldSet) -> Breach:
    return Breach(
        Rule.unguarded,
        f"any answer would pass: no baseline in {baseline_path(gold.path)}, no pinned case, no floor",
    )


def _stale(run: Run) -> Iterable[Breach]:
    stale = [r for r in run.records if r.stale]
    if stale:
        yield Breach(Rule.stale, f"the documents do not hold the quotes of {_cases(stale)} any more")


def _invariants(run: Run) -> Iterable[Breach]:
    broken = [r for r in run.records if r.scores.get("citation_validity", 1.0) < 1]
    if broken:
        yield Breach(Rule.invariant, f"citations do not re-open in {_cases(broken)}", _cause(broken))
    failed = [r for r in run.records if r.category == Category.error]
    if failed:
        yield Breach(Rule.invariant, f"errors instead of answers in {_cases(failed)}", Category.error)


def _uncovered(run: Run) -> Iterable[Breach]:
    covered = run.provenance.get("index", {}).get("coverage")
    if covered is not None and covered < COVERED:
        yield Breach(
            Rule.invariant, f"the index covers {written(covered)} of the text, less than {COVERED}", UNINDEXED
        )


def _pinned(run: Run) -> Iterable[Breach]:
    failed = [r for r in run.records if r.pinned and not r.passed and not r.stale]
    if failed:
        yield Breach(Rule.pinned, f"must pass and do not: {_cases(failed)}", _cause(failed))


def _floors(run: Run, gold: GoldSet) -> Iterable[Breach]:
    summary = run.summary
    for metric, floor in gold.floors.items():
        value = summary.value(metric)
        if value is None or value < floor:
            yield Breach(Rule.floor, f"{metric} is {written(value)}, below the floor of {written(floor)}")
    for metric, ceiling in gold.ceilings.items():
        value = summary.value(metric)
        if value is None or value > ceiling:
            yield Breach(Rule.floor, f"{metric} is {written(value)}, above the ceiling of {written(ceiling)}")


def _floors_from(baseline: Run, run: Run) -> Iterable[Breach]:
    """Below the lower end of the baseline's interval, and tested on the same set of cases."""
    if {r.id for r in baseline.records} != {r.id for r in run.records}:
        return
    before, now = baseline.summary, run.summary
    for metric in FROM_BASELINE:
        figure, value = before.figures["all"].get(metric), now.value(metric)
        if figure and figure.low is not None and value is not None and value < figure.low:
            yield Breach(
                Rule.floor,
                f"{metric} is {written(value)}, below {written(figure.low)},"
                f" the lower bound of the baseline's {written(figure.value)}",
                _cause(_newly_failing(baseline, run, metric)),
            )


def _newly_failing(baseline: Run, run: Run, metric: str) -> list[Record]:
    passed = {r.id for r in baseline.records if r.passed}
    failing = [r for r in run.records if r.id in passed and not r.passed]
    return [r for r in failing if not r.answerable] if metric == "refused_unanswerable" else failing


def _regressions(comparison: Comparison) -> Iterable[Breach]:
    for change in comparison.regressions:
        yield Breach(Rule.regression, _sentence(change), _cause_of(change))


def _sentence(change: Change) -> str:
    where = "" if change.slice_ == "all" else f" on {change.slice_}"
    return (
        f"{change.metric}{where} {written(change.base)} → {written(change.new)}"
        f" ({change.losses} worse, {change.wins} better of {change.n}, p {change.adjusted:.2g})"
    )


def _cause_of(change: Change) -> str:
    if change.metric.startswith("channel_"):
        return f"{change.metric.removeprefix('channel_')} channel silent"
    return _cause(change.lost)


def _cause(records: Sequence[Record]) -> str:
    failed = Counter(r.category for r in records if not r.passed)
    return failed.most_common(1)[0][0] if failed else ""


def _notes(comparison: Comparison) -> Iterable[str]:
    overall = next((c for c in comparison.changes if c.metric == "correct" and c.slice_ == "all"), None)
    if overall and overall.detectable >= 1:
        yield f"{overall.n} paired cases are too few to tell a change from chance: only pinned ones are red"
    elif overall:
        yield (
            f"with {overall.n} paired cases, a change of {100 * overall.detectable:.1f} points"
            " is the smallest that can be told from chance"
        )
    unpinned = [pair.new for pair in comparison.broken if not pair.new.pinned]
    if unpinned:
        yield f"`pinned: true` would make each of these red by itself: {_cases(unpinned)}"
    if comparison.altered:
        yield f"answered otherwise, and still right: {_cases([pair.new for pair in comparison.altered])}"
    if comparison.removed:
        gone = first_of(comparison.removed, NAMED)
        yield f"{len(comparison.removed)} cases of the baseline are gone: {gone}"
    if comparison.added:
        yield f"{len(comparison.added)} cases are new and have nothing to be compared with"
    better = [
        c
        for c in comparison.changes
        if c.slice_ == "all" and c.new > c.base and c.metric not in LOWER_IS_BETTER
    ]
    if better and not comparison.regressions:
        yield "some figures are better; `footnote eval bless --reason …` keeps the gain"


def _cases(records: Sequence[Record]) -> str:
    return first_of([r.id for r in records], NAMED)
