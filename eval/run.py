"""Ask every case, grade every answer: a run, and runs as files."""

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.anchoring import anchor_case
from eval.asking import Asker, Asks, asker
from eval.cache import OutcomeCache
from eval.case import Case
from eval.errors import RunError
from eval.gold import GoldSet
from eval.grading import grade, reason_of, stale_grade
from eval.library import Library
from eval.outcome import Outcome
from eval.provenance import provenance
from eval.record import Record, record, record_from_data, record_to_data
from eval.summary import Summary, summarise
from index.display import json_text
from index.errors import UsageError, said_by_system

SCHEMA = "footnote.run/1"


@dataclass(frozen=True, slots=True)
class Run:
    """Every case of one gold file with what came of it, and what the figures depend on."""

    name: str
    records: tuple[Record, ...]
    provenance: Mapping[str, Any] = field(default_factory=dict)

    @property
    def summary(self) -> Summary:
        """The run in figures."""
        return summarise(self.records)


def run_gold(
    engine: Asks,
    gold: GoldSet,
    library: Library,
    *,
    setup: Mapping[str, Any] | None = None,
    cases: Iterable[Case] | None = None,
    cache: OutcomeCache | None = None,
    on_record: Callable[[Record], None] | None = None,
) -> Run:
    """The run of `gold` (or only of `cases`) on `engine`, whose documents are `library`'s.

    `setup` describes configuration and models; with `cache`, an answer whose question, documents, code and
    setup were all the same before is not asked for again. Errors: RunError where no case can be asked.
    """
    facts = provenance(gold, library, setup or {})
    key = cache.for_run(facts) if cache else None
    records = []
    with asker(engine) as asking:
        for case in gold.questions if cases is None else cases:
            made = record_case(case, library, asking, key)
            records.append(made)
            if on_record:
                on_record(made)
    return Run(gold.name, tuple(records), {**facts, "index": {"coverage": _coverage(engine)}})


def _coverage(engine: Asks) -> float | None:
    """The share of the documents' text that lies in some chunk; None for an engine without an index."""
    index = getattr(engine, "index", None)
    return round(index.status().coverage, 6) if index else None


def record_case(case: Case, library: Library, asking: Asker, cache: OutcomeCache | None) -> Record:
    """One case asked (or its answer taken from the cache) and graded.

    Stale gold is asked as well and not graded: its answer shows what an edit of the documents did.
    """
    anchors, stale = anchor_case(case, library.texts)
    if not stale:
        outcome = _outcome(case, asking, cache)
        return record(case, outcome, grade(case, outcome, anchors, library))
    try:
        now = _outcome(case, asking, cache)
    except RunError:  # what a replayed chat model said of the words that are gone, nobody recorded
        now = None
    return record(case, now, stale_grade(), reason_of(stale))


def _outcome(case: Case, asking: Asker, cache: OutcomeCache | None) -> Outcome:
    outcome = cache.get(case) if cache else None
    if outcome is None:
        outcome = asking.outcome(case)
        if cache and not outcome.error:
            cache.put(case, outcome)
    return outcome


def write_run(run: Run, path: Path) -> None:
    """The run as JSON; two runs of one commit differ under "times" only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json_text(run_to_data(run), indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """The run in `path`; UsageError where there is no such file, RunError where it holds none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise RunError(f"{path}: is of schema {data['schema']}, and this version reads {SCHEMA}.")
        return run_from_data(data)
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}; check the name.") from None
    except OSError as error:
        raise RunError(f"{path}: cannot be read: {said_by_system(error)}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RunError(f"{path}: is not a run that `footnote eval run --json` wrote ({error}).") from error


def run_to_data(run: Run) -> dict[str, Any]:
    """JSON-ready."""
    summary = dataclasses.asdict(run.summary)
    seconds = summary.pop("seconds")
    return {
        "schema": SCHEMA,
        "name": run.name,
        "provenance": dict(run.provenance),
        "summary": summary,
        "cases": [record_to_data(r) for r in run.records],
        "times": {
            "cases": {r.id: round(r.seconds, 4) for r in run.records},
            "cached": [r.id for r in run.records if r.cached],
            **seconds,
        },
    }


def run_from_data(data: Mapping[str, Any]) -> Run:
    """The run that `run_to_data` described."""
    times = data.get("times", {})
    seconds, cached = times.get("cases", {}), set(times.get("cached", ()))
    records = [record_from_data(c, seconds.get(c["id"], 0.0), c["id"] in cached) for c in data["cases"]]
    return Run(data["name"], tuple(records), data.get("provenance", {}))


def pick(cases: Sequence[Case], ids: Sequence[str], tags: Sequence[str], kinds: Sequence[str]) -> list[Case]:
    """The cases with one of the ids (a case brings its wordings), tags and kinds; empty picks all."""
    return [
        case
        for case in cases
        if (not ids or case.id in ids or case.cluster in ids)
        and (not tags or set(tags) & set(case.tags))
        and (not kinds or case.kind.value in kinds)
    ]
