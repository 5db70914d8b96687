"""A verdict as a comment on a pull request: the word first, then figures, then the cases that moved.

Everything from documents, questions and answers is escaped: it is data, not Markdown.
"""

import html
import re
from collections.abc import Iterable, Sequence

from eval.compare import Change, Comparison, Pair
from eval.errors import Exit
from eval.gate import Verdict
from eval.record import Record
from eval.report.figures import agreed, headline, interval, judged_in_words, spent, writer_of, written
from eval.taxonomy import EXPLANATIONS, Category
from index.display import one_line

SHOWN = 10
WORDS = {
    Exit.passed: "✅ passed",
    Exit.regression: "❌ regression",
    Exit.gold: "⚠️ stale gold",
}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-!|~@])")


def markdown_report(verdicts: Sequence[Verdict]) -> str:
    """All verdicts as one Markdown text."""
    return "\n".join(line for verdict in verdicts for line in _section(verdict)) + "\n"


def escaped(text: str, limit: int = 300) -> str:
    """One line of foreign text that Markdown shows as it is."""
    line = one_line(text)
    line = line if len(line) <= limit else line[:limit] + "…"
    return _MARKUP.sub(r"\\\1", html.escape(line, quote=False))


def _section(verdict: Verdict) -> Iterable[str]:
    run = verdict.run
    facts = run.provenance
    yield f"## {WORDS.get(verdict.exit, '❌')}: {escaped(run.name)}"
    yield ""
    passed = sum(r.passed for r in run.records)
    commit = facts.get("commit") or "no commit"
    yield f"{passed} of {len(run.records)} cases pass at {escaped(commit)}; {escaped(writer_of(facts))}."
    yield ""
    for words in (spent(run.summary), judged_in_words(run)):
        if words:
            yield f"{escaped(words)}."
            yield ""
    for breach in verdict.breaches:
        cause = f" **{breach.cause}**" if breach.cause else ""
        yield f"- **{breach.rule}**: {escaped(breach.message)}{cause}"
    for note in verdict.notes:
        yield f"- {escaped(note)}"
    yield ""
    if verdict.comparison:
        yield from _changes(verdict.comparison)
        yield from _pairs("Newly broken", verdict.comparison.broken)
        yield from _pairs("Newly fixed", verdict.comparison.fixed)
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
    heads = ("metric", "slice", "base", "new", "difference (95 %)", "worse / better / n", "p")
    yield f"| {' | '.join((*heads, 'smallest to be seen', 'grader κ'))} |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for change in comparison.changes:
        if change.slice_ == "all" or change.losses or change.wins:
            yield _row(change)
    yield ""


def _row(change: Change) -> str:
    d = change.difference
    difference = f"{d.value:+.3f} ({d.low:+.3f} to {d.high:+.3f})"
    p = f"{change.adjusted:.2g}" if change.tested else "too few"
    mark = " ❌" if change.regressed else ""
    flips = f"{change.losses} / {change.wins} / {change.n}"
    cells = (change.metric + mark, change.slice_, written(change.base), written(change.new), difference)
    return f"| {' | '.join((*cells, flips, p, written(change.detectable), agreed(change.metric)))} |"


def _pairs(title: str, pairs: Sequence[Pair]) -> Iterable[str]:
    if not pairs:
        return
    yield f"### {title}: {len(pairs)}"
    yield ""
    for pair in pairs[:SHOWN]:
        r = pair.new
        yield f"<details><summary>{escaped(r.id)}: {_why(pair)}</summary>"
        yield ""
        yield "| | base | new |"
        yield "|---|---|---|"
        yield f"| question | {escaped(r.question)} | |"
        changed = pair.base.gold != r.gold  # then it may be the question's fault, not the answer's
        yield f"| gold | {escaped(pair.base.gold)} | {escaped(r.gold) if changed else ''} |"
        yield f"| gold evidence | {escaped(' … '.join(r.gold_evidence))} | |"
        yield f"| answer | {escaped(_said(pair.base))} | {escaped(_said(r))} |"
        yield f"| evidence | {escaped(_cited(pair.base))} | {escaped(_cited(r))} |"
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
        cells = (escaped(r.id), r.category, escaped(r.question), escaped(r.gold), escaped(_said(r)))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _why(pair: Pair) -> str:
    if pair.new.passed:
        return f"was {pair.base.category}"
    return f"{pair.new.category} ({EXPLANATIONS[Category(pair.new.category)]})"


def _said(record: Record) -> str:
    return record.short or record.answer or record.detail or record.status


def _cited(record: Record) -> str:
    return " … ".join(record.citations[:3])
