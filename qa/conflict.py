"""Different values for one thing: rival claims side by side, versions newest first, never blended."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.questions import Kind, Part
from qa.sides import Side
from qa.speakers import same_speaker
from qa.values import Value, differ, said, value_of
from qa.words import content, overlap, squeeze

COMPARED = frozenset({Kind.number, Kind.date, Kind.person, Kind.place, Kind.fact, Kind.definition})
SAME_THING = 0.5  # least share of the question's content words that each quote must carry


@dataclass(slots=True)
class Group:
    """Evidence that gives one value."""

    value: Value
    places: list[int]
    first: Evidence


def sides_conflict(found: Sequence[Side], evidence: Sequence[Evidence], at: int) -> Conflict | None:
    """The claims of at least two sides, best first; the evidence's indices in the answer begin at `at`."""
    claims: list[Claim] = []
    speakers: list[Side] = []
    for side in found:
        if any(same_speaker(side.speaker, other.speaker) for other in speakers):
            continue
        speakers.append(side)
        place = _holding(side, evidence)
        item = evidence[place]
        claims.append(Claim(said(item.quote), (at + place,), side.speaker.label, item.date))
    return Conflict(ConflictKind.rival, tuple(claims)) if len(claims) > 1 else None


def _holding(side: Side, evidence: Sequence[Evidence]) -> int:
    """Which evidence the side's sentence became; near-duplicates were merged into an earlier one."""
    candidate = side.candidate
    document = candidate.document.source.document_id
    for place, item in enumerate(evidence):
        spots = (item.location, *item.also)
        if any(s.source.document_id == document and s.start <= candidate.start < s.end for s in spots):
            return place
    return 0


def conflict_in(part: Part, evidence: Sequence[Evidence], at: int) -> Conflict | None:
    """The conflict within the evidence for one part, whose indices in the answer begin at `at`; None without.

    Values conflict when two quotes about the same thing give values that exclude each other and come from
    different documents or different speakers.
    """
    if part.kind not in COMPARED:
        return None
    groups = _groups(part, evidence, at)
    rivals = [g for g in groups if g is groups[0] or _apart(part.kind, groups[0].first, g.first)]
    if len(rivals) < 2:
        return None
    kind = _kind(rivals)
    if kind is ConflictKind.versions:
        rivals.sort(key=lambda g: (-(g.first.date or dt.date.min).toordinal(), g.places))
    claims = tuple(Claim(g.value.words, tuple(g.places), g.first.speaker, g.first.date) for g in rivals)
    return Conflict(kind, claims)


def _groups(part: Part, evidence: Sequence[Evidence], at: int) -> list[Group]:
    groups: list[Group] = []
    for place, item in enumerate(evidence, at):
        value = value_of(item, part.kind)
        if value is None or not _about(part, item):
            continue
        group = next((g for g in groups if not differ(g.value, value)), None)
        if group:
            group.places.append(place)
        else:
            groups.append(Group(value, [place], item))
    return groups


def _about(part: Part, item: Evidence) -> bool:
    """Whether the quote, with its surroundings, speaks of what was asked."""
    quote = f"{item.location.source.title} {item.quote}"
    names_here = all(
        set(content(n.text)) & set(content(f"{quote} {' '.join(item.context)}")) for n in part.names
    )
    return names_here and overlap(part.text, quote) >= SAME_THING


def _apart(kind: Kind, a: Evidence, b: Evidence) -> bool:
    """Whether two values come from two mouths: two documents, or two speakers who each give a figure."""
    if a.location.source.document_id != b.location.source.document_id:
        return True
    if kind not in (Kind.number, Kind.date):
        return False
    return bool(a.speaker and b.speaker and not same_speaker(a.speaker, b.speaker))


def _kind(groups: Sequence[Group]) -> ConflictKind:
    """Versions where every value has a date of its own and nobody in particular says so; else rivals."""
    dates = [g.first.date for g in groups]
    speakers = [squeeze(g.first.speaker or "") for g in groups]
    dated = all(dates) and len(set(dates)) == len(dates)
    return ConflictKind.versions if dated and len(set(speakers)) == 1 else ConflictKind.rival
