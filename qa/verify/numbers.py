"""Numbers of a statement: each must stand in the ground, and count there what it counts here."""

import re

from index.sentences import sentence_spans
from qa.quantities import Quantity, Sort, quantities, same_value
from qa.verify.moments import moments
from qa.words import Word, words

BREAK = re.compile(r"[,;:()–—]|\b(?:and|or|but|while|whereas|against|compared)\b")
Segment = tuple[set[str], list[Quantity]]  # the stems of a stretch and the numbers in it
NEAR = 3  # content words behind a number that say what it counts


def wrong_number(statement: str, said: str, days: tuple[str, ...] = ()) -> str:
    """The first number of the statement that the ground does not give for that, else an empty text."""
    given = quantities(said)
    years = " ".join(days)
    segments = _segments(said)
    for quantity in _plain_numbers(statement):
        shown = statement[quantity.start : quantity.end]
        if quantity.sort is Sort.year and shown in years:
            continue
        if not any(same_value(quantity, other) for other in given):
            return shown
        if _counts_other(statement, quantity, segments):
            return shown
    return ""


def _plain_numbers(text: str) -> list[Quantity]:
    """The numbers of a text that are no part of a date or a name."""
    dates = moments(text)
    return [
        q
        for q in quantities(text)
        if q.sort is not Sort.code and not any(d.start <= q.start and q.end <= d.end for d in dates)
    ]


def _counts_other(statement: str, quantity: Quantity, segments: list[Segment]) -> bool:
    """Whether every word that says what the number counts belongs to another number in the ground."""
    if quantity.sort in (Sort.year, Sort.ordinal):
        return False
    own = other = False
    for stem in _counted(statement, quantity):
        for stems, numbers in segments:
            if stem not in stems or not numbers:
                continue
            if any(same_value(quantity, number) for number in numbers):
                own = True
            else:
                other = True
    return other and not own


def _counted(statement: str, quantity: Quantity) -> list[str]:
    """Stems of the content words around a number, within its own stretch of the sentence."""
    start, end = next((a, b) for a, b in _stretches(statement) if a <= quantity.start < b)
    inside = [
        w for w in words(statement) if start <= w.start < end and not w.stop and not w.text[0].isdigit()
    ]
    behind = [w.stem for w in inside if w.start >= quantity.end][:NEAR]
    before = [w.stem for w in inside if w.end <= quantity.start][-2:]
    return [*behind, *before]


def _segments(text: str) -> list[Segment]:
    """Each stretch with the stems and the numbers in it."""
    found, numbers = [], quantities(text)
    inside: tuple[Word, ...] = words(text)
    for start, end in _stretches(text):
        stems = {w.stem for w in inside if start <= w.start < end and not w.stop}
        found.append((stems, [q for q in numbers if start <= q.start < end]))
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    """Stretches of sentences between breaks, each with at most a few numbers; numbers are never cut."""
    taken = [(q.start, q.end) for q in quantities(text)]
    cuts = []
    for a, b in sentence_spans(text):
        edges = [a]
        for match in BREAK.finditer(text, a, b):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                edges.append(match.start())
        cuts += list(zip(edges, [*edges[1:], b], strict=True))
    return cuts or [(0, len(text))]
