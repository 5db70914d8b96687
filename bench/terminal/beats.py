"""How late the event loop is while the program indexes and answers."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.report import Table
from bench.terminal.folder import write_folder
from bench.terminal.heart import LATE
from bench.terminal.window import told_by

DOCUMENTS = 2_000
COLUMNS = ("while", "beats", "median", "99th percentile", "most", f"over {LATE * 1000:.0f} ms")


def measure() -> Table:
    """One run over a new folder of notes; FOOTNOTE_BLAME names a file for the stacks of late moments."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = write_folder(Path(temporary) / "notes", DOCUMENTS)
        late = told_by("beating", str(folder), home=Path(temporary), more=blamed())
    return Table(
        "The terminal interface: lateness of the event loop",
        "python -m bench.terminal beats",
        COLUMNS,
        lateness_rows(late),
        f"A beat of 10 ms on the event loop of the real program, quotes only, on a pseudo terminal of 120×36:"
        f" {DOCUMENTS:,} notes are indexed for the first time (torch is imported meanwhile), then six"
        " questions asked. The aim is none over 50 ms while indexing or answering. What remains late, by the"
        " stacks that FOOTNOTE_BLAME collects: the import of torch's extension, one call that holds the"
        " interpreter, and a whole screen being drawn while both cores multiply.",
    )


def blamed() -> list[str]:
    """The file that FOOTNOTE_BLAME names, if it does."""
    return [os.environ["FOOTNOTE_BLAME"]] if "FOOTNOTE_BLAME" in os.environ else []


def lateness_rows(late: dict[str, list[float]]) -> Sequence[Sequence[str]]:
    """A row for each thing that went on."""
    rows = []
    for during, beats in late.items():
        beats.sort()
        milliseconds = [beats[len(beats) // 2], beats[int(len(beats) * 0.99)], beats[-1]]
        over = sum(beat > LATE for beat in beats)
        rows.append((during, f"{len(beats):,}", *(f"{m * 1000:.1f} ms" for m in milliseconds), str(over)))
    return rows
