"""No regular expression of the program looks without end at any text: documents are hostile."""

import importlib
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("index", "qa", "cli", "eval", "tui")
LENGTH = 400  # characters of a text
SECONDS = 0.5  # of the processor that a pattern may take for it; most take microseconds
UNITS = (
    " ", "\n", "\t", "a", "A", "1", ",", ".", "-", "_", "(", "[", "<", "*", "#", "|", "=", "“", "'", "&",
    "a ",
    "A ", "Aa ", "1 ", "1,", "1,000 ", "a-", "A-", "a, ", "A, ", "A. ", "a b and ", "the a ", "The A of the ",
    "of the ", "is ", "was not ", "said ", "he said, ", "“a” said A, ", "who ", "what is ", "1 May 2020 ",
    "1 to ", "twenty-one ", "a's ", "(a) ", "| a ", "- a\n", "# a\n", "1. a\n", "a: ", "a; ", "a\n\n",
    "10:30 ",
    "no more than ", "according to ", "Mr A, the a of A, ", "a/b/", "é ", "ignore all ", "a_a", "http://a.",
)  # fmt: skip


class _Endless(Exception):
    pass


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module holds, with its name."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "corpora" in path.parts:
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for key, value in vars(importlib.import_module(name)).items():
                values = value if isinstance(value, list | tuple | set | frozenset) else [value]
                for each in values:
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield f"{name}.{key}", each


@pytest.fixture
def alarm():
    """Raises in the middle of a match once the processor has worked for it long enough."""

    def ring(*_):
        raise _Endless

    before = signal.signal(signal.SIGVTALRM, ring)
    yield lambda: signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def endless(pattern: re.Pattern[str], alarm) -> str:
    """The unit of the text at which the pattern looks without end, else nothing."""
    for unit in UNITS:
        text = (unit * LENGTH)[:LENGTH]
        try:
            alarm()
            for match in (pattern.match, pattern.fullmatch, pattern.search):
                match(text + "!")
            for _ in pattern.finditer(text + "\x00"):
                pass
        except _Endless:
            return unit
    return ""


def test_no_pattern_looks_without_end(alarm):
    found = {pattern: name for name, pattern in patterns()}
    assert len(found) > 300
    began = time.process_time()
    slow = {name: unit for pattern, name in found.items() if (unit := endless(pattern, alarm))}
    assert not slow, (slow, time.process_time() - began)


def test_a_pattern_that_does_is_found(alarm):
    assert endless(re.compile(r"[A-Z][\w-]*(?:[ -][A-Z][\w-]*)*\?"), alarm) == "A-"
