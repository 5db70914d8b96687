"""Figures with what they depend on, appended to docs/benchmarks.md."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Table:
    """One measurement: rows of figures under a title, and the command that repeats it."""

    title: str
    command: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: str = ""


def measured(package: str, arguments: Sequence[str], parts: Sequence[str]) -> int:
    """Exit code; measures the parts of a package that are named, all where none is.

    `--print` leaves the page alone.
    """
    names = [a for a in arguments if not a.startswith("-")] or parts
    for name in names:
        if name not in parts:
            print(f"There is no part {name}; there are {', '.join(parts)}.", file=sys.stderr)
            return 2
    tables = [import_module(f"{package}.{name}").measure() for name in names]
    publish(tables, write="--print" not in arguments)
    return 0


def timed(act: Callable[[], object], repeats: int) -> list[float]:
    """Seconds of each of `repeats` runs."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - start)
    return seconds


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Median with the lowest and the highest value, in seconds."""
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}f} s ({low:.{digits}f}–{high:.{digits}f})"


def markdown(table: Table) -> str:
    """The table as a section of the page."""
    lines = [f"## {table.title}", "", f"`{table.command}` at {commit()}; {machine()}.", ""]
    lines += ["| " + " | ".join(table.columns) + " |", "|" + "---|" * len(table.columns)]
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    if table.notes:
        lines += ["", table.notes]
    return "\n".join(lines) + "\n"


def publish(tables: Sequence[Table], *, write: bool) -> None:
    """Prints the tables; with `write`, puts each in place of the section of the same title."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Benchmarks\n"
    for table in tables:
        section = markdown(table)
        print(section)
        page = replaced(page, table.title, section)
    if write:
        PAGE.write_text(page, encoding="utf-8")


def replaced(page: str, title: str, section: str) -> str:
    """The page with the section of that title replaced, or added at the end."""
    before, found, rest = page.partition(f"## {title}\n")
    if not found:
        return f"{page.rstrip()}\n\n{section}"
    _, following, after = rest.partition("\n## ")
    return before + section + (f"\n## {after}" if following else "")


def commit() -> str:
    """The commit measured, marked where files differ from it."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout

    changed = "+" if git("status", "--porcelain", "--untracked-files=no").strip() else ""
    return (git("rev-parse", "--short", "HEAD").strip() or "unknown") + changed


def machine() -> str:
    """Processor, cores and how busy the machine was."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"
