"""Which of several numbers in a sentence is asked for: by what it counts, or by the event it is told of.

"34 members, including two commanders": how many commanders? "350 were killed, 287 wounded": how many wounded?
"""

import re
from collections.abc import Mapping

from index.cutting.sentences import Span
from qa.language.contrasts import EVENTS, events_in
from qa.language.counted import counted_noun
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.words import stretch, words

PIECE = re.compile(r"[,;:]|\band\b")
WANTS_FIGURE = re.compile(
    r"\bhow many\b|\b(?:what|which) (?:\w+ )?(?:figure|number|toll|total|count)\b", re.I
)
REACH = 3  # words after a number among which what it counts stands


def figure_asked(question: str, sentence: str, answer: str) -> Span | None:
    """Where the number stands that alone is asked for, of several; the only one, if the answer is a year."""
    numbers = [q for q in quantities(sentence) if q.sort is Sort.plain]
    if len(numbers) == 1 and answer and all(q.sort is Sort.year for q in quantities(answer)):
        return (numbers[0].start, numbers[0].end) if WANTS_FIGURE.search(question) else None
    if len(numbers) < 2:
        return None
    found = _counting(question, sentence, numbers) or _told_with(question, sentence, numbers)
    return (found[0].start, found[0].end) if len(found) == 1 else None


def _counting(question: str, sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers directly before the noun that is counted."""
    noun = counted_noun(question)
    if not noun:
        return []
    found = []
    for number in numbers:
        behind = PIECE.split(sentence[number.end :])[0]
        if noun in [w.stem for w in words(behind)[:REACH]]:
            found.append(number)
    return found


def _told_with(question: str, sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers in the pieces of the sentence that tell of the event asked about."""
    for field in EVENTS:
        asked, told = events_in(question, field), events_in(sentence, field)
        if len(asked) == 1 and asked < told:
            return [n for n in numbers if asked == _events_near(sentence, n, field)]
    return []


def _events_near(sentence: str, number: Quantity, field: Mapping[str, int]) -> set[int]:
    """The events of the number's piece of the sentence."""
    return events_in(sentence[slice(*stretch(sentence, number.start, number.end, PIECE))], field)
