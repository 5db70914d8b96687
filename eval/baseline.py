"""The blessed run that later ones are compared with: a committed file, moved on purpose and with a reason."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.errors import GoldError
from eval.run import Run, read_run, run_to_data
from eval.taxonomy import Category
from index.errors import UsageError

LEFT_OUT = ("outcome",)  # bulky, and nothing that a comparison looks at


def read_baseline(path: Path) -> Run | None:
    """The baseline, None where nothing was blessed yet; RunError where the file is damaged."""
    return read_run(path) if path.exists() else None


def bless(run: Run, path: Path, reason: str) -> None:
    """Make `run` the baseline.

    Errors: UsageError without a reason; GoldError for a run that is stale or breaks an invariant, which
    no reason excuses.
    """
    if len(reason.split()) < 2:
        raise UsageError("Say why the baseline moves, in more than one word: --reason “better chunking”.")
    unfit = [r.id for r in run.records if r.category in (Category.stale_gold, Category.error)]
    unfit += [r.id for r in run.records if r.scores.get("citation_validity", 1.0) < 1]
    if unfit:
        raise GoldError(
            f"This run cannot be a baseline: {', '.join(unfit[:6])} are stale, errors or cite what does not"
            " re-open."
        )
    data = run_to_data(run)
    del data["times"]
    data["blessed"] = {"reason": reason}
    for case in data["cases"]:
        for key in LEFT_OUT:
            case[key] = {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_diffable(data), encoding="utf-8")


def _diffable(data: Mapping[str, Any]) -> str:
    """JSON with one case a line, so that version control shows which cases moved."""
    head = {key: value for key, value in data.items() if key != "cases"}
    text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True)
    cases = ",\n".join(json.dumps(case, ensure_ascii=False, sort_keys=True) for case in data["cases"])
    return f'{text[:-2]},\n "cases": [\n{cases}\n]}}\n'
