"""One commit, run again and again: does the gate ever cry wolf, and are the runs the same bytes?

    python -m bench.repeats 20 [--apart 3] [--gold eval/gold/seeds.yaml]

The first `--apart` runs are whole programs of their own (`footnote eval run --no-cache`): new process, new
hash seed, new index, models asked everything. The others run in one process, each with a new index, and ask
the models only what they were not asked before in that process; everything else is done anew. Every run is
gated against the first, and its JSON, apart from times, compared with the first one's byte by byte.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.faults import SEEDS
from bench.trial import blessed, fresh_home, open_remembered, run
from eval.gate import judge
from eval.gold import load_gold
from eval.provenance import commit
from eval.run import Run, read_run, run_to_data


def main() -> int:
    """Print what came of it; exit code 1 for any alarm or difference."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("runs", type=int, nargs="?", default=20)
    parser.add_argument("--apart", type=int, default=3, help="runs that are programs of their own")
    parser.add_argument("--gold", type=Path, default=SEEDS)
    arguments = parser.parse_args()
    gold = load_gold(arguments.gold)
    models = open_remembered() if arguments.runs > arguments.apart else None
    print(f"{gold.name} at {commit(arguments.gold.parent)}: {len(gold.questions)} questions\n")
    print("| run | how | sha256 without times | breaches | s |\n|--:|---|---|--:|--:|")
    baseline: Run | None = None
    alarms, digests = 0, set[str]()
    for number in range(1, arguments.runs + 1):
        began = time.perf_counter()
        apart = number <= arguments.apart or models is None
        made = _apart(arguments.gold) if apart or models is None else run(gold, models)
        baseline = baseline or blessed(made)
        breaches = judge(made, gold, baseline).breaches
        alarms += bool(breaches)
        digests.add(_digest(made))
        how, seconds = "own process" if apart else "remembered", time.perf_counter() - began
        print(f"| {number} | {how} | {_digest(made)[:12]} | {len(breaches)} | {seconds:.0f} |", flush=True)
    print(f"\n{arguments.runs} runs, {alarms} false alarms, {len(digests)} different results")
    return 0 if not alarms and len(digests) == 1 else 1


def _apart(gold: Path) -> Run:
    with fresh_home() as home:
        made = home / "run.json"
        command = [sys.executable, "-m", "cli.main", "eval", "run", str(gold), "--no-cache", "--quiet"]
        done = subprocess.run([*command, "--json", str(made)], capture_output=True, env=os.environ.copy())
        if done.returncode:
            raise SystemExit(done.stderr.decode())
        return read_run(made)


def _digest(made: Run) -> str:
    data = run_to_data(made)
    del data["times"]
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
