"""A verdict as one HTML page: no script, no network, everything foreign escaped by the template engine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.gate import Verdict
from eval.metrics.refusal import risk_coverage
from eval.report import plots
from eval.report.cases import said
from eval.report.figures import agreed, headline, interval, judged_in_words, spent, writer_of, written
from eval.summary import decisions
from eval.taxonomy import EXPLANATIONS, Category

TEMPLATE = Path(__file__).with_name("report.html")


def html_report(verdicts: Sequence[Verdict]) -> str:
    """The page for all verdicts."""
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["written"] = written
    environment.filters["said"] = said
    environment.filters["agreed"] = agreed
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(sections=[_section(verdict) for verdict in verdicts])


def _section(verdict: Verdict) -> dict[str, Any]:
    from markupsafe import Markup

    run, comparison = verdict.run, verdict.comparison
    summary = run.summary
    before = comparison.base.summary if comparison else None
    kinds = [
        (kind.replace("_", " "), figures["correct"].value, before.value("correct", kind) if before else None)
        for kind, figures in summary.figures.items()
        if kind != "all"
    ]
    live = [r for r in run.records if not r.stale]
    shown = {p.new.id for p in (*comparison.broken, *comparison.stale)} if comparison else set()
    tied = len(run.records) - (len(comparison.broken) + len(comparison.fixed) if comparison else 0)
    # the plots are made of numbers and the fixed names of kinds: nothing foreign is in them
    return {
        "name": run.name,
        "verdict": verdict,
        "word": verdict.word,
        "passed": sum(r.passed for r in run.records),
        "total": len(run.records),
        "writer": writer_of(run.provenance),
        "spent": spent(summary),
        "judged": judged_in_words(run),
        "figures": [(name, words, f, interval(f), agreed(name)) for name, words, f in headline(summary)],
        "categories": [
            (name, n, EXPLANATIONS.get(Category(name), "")) for name, n in summary.categories.items()
        ],
        "comparison": comparison,
        "failed": [r for r in run.records if not r.passed and r.id not in shown],
        "slowest": sorted(run.records, key=lambda r: -r.seconds)[:5],
        "provenance": _flat(run.provenance),
        "risk": Markup(plots.curve(risk_coverage(decisions(live)), "coverage", "risk")),  # noqa: S704
        "bars": Markup(plots.bars(kinds)),  # noqa: S704
        "flips": Markup(plots.flips(len(comparison.broken), len(comparison.fixed), tied))  # noqa: S704
        if comparison
        else "",
    }


def _flat(facts: Any, prefix: str = "") -> list[tuple[str, str]]:
    if not isinstance(facts, dict):
        return [(prefix, str(facts))]
    return [row for key, value in facts.items() for row in _flat(value, f"{prefix}.{key}".lstrip("."))]
