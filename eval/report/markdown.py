"""A verdict as a comment on a pull request: the word first, then figures, then the cases that moved.

Everything from documents, questions and answers is escaped: it is data, not Markdown.
"""

import html
from collections.abc import Iterable, Sequence

from eval.compare import Change, Comparison, Pair
from eval.errors import Exit
from eval.gate import Verdict
from eval.record import Record
from eval.report.cases import said, why
from eval.report.figures import agreed, headline, interval, judged_in_words, spent, writer_of, written
from index.display import one_line
from index.markdown import GENERATOR, literal

SHOWN = 10
MARKS = {Exit.passed: "✅", Exit.regression: "❌", Exit.gold: "⚠️"}
LONGEST = 300  # characters of a text


def markdown_report(verdicts: Sequence[Verdict]) -> str:
    """All verdicts as one Markdown text."""
    return "\n".join([GENERATOR, "", *(line for verdict in verdicts for line in _section(verdict))]) + "\n"


def _section(verdict: Verdict) -> Iterable[str]:
    run = verdict.run
    facts = run.provenance
    yield f"## {MARKS[verdict.exit]} {verdict.word}: {_shown(run.name)}"
    yield ""
    passed = sum(r.passed for r in run.records)
    commit = facts.get("commit") or "no commit"
    yield f"{passed} of {len(run.records)} cases pass at {_shown(commit)}; {_shown(writer_of(facts))}."
    yield ""
    for words in (spent(run.summary), judged_in_words(run)):
        if words:
            yield f"{_shown(words)}."
            yield ""
    for breach in verdict.breaches:
        cause = f" **{breach.cause}**" if breach.cause else ""
        yield f"- **{breach.rule}**: {_shown(breach.message)}{cause}"
    for note in verdict.notes:
        yield f"- {_shown(note)}"
    yield ""
    if verdict.comparison:
        yield from _pairs("Newly broken", verdict.comparison.broken, opened=True)
        yield from _pairs("Stale gold", verdict.comparison.stale, opened=True)
        yield from _pairs("Answered otherwise, and still right", verdict.comparison.altered)
        yield from _pairs("Newly fixed", verdict.comparison.fixed)
        known = {r.id for r in verdict.comparison.base.records}
        yield from _failures([r for r in run.records if not r.passed and r.id not in known])
        yield from _changes(verdict.comparison)
    else:
        yield from _figures(verdict)
        yield from _failures([r for r in run.records if not r.passed])


def _figures(verdict: Verdict) -> Iterable[str]:
    yield "| metric | value | 95 % | n | grader κ |"
    yield "|---|--:|--:|--:|--:|"
    for name, _, figure in headline(verdict.run.summary):
        yield f"| {name} | {written(figure.value)} | {interval(figure)} | {figure.n} | {agreed(name)} |"
    yield ""


def _changes(comparison: Comparison) -> Iterable[str]:
    if not comparison.moved:
        yield "No figure moved."
        yield ""
        return
    heads = ("metric", "slice", "base", "new", "difference (95 %)", "worse / better / n", "p")
    yield f"| {' | '.join((*heads, 'smallest to be seen', 'grader κ'))} |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    yield from (_row(change) for change in comparison.moved)
    yield ""


def _row(change: Change) -> str:
    d = change.difference
    difference = f"{d.value:+.3f} ({d.low:+.3f} to {d.high:+.3f})"
    p = f"{change.adjusted:.2g}" if change.tested else "too few"
    mark = " ❌" if change.regressed else ""
    flips = f"{change.losses} / {change.wins} / {change.n}"
    cells = (change.metric + mark, change.slice_, written(change.base), written(change.new), difference)
    return f"| {' | '.join((*cells, flips, p, written(change.detectable), agreed(change.metric)))} |"


def _pairs(title: str, pairs: Sequence[Pair], *, opened: bool = False) -> Iterable[str]:
    if not pairs:
        return
    yield f"### {title}: {len(pairs)}"
    yield ""
    for pair in pairs[:SHOWN]:
        r = pair.new
        yield f"<details{' open' * opened}><summary>{html.escape(r.id)}: {_why(pair)}</summary>"
        yield ""
        yield "| | base | new |"
        yield "|---|---|---|"
        yield f"| question | {_shown(r.question)} | |"
        changed = pair.base.gold != r.gold  # then it may be the question's fault, not the answer's
        yield f"| gold | {_shown(pair.base.gold)} | {_shown(r.gold) if changed else ''} |"
        yield f"| gold evidence | {_shown(' … '.join(r.gold_evidence))} | |"
        yield f"| answer | {_shown(said(pair.base))} | {_shown(said(r))} |"
        yield f"| evidence | {_shown(_cited(pair.base))} | {_shown(_cited(r))} |"
        yield ""
        yield "</details>"
        yield ""
    if len(pairs) > SHOWN:
        yield f"… and {len(pairs) - SHOWN} more."
        yield ""


def _failures(failed: Sequence[Record]) -> Iterable[str]:
    if not failed:
        return
    yield "| case | why | question | gold | got |"
    yield "|---|---|---|---|---|"
    for r in failed[:SHOWN]:
        cells = (_shown(r.id), r.category, _shown(r.question), _shown(r.gold), _shown(said(r)))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _why(pair: Pair) -> str:
    if pair.new.passed:
        return "passed before and now" if pair.base.passed else f"was {pair.base.category}"
    return html.escape(one_line(f"{pair.new.category} ({why(pair.new)})"))


def _cited(record: Record) -> str:
    return " … ".join(record.citations[:3])


def _shown(text: str) -> str:
    """As much of a text as a report has room for, escaped."""
    line = one_line(text)
    return literal(line if len(line) <= LONGEST else line[:LONGEST] + "…")
