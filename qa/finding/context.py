"""A sentence with what stands around it: what the rules of fit look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from qa.finding.candidates import Candidate
from qa.finding.evidence import goes_on_with, said_before
from qa.language.headings import headings_over
from qa.language.words import spaced

WIDE = 3000  # characters on either side of a sentence in which what it is about may have been named


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence with what stands around it.

    `near` is its passage, `wide` a larger window of the document; both begin with what is known about the
    document: title, path and date. `answer` is what was read in it, `behind` the text after that; `before`
    gives the sentence in front, which few rules ask for, `over` what it stands under: the item of a list or
    the sentence that it goes on with, and `headings` those over it, the title of the document left out.
    """

    sentence: str
    near: str
    wide: str
    answer: str = ""
    behind: str = ""
    before: Callable[[], str] = str
    over: Callable[[], str] = str
    headings: Callable[[], tuple[str, ...]] = tuple

    @classmethod
    def of(cls, candidate: Candidate) -> "Context":
        """The context of a candidate."""
        source, text, chunk = candidate.document.source, candidate.document.text, candidate.passage.chunk
        path = spaced(source.path)
        about = "\n".join((source.title, source.path, path, str(source.date or ""), *chunk.headings, ""))
        wide = text[max(candidate.start - WIDE, 0) : candidate.end + WIDE]
        behind = text[candidate.answer[1] : candidate.end] if candidate.answer else ""
        return cls(
            candidate.text, about + chunk.text, about + wide, candidate.short, behind,
            before=partial(said_before, candidate),
            over=partial(goes_on_with, candidate),
            headings=partial(headings_over, candidate.document, candidate.start),
        )  # fmt: skip
