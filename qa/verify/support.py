"""The verdict: whether some evidence supports a statement, and if not, what speaks against it."""

from collections.abc import Callable, Sequence
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


def supports(evidence: Sequence[Evidence], statement: str, likeness: Likeness | None = None) -> bool:
    """Whether the evidence, taken together, says what the statement says."""
    return problem_of(statement, ground_of(evidence), likeness) is None


def problem_of(statement: str, ground: Ground, likeness: Likeness | None = None) -> Problem | None:
    """What speaks against the statement, hard problems first; None where the ground says what it says."""
    if not content(statement):
        return Problem.coverage
    found = (
        (Problem.date, wrong_date(statement, ground.said, ground.days)),
        (Problem.number, wrong_number(statement, ground.said, ground.days)),
        (Problem.name, wrong_name(statement, ground.said, ground.near)),
        (Problem.negation, opposed(statement, ground.said)),
        (Problem.roles, swapped(statement, ground.said)),
        (Problem.coverage, not _covered(statement, ground, likeness)),
    )
    return next((problem for problem, told in found if told), None)


def _covered(statement: str, ground: Ground, likeness: Likeness | None) -> bool:
    """Whether enough of the statement's words stand in the ground, besides its names and numbers."""
    named = {stem for name in names(statement) for stem in content(name.text)}  # checked as names already
    counted = [(q.start, q.end) for q in quantities(statement)]  # and these as numbers
    plain = " ".join(
        w.text
        for w in words(statement)
        if w.stem not in named and not any(a <= w.start < b for a, b in counted)
    )
    share = overlap(plain, f"{ground.said} {ground.near}" if len(ground.said) < 80 else ground.said)
    if share >= COVERED or share < LIKE or likeness is None:
        return share >= COVERED
    return likeness(statement, ground.said) >= COSINE
