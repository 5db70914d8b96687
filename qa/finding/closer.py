"""A second look at the sentences most likely to answer: read with their neighbours only, and for a denial.

In a whole passage the reader finds something for almost any question on its subject. Of three sentences it
is a better judge; and a sentence that says the opposite of what the question takes for given ("When did the
ferry stop?" "The ferry has never stopped") does not answer it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.asking.questions import Kind, Part
from qa.asking.rewording import read_each
from qa.finding.candidates import Candidate, holds, sentences_around
from qa.language.phrases import LIMIT, NOT_BEFORE
from qa.reader.calibration import WIDEST
from qa.reader.reading import Reader, Reading
from qa.verify.polarity import opposed

PIECE = re.compile(r"[,;:()–—]\s|\b(?:but|although|though|while|whereas|however)\b")
# "… by the Mayor and not by the clerk", "together rather than separately"
AND_NOT = re.compile(r",? (?:(?:and|but) not|rather than|instead of)\b[^,?]*", re.I)
KINSHIP = ("parent/child",)  # who is a father may be a son as well
LOOKED_AT = 5  # sentences; each costs the reader some milliseconds


def look_closer(
    part: Part, found: Sequence[Candidate], reader: Reader | None, promise: Callable[[Candidate], float]
) -> list[Candidate]:
    """The candidates in the same order; those of most promise with `near` and `denied` set."""
    if reader is None:
        return list(found)
    order = sorted(range(len(found)), key=lambda place: (-promise(found[place]), place))
    best = order[:LOOKED_AT]
    around = [_neighbourhood(found[place]) for place in best]
    texts = [found[place].document.text[slice(*span)] for place, span in zip(best, around, strict=True)]
    where = [(found[place].passage.chunk, found[place].document) for place in best]
    readings = read_each(reader, part.text, texts, where)
    made = list(found)
    for place, (start, _), reading in zip(best, around, readings, strict=True):
        made[place] = _seen(part, found[place], reading, start)
    return made


def _seen(part: Part, candidate: Candidate, reading: Reading, offset: int) -> Candidate:
    """The candidate with what the closer reading says of it, not of its neighbours.

    Where all that was found is in a neighbour, an answer in it can be no better than the last of those.
    """
    own = [s for s in reading.spans if holds(candidate, offset + s.start, offset + s.end)]
    better = own[0] if own and own[0] == reading.best else None
    return replace(
        candidate,
        near=[*own[:1], *reading.spans[-1:]][0].score - reading.null if reading.spans else -WIDEST,
        denied=_denies(part, candidate),
        answer=(offset + better.start, offset + better.end) if better else candidate.answer,
    )


def _neighbourhood(candidate: Candidate) -> tuple[int, int]:
    """Where the sentence stands with the one before and the one after it, as far as its chunk has them."""
    before, behind = sentences_around(candidate)
    return before[0] if before else candidate.start, behind[1] if behind else candidate.end


def _denies(part: Part, candidate: Candidate) -> bool:
    """Whether the words around the answer, or the sentence where there is none, deny the question."""
    bounded = {Kind.number: LIMIT, Kind.date: NOT_BEFORE}.get(part.kind)
    if part.kind is Kind.yes_no or (bounded and bounded.search(candidate.text)):
        return False
    text, question = candidate.text, AND_NOT.sub("", part.text.rstrip("? "))
    if candidate.answer:
        start, end = (at - candidate.start for at in candidate.answer)
        ends = [0, *(m.end() for m in PIECE.finditer(text)), len(text)]
        before = [at for at in ends if at <= start][-2:]
        behind = [at for at in ends if at >= end][:2]
        text = text[before[0] : behind[-1]] if before and behind else text
    return opposed(question, text) not in ("", *KINSHIP)
