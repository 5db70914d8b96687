"""Questions that take two documents: answered, and answered right, in one step and in two.

    python -m bench.steps                figures on the half that nothing was tuned on
    python -m bench.steps --half tune    the other half
    python -m bench.steps --each         what was answered to each question, too

Questions of multihop, of all its documents. Right is an answer that states the gold one. Intervals are 95 %,
bootstrapped over questions.
"""

import time

import numpy as np

from bench import cached
from bench.answers import interval
from bench.asked import arguments, questions
from bench.library import library
from eval.metrics.words import states
from qa import pipeline
from qa.answer import Status
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader

SET = "multihop"


def main() -> None:
    """Print the figures."""
    parser = arguments(__doc__)
    parser.add_argument("--each", action="store_true", help="show what was answered to each question")
    args = parser.parse_args()
    reader, asked, two = OnnxReader(), questions(SET, args.half, args.limit), pipeline.STEPS
    print(f"half: {args.half}; {len(asked)} questions; reader {reader.name}\n")
    print("| | answered | right | wrong | seconds, median and most |\n|---|---|---|---|---|")
    with library(SET, *cached.models()) as found:
        engine = Engine(found, reader)
        engine.ask_now(asked[0].text)  # the models are there
        for label, pipeline.STEPS in (("in one step", 0), ("in two", two)):
            told, right, seconds = [], [], []
            for each in asked:
                began = time.perf_counter()
                answer = engine.ask_now(each.text)
                seconds.append(time.perf_counter() - began)
                told.append(answer.status is not Status.not_found)
                right.append(told[-1] and any(states(answer.text, gold) for gold in each.answers))
                if args.each and told[-1]:
                    print(
                        f"{'right' if right[-1] else 'wrong'} {each.text} {answer.text!r} of {each.answers}"
                    )
            shares = (np.array(told), np.array(right), np.array(told) & ~np.array(right))
            shown = " | ".join(interval(share.astype(float)) for share in shares)
            print(f"| {label} | {shown} | {np.median(seconds):.2f}, {max(seconds):.2f} |", flush=True)


if __name__ == "__main__":
    main()
