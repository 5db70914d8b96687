"""Things of one field that exclude each other: those killed are not those wounded, a town is no province.

A passage on the right subject often gives the figure, date or place of the other thing.
"""

import re
from collections.abc import Mapping

from qa.lexicon import EVENT_FIELDS, PLACES
from qa.words import content, stem, words

# questions for a figure, a time or a place of an event
ASKS_OF_EVENT = re.compile(r"^(?:how (?:many|much)|when|where|(?:in|on|at) (?:which|what)|what year)\b", re.I)
# by field: the event of each stem
EVENTS: tuple[Mapping[str, int], ...] = tuple(
    {stem(word): number for number, event in enumerate(field.split("|")) for word in event.split()}
    for field in EVENT_FIELDS.split(";")
)
PLACE_KINDS = {word: kind for kind, line in enumerate(PLACES.split(";")) for word in line.split()}
WHICH_PLACE = re.compile(rf"\b(?:which|what)\s+(?:\w+\s+)?(?P<kind>{'|'.join(PLACE_KINDS)})\b", re.I)


def other_event(question: str, sentence: str) -> bool:
    """Whether the sentence tells of an event that excludes the one asked about, and not of that one."""
    if not ASKS_OF_EVENT.match(question.strip()) or " | " in sentence:
        return False
    asked_stems, told_stems = set(content(question)), set(content(sentence))
    for field in EVENTS:
        asked = {field[s] for s in asked_stems & field.keys()}
        told = {field[s] for s in told_stems & field.keys()}
        if asked and told and not asked & told:
            return True
    return False


def place_asked(question: str, sentence: str) -> tuple[int, int] | None:
    """Where the sentence has the one place of the kind asked for ("Which district": "Shital district")."""
    match = WHICH_PLACE.search(question)
    if not match:
        return None
    named = rf"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) {re.escape(match['kind'].casefold())}\b"
    found = [m for m in re.finditer(named, sentence) if m["name"] not in question]
    return found[0].span() if len(found) == 1 else None


def other_place(question: str, sentence: str, answer: str, behind: str) -> bool:
    """Whether the answer is a place of another kind than the one asked for: "Ghazni region" is no town.

    `behind` is the text after the answer. A sentence that has a place of the right kind as well is left be.
    """
    match = WHICH_PLACE.search(question)
    if not match or not answer:
        return False
    wanted = PLACE_KINDS[match["kind"].casefold()]
    kinds = {PLACE_KINDS[w.text.casefold()] for w in words(sentence) if w.text.casefold() in PLACE_KINDS}
    following = re.match(r"\s+([a-z]+)", behind)
    last = [w.text.casefold() for w in words(answer)][-1:] + ([following[1]] if following else [])
    called = {PLACE_KINDS[word] for word in last if word in PLACE_KINDS}
    return bool(called) and wanted not in called and wanted not in kinds
