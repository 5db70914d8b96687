"""Near copies: a text that is nearly another one, with another value in it that no third document has.

Somebody altered it, or somebody corrected it: which of the two, the texts do not say. Where other documents
have the value of the one and none that of the other, the other is told beside the answer, not as part of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Passage
from qa.answer import Aside, Evidence
from qa.finding.candidates import Candidate
from qa.finding.evidence import evidence_of
from qa.finding.values import other_value
from qa.language.words import squeeze, words

NEARLY = 0.75  # least share of words, in their order, that two passages have in common to be near copies
OPENING = 300  # characters in which a document says what version it is
VERSION = re.compile(
    r"(?<![a-z])(?:draft|approved|revis(?:ed|ion)|amend(?:ed|ment)|correct(?:ed|ion)|final|versions?|edition|"
    r"updated?|supersed\w+|new|old|v\d+)(?![a-z])",
    re.I,
)
LEAST = 30  # words of a passage long enough to be called a copy


@dataclass(frozen=True, slots=True)
class Outvoted:
    """A candidate whose value no other document has, and the one whose text it nearly repeats."""

    candidate: Candidate
    like: Candidate


def outvoted(chosen: Sequence[Candidate], passages: Sequence[Passage]) -> list[Outvoted]:
    """Those of the chosen whose value stands only in a near copy of another, whose value others have.

    A version that has a date of its own, or says that it is a draft or was revised, is not set aside, and
    neither is what another speaker says.
    """
    found = []
    for candidate in chosen:
        against = (c for c in chosen if _outvotes(c, candidate, chosen, passages))
        like = next((c for c in against if not _outvotes(candidate, c, chosen, passages)), None)
        if like:
            found.append(Outvoted(candidate, like))
    return found


def without(chosen: Sequence[Candidate], beside: Sequence[Outvoted]) -> list[Candidate]:
    """The chosen without those of the copies' documents that give the copy's value."""
    out = [(_id(o.candidate), o.candidate.short) for o in beside]
    return [c for c in chosen if not any(_id(c) == i and not other_value(c.short, s) for i, s in out)]


def asides_of(beside: Sequence[Outvoted], evidence: list[Evidence]) -> list[Aside]:
    """What the copies have instead, with their quotes added to the evidence; one a value."""
    made: list[Aside] = []
    for each in beside:
        if any(not other_value(each.candidate.short, aside.value) for aside in made):
            continue
        (copy,), (like,) = evidence_of([each.candidate]), evidence_of([each.like])
        at = next((i for i, e in enumerate(evidence) if like.location in (e.location, *e.also)), None)
        if at is None:
            at = len(evidence)
            evidence.append(like)
        made.append(Aside(squeeze(each.candidate.short), (len(evidence),), at))
        evidence.append(copy)
    return made


def near_copies(a: str, b: str) -> bool:
    """Whether two texts of some length are nearly one."""
    from rapidfuzz.distance import Indel

    x, y = _words(a), _words(b)
    if min(len(x), len(y)) < LEAST:
        return False
    return Indel.normalized_similarity(x, y, score_cutoff=NEARLY) >= NEARLY


def _outvotes(
    one: Candidate, other: Candidate, chosen: Sequence[Candidate], passages: Sequence[Passage]
) -> bool:
    """Whether one value has a third document that states it, and the other none that answers with it."""
    if not one.short or not other.short or not other_value(one.short, other.short):
        return False
    text, copy = one.passage.chunk.text, other.passage.chunk.text
    if _states(text, other.short) or not near_copies(text, copy) or _told_apart(one, other):
        return False
    third = {
        p.chunk.document_id: p.chunk.text
        for p in passages
        if p.chunk.document_id not in (_id(one), _id(other))
        and not near_copies(p.chunk.text, text)
        and not near_copies(p.chunk.text, copy)
    }
    return any(_states(text, one.short) for text in third.values()) and not any(
        _id(c) in third and not other_value(c.short, other.short) for c in chosen if c.short
    )


def _told_apart(a: Candidate, b: Candidate) -> bool:
    """Whether the documents themselves tell what is between the two: another date, speaker or version."""
    x, y = evidence_of([a])[0], evidence_of([b])[0]
    dated = x.date and y.date and x.date != y.date
    return bool(dated) or (x.speaker or "") != (y.speaker or "") or any(map(_is_version, (a, b)))


def _is_version(candidate: Candidate) -> bool:
    source = candidate.document.source
    return bool(VERSION.search(f"{source.title} {source.path} {candidate.document.text[:OPENING]}"))


def _states(text: str, value: str) -> bool:
    wanted, given = _words(value), _words(text)
    return any(given[i : i + len(wanted)] == wanted for i in range(len(given) - len(wanted) + 1))


def _words(text: str) -> list[str]:
    return [word.stem for word in words(text)]


def _id(candidate: Candidate) -> str:
    return candidate.document.source.document_id
