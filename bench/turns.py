"""Questions in a conversation: are their passages found, and is it noticed that the documents do not answer?

    python -m bench.turns                figures on the half of mtrag-un that nothing was tuned on
    python -m bench.turns --half tune    the other half

Retrieval counts the answerable questions that have a conversation before them and marked evidence; refusal
counts all questions, by the confidence of the engine's answer, no chat model.
"""

from collections.abc import Sequence

import numpy as np

from bench import cached, gold
from bench.answers import auroc_interval, interval
from bench.asked import arguments, questions, turns
from bench.gold import Question
from bench.library import SetLibrary, library
from index.documents import Chunk
from qa.answer import AnswerEvent, Retrieved, Status
from qa.asking.followups import standalone
from qa.asking.questions import understand
from qa.engine import Engine
from qa.reader.onnx_reader import OnnxReader

SET = "mtrag-un"
SYSTEMS = ("last turn only", "made standalone", "as answered")
DEPTH = 8


def main() -> None:
    """Print the figures."""
    args = arguments(__doc__).parse_args()
    marked = {question.id: question for question in gold.load(SET)[1]}
    hits: list[list[float]] = []
    scores, truth, refused = [], [], []
    with library(SET, *cached.models()) as found:
        engine = Engine(found, OnnxReader())
        for asked in questions(SET, args.half, args.limit):
            chunks, confidence, status = answered(asked, engine)
            scores.append(confidence)
            truth.append(asked.answerable)
            refused.append(float(status is Status.not_found))
            if asked.id in marked and turns(asked):
                orders = [*searched(asked, found), chunks]
                hits.append([gold.hit(order[:5], marked[asked.id]) for order in orders])
    table = np.array(hits)
    print(f"half: {args.half}\n\n| passages ({len(table)} questions) | hit@5 | against the last turn only |")
    print("|---|---|---|")
    for place, system in enumerate(SYSTEMS):
        gain = interval(table[:, place] - table[:, 0]) if place else ""
        print(f"| {system} | {interval(table[:, place])} | {gain} |")
    kinds, said = np.array(truth), np.array(refused)
    print(f"\nrefusal AUROC {auroc_interval(np.array(scores), kinds)} ({kinds.sum()}, {(~kinds).sum()})")
    print(f"unanswerable refused {interval(said[~kinds])}; answerable refused {interval(said[kinds])}")


def searched(asked: Question, found: SetLibrary) -> list[list[Chunk]]:
    """The passages for the last turn alone, and for the question made standalone."""
    whole = understand(standalone(asked.text, turns(asked))).parts[0].expanded
    return [[p.chunk for p in found.search(text, DEPTH)] for text in (asked.text, whole)]


def answered(asked: Question, engine: Engine) -> tuple[list[Chunk], float, Status]:
    """The passages that the engine read, its confidence, and its verdict."""
    read: list[Sequence[Chunk]] = []

    def heard(event: AnswerEvent) -> None:
        if isinstance(event, Retrieved):
            read.append([passage.chunk for passage in event.passages])

    answer = engine.ask_now(asked.text, turns(asked), on_event=heard)
    first = list(read[0]) if read else []
    return first, answer.confidence, answer.status


if __name__ == "__main__":
    main()
