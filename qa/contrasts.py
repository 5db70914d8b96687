"""Things of one field that exclude each other: those killed are not those wounded, a town is no province.

A passage on the right subject often gives the figure, date or place of the other thing.
"""

import re
from collections.abc import Mapping

from qa.words import content, stem, words

# fields of events, one a line; what stands between bars is one event in several words
FIELDS = """
    kill killed die died dead death fatal fatality slain | wound wounded injure injured hurt
    | arrest arrested detain detained jailed imprisoned | displaced fled flee evacuated homeless
    | rescue rescued | missing | live lives lived inhabitant inhabit resident reside population
    | born birth | married marry wedding | retire retired | enrolled enrol enroll
    build built construct constructed erect erected opened | destroy destroyed demolish demolished detonated
    blown burnt burned collapsed | repair repaired restored renovated | damaged damage | planted | felled
    buy bought purchase purchased | sell sold | rent rented leased | stolen steal | donated donate
    elected elect appointed appoint | resign resigned dismissed sacked | nominated nominate
"""
PLACES = """
    town city village municipality hamlet; district borough county; province state region governorate;
    country nation kingdom; continent; river lake sea ocean bay; street road avenue lane square; island;
    mountain hill peak
"""
# questions for a figure, a time or a place of an event
ASKS_OF_EVENT = re.compile(r"^(?:how (?:many|much)|when|where|(?:in|on|at) (?:which|what)|what year)\b", re.I)
WHICH_PLACE = re.compile(
    r"\b(?:which|what)\s+(?:\w+\s+)?(?P<kind>" + "|".join(re.findall(r"\w+", PLACES)) + r")\b", re.I
)


def _fields() -> tuple[Mapping[str, int], ...]:
    """By field: the event of each stem. A line that begins with a bar goes on with the field before."""
    made: list[dict[str, int]] = []
    lines = re.split(r"\n(?!\s*\|)", FIELDS.strip())
    for line in lines:
        events = enumerate(line.split("|"))
        made.append({stem(word): number for number, event in events for word in event.split()})
    return tuple(made)


EVENTS = _fields()
PLACE_KINDS = {word: kind for kind, line in enumerate(PLACES.split(";")) for word in line.split()}


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
