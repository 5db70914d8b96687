"""An answer out of what was found for the parts of the question: statements, evidence, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.answer import Answer, Aside, Conflict, Evidence, Statement, Status, Support
from qa.asking.questions import Part, asks_who_says
from qa.conflicts.conflict import settled, shifted
from qa.conflicts.near_copies import Outvoted, asides_of
from qa.finding.decide import Verdict
from qa.finding.evidence import evidence_of
from qa.shaping.surveyed import SURE, Surveyed
from qa.writing.compose import agreeing, claim_statements, short_answer, statements_of


@dataclass(frozen=True, slots=True)
class Step:
    """What was found before a part could be asked: "The treasurer is Ann Lee", and where that stands."""

    told: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What was found for one part of the question."""

    part: Part
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    clash: Conflict | None = None  # its indices are those of `evidence`
    beside: tuple[Outvoted, ...] = ()  # what near copies have instead
    said: str = ""  # yes or no, where a report's findings say so
    missing: tuple[str, ...] = ()  # what is not told of what was asked, in words
    first: Step | None = None
    every: Surveyed | None = None  # where all documents were asked for that tell of something


def assembled(question: str, standalone: str, found: Sequence[PartAnswer], newest: bool) -> Answer:
    """The answer that the parts make; of one figure at several dates only the latest where `newest`."""
    answered = [f for f in found if f.verdict.found]
    several = len(found) > 1
    evidence: list[Evidence] = []
    statements: list[Statement] = []
    conflict: Conflict | None = None
    asides: list[Aside] = []
    for each in answered:
        if each.first:
            statements.append(Statement(f"{each.first.told}.", (len(evidence),), Support.composed))
            evidence.append(each.first.evidence)
        at = len(evidence)
        if each.every:
            evidence += each.evidence
            statements.append(Statement(each.every.told, tuple(range(at, len(evidence))), Support.composed))
            continue
        kept, clash = settled(each.evidence, each.clash, newest)
        kept = kept if clash else agreeing(each.part, kept)
        evidence += kept
        if clash:
            moved = shifted(clash, at)
            conflict = conflict or moved
            statements += claim_statements(moved.claims, evidence)
        else:
            statements += statements_of(each.part, kept, at, several, each.said)
        asides += asides_of(each.beside, evidence)
    gaps = _gaps(found)
    if not answered:
        nearest = tuple(e for f in found for e in f.evidence)
        return Answer(
            question, Status.not_found, (), (), nearest=nearest, standalone=standalone, gaps=gaps,
            confidence=_confidence(found), notes=tuple(_left_out(found)),
        )  # fmt: skip
    first = answered[0]
    return Answer(
        question=question,
        status=Status.partial if gaps else Status.answered,
        statements=tuple(statements),
        evidence=tuple(evidence),
        short="" if conflict or several else short_of(first),
        gaps=gaps,
        conflict=conflict,
        asides=tuple(asides),
        standalone=standalone,
        confidence=_confidence(found),
        notes=(*_left_out(found), *_nobody_named(standalone, evidence)),
    )


def listing(part: Part, every: Surveyed) -> PartAnswer:
    """The answer to a part that asks for all documents which tell of something."""
    evidence = tuple(made for line in every.lines for made in evidence_of([line]))  # alike or not
    return PartAnswer(part, Verdict(SURE, every.lines, ()), evidence, every=every)


def short_of(found: PartAnswer) -> str:
    """The short answer to a part; empty where nothing answers, or several sides do."""
    if not found.verdict.found or found.clash:
        return ""
    if found.every:
        return found.every.short
    return short_answer(found.part, found.evidence, found.said)


def _left_out(found: Sequence[PartAnswer]) -> Iterator[str]:
    return (note for each in found if each.every for note in each.every.notes)


def _nobody_named(question: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """What to say where it is asked who says so, and the sentences that answer name nobody."""
    if not asks_who_says(question) or any(each.speaker for each in evidence):
        return ()
    authors = [author for e in evidence if (author := e.location.source.author)]
    by = f"that of its author, {authors[0]}" if authors else "the document's own"
    return (f"Nobody is named as saying so: the word is {by}.",)


def _gaps(found: Sequence[PartAnswer]) -> tuple[str, ...]:
    return tuple(gap for f in found for gap in (f.missing if f.verdict.found else (f.part.clause,)))


def _confidence(found: Sequence[PartAnswer]) -> float:
    return round(min((f.verdict.probability for f in found), default=0.0), 4)
