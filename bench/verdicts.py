"""Yes, no or maybe: the short answers to the questions of pubmedqa, search over all its abstracts included.

    python -m bench.verdicts                figures on the half that nothing was tuned on
    python -m bench.verdicts --half tune    the other half

An answer without a verdict and a refusal count as maybe. Intervals are 95 %, bootstrapped over questions.
"""

import argparse
from collections import Counter

import numpy as np

from bench import gold
from bench.answers import interval
from bench.asked import questions
from bench.cached import CachedEncoder, CachedRanker
from bench.library import library
from index.corpus import Corpus
from index.opening import open_models
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader

SET = "pubmedqa"
KINDS = ("yes", "no", "maybe")


def main() -> None:
    """Print the figures."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--half", choices=("report", "tune"), default="report")
    p.add_argument("--limit", type=int, help="questions, a sample in a fixed order")
    args = p.parse_args()
    encoder, ranker = open_models(Corpus.at([gold.ROOT]))
    told: Counter[tuple[str, str]] = Counter()
    right: list[float] = []
    with library(SET, CachedEncoder(encoder), CachedRanker(ranker)) as found:
        engine = Engine(found, OnnxReader())
        for asked in questions(SET, args.half, args.limit):
            short = engine.ask_now(asked.text).short.casefold()
            said = short if short in KINDS else "maybe"
            told[asked.answers[0], said] += 1
            right.append(float(said == asked.answers[0]))
    truth = Counter(kind for (kind, _), n in told.items() for _ in range(n))
    most, times = truth.most_common(1)[0]
    gains = np.array(right)
    print(f"half: {args.half}; {len(right)} questions")
    print(f"right {interval(gains)}; always “{most}” {times / len(right):.3f}")
    print("\n| truth | " + " | ".join(KINDS) + " |\n|---" + "|---" * len(KINDS) + "|")
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(str(told[kind, said]) for said in KINDS) + " |")


if __name__ == "__main__":
    main()
