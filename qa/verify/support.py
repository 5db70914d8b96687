"""The verdict: whether some evidence supports a statement, and if not, what speaks against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.answer import Evidence
from qa.language.names import names
from qa.language.quantities import quantities
from qa.language.words import content, overlap, words
from qa.verify.ground import Ground, ground_of
from qa.verify.naming import wrong_name
from qa.verify.numbers import wrong_date, wrong_number
from qa.verify.polarity import opposed
from qa.verify.roles import swapped

Likeness = Callable[[str, str], float]  # cosine of two texts, where an encoder is at hand

COVERED = 0.62  # share of the statement's content words that the quotes must carry
LIKE = 0.35  # … or this share, where the encoder finds the texts alike
COSINE = 0.66


class Problem(StrEnum):
    """What speaks against a statement."""

    number = "number"
    date = "date"
    name = "name"
    negation = "negation"
    roles = "roles"
    coverage = "coverage"


@dataclass(frozen=True, slots=True)
class Check:
    """`problem` is None where the statement holds; `detail` is the word it hangs on."""

    problem: Problem | None = None
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against the statement."""
        return self.problem is None


def check(statement: str, evidence: Sequence[Evidence], likeness: Likeness | None = None) -> Check:
    """Whether the evidence, taken together, says what the statement says."""
    return check_against(statement, ground_of(evidence), likeness)


def check_against(statement: str, ground: Ground, likeness: Likeness | None = None) -> Check:
    """Whether the ground says what the statement says; the first problem found, hard ones first."""
    if not content(statement):
        return Check(Problem.coverage, statement)
    found = (
        (Problem.date, wrong_date(statement, ground.said, ground.days)),
        (Problem.number, wrong_number(statement, ground.said, ground.days)),
        (Problem.name, wrong_name(statement, ground.said, ground.near)),
        (Problem.negation, opposed(statement, ground.said)),
        (Problem.roles, swapped(statement, ground.said)),
        (Problem.coverage, _uncovered(statement, ground, likeness)),
    )
    return next((Check(problem, detail) for problem, detail in found if detail), Check())


def _uncovered(statement: str, ground: Ground, likeness: Likeness | None) -> str:
    named = {stem for name in names(statement) for stem in content(name.text)}  # checked as names already
    counted = [(q.start, q.end) for q in quantities(statement)]  # and these as numbers
    plain = " ".join(
        w.text
        for w in words(statement)
        if w.stem not in named and not any(a <= w.start < b for a, b in counted)
    )
    share = overlap(plain, f"{ground.said} {ground.near}" if len(ground.said) < 80 else ground.said)
    if share >= COVERED:
        return ""
    if share >= LIKE and likeness and likeness(statement, ground.said) >= COSINE:
        return ""
    have = set(content(ground.said))
    return next((stem for stem in content(statement) if stem not in have), statement)
