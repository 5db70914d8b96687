"""Eight faults put into the real program, one at a time: does the gate turn red, and say why?

    python -m bench.faults [--gold eval/gold/seeds.yaml] [--only NAME …] [--committed]

Each faulty run is gated against a faultless run of the same commit, or, with `--committed`, against the
baseline in the repository. The faults are those of `bench/defects.py`: wrappers and settings, put in from
outside. Exit code 0 where every fault is red with its cause named, and a second faultless run is not.
"""

import argparse
import dataclasses
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import defects
from bench.trial import Changed, Models, blessed, open_remembered, run
from eval.baseline import read_baseline
from eval.discovery import baseline_path
from eval.errors import Exit
from eval.gate import Verdict, judge
from eval.gold import GoldSet, load_gold
from eval.provenance import commit

SEEDS = Path(__file__).parent.parent / "eval" / "gold" / "seeds.yaml"


@dataclasses.dataclass(frozen=True)
class Fault:
    """What is done, and what the gate must say of it; "" is nothing."""

    cause: str
    changed: Changed


def _correct_a_file(folder: Path) -> None:
    document = min(folder.glob("*.txt"))
    document.write_text("Corrected on Monday.\n" + document.read_text(encoding="utf-8"), encoding="utf-8")


FAULTS = {
    "none (the control again)": Fault("", Changed()),
    "top-k 1": Fault("not retrieved", Changed({"top_k": 1})),
    "BM25 off": Fault("lexical channel silent", Changed(search=defects.without_bm25)),
    "ranker off": Fault("ranker channel silent", Changed(ranked=False)),
    "swapped citation ids": Fault("cited wrong", Changed(spoil=defects.swapped_citations)),
    "stale index": Fault("stale index", Changed({"sync": False}, after_indexing=_correct_a_file)),
    "spans off by one": Fault("broken citation", Changed(spoil=defects.off_by_one)),
    "refusal disabled": Fault("false answer", Changed({"threshold": 0.0})),
    "every tenth sentence lost": Fault(
        "text not indexed", Changed(while_indexing=defects.losing_every_tenth_sentence)
    ),
}


def main() -> int:
    """Print the table; the exit code says whether it is as it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=SEEDS)
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS))
    parser.add_argument("--committed", action="store_true", help="gate against the committed baseline")
    arguments = parser.parse_args()
    gold, models = load_gold(arguments.gold), open_remembered()
    began = time.perf_counter()
    with _copied(gold) as copy:
        control = run(copy, models)
    kept = read_baseline(baseline_path(arguments.gold)) if arguments.committed else blessed(control)
    passed = sum(r.passed for r in control.records)
    print(f"{gold.name} at {commit(arguments.gold.parent)}: {len(control.records)} questions, {passed} pass")
    print(f"in the faultless run, {time.perf_counter() - began:.0f} s\n")
    print("| fault | gate | exit | causes named, most first | newly broken | s |\n|---|---|--:|---|--:|--:|")
    as_expected = True
    for name in arguments.only:
        began = time.perf_counter()
        verdict = _verdict(gold, models, FAULTS[name], kept)
        as_expected &= _holds(FAULTS[name], verdict)
        print(f"| {name} | {_row(verdict)} | {time.perf_counter() - began:.0f} |", flush=True)
    return 0 if as_expected else 1


def _verdict(gold: GoldSet, models: Models, fault: Fault, baseline: object) -> Verdict:
    with _copied(gold) as copy:
        return judge(run(copy, models, fault.changed), gold, baseline)  # type: ignore[arg-type]


def _holds(fault: Fault, verdict: Verdict) -> bool:
    if not fault.cause:
        return verdict.exit is Exit.passed
    return verdict.exit is Exit.regression and fault.cause in verdict.causes


def _row(verdict: Verdict) -> str:
    colour = "green" if verdict.exit is Exit.passed else "red"
    broken = len(verdict.comparison.broken) if verdict.comparison else 0
    return f"{colour} | {int(verdict.exit)} | {', '.join(verdict.causes)} | {broken}"


@contextmanager
def _copied(gold: GoldSet) -> Iterator[GoldSet]:
    """The gold over a copy of its documents, for faults that change them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "docs"
        shutil.copytree(gold.corpus[0], copy)
        yield dataclasses.replace(gold, corpus=(copy.resolve(),))


if __name__ == "__main__":
    sys.exit(main())
