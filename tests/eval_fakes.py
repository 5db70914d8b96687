"""An engine that says what it is told to: exact outcomes for tests of everything around answering."""

from collections.abc import AsyncIterator, Mapping, Sequence

from index.documents import Chunk, Passage, Source
from qa.answer import (
    Answer,
    AnswerEvent,
    Evidence,
    Finished,
    Location,
    Retrieved,
    Statement,
    Status,
    Support,
    Turn,
)


class ScriptedEngine:
    """Answers from a script, question by question; an exception in the script is raised."""

    def __init__(self, script: Mapping[str, Answer | Exception]) -> None:
        self.script = dict(script)
        self.asked: list[str] = []

    async def ask(self, question: str, history: Sequence[Turn] = ()) -> AsyncIterator[AnswerEvent]:
        """The scripted answer, with its evidence as the passages."""
        self.asked.append(question)
        answer = self.script[question]
        if isinstance(answer, Exception):
            raise answer
        shown = answer.evidence or answer.nearest
        yield Retrieved(tuple(_passage(e, rank) for rank, e in enumerate(shown)))
        yield Finished(answer)


def quoting(question: str, quote: str, text: str, source: Source, *, short: str = "", at: int = -1) -> Answer:
    """An answer that is one quote of `text`; `at` moves the citation elsewhere, for broken ones."""
    start = text.index(quote) if at < 0 else at
    evidence = Evidence(Location(source, start, start + len(quote)), quote, 0.9)
    return Answer(
        question,
        Status.answered,
        (Statement(quote, (0,), Support.quoted),),
        (evidence,),
        short=short,
        confidence=0.9,
    )


def refusing(question: str) -> Answer:
    """An answer that says that the documents do not say."""
    return Answer(question, Status.not_found, (), (), confidence=0.1)


def _passage(evidence: Evidence, rank: int) -> Passage:
    place = evidence.location
    chunk = Chunk(f"c{rank}", place.source.document_id, rank, place.start, place.end, evidence.quote)
    channels = {"dense": 0.5, "lexical": 1.0, "fused": 0.1, "ranker": 2.0}
    return Passage(chunk, place.source, -float(rank), channels)
