"""A quotes-only answer turned into a written one: drafted, attributed, verified, and completed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.answer import Answer, Statement, Status, Support
from qa.verify.support import Likeness
from qa.writing.attribute import attribute, in_full
from qa.writing.write import Draft, Writer

if TYPE_CHECKING:
    from index.encoders.encoding import Encoder


def worth_writing(answer: Answer) -> bool:
    """Whether a model is asked at all: not to refuse, and not to put rival claims in its own words."""
    return (
        answer.status is not Status.not_found
        and not (answer.conflict or answer.asides)
        and bool(answer.evidence)
    )


def verified(answer: Answer, draft: Draft, writer: Writer, likeness: Likeness) -> Answer:
    """The answer with the draft's supported sentences as its statements.

    What the draft leaves out of a part of the question is completed from the quotes; a draft without a
    supported sentence leaves the quotes as they were, and a note says so.
    """
    question = answer.standalone or answer.question
    made = attribute(draft.text, answer.evidence, likeness, question, writer.settings.trusted)
    quoted = in_full(answer.statements, answer.evidence)
    notes = list(answer.notes)
    if draft.left_out:
        notes.append(
            f"{draft.left_out} of {len(answer.evidence)} quotes did not fit into the model's window."
        )
    if made.replaced or made.dropped:
        notes.append(_count(made.replaced, made.dropped))
    if not any(s.support is Support.verified for s in made.statements):
        notes.append("The model wrote nothing that the quotes support; they stand for themselves.")
        return replace(answer, statements=tuple(quoted), model=writer.name, notes=tuple(notes))
    statements = (*made.statements, *_missing(quoted, made.statements))
    return replace(answer, statements=statements, model=writer.name, notes=tuple(notes))


def likeness_by(encoder: "Encoder") -> Likeness:
    """Cosine of two texts by the encoder."""

    def alike(a: str, b: str) -> float:
        first, second = encoder.encode([a, b])
        return float(first @ second)

    return alike


def _missing(quoted: Sequence[Statement], written: Sequence[Statement]) -> list[Statement]:
    """The best quoted statement, where nothing written stands on its evidence."""
    used = {place for statement in written for place in statement.evidence}
    return [s for s in quoted[:1] if not used & set(s.evidence)]


def _count(replaced: int, dropped: int) -> str:
    told = [f"{n} {what}" for n, what in ((replaced, "replaced by their quotes"), (dropped, "dropped")) if n]
    return f"Sentences of the model that no quote bears out word by word: {', '.join(told)}."
