"""Words other than pronouns that point at what was said before: "there", "then", "which one is cheaper"."""

import re
from collections.abc import Sequence

from qa.answer import Turn
from qa.asking.focus import either_of
from qa.language.lexicon import MONTHS, WEEKDAYS, YEAR

THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?!\s+(?:is|are|was|were|be|been|a|an|any|no|seem))", re.I
)
PLACE = re.compile(r"\b(?:in|at|on) the [a-z-]+(?: [a-z-]+)?(?=\s*(?:\?|$))", re.I)
THEN = re.compile(r"\bthen(?=\s*(?:\?|$))")
TIME = re.compile(
    rf"\b(?:on|in|at|during|before|after)\s+(?:(?:an?|the)\s+)?(?:(?:{'|'.join(WEEKDAYS)})s?(?:\s+\w+ings?)?"
    rf"|{'|'.join(MONTHS)}|{YEAR}|spring|summer|autumn|winter|night|noon|mornings?|afternoons?|evenings?|"
    r"weekends?|(?:public |bank )?holidays?|Christmas|Easter|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?)\b",
    re.I,
)
# "Which one is lighter?", "Which of them costs less?"
WHICH_OF = re.compile(
    r"which(?: one| of (?:them|the two|these|those|both))?\s+(?P<rest>[a-z]+s\b(?:\s+\w+){0,2}?\s+"
    r"(?:[a-z]{2,}er|more|less|better|worse)\b[^?]*)\?*$",
    re.I,
)


def at_that_time(line: str, last: str) -> str:
    """The question with the time that the last one gave in the place of "then"."""
    then, given = THEN.search(line), list(TIME.finditer(last))
    return line[: then.start()] + given[-1].group() + line[then.end() :] if then and given else line


def at_that_place(line: str, last: str, subject: str) -> str:
    """The question with where the last one was, or with the subject, in the place of "there"."""
    there, place = THERE.search(line), PLACE.search(last)
    where = place.group() if place else f"in {subject}"
    return line[: there.start()] + where + line[there.end() :] if there else line


def of_the_two(line: str, history: Sequence[Turn]) -> str:
    """Which of two is more so, asked of the two that were spoken of last; as it is where they are not two."""
    which, two = WHICH_OF.match(line), either_of(history)
    return f"Which {which['rest']}, {two}?" if which and two else line
