"""Gold cases as pytest tests, in a pytest of their own."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "The weaving mill at Lund has 34 looms. It was built in 1871 by the Berg family.\n"
GOLD = """
corpus: docs
document: mill.txt
cases:
- id: looms
  question: How many looms does the weaving mill have?
  kind: number
  answers: [34]
  evidence: [The weaving mill at Lund has 34 looms]
  tags: [size]
- id: wrong
  question: How many looms does the mill at Lund have?
  kind: number
  answers: [35]
  evidence: [The weaving mill at Lund has 34 looms]
- {id: far, question: "What is the capital of France?", kind: far}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mill.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def run_pytest(folder, *arguments):
    command = [sys.executable, "-m", "pytest", "-p", "eval.pytest_plugin", "--strict-markers", *arguments]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=200)


@pytest.mark.slow
def test_each_case_is_a_test_that_explains_itself(folder):
    done = run_pytest(folder, "--footnote-gold", "gold.yaml", "--junit-xml", "j.xml")
    assert done.returncode == 1
    assert "1 failed, 2 passed" in done.stdout
    assert "expected: answered: 35" in done.stdout and "mill.txt, line 1" in done.stdout
    assert "Traceback" not in done.stdout
    suite = ET.parse(folder / "j.xml").getroot().find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")


@pytest.mark.slow
def test_xdist_runs_the_cases(folder):
    done = run_pytest(folder, "--footnote-gold", "gold.yaml", "-p", "xdist", "-n", "2", "-k", "looms or far")
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_cases_are_picked_by_mark_and_name_like_any_tests(folder):
    picked = run_pytest(folder, "--footnote-gold", "gold.yaml", "--collect-only", "-q", "-m", "size or far")
    assert "looms" in picked.stdout and "far" in picked.stdout and "wrong" not in picked.stdout
    by_name = run_pytest(folder, "--footnote-gold", "gold.yaml", "--collect-only", "-q", "-k", "wrong")
    assert "1/3 tests collected" in by_name.stdout


def test_without_the_option_nothing_happens_and_nothing_is_loaded(folder):
    (folder / "test_mine.py").write_text(
        "import sys\ndef test_mine():\n    assert not {'eval.gold', 'yaml', 'numpy'} & sys.modules.keys()\n"
    )
    assert "1 passed" in run_pytest(folder).stdout


def test_a_missing_gold_file_is_a_usage_error(folder):
    done = run_pytest(folder, "--footnote-gold", "nowhere.yaml")
    assert done.returncode == 4
    assert "There is no gold file nowhere.yaml" in done.stderr + done.stdout
