"""How fast files become text: files and megabytes a second of each format."""

import statistics
import time
from collections import defaultdict
from pathlib import Path

from bench.report import ROOT, Table
from index.limits import Limits
from index.readers import Unreadable, load, read_bytes
from index.walk import Found, walk

ROOTS = (ROOT / "eval" / "corpora" / "council", ROOT / "tests" / "fixtures" / "formats")


def measure(repeats: int = 5) -> Table:
    """Per kind: files, seconds a file (median of the rounds), files/s, source MB/s, characters of text."""
    files = [(f, load(f.path, Limits())) for f in walk(ROOTS, ROOT) if isinstance(f, Found)]
    for found, data in files:  # starts the reading process and imports its libraries
        _read(found.name, data)
    seconds: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, tuple[int, int, int]] = {}
    for _ in range(repeats):
        spent: dict[str, float] = defaultdict(float)
        sizes = defaultdict(lambda: (0, 0, 0))
        for found, data in files:
            start = time.perf_counter()
            kind, characters = _read(found.name, data)
            spent[kind] += time.perf_counter() - start
            count, size, text = sizes[kind]
            sizes[kind] = (count + 1, size + len(data), text + characters)
        for kind, value in spent.items():
            seconds[kind].append(value)
    rows = [_row(kind, *sizes[kind], statistics.median(values)) for kind, values in sorted(seconds.items())]
    return Table(
        "Reading files",
        "python -m bench readers",
        ("kind", "files", "kB", "characters of text", "ms a file", "files/s", "MB/s"),
        rows,
        f"Median of {repeats} rounds over the council corpus and the format fixtures, files in memory, the "
        "reading process warm (its start and imports cost about a second, once). These are small files: "
        "the cost of a file outweighs that of its bytes.",
    )


def _read(name: str, data: bytes) -> tuple[str, int]:
    try:
        readings = read_bytes(data, name, Limits())
    except Unreadable:
        return "unreadable", 0
    packed = Path(name).suffix == ".gz"
    return ("gz of " if packed else "") + readings[0].kind, sum(len(reading.text) for reading in readings)


def _row(kind: str, count: int, size: int, characters: int, seconds: float) -> tuple[str, ...]:
    return (
        kind, str(count), f"{size / 1000:.1f}", f"{characters:,}", f"{1000 * seconds / count:.2f}",
        f"{count / seconds:,.0f}", f"{size / 1e6 / seconds:.2f}",
    )  # fmt: skip
