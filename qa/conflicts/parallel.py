"""Whether two values answer the same: what keeps two figures from being rivals of each other."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import partial

from qa.answer import Evidence
from qa.asking.questions import Kind, Part
from qa.conflicts.leaning import of_the_same, same_measure, stated
from qa.finding.given import looks_back, years
from qa.finding.values import Value, comparable, differ, one_figure
from qa.language.counted import PEOPLE
from qa.language.events import KIN
from qa.language.givers import figure_given
from qa.language.names import names, same
from qa.language.quantities import Sort, quantities
from qa.language.words import content

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


def parallel(part: Part, best: Group, other: Group) -> bool:
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
    asked = told_of(part.text)
    # all words of the question but its verb, of which "8080." below it leaves every one unsaid
    shared = asked & told_of(best.first.quote)
    if replies(part, best.first):
        verb = DOES.search(part.text)
        shared = asked - told_of(verb["verb"] if verb else "")
    item = other.first
    around = told_of(" ".join((item.location.source.title, item.quote, *item.beside)))
    if (leans := _leans(part, best, other)) is not None:
        return leans and bool((shared or asked) & around)
    own = shared & told_of(item.quote)
    named = part.names and all(set(content(n.text)) & own for n in part.names)
    # what somebody does is no word to leave unsaid: who "sits on" the committee does not chair it
    sure = named and item.score >= SURE and part.kind is not Kind.person and not replies(part, best.first)
    slack = 1 if sure else len(asked) * SLACK
    return len(shared & around) >= len(shared) - slack and len(own) >= len(shared) * SAME_THING


def _leans(part: Part, best: Group, other: Group) -> bool | None:
    """Whether one of two figures leans on the other, so that the sentences around say what both are of.

    False where the other leans on something else, None where it says by itself what it is of.
    """
    told = figure_given(other.first.quote)
    if told:
        near = partial(_next_to, best.first, other.first)
        return of_the_same(part, told, [best.first.quote], near)
    return _beside(part, best, other) or _leant_on(best.first, other.first) or None


def _leant_on(best: Evidence, other: Evidence) -> bool:
    """Whether the best figure leans on the other: "13 men were trapped", "the number was 18"."""
    told = figure_given(best.quote)
    if not (told and other.speaker and of_one_document(best, other)):
        return False
    return set(content(told.done)) <= set(content(other.quote)) and _next_to(other, best)


def _next_to(a: Evidence, b: Evidence) -> bool:
    """Whether no other figure of the document stands between two quotes, as far as the second shows."""
    if not of_one_document(a, b):
        return True
    nearest = quantities(b.beside[0])[-1:] or quantities(b.beside[1])[:1]
    return not nearest or any(one_figure(q, n) for q in quantities(a.quote) for n in nearest)


def _beside(part: Part, a: Group, b: Group) -> bool:
    """Whether one document gives both values of one event, or in a measure that says what they are of."""
    if not of_one_document(a.first, b.first):
        return False
    first, other = (next(iter(group.value.numbers), None) for group in (a, b))
    return same_measure(first, other) or bool(b.first.speaker and stated(part, b.first.quote))


def of_one_document(a: Evidence, b: Evidence) -> bool:
    """Whether two quotes stand in the same document."""
    return a.location.source.document_id == b.location.source.document_id


def replies(part: Part, item: Evidence) -> bool:
    """Whether the quote leaves all that was asked to what it stands under: "8080." below the question."""
    asked = told_of(part.text)
    return bool(item.beside) and not asked & told_of(item.quote) and asked <= told_of(item.beside[0])


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
    if of_one_document(a, b):
        return False
    if looks_back(a.quote, a.date) != looks_back(b.quote, b.date):
        return True
    titles = a.location.source.title, b.location.source.title
    texts = (" ".join((e.location.source.title, *e.beside, e.quote)) for e in (a, b))
    here, there = ([n.text for n in names(AGENCY.sub(" ", text))] for text in texts)
    if not all(any(n in title for n in told) for title, told in zip(titles, (here, there), strict=True)):
        return False
    return not (told_of(titles[0]) & told_of(titles[1]) or any(same(x, y) for x in here for y in there))


def _gives(item: Evidence, value: Value) -> bool:
    """Whether the quote has the value's numbers, too."""
    given = quantities(item.quote)
    return bool(value.numbers) and all(any(one_figure(q, n) for q in given) for n in value.numbers)


def _is_part(item: Evidence) -> bool:
    """Whether the quote tells of a part alone: "ten of the rooms" is not how many there are."""
    return item.highlight is not None and bool(PART.match(item.quote, item.highlight[1]))


def told_of(text: str) -> set[str]:
    """Stems of the content words, those that tell of one event ("died", "killed") as one.

    That it is people who are counted goes without saying in many a quote.
    """
    return {KIN.get(word, word) for word in content(text)} - {"person"}
