"""Which environment variable does something, as the list of them in a manual says.

The reader takes a word of what is said of one for the answer, or its neighbour in the list.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.variables import variable_asked, variables
from qa.language.words import content, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted

OF_VARIABLES = stems(
    "environment environmental env var vars variable variables set sets setting control controls define"
    " defines determine determines give gives tell tells specify specifies hold holds say says change changes"
    " configure configures override overrides use uses used name number amount value many"
)


class Told(NamedTuple):
    """How well an entry fits, the best the greatest, and the entry."""

    fits: tuple[bool, int]
    name: str
    line: Candidate


def of_environment(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The entry of the one variable that has all the question's words; None where none has, or several."""
    if not variable_asked(part.text):
        return None
    wanted = frozenset(content(part.text)) - OF_VARIABLES
    told = [each for near in one_a_document(found) for each in _entries(wanted, near)] if wanted else []
    most = max((each.fits for each in told), default=None)
    best = [each for each in told if each.fits == most]
    return Settled("", (best[0].line,)) if len({each.name for each in best}) == 1 else None


def _entries(wanted: frozenset[str], near: Candidate) -> Iterator[Told]:
    """The entries of a document that have all that is wanted, but for words of what the document is about.

    One whose own name says it fits best: of "token" it is BASKET_TOKEN, not BASKET_TOKEN_DAYS.
    """
    if near.document.source.kind == "code":
        return
    text = near.document.text[:READ]
    for entry in variables(text):
        over = " ".join(headings_over(near.document, entry.quote[0]))
        above = set(content(f"{near.document.source.title} {over}"))
        said = text[slice(*entry.quote)]
        there = wanted & set(content(said))
        if there and wanted - above <= there:
            named = content(entry.name)
            own = any(named[at:] and set(named[at:]) == wanted for at in range(len(named)))
            yield Told((own, len(there)), entry.name, quoted(near, *entry.quote, entry.label))
