"""Question to answer on a warm engine over the documents of all third-party sets, some 10,000 chunks.

    python -m bench.latency           quotes only: the figure of C's target, 0.6 s at the median

The folder is written and indexed once and kept beside the other benches' indexes. Each question passes
through everything a user's question passes through, the look for changed files included.
"""

import os
from collections import defaultdict
from pathlib import Path

import numpy as np

from bench import cached, gold
from bench.asked import questions
from index.corpus import Corpus
from index.status import stored_status

SETS = ("squad2", "nq-qed", "clapnq", "mtrag-un", "multihop", "chunkeval")
EACH = 20  # questions of a set, of the half that is reported
WARM = 5  # questions before the clock


def folder() -> Path:
    """The documents of all sets, one file each."""
    docs = cached.FOLDER / "latency" / "docs"
    for name in SETS:
        (docs / name).mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(gold.load(name)[0]):
            path = docs / name / f"{number}.txt"
            if not path.exists():
                path.write_text(f"{text.title}\n\n{text.text}", encoding="utf-8")
    return docs


def main() -> None:
    """Print the median, the 95th percentile and where the time goes."""
    from qa.config import load_config
    from qa.opening import open_engine

    docs = folder()
    os.environ["FOOTNOTE_HOME"] = str(docs.parent / "home")
    config = load_config(docs.parent, [docs], {"model.name": "none"})
    engine = open_engine(config)
    asked = [q.text for name in SETS for q in questions(name, "report", EACH)]
    for question in asked[:WARM]:
        engine.ask_now(question)
    phases: dict[str, list[float]] = defaultdict(list)
    for question in asked:
        answer = engine.ask_now(question)
        for phase, seconds in answer.seconds.items():
            phases[phase].append(seconds)
        phases["whole"].append(sum(answer.seconds.values()))
    engine.close()
    status = stored_status(Corpus.at([docs], config.index, base=config.base))
    print(f"{status.chunks if status else 0} chunks, {len(asked)} questions, load {os.getloadavg()[0]:.1f}")
    print("| phase | p50, ms | p95, ms |\n|---|---|---|")
    for phase, taken in phases.items():
        p50, p95 = np.percentile(taken, [50, 95]) * 1000
        print(f"| {phase} | {p50:.0f} | {p95:.0f} |")


if __name__ == "__main__":
    main()
