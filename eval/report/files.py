"""Reports into files, each where the caller wants it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gate import Verdict
from eval.report.html import html_report
from eval.report.junit import write_junit
from eval.report.markdown import markdown_report
from eval.run import run_to_data
from index.display import json_text


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports go where; None is not wanted."""

    json: Path | None = None
    markdown: Path | None = None
    html: Path | None = None
    junit: Path | None = None


def write_reports(verdicts: Sequence[Verdict], wanted: Wanted) -> None:
    """Write what is wanted. One run is its own JSON, several are a list."""
    if wanted.json:
        data = [run_to_data(v.run) for v in verdicts]
        text = json_text(data[0] if len(data) == 1 else data, indent=1, sort_keys=True)
        _write(wanted.json, text + "\n")
    if wanted.markdown:
        _write(wanted.markdown, markdown_report(verdicts))
    if wanted.html:
        _write(wanted.html, html_report(verdicts))
    if wanted.junit:
        write_junit(verdicts, wanted.junit)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
