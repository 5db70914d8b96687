"""Reports: complete, self-contained, and safe with foreign text in them."""

import dataclasses
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from eval.gate import judge
from eval.gold import GoldSet
from eval.record import Record
from eval.report.figures import HEADLINE, KEY, agreed
from eval.report.files import Wanted, write_reports
from eval.report.markdown import markdown_report
from eval.report.terminal import print_run
from eval.report.verdict import print_verdict
from eval.run import Run, read_run

HOSTILE = "<script>alert(1)</script> [x](http://evil.example) | **b** `c` \x1b[31mred ![i](http://e/x.png)"


def record(n, category="passed", **changes):
    entry = Record(
        id=f"case-{n}",
        cluster=f"case-{n}",
        question=f"Question {n}? {HOSTILE}",
        kind="fact" if n % 2 else "near_miss",
        tags=(),
        pinned=False,
        expected="answered",
        gold=f"gold {HOSTILE}",
        gold_evidence=(HOSTILE,),
        status="answered",
        answer=HOSTILE,
        short="",
        citations=(HOSTILE,),
        confidence=0.5,
        scores={"correct": float(category == "passed"), "citation_validity": 1.0},
        category=category,
        seconds=0.25 * n,
    )
    return dataclasses.replace(entry, **changes)


BASE = Run("set", tuple(record(n) for n in range(40)))
NEW = Run(
    "set",
    (
        *(record(n, "not retrieved") for n in range(8)),
        record(8, "stale gold", scores={}),
        record(9, "error", scores={"correct": 0.0, "citation_validity": 1.0}, detail="boom"),
        *BASE.records[10:],
    ),
    {"commit": "abc", "setup": {"chat_model": "none"}},
)
GOLD = GoldSet("set", Path("set.yaml"), (), ())


@pytest.fixture(scope="module")
def verdict():
    return judge(NEW, GOLD, BASE)


def test_the_page_is_self_contained_and_escapes_what_documents_say(verdict, tmp_path):
    write_reports([verdict], Wanted(html=tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append((tag, dict(attrs)))
    parser.feed(page)
    assert not {"script", "img", "link", "iframe"} & {tag for tag, _ in tags}
    assert not [attrs for _, attrs in tags if {"src", "href", "onclick"} & attrs.keys()]
    assert "&lt;script&gt;" in page
    assert sum(tag == "svg" for tag, _ in tags) == 3
    assert "Newly broken: 9" in page


def test_markdown_leads_with_the_verdict_and_shows_both_sides(verdict):
    text = markdown_report([verdict])
    assert text.startswith("<!-- generator: Footnote -->\n\n## ❌ regression: set")
    assert "Newly broken: 9" in text
    assert re.search(r"\| correct ❌ \| all \| 1\.000 \| \.\d+ \| -0\.\d+", text)
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)!\[", text) and not re.search(r"(?<!\\)\]\(", text)
    assert "\x1b" not in text
    rows = [line for line in text.splitlines() if line.startswith("| question")]
    assert rows and all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


def test_junit_tells_failures_errors_and_stale_gold_apart(verdict, tmp_path):
    write_reports([verdict], Wanted(junit=tmp_path / "j.xml"))
    suite = ET.parse(tmp_path / "j.xml").getroot().find("testsuite")
    assert {k: suite.get(k) for k in ("tests", "failures", "errors", "skipped")} == {
        "tests": "40",
        "failures": "9",
        "errors": "1",
        "skipped": "0",
    }
    stale = next(case for case in suite if case.get("name") == "case-8").find("failure")
    assert stale.get("type") == "stale gold"
    assert "question: Question 8?" in stale.text and "before: answered" in stale.text


def test_the_json_report_reads_back_as_the_run(verdict, tmp_path):
    write_reports([verdict], Wanted(json=tmp_path / "run.json"))
    assert read_run(tmp_path / "run.json").records == NEW.records


def test_the_headline_fits_eighty_columns_one_metric_a_line():
    scores = dict.fromkeys(("correct", "status", *HEADLINE), 1.0)
    run = Run("set", tuple(record(n, scores=scores) for n in range(1234)))
    out = io.StringIO()
    print_run(run, Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    begin = next(i for i, line in enumerate(lines) if line.startswith("metric"))
    table = lines[begin + 1 :][: len(HEADLINE)]
    assert [line.split()[0] for line in table] == list(HEADLINE)
    assert all(line.rstrip().endswith(HEADLINE[line.split()[0]]) for line in table)
    assert lines[begin].rstrip().endswith(KEY)


def test_sixty_columns_cut_neither_names_of_metrics_nor_of_cases():
    scores = dict.fromkeys(("correct", "status", *HEADLINE), 1.0)
    failed = dataclasses.replace(
        record(1, scores=scores), id="how-many-looms-has-the-mill", category="over-refusal"
    )
    run = Run("set", (record(0, scores=scores), failed))
    out = io.StringIO()
    print_run(run, Console(file=out, width=60))
    words = set(out.getvalue().split())
    assert words >= {*HEADLINE, "how-many-looms-has-the-mill"}
    assert max(map(len, out.getvalue().splitlines())) <= 60


def test_every_report_prints_how_far_the_grader_agrees_with_people(verdict, tmp_path):
    kappa = agreed("answer_correct")
    assert re.fullmatch(r"\.\d{3}", kappa) and agreed("hit@5") == ""
    whole = judge(NEW, GOLD, None)
    assert re.search(rf"\| answer_correct \|.*\| {re.escape(kappa)} \|\n", markdown_report([whole]))
    assert re.search(rf"\| correct ❌ \| all \|.*\| {re.escape(kappa)} \|\n", markdown_report([verdict]))
    write_reports([verdict], Wanted(html=tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert len(re.findall(rf'<td>(?:answer_)?correct</td>.*<td class="n">{re.escape(kappa)}</td>', page)) >= 2


def test_gold_that_changed_since_the_baseline_stands_on_both_sides():
    now = (record(0, "cited wrong", gold="43"), *BASE.records[1:])
    text = markdown_report([judge(Run("set", now, {"commit": "abc+"}), GOLD, BASE)])
    (row,) = [line for line in text.splitlines() if line.startswith("| gold |")]
    assert "script" in row and row.endswith(" | 43 |")
    assert "pass at abc+;" in text


def test_stale_gold_shows_the_question_the_answer_then_and_now_and_what_became_of_the_quote(tmp_path):
    stale = record(0, "stale gold", scores={}, answer="25. [1]", detail='"a.md" does not say “27” any more')
    base = Run("set", (record(0, short="27"), *BASE.records[1:]))
    found = judge(Run("set", (stale, *BASE.records[1:])), GOLD, base)
    assert any("set.yaml" in note for note in found.notes)
    write_reports([found], Wanted(html=tmp_path / "report.html", markdown=tmp_path / "s.md"))
    out = io.StringIO()
    print_verdict(found, Console(file=out, width=400))
    pages = ((tmp_path / "report.html").read_text("utf-8"), (tmp_path / "s.md").read_text("utf-8"))
    for page in (*pages, out.getvalue()):
        assert "Question 0?" in page
        assert "answered: 27" in page and "25" in page
        assert "does not say “27” any more" in page


def test_an_answer_that_changed_and_is_still_right_is_shown_beside_the_old_one():
    base = Run("set", (record(0, answer="Six months."), *BASE.records[1:]))
    now = Run("set", (record(0, answer="One page: four months. Another: six months."), *BASE.records[1:]))
    found = judge(now, GOLD, base)
    assert "answered otherwise, and still right: case-0" in found.notes
    text = markdown_report([found])
    (row,) = [line for line in text.splitlines() if line.startswith("| answer |")]
    assert "Six months" in row and "four months" in row
    assert found.breaches == ()


def test_a_case_that_broke_unpinned_is_named_with_what_would_make_it_red():
    now = Run("set", (record(0, "not retrieved"), *BASE.records[1:]))
    assert "`pinned: true` would make each of these red by itself: case-0" in judge(now, GOLD, BASE).notes


def test_without_a_baseline_the_summary_shows_figures_and_failures():
    text = markdown_report([judge(NEW, GOLD, None)])
    assert "| citation_validity | 1.000 |" in text
    assert "nothing is blessed yet" in text
    assert "case-0" in text
