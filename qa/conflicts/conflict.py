"""Different values for one thing: rival claims side by side, versions newest first, never blended."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import Kind, Part
from qa.conflicts.parallel import SAME_THING, SURE, Group, of_one_document, parallel, replies, told_of
from qa.finding.decide import is_headline
from qa.finding.telling import HOLDS
from qa.finding.values import value_of
from qa.language.givers import figure_given
from qa.language.quantities import quantities
from qa.language.speakers import same_speaker
from qa.language.words import content, squeeze


def conflict_in(part: Part, evidence: Sequence[Evidence], least: float) -> Conflict | None:
    """The conflict within the evidence for one part; None where there is none.

    Values conflict when two quotes about the same thing, each of at least probability `least`, give values
    that exclude each other and come from different documents or different speakers.
    """
    groups = _groups(part, evidence, least)
    best = next((item for item in evidence if not _is_heading(item)), None)  # headings say little
    answer = value_of(best, part.kind) if best else None
    given = next((g for g in groups if answer and g.has(answer)), None)
    if given is None:
        return None  # what contradicts no answer is no claim
    rivals = [given]
    for g in groups:  # a document that gives several values counts with its best one
        if (
            g is not given
            and parallel(part, given, g)
            and all(_apart(part, r.first, g.first) for r in rivals)
        ):
            rivals.append(g)
    if len(rivals) < 2:
        return None
    kind = _kind(part, rivals)
    if kind is ConflictKind.versions or all(g.date for g in rivals):
        rivals.sort(key=lambda g: (-(g.date or dt.date.min).toordinal(), g.places))
    claims = (Claim(g.value.words, tuple(g.places), g.first.speaker, g.date) for g in rivals)
    return Conflict(kind, tuple(claims))


def settled(
    evidence: Sequence[Evidence], conflict: Conflict | None, newest: bool
) -> tuple[tuple[Evidence, ...], Conflict | None]:
    """The evidence that stays and the conflict over it.

    Evidence for no claim goes; where only the newest version is wanted, the older ones go and with them the
    conflict.
    """
    if conflict is None:
        return tuple(evidence), None
    claims = conflict.claims
    if newest:
        claims = claims[:1] if conflict.kind is ConflictKind.versions else _latest_of_each(claims)
    if len(claims) == 1:
        return tuple(evidence[i] for i in claims[0].evidence), None
    places = [i for claim in claims for i in claim.evidence]
    order = {old: new for new, old in enumerate(places)}
    moved = tuple(replace(c, evidence=tuple(order[i] for i in c.evidence)) for c in claims)
    return tuple(evidence[i] for i in places), Conflict(conflict.kind, moved)


def _latest_of_each(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those that their own speaker has put another in place of since."""
    return tuple(c for c in claims if not any(_replaces(other, c) for other in claims))


def _replaces(new: Claim, old: Claim) -> bool:
    if not (new.date and old.date and new.speaker and old.speaker) or new.date <= old.date:
        return False
    return same_speaker(new.speaker, old.speaker)


def shifted(conflict: Conflict, by: int) -> Conflict:
    """The conflict with its evidence's indices moved."""
    claims = (replace(c, evidence=tuple(i + by for i in c.evidence)) for c in conflict.claims)
    return Conflict(conflict.kind, tuple(claims))


def _groups(part: Part, evidence: Sequence[Evidence], least: float) -> list[Group]:
    groups: list[Group] = []
    known = [n.text for n in part.names if evidence and _has_name(evidence[0], n.text)]
    for place, item in sorted(enumerate(evidence), key=lambda held: _is_heading(held[1])):
        value = value_of(item, part.kind)
        if value is None or item.score < least or not _about(part, item, known):
            continue
        group = next((g for g in groups if g.has(value)), None)
        if group:
            group.places.append(place)
            group.date = group.date or item.date
        else:
            groups.append(Group(value, [place], item, item.date))
    return groups


def _is_heading(item: Evidence) -> bool:
    return item.quote.startswith("#") or is_headline(item.quote, item.location.source.title)


def _about(part: Part, item: Evidence, known: Sequence[str]) -> bool:
    """Whether the quote, with its surroundings, speaks of what was asked, and has the names `known`.

    A name that not even the best quote has beside it stands further off.
    """
    leans = figure_given(item.quote) or (item.speaker and quantities(item.short)) or replies(part, item)
    beside = item.beside if leans else ()
    far = (n.text for n in part.names if n.text not in known)
    asked = told_of(part.text) - told_of(" ".join(far))
    told = told_of(" ".join((item.location.source.title, item.quote, *beside)))
    return all(_has_name(item, name) for name in known) and len(asked & told) >= len(asked) * SAME_THING


def _has_name(item: Evidence, name: str) -> bool:
    around = " ".join((item.location.source.title, item.quote, *item.beside))
    return bool(set(content(name)) & set(content(around)))


def _apart(part: Part, a: Evidence, b: Evidence) -> bool:
    """Whether two values come from two mouths: two documents, or two speakers who each give a figure.

    Beside a figure that leans on it, what nobody in particular says is the document's own word. A document
    speaks against itself where two of its sentences say all that was asked, each with another figure.
    """
    if not of_one_document(a, b):
        return True
    if part.kind not in (Kind.number, Kind.date) and not (quantities(a.short) and quantities(b.short)):
        return False
    if a.speaker and b.speaker:
        return not same_speaker(a.speaker, b.speaker)
    return bool(figure_given(a.quote) or figure_given(b.quote)) or all(
        _says_all(part, item) for item in (a, b)
    )


def _says_all(part: Part, item: Evidence) -> bool:
    return item.score >= SURE and told_of(part.text) <= told_of(item.quote)


def _kind(part: Part, groups: Sequence[Group]) -> ConflictKind:
    """Versions where every value has a date of its own and nobody in particular says so; else rivals.

    Who holds an office now is told by whoever mentions them: the dates alone tell the versions.
    """
    dates = [g.date for g in groups]
    speakers = [squeeze(g.first.speaker or "") for g in groups]
    one = all(same_speaker(speakers[0], s) if s else not speakers[0] for s in speakers)
    dated = all(dates) and len(set(dates)) == len(dates)
    told = one or (part.kind is Kind.person and HOLDS.match(part.text))
    return ConflictKind.versions if dated and told else ConflictKind.rival
