"""How somebody is reached, where a list, a leaflet or a signature has it behind their name.

The reader, made for sentences, takes a neighbour's address, or half of one. Where a question asks for nothing
but an address or a number, the line with the name answers; else the paragraph with it, a signature; else a
line that has nothing but that, in a document or under a heading that is about the one asked for.
"""

import re
from collections.abc import Iterator, Sequence

from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.contacts import contact_asked, contacts
from qa.language.headings import headings_over
from qa.language.words import content, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted, trimmed

WIDEST = 500  # characters of a paragraph that is taken for a list or a signature
LABELS = stems(
    "phone telephone tel mobile fax email e-mail mail web website page contact call ring ext extension"
)
BLANK = re.compile(r"\n[ \t]*\n")


def reached(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The line that has the address or number asked for; None where none does, or several differ."""
    wanted = contact_asked(part.text)
    who = frozenset(content(wanted.who)) if wanted else frozenset()
    if not wanted or not who:
        return None
    documents = one_a_document(found)
    for looks in wanted.looks:
        near = [each for c in documents for each in _told(c, who, looks)]
        if near:
            nearest = min(rank for rank, _ in near)
            lines = [line for rank, line in near if rank == nearest]
            return Settled("", (lines[0],)) if len({line.short for line in lines}) == 1 else None
    return None


def _told(near: Candidate, who: frozenset[str], looks: re.Pattern[str]) -> Iterator[tuple[int, Candidate]]:
    """Each address of a text that can be theirs, as a quote, with how far from the name it stands."""
    text = near.document.text[:READ]
    title = set(content(near.document.source.title))
    for start, end in contacts(looks, text):
        first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
        line = text[first:last]
        if who <= set(content(line)):
            if _first_behind(text, first, start, who, looks):
                yield 0, quoted(near, *trimmed(text, first, last), (start, end))
            continue
        above = max((m.end() for m in BLANK.finditer(text, max(0, start - WIDEST), start)), default=0)
        block = text[above:last]
        if len(block) <= WIDEST and who <= set(content(block)):
            yield 1, quoted(near, *trimmed(text, above, last), (start, end))
        elif not set(content(line.replace(text[start:end], " "))) - LABELS:
            over = {stem for heading in headings_over(near.document, start) for stem in content(heading)}
            if who <= title | over:
                yield 2, quoted(near, *trimmed(text, first, last), (start, end))


def _first_behind(text: str, first: int, start: int, who: frozenset[str], looks: re.Pattern[str]) -> bool:
    """Whether no other such address stands between the name and this one, in a line of several people."""
    before = [b for _, b in contacts(looks, text, first, start)]
    return not before or bool(who & set(content(text[before[-1] : start])))


def _line_end(text: str, place: int) -> int:
    at = text.find("\n", place)
    return at if at >= 0 else len(text)
