"""Where the time goes in a warm `ask --model none`: process, imports, models, index, answer."""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Sequence

from bench.report import ROOT, Table, spread, timed

QUESTION = "How many NRF members do the Taliban say they killed?"
ASK = [sys.executable, "-c", "from cli.main import ask; ask()", "--model", "none", "--docs", "seeds"]
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)")


def measure(repeats: int = 5) -> Table:
    """Wall time of the whole process, the engine's own phases within it, and the dearest imports."""
    _run([*ASK, QUESTION])  # fetch, index, warm the disk cache
    bare = timed(lambda: _run([sys.executable, "-c", "pass"]), repeats)
    answers: list[dict[str, float]] = []

    def ask() -> None:
        answers.append(json.loads(_run([*ASK, "--json", QUESTION]).stdout)["seconds"])

    before = _processor_seconds()
    whole = timed(ask, repeats)
    spent = (_processor_seconds() - before) / repeats
    rows = [
        ("process start to printed answer", spread(whole)),
        ("processor time of it, all cores", f"{spent:.2f} s"),
        ("of it: an empty Python", spread(bare)),
    ]
    for phase in answers[0]:
        rows.append((f"of it: {phase}", spread([a.get(phase, 0.0) for a in answers])))
    rows += [(f"of it: import {name}", f"{seconds:.3f} s") for name, seconds in _imports()]
    return Table(
        "Start-up: a warm `ask --model none` on seeds/",
        "python -m bench startup",
        ("what", "median of 5 (lowest–highest)"),
        rows,
        "Imports are one run under -X importtime, summed by package; the interpreter's own count is slower"
        " than a plain run. Models load in the background while imports go on.",
    )


def _imports() -> Sequence[tuple[str, float]]:
    errors = _run([sys.executable, "-X", "importtime", *ASK[1:], QUESTION]).stderr
    packages: dict[str, float] = {}
    for microseconds, module in _IMPORT.findall(errors):
        package = module.partition(".")[0]
        packages[package] = packages.get(package, 0.0) + int(microseconds) / 1e6
    return sorted(packages.items(), key=lambda item: -item[1])[:8]


def _processor_seconds() -> float:
    """Of all child processes that have ended; a busy machine inflates it less than it does the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
