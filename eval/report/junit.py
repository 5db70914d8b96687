"""Runs as JUnit XML, which CI systems show case by case."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.record import Record
from eval.report.figures import writer_of
from eval.run import Run
from eval.taxonomy import EXPLANATIONS, Category
from index.display import one_line


def write_junit(runs: Sequence[Run], path: Path) -> None:
    """One suite a run, one test a case; stale cases are skipped, errors are errors."""
    from junitparser import JUnitXml

    report = JUnitXml()
    for run in runs:
        report.add_testsuite(_suite(run))
    path.parent.mkdir(parents=True, exist_ok=True)
    report.write(str(path), pretty=True)


def _suite(run: Run) -> Any:
    from junitparser import Error, Failure, Skipped, TestCase, TestSuite

    suite = TestSuite(f"footnote.{run.name}")
    suite.add_property("answers", writer_of(run.provenance))
    for record in run.records:
        test = TestCase(record.id, classname=f"footnote.{run.name}.{record.kind}", time=record.seconds)
        words = _words(record)
        if record.stale:
            test.result = [Skipped(words)]
        elif record.category == Category.error:
            test.result = [Error(words, record.category)]
        elif not record.passed:
            test.result = [Failure(words, record.category)]
        suite.add_testcase(test)
    return suite


def _words(record: Record) -> str:
    parts = (
        f"{record.category}: {EXPLANATIONS.get(Category(record.category), '')}",
        f"question: {record.question}",
        f"gold: {record.gold}",
        f"got: {record.short or record.answer or record.detail or record.status}",
    )
    return one_line("; ".join(parts))
