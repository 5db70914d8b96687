"""A conversation of 300 turns: what stays mounted, what memory it takes, how it scrolls."""

import statistics
import tempfile
from pathlib import Path

from bench.report import Table
from bench.terminal.beats import blamed, lateness_rows
from bench.terminal.window import told_by

TURNS = 300


def measure() -> Table:
    """One conversation, in a process of its own; FOOTNOTE_BLAME as for `beats`."""
    with tempfile.TemporaryDirectory() as home:
        told = told_by("talking", str(TURNS), home=Path(home), more=blamed())
    rows = [
        ("turns mounted at most", str(told["mounted"]), "30"),
        ("memory, turn 30 to turn 300", _megabytes(told["grown"]), "+60 MB"),
        ("memory, turn 30 to having read all turns", _megabytes(told["grown after reading"]), "+60 MB"),
        ("a turn up or down, through all", _spread(told["steps"]), ""),
    ]
    for during, beats, middle, high, most, over in lateness_rows(told["late"]):
        rows.append((f"lateness while {during}, {beats} beats", f"{middle}; {high}; {most}; {over} late", ""))
    return Table(
        f"The terminal interface: a conversation of {TURNS} turns",
        "python -m bench.terminal long",
        ("what", "figure", "aim"),
        rows,
        "Asked live on a pseudo terminal of 120×36, two streamed sentences with citations a turn, by a"
        " scripted engine. Times of keys are median; 99th percentile; most, until drawn. Lateness"
        " is of a beat of 10 ms: median; 99th percentile; most; how many were over 50 ms.",
    )


def _megabytes(grown: int) -> str:
    return f"{grown / 1e6:+.1f} MB"


def _spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return (
        f"{statistics.median(ordered) * 1000:.0f} ms; {ordered[int(len(ordered) * 0.99)] * 1000:.0f} ms;"
        f" {ordered[-1] * 1000:.0f} ms"
    )
