"""Where the index of a corpus lies: a folder, in it one for each build, and which of them is current."""

import os
import shutil
from pathlib import Path

from index.corpus import Corpus
from index.paths import cache_dir, private

_POINTER = "CURRENT"


def home_of(corpus: Corpus) -> Path:
    """The folder of all builds of a corpus's index."""
    return cache_dir() / "indexes" / corpus.key


def current_build(home: Path) -> Path:
    """The folder of the build in use; the first one if there is none yet."""
    try:
        name = (home / _POINTER).read_text(encoding="ascii").strip()
    except OSError:
        return home / "1"
    return home / (name if name.isdigit() else "1")


def next_build(home: Path) -> Path:
    """An empty folder to build in beside the current one; left-overs of a build that broke off go."""
    folder = home / str(int(current_build(home).name) + 1)
    shutil.rmtree(folder, ignore_errors=True)
    return private(folder)


def swap_to(home: Path, build: Path) -> None:
    """Make a finished build the current one, in one step, and remove the one before."""
    before = current_build(home)
    temporary = home / f"{_POINTER}.{os.getpid()}"
    temporary.write_text(build.name, encoding="ascii")
    temporary.replace(home / _POINTER)
    if before != build:
        shutil.rmtree(before, ignore_errors=True)
