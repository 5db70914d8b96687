"""Different values for one thing: rival claims side by side, versions newest first, never blended."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import Kind, Part
from qa.conflicts.leaning import leaning
from qa.finding.decide import is_headline
from qa.finding.given import looks_back, years
from qa.finding.telling import HOLDS
from qa.finding.values import Value, comparable, differ, one_figure, value_of
from qa.language.counted import PEOPLE
from qa.language.events import KIN
from qa.language.names import names, same
from qa.language.quantities import Sort, quantities
from qa.language.speakers import same_speaker
from qa.language.words import content, squeeze

EACH = re.compile(r" (?:for )?(?:per|each|every) (?P<of>[a-z]+)")
TIMES = frozenset({"year", "month", "week", "day", "night", "hour", "annum"})
WHOLE = re.compile(
    r" of (?:all |every |each )?(?:(?:the|an?|its|their|our) )?(?P<of>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
PART = re.compile(r" of (?:the|its|their|our|these|those|them|whom)\b", re.I)
AGENCY = re.compile(r"\([^()]*\)|\b[\w ]+\) [-–—]")  # "(Reuters) -": whoever spreads a report is not in it
DOES = re.compile(r"\b(?:do|does|did)\b[^?]* (?P<verb>[a-z]+)\W*$")
SLACK = 0.1  # share of the question that the other quote may speak of less than the best one
SURE = 0.9  # least probability of a quote that has the name asked about and may leave one word unsaid
SAME_THING = 0.5  # least share of the question's content words that each quote must carry


@dataclass(slots=True)
class Group:
    """Evidence that gives one value."""

    value: Value
    places: list[int]
    first: Evidence
    date: dt.date | None  # of the first of it that has one

    def has(self, value: Value) -> bool:
        """Whether the value is the group's."""
        return comparable(self.value, value) and not differ(self.value, value)


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
            and _parallel(part, given, g)
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
    beside = item.beside if leaning(item.quote) or _replies(part, item) else ()
    far = (n.text for n in part.names if n.text not in known)
    asked = _told(part.text) - _told(" ".join(far))
    told = _told(" ".join((item.location.source.title, item.quote, *beside)))
    return all(_has_name(item, name) for name in known) and len(asked & told) >= len(asked) * SAME_THING


def _has_name(item: Evidence, name: str) -> bool:
    around = " ".join((item.location.source.title, item.quote, *item.beside))
    return bool(set(content(name)) & set(content(around)))


def _parallel(part: Part, best: Group, other: Group) -> bool:
    """Whether two values answer the same: of one sort, and the other quote speaks of what the best does.

    What the other leaves to its title or the sentences around it counts, as long as it does not give the best
    value beside its own, of something else.
    """
    if not comparable(best.value, other.value) or _gives(other.first, best.value) or _is_part(other.first):
        return False
    if not years(part.text) and _other_affair(best.first, other.first):
        return False
    if _rate(part, best.first) != _rate(part, other.first) or _other_whole(best.first, other.first):
        return False
    asked = _told(part.text)
    # all words of the question but its verb, of which "8080." below it leaves every one unsaid
    shared = asked & _told(best.first.quote)
    if _replies(part, best.first):
        verb = DOES.search(part.text)
        shared = asked - _told(verb["verb"] if verb else "")
    item = other.first
    around = _told(" ".join((item.location.source.title, item.quote, *item.beside)))
    if leaning(item.quote):  # on the sentences around it
        return bool(shared & around)
    own = shared & _told(item.quote)
    named = part.names and all(set(content(n.text)) & own for n in part.names)
    # what somebody does is no word to leave unsaid: who "sits on" the committee does not chair it
    sure = named and item.score >= SURE and part.kind is not Kind.person and not _replies(part, best.first)
    slack = 1 if sure else len(asked) * SLACK
    return len(shared & around) >= len(shared) - slack and len(own) >= len(shared) * SAME_THING


def _replies(part: Part, item: Evidence) -> bool:
    """Whether the quote leaves all that was asked to what it stands under: "8080." below the question."""
    asked = _told(part.text)
    return bool(item.beside) and not asked & _told(item.quote) and asked <= _told(item.beside[0])


def _rate(part: Part, item: Evidence) -> str:
    """By what the value is reckoned, if the question does not say: "£14 for each visit" is no whole cost.

    A price that is paid again and again is often told without a word on that.
    """
    start, end = item.highlight or (0, 0)
    rate = EACH.search(item.quote, start)
    of = rate["of"] if rate and rate.start() <= end else None
    return of if of and of not in TIMES and not set(content(of)) <= set(content(part.text)) else ""


def _other_whole(a: Evidence, b: Evidence) -> bool:
    """Whether two shares are of different wholes: of "a refurbishment", and of those who are for one.

    A quote that has the other's whole elsewhere means another one; of people, it is put in many ways.
    """
    mine, theirs = _whole(a), _whole(b)
    if mine and theirs:
        return not (mine & theirs or (mine | theirs) & PEOPLE)
    return bool(mine & set(content(b.quote)) or theirs & set(content(a.quote)))


def _whole(item: Evidence) -> set[str]:
    """What the share that is the quote's value is a share of, if it says so."""
    start, end = item.highlight or (0, 0)
    shares = (q for q in quantities(item.quote) if q.sort is Sort.percent and start <= q.start < end)
    share = next(shares, None)
    whole = WHOLE.match(item.quote, share.end) if share else None
    return set(content(whole["of"])) if whole else set()


def _other_affair(a: Evidence, b: Evidence) -> bool:
    """Whether two quotes come from reports on different things: no name nor word of their titles in common.

    That is told only where both titles have names. What looks back to another year is another thing, too.
    """
    if a.location.source.document_id == b.location.source.document_id:
        return False
    if looks_back(a.quote, a.date) != looks_back(b.quote, b.date):
        return True
    titles = a.location.source.title, b.location.source.title
    texts = (" ".join((e.location.source.title, *e.beside, e.quote)) for e in (a, b))
    here, there = ([n.text for n in names(AGENCY.sub(" ", text))] for text in texts)
    if not all(any(n in title for n in told) for title, told in zip(titles, (here, there), strict=True)):
        return False
    return not (_told(titles[0]) & _told(titles[1]) or any(same(x, y) for x in here for y in there))


def _gives(item: Evidence, value: Value) -> bool:
    """Whether the quote has the value's numbers, too."""
    given = quantities(item.quote)
    return bool(value.numbers) and all(any(one_figure(q, n) for q in given) for n in value.numbers)


def _is_part(item: Evidence) -> bool:
    """Whether the quote tells of a part alone: "ten of the rooms" is not how many there are."""
    return item.highlight is not None and bool(PART.match(item.quote, item.highlight[1]))


def _told(text: str) -> set[str]:
    """Stems of the content words, those that tell of one event ("died", "killed") as one.

    That it is people who are counted goes without saying in many a quote.
    """
    return {KIN.get(word, word) for word in content(text)} - {"person"}


def _apart(part: Part, a: Evidence, b: Evidence) -> bool:
    """Whether two values come from two mouths: two documents, or two speakers who each give a figure.

    Beside a figure that leans on it, what nobody in particular says is the document's own word. A document
    speaks against itself where two of its sentences say all that was asked, each with another figure.
    """
    if a.location.source.document_id != b.location.source.document_id:
        return True
    if part.kind not in (Kind.number, Kind.date):
        return False
    if a.speaker and b.speaker:
        return not same_speaker(a.speaker, b.speaker)
    return bool(leaning(a.quote) or leaning(b.quote)) or all(_says_all(part, item) for item in (a, b))


def _says_all(part: Part, item: Evidence) -> bool:
    return item.score >= SURE and _told(part.text) <= _told(item.quote)


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
