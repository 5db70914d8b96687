"""The house rules that a machine can hold."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("index", "qa", "tui", "eval", "cli")
MODULES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_over_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_module_has_a_name_that_says_nothing():
    banned = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [p for p in MODULES if p.stem in banned]


def test_no_code_reads_pickles_or_evaluates_text():
    banned = ("import pickle", "pickle.load", "joblib", "torch.load(", "yaml.load(", "trust_remote_code=True")
    found = [(p.name, b) for p in MODULES for b in banned if b in p.read_text(encoding="utf-8")]
    assert not found
