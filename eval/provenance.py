"""What a run's figures depend on, written beside them."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.library import Library
from eval.statistics import SEED

ROOT = Path(__file__).parent.parent


def provenance(gold: GoldSet, library: Library, setup: Mapping[str, Any]) -> dict[str, Any]:
    """Commit, digests of code, corpus and gold, configuration and models (`setup`), seed, machine."""
    return {
        "gold": {"name": gold.name, "sha256": gold.digest, "cases": len(gold.questions)},
        "corpus": {"sha256": library.digest, "documents": len(library.texts)},
        "commit": commit(gold.path.resolve().parent),
        "code": {"answering": code_digest("index", "qa"), "grading": code_digest("eval")},
        "setup": dict(setup),
        "seed": SEED,
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "processors": os.cpu_count() or 1,
        },
    }


@cache
def code_digest(*rooms: str) -> str:
    """Of the source of these rooms and the figures they go by: others may give other answers or grades."""
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted(p for p in (ROOT / room).rglob("*") if p.suffix in (".py", ".json")):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def commit(folder: Path) -> str:
    """The git commit the gold stands in, with "+" when files differ from it; "" outside of git."""
    head = _git(folder, "rev-parse", "--short=12", "HEAD")
    if not head:
        return ""
    return head + ("+" if _git(folder, "status", "--porcelain", "--untracked-files=no") else "")


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
