"""Where gold is and where its baselines and last runs are kept."""

from collections.abc import Sequence
from pathlib import Path

from eval.gold import GOLD_SUFFIXES
from index.errors import UsageError
from index.paths import cache_dir, data_dir

GOLD_FOLDERS = ("eval/gold", "gold")


def gold_files(named: Sequence[Path], start: Path) -> list[Path]:
    """The gold files meant: those named, folders searched; else those of `eval/gold` or `gold` upward.

    Errors: UsageError where there is none.
    """
    if named:
        return [file for path in named for file in _files(path)]
    for folder in (start.resolve(), *start.resolve().parents):
        for name in GOLD_FOLDERS:
            if (folder / name).is_dir():
                return _files(folder / name)
    raise UsageError(
        "There is no gold here: `footnote eval init` drafts questions from your documents, "
        "or name a gold file."
    )


def baseline_path(gold: Path) -> Path:
    """The committed baseline of a gold file: `baselines/NAME.json` beside the gold folder."""
    return gold.resolve().parent.parent / "baselines" / f"{gold.stem}.json"


def last_run_path(name: str) -> Path:
    """Where the latest run of a gold set is kept for `show`."""
    return data_dir() / "eval" / "last" / f"{_plain(name)}.json"


def answers_folder() -> Path:
    """The cache of answers."""
    return cache_dir() / "eval" / "answers"


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix.lower() in GOLD_SUFFIXES)
        if not found:
            raise UsageError(f"{path} holds no gold file (.yaml or .jsonl).")
        return found
    if not path.exists():
        raise UsageError(f"There is no gold file {path}.")
    return [path]


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in name).lstrip(".") or "gold"
