"""Yes, no or maybe: the short answers to the questions of pubmedqa, search over all its abstracts included.

    python -m bench.verdicts                figures on the half that nothing was tuned on
    python -m bench.verdicts --half tune    the other half

An answer without a verdict and a refusal count as maybe. Intervals are 95 %, bootstrapped over questions.
"""

from collections import Counter

import numpy as np

from bench import cached
from bench.answers import interval
from bench.asked import arguments, questions
from bench.library import library
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader

SET = "pubmedqa"
KINDS = ("yes", "no", "maybe")


def main() -> None:
    """Print the figures."""
    args = arguments(__doc__).parse_args()
    told: Counter[tuple[str, str]] = Counter()
    right: list[float] = []
    with library(SET, *cached.models()) as found:
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
