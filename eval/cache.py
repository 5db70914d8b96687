"""Answers kept by everything they depend on. Grades are never served from here: they are cheap and made anew.

The key holds question, history, corpus digest, configuration, model digests, seed and the digest of the code
that answers; a change to a grader leaves it alone and a change to anything else misses.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.case import Case
from eval.outcome import Outcome, outcome_from_data, outcome_to_data
from index.errors import FootnoteError


class OutcomeCache:
    """Outcomes as JSON files in a folder, one per key; damaged files are misses."""

    def __init__(self, folder: Path, facts: Mapping[str, Any] | None = None) -> None:
        self._folder = folder
        self._facts = facts or {}

    def for_run(self, facts: Mapping[str, Any]) -> "OutcomeCache":
        """The same folder, for runs with this provenance."""
        answering = {
            "corpus": facts["corpus"],
            "code": facts["code"]["answering"],
            "setup": facts["setup"],
            "seed": facts["seed"],
        }
        return OutcomeCache(self._folder, answering)

    def get(self, case: Case) -> Outcome | None:
        """What was answered before, marked as cached."""
        try:
            kept = json.loads(self._path(case).read_text(encoding="utf-8"))
            return replace(outcome_from_data(kept["outcome"]), seconds=kept["seconds"], cached=True)
        except (OSError, ValueError, KeyError, TypeError, FootnoteError):
            return None

    def put(self, case: Case, outcome: Outcome) -> None:
        """Keep an outcome; whole or not at all."""
        path = self._path(case)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"outcome": outcome_to_data(outcome), "seconds": outcome.seconds}
        draft = path.with_suffix(".part")
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)

    def _path(self, case: Case) -> Path:
        asked = {
            "question": case.question,
            "history": [[turn.question, turn.answer] for turn in case.history],
            "facts": self._facts,
        }
        text = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
        key = hashlib.sha256(text.encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json"
