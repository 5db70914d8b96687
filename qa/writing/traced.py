"""An answer told again by its sources: where each quote stands, who says so, or the first alone."""

from dataclasses import replace

from qa.answer import Answer, Evidence, Statement, Support
from qa.asking.looking_back import Back
from qa.language.words import squeeze


def traced(answer: Answer, question: str, back: Back) -> Answer:
    """`answer` as one to `question`: its quotes in full, each with its place or with who says so.

    In brief it is its first statement, of rival claims all. A refusal stays one.
    """
    if back is Back.brief:
        return replace(
            answer, question=question, statements=answer.statements[: None if answer.conflict else 1]
        )
    told = tuple(
        Statement(f"{_whose(item, back)}: “{squeeze(item.quote)}”", (place,), Support.composed)
        for place, item in enumerate(answer.evidence)
    )
    return replace(answer, question=question, statements=told, short="", asides=())


def _whose(item: Evidence, back: Back) -> str:
    if back is Back.source:
        return item.location.shown
    who = item.speaker or ""
    return who[:1].upper() + who[1:] if who else f"{item.location.shown} names nobody who says so"
