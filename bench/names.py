"""Every right answer and no wrong one: questions of ramdocs, whose names belong to several things.

    python -m bench.names                figures on the half that nothing was tuned on
    python -m bench.names --half tune    the other half
    python -m bench.names --each         what was asserted for each question, too

Asked twice: of all documents of the set, search included, and of those alone that the set gives with the
question. An answer asserts the values of its claims, where it tells several; else its statements, quotes in
full included. What a near copy has instead stands beside the answer ("nearly the same text as [2] has another
value") and is not asserted; a last figure counts it as if it were. An answer is strictly right where every
meaning's gold stands in what it asserts, word for word, and no wrong answer of the set does. Intervals are
95 %, bootstrapped over questions.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bench import cached, gold
from bench.answers import interval
from bench.asked import arguments, questions
from bench.library import SetLibrary, library
from eval.metrics.words import states
from qa.answer import Answer
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader

SET = "ramdocs"


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer, held against the meanings of its question."""

    every: bool  # all right answers are asserted
    wrong: bool  # a wrong one is
    beside: bool  # a wrong one is asserted or told beside the answer
    told: str  # what the values are to each other

    @property
    def strict(self) -> bool:
        """Every right answer and no wrong one."""
        return self.every and not self.wrong


def main() -> None:
    """Print the figures."""
    parser = arguments(__doc__)
    parser.add_argument("--each", action="store_true", help="show what was asserted for each question")
    args = parser.parse_args()
    reader = OnnxReader()
    with library(SET, *cached.models()) as found:
        given = {row["id"]: row for row in gold.question_rows(SET)}
        asked = [(a.text, given[a.id]) for a in questions(SET, args.half, args.limit)]
        print(f"half: {args.half}; {len(asked)} questions; reader {reader.name}\n")
        print("| documents | strict | every right one | no wrong one | strict, copies counted | told as |")
        print("|---|---|---|---|---|---|")
        for label, pooled in (("all of the set", False), ("those given", True)):
            judged = []
            for question, row in asked:
                answer = Engine(narrowed(found, row, pooled), reader).ask_now(question)
                judged.append(judge(answer, row))
                if args.each:
                    mark = "right" if judged[-1].strict else "-"
                    print(f"{mark} {question} {asserted(answer)} of {row['answer_sets']}")
            print(f"| {label} | {figures(judged)} |", flush=True)


def narrowed(found: SetLibrary, row: Mapping[str, Any], pooled: bool) -> SetLibrary:
    """The library, cut down to the documents given with the question where they alone are asked."""
    return replace(found, only=frozenset(row["pool"])) if pooled else found


def asserted(answer: Answer) -> list[str]:
    """What the answer states: the values of its claims, else its statements."""
    if answer.conflict:
        return [claim.value for claim in answer.conflict.claims]
    return [statement.text for statement in answer.statements]


def judge(answer: Answer, row: Mapping[str, Any]) -> Judged:
    """The answer held against every meaning's gold and against the wrong answers."""
    said = asserted(answer)
    beside = [aside.value for aside in answer.asides]
    return Judged(
        every=all(any(_stated(said, right) for right in meaning) for meaning in row["answer_sets"]),
        wrong=any(_stated(said, wrong) for wrong in row["wrong_answers"]),
        beside=any(_stated([*said, *beside], wrong) for wrong in row["wrong_answers"]),
        told=answer.conflict.kind.value if answer.conflict else answer.status.value,
    )


def figures(judged: Sequence[Judged]) -> str:
    """The measures as cells of a row."""
    measures = (
        [j.strict for j in judged],
        [j.every for j in judged],
        [not j.wrong for j in judged],
        [j.every and not j.beside for j in judged],
    )
    kinds = Counter(j.told for j in judged).most_common()
    shares = [interval(np.array(values, float)) for values in measures]
    return " | ".join([*shares, ", ".join(f"{kind} {n}" for kind, n in kinds)])


def _stated(said: Sequence[str], wording: str) -> bool:
    return any(states(each, wording) for each in said)


if __name__ == "__main__":
    main()
