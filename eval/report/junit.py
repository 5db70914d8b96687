"""Runs as JUnit XML, which CI systems show case by case."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.gate import Verdict
from eval.report.cases import earlier, lines_of
from eval.report.figures import writer_of
from eval.taxonomy import Category


def write_junit(verdicts: Sequence[Verdict], path: Path) -> None:
    """One suite a run, one test a case; stale cases are failures, for they make the gate red, too."""
    from junitparser import JUnitXml

    report = JUnitXml()
    for verdict in verdicts:
        report.add_testsuite(_suite(verdict))
    path.parent.mkdir(parents=True, exist_ok=True)
    report.write(str(path), pretty=True)


def _suite(verdict: Verdict) -> Any:
    from junitparser import Error, Failure, TestCase, TestSuite

    run, before = verdict.run, earlier(verdict.comparison)
    suite = TestSuite(f"footnote.{run.name}")
    suite.add_property("answers", writer_of(run.provenance))
    for record in run.records:
        test = TestCase(record.id, classname=f"footnote.{run.name}.{record.kind}", time=record.seconds)
        if not record.passed:
            failed = Error if record.category == Category.error else Failure
            first, *rest = lines_of(record, before.get(record.id))
            result = failed(first, record.category)
            result.text = "\n".join(rest)
            test.result = [result]
        suite.add_testcase(test)
    return suite
