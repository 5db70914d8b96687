"""Who says what: a question about sides, put to each speaker in turn.

"What figures does each side give?" is asked as "What figures does the Taliban give?" of the sentences in
which the Taliban speak, and so on; so a side's sentence is scored for what that side says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.cutting.chunking import headings_above
from index.encoders.encoding import Ranker
from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import SIDES, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import GAP_AGAINST, Rule, logit
from qa.finding.evidence import said_before
from qa.finding.values import said
from qa.language.names import names, same, same_letters
from qa.language.quantities import quantities
from qa.language.speakers import Speaker, same_speaker, speaker_of
from qa.language.whom import party_meant
from qa.language.words import squeeze
from qa.reader.reading import Reader

OPPONENTS = re.compile(r"\b(?:sides?|part(?:y|ies)|camps?|opposing)\b", re.I)
FIGURES = re.compile(
    r"\b(?:figures?|numbers?|how many|how much|casualt\w+|toll|count|estimates?|percent\w*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Side:
    """A candidate with the speaker whose words it reports."""

    candidate: Candidate
    speaker: Speaker


def sides(
    part: Part, found: Sequence[Candidate], ranker: Ranker | None, reader: Reader | None, rule: Rule
) -> list[Side]:
    """The sentences in which somebody says what was asked, best first, one probability each.

    Where opponents are asked for ("each side", "both parties") and some of the speakers name each other, only
    those are kept.
    """
    told = [(c, s) for c in found if (s := speaker_of(c.text, said_before(c))) is not None]
    spoken = [Side(c, replace(s, party=party_meant(c.document, s.party, c.start))) for c, s in told]
    if FIGURES.search(part.text):
        spoken = [side for side in spoken if quantities(side.candidate.text)]
    each = [asked(put_to(part.expanded, s.speaker.name), s, ranker, reader, rule) for s in spoken]
    kept = _sure(each, rule)
    return _opponents(kept) if OPPONENTS.search(part.text) else kept


def sides_conflict(found: Sequence[Side], evidence: Sequence[Evidence]) -> Conflict | None:
    """The claims of at least two sides, best first."""
    claims: list[Claim] = []
    speakers: list[Side] = []
    for side in found:
        if any(same_speaker(side.speaker, other.speaker) for other in speakers):
            continue
        speakers.append(side)
        place = _holding(side, evidence)
        item = evidence[place]
        value = squeeze(side.candidate.short) or said(item.quote)
        claims.append(Claim(value, (place,), side.speaker.label, item.date))
    return Conflict(ConflictKind.rival, tuple(claims)) if len(claims) > 1 else None


def asked(question: str, side: Side, ranker: Ranker | None, reader: Reader | None, rule: Rule) -> Side:
    """The side with what its sentence alone, put to the question, says, and how likely that answers."""
    candidate, text = side.candidate, side.candidate.text
    if ranker:
        score = ranker.score(question, [text])[0]
        candidate = replace(candidate, passage_ranker=max(score, candidate.passage_ranker))
    if reader:
        reading = reader.read([question], [text], [headings_above(candidate.passage.chunk, text)])[0]
        candidate = replace(candidate, margin=reading.margin, near=reading.margin, answer=_claim(candidate))
    return Side(replace(candidate, probability=rule.probability(candidate)), side.speaker)


def _holding(side: Side, evidence: Sequence[Evidence]) -> int:
    """Which evidence the side's sentence became; near-duplicates were merged into an earlier one."""
    candidate = side.candidate
    document = candidate.document.source.document_id
    for place, item in enumerate(evidence):
        spots = (item.location, *item.also)
        if any(s.source.document_id == document and s.start <= candidate.start < s.end for s in spots):
            return place
    return 0


def _sure(each: Sequence[Side], rule: Rule) -> list[Side]:
    """Where the surest side answers: it and those not far behind, surest first.

    One side's words are often less plain than the other's; beside a sure answer they still count.
    """
    order = sorted(
        each, key=lambda s: (-s.candidate.probability, s.candidate.document.source.path, s.candidate.start)
    )
    if not order or order[0].candidate.probability < rule.threshold:
        return []
    floor = logit(order[0].candidate.probability) - GAP_AGAINST
    return [side for side in order if logit(side.candidate.probability) >= floor]


def put_to(question: str, name: str) -> str:
    """The question with "each side" and its like replaced by a name."""
    changed = SIDES.sub(name, question, count=1)
    return changed if changed != question else f"{question.rstrip('?')} according to {name}?"


def _claim(candidate: Candidate) -> tuple[int, int] | None:
    """Where what the side says stands in its sentence, without who says it: all of it, not one figure."""
    claim = said(candidate.text)
    at = candidate.text.find(claim)
    return (candidate.start + at, candidate.start + at + len(claim)) if claim and at >= 0 else None


def _opponents(found: list[Side]) -> list[Side]:
    """The sides tied to the best one by naming each other, if there are at least two; else all."""
    if not found:
        return found
    tied, grown = [found[0]], True
    while grown:
        more = [s for s in found if s not in tied and any(_tied(s, t) for t in tied)]
        tied, grown = [*tied, *more], bool(more)
    speakers = {id(s): s.speaker for s in tied}
    several = any(not same_speaker(a, b) for a in speakers.values() for b in speakers.values())
    return [s for s in found if s in tied] if several else found


def _tied(a: Side, b: Side) -> bool:
    return same_speaker(a.speaker, b.speaker) or _names(a, b) or _names(b, a)


def _names(a: Side, b: Side) -> bool:
    """Whether a's words name b's side."""
    said = a.candidate.text
    others = [n.text for n in names(said) if not same_speaker(Speaker(n.text), a.speaker)]
    keys = [k for k in (b.speaker.name, b.speaker.party) if names(k)]
    return any(
        same(other, key) or same_letters(other, key.removeprefix("the ")) for other in others for key in keys
    )
