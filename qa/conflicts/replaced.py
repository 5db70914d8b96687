"""Figures that a later document puts in place of others: "raised from EUR 600 to EUR 650".

An amendment says what it changes and seldom repeats the rest, so that the reader prefers the document that it
amends. Where it names the very figure that answers, and speaks of what was asked, it is the newer version.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import Kind, Part
from qa.conflicts.parallel import SAME_THING
from qa.finding.candidates import Candidate
from qa.finding.given import years
from qa.finding.values import value_of
from qa.language.quantities import Quantity, quantities, same_value
from qa.language.words import content, stem
from qa.shaping.figures import EARLIER, changes

NUMBER_OF = re.compile(r"\bnumber of (?:\w+ )?(?P<noun>\w+s)\b", re.I)


def replacing(part: Part, chosen: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The sentence that puts another figure in place of the best one's, and the best one; else empty.

    A question for what was before, or for a year, is answered by what it asks for.
    """
    if not chosen or EARLIER.search(part.text) or years(part.text):
        return []
    best = chosen[0]
    given = [q for q in quantities(best.text) if best.answer and _inside(q, best)]
    if len({q.value for q in given}) != 1:
        return []
    asked = set(content(part.text)) & set(content(best.text))
    told: list[tuple[int, Candidate]] = []
    for other in found:
        if other.start == best.start and other.document is best.document:
            continue
        shared = len(asked & set(content(other.text)))
        pair = next((p for p in changes(other.text) if _same(given[0], other.text, *p)), None)
        if pair and shared and shared >= len(asked) * SAME_THING and not _is_older(other, best):
            new = other.start + pair[1].start, other.start + pair[1].end
            told.append((shared, replace(other, answer=new, fits=True, probability=best.probability)))
    most = max(told, key=lambda each: each[0], default=None)
    return [most[1], best] if most else []


def versions_of(evidence: Sequence[Evidence]) -> Conflict | None:
    """The two figures as versions, the newer one first."""
    values = [value_of(item, Kind.number) for item in evidence]
    made = tuple(Claim(v.words, (at,), date=evidence[at].date) for at, v in enumerate(values) if v)
    return Conflict(ConflictKind.versions, made) if len(made) == 2 else None


def _inside(number: Quantity, best: Candidate) -> bool:
    start, end = (at - best.start for at in best.answer or (0, 0))
    return start <= number.start and number.end <= end


def _same(given: Quantity, sentence: str, old: Quantity, new: Quantity) -> bool:
    """Whether the figure that is changed is the one given: its value, counted in one unit."""
    number_of = NUMBER_OF.search(sentence[: old.start])
    counted = stem(number_of["noun"].casefold()) if number_of else old.unit or new.unit
    units = {given.unit, counted} - {""}
    return same_value(given, old) and given.sort is old.sort and len(units) < 2


def _is_older(other: Candidate, best: Candidate) -> bool:
    dates = other.document.source.date, best.document.source.date
    return bool(dates[0] and dates[1] and dates[0] < dates[1])
