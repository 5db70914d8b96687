"""The values that documents give for what is asked: of several things, by several mouths, in a near copy.

Whatever is told apart here is shown; which of it the answer asserts is decided by what the documents say of
themselves: what they are about, when and by whom they were written, and whether another repeats them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.documents import Passage
from qa.answer import Conflict, Evidence
from qa.asking.how_to import HOW_TO
from qa.asking.questions import Part
from qa.conflicts.causes import causes_in
from qa.conflicts.conflict import conflict_in
from qa.conflicts.leaning import beside, told_by
from qa.conflicts.namesakes import Thing, namesakes_in, one_each
from qa.conflicts.near_copies import Outvoted, outvoted, without
from qa.conflicts.replaced import replacing, versions_of
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, Verdict, against, answering
from qa.finding.evidence import evidence_of
from qa.shaping.fuller import fuller

Shape = Callable[[Part, Sequence[Candidate]], list[Candidate]]


class Compared(NamedTuple):
    """The verdict with what was chosen, its evidence, the conflict in it, and what copies have instead."""

    verdict: Verdict
    evidence: tuple[Evidence, ...]
    clash: Conflict | None
    beside: tuple[Outvoted, ...]


def compared(
    part: Part,
    found: list[Candidate],
    verdict: Verdict,
    passages: Sequence[Passage],
    told: Mapping[str, Thing],
    rule: Rule,
    shape: Shape,
) -> Compared:
    """What the documents give for a question that they answer.

    `found` are all candidates, `told` is what the documents introduce, if several things of the name asked
    for; `shape` gives candidates the short answer that the question wants.
    """
    if told:
        several = one_each(part, [fuller(part, c) for c in shape(part, answering(found, rule))], told)
        made = _weighed(several, passages, verdict, lambda evidence: namesakes_in(evidence, told))
        if made.clash:
            return made
    if newer := replacing(part, shape(part, verdict.chosen[:1]), found):
        evidence = evidence_of(newer)
        clash = versions_of(evidence) if len(evidence) == len(newer) else None
        if clash:
            return Compared(replace(verdict, chosen=tuple(newer)), evidence, clash, ())
    wide = shape(part, against(found, rule, verdict))
    wide += beside(part, wide)
    made = _weighed(wide, passages, verdict, lambda evidence: _clash(part, evidence, rule.threshold))
    if made.clash:
        return made
    chosen = without(shape(part, verdict.chosen), made.beside) or made.verdict.chosen[:1]
    return made._replace(verdict=replace(verdict, chosen=tuple(chosen)), evidence=evidence_of(chosen))


def _clash(part: Part, evidence: Sequence[Evidence], least: float) -> Conflict | None:
    """What contradicts the answer; ways to do something are several, and exclude nothing."""
    if HOW_TO.search(part.text):
        return None
    return conflict_in(part, evidence, least) or causes_in(part, evidence, least)


def _weighed(
    given: Sequence[Candidate],
    passages: Sequence[Passage],
    verdict: Verdict,
    conflict: Callable[[Sequence[Evidence]], Conflict | None],
) -> Compared:
    beside = outvoted(given, passages)
    kept = without(given, beside)
    evidence = tuple(map(told_by, evidence_of(kept)))
    return Compared(replace(verdict, chosen=tuple(kept)), evidence, conflict(evidence), tuple(beside))
