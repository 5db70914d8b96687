"""Questions turned so that the passage, which looks like it, no longer answers: near misses made by rule.

One number or name is exchanged for another of the kind, from elsewhere or out of the passage itself, a word
for its opposite, two names change places, an ordinal or superlative moves on, what happened is asked of what
did not, or what is asked for, or under which condition, is taken from another question of the subject.
"""

import random
import re
from collections.abc import Callable

# a name, not where sentences begin, or a number
NAME = re.compile(r"(?<=[a-z,;]\s)[A-Z][a-z]+(?:\s[A-Z][a-z]+)*(?![\w.'’]|-)|\b\d{2,4}\b")
PAIRS = (
    "before after, first last, largest smallest, most least, more less, more fewer, highest lowest, north "
    "south, east west, northern southern, eastern western, increase decrease, increased decreased, older "
    "younger, oldest youngest, earliest latest, best worst, longest shortest, above below, began ended, "
    "begin end, start end, started ended, won lost, win lose, support oppose, supported opposed, higher "
    "lower, greater smaller, larger smaller, faster slower, majority minority, male female, men women, "
    "father mother, son daughter, brother sister, husband wife, king queen, born buried, arrived left, "
    "rose fell, bought sold, created abolished, opened closed, accepted rejected, allowed prohibited, "
    "founded dissolved, major minor, maximum minimum, public private, inside outside, upper lower, early "
    "late, strong weak, wet dry, hot cold, warm cool, positive negative, internal external, common rare, "
    "win fail"
)
OPPOSITE = {a: b for pair in PAIRS.split(",") for x, y in [pair.split()] for a, b in ((x, y), (y, x))}
ORDINALS = ("first", "second", "third", "fourth", "fifth")
SUPERLATIVE = re.compile(r"\bthe (?!for|pro|inter|har|re|for|con|w|gu)(?=[a-z]{3,}est\b|most [a-z]+)")
DID = re.compile(
    r"\b(?:[Dd]id|[Dd]oes|[Dd]o|[Cc]an|[Cc]ould)"
    r" (?:(?:the|a) (?:[a-z]+ )?)?[\w'’]+(?: [A-Z][\w'’]+)*"
)
BEING = re.compile(r"^(?:who|what|(?:which|what) [\w ]+?) (?:was|were|is|are)(?= \w+(?:ed|en|ing) )", re.I)
# "how many [students] were", "which [park] has": what is asked for
ASKED_FOR = re.compile(
    r"\b(?:[Hh]ow (?=many)|[Ww](?=hat|hich))\w+ ([a-z]{4,})"
    r"(?= (?:was|were|is|are|do|does|did|has|have|can|\w+ed)\b)"
)
NOT_THINGS = re.compile(
    r"(?:years?|kinds?|types?|sorts?|percentage|percent|name|names|part|parts|area|areas|aspect|time|times|style|else"
    r"|about|people|many|amount|term|terms|form|does|were|would|could|have|will|might|caused|happened)$|\w+(?:ed|ing)$"
)
# "during the second war?": the condition that a question ends with
CONDITION = re.compile(
    r" (?:in|at|during|after|before|under)(?! \w*(?:what|which))"
    r" (?:[A-Za-z'’-]+ ){0,3}[A-Za-z'’-]{5,}(?=\?*$)"
)
YES_NO = re.compile(r"did|does|do |can", re.I)
NEGATED = re.compile(r"\b(?:not?|never|none|without|except|neither|nor)\b|n't", re.I)
WORD = re.compile(r"[a-z]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
Turn = Callable[[str, str, str, random.Random], str | None]


def turned(question: str, passage: str, elsewhere: str, rng: random.Random, asked: str = "") -> str | None:
    """The question in a form that the passage does not answer, or None where no way of turning fits.

    `elsewhere` is a text of the same subject, which names are taken from, `asked` another question of it, for
    things and conditions.
    """
    ways: list[tuple[Turn, str]] = [
        *((way, elsewhere) for way in (renamed, opposed, opposed, exchanged, moved_on, denied)),
        *((misplaced, passage) for _ in range(2)),
        *((way, asked) for way in (of_another, of_another, conditioned) if asked),
    ]
    rng.shuffle(ways)
    for way, source in ways:
        if (new := way(question, passage, source, rng)) and new != question:
            return new
    return None


def misplaced(question: str, passage: str, _: str, rng: random.Random) -> str | None:
    """Another name or number of the passage, from another sentence than the one it takes the place of."""
    mine = [m for m in NAME.finditer(question) if m.group() in passage]
    if not mine:
        return None
    m = rng.choice(mine)
    others = set()
    for sentence in SENTENCE.split(passage):
        if m.group() not in sentence:
            others |= {n for n in NAME.findall(sentence) if n not in question}
    others = {n for n in others if n.isdigit() == m.group().isdigit() and len(n) > 1}
    return question[: m.start()] + rng.choice(sorted(others)) + question[m.end() :] if others else None


def of_another(question: str, passage: str, asked: str, _: random.Random) -> str | None:
    """What another question asks for, which the passage does not name."""
    mine, other = ASKED_FOR.search(question), ASKED_FOR.search(asked)
    if not mine or not other or NOT_THINGS.match(mine[1]) or NOT_THINGS.match(other[1]):
        return None
    if mine[1].endswith("s") != other[1].endswith("s") or told(other[1], passage):
        return None
    return question[: mine.start(1)] + other[1] + question[mine.end(1) :]


def conditioned(question: str, passage: str, asked: str, _: random.Random) -> str | None:
    """Another question's condition, which the passage does not meet, instead of its own or as one more."""
    mine, other = CONDITION.search(question), CONDITION.search(asked)
    if not other or told(other.group(), passage):
        return None
    at = mine.start() if mine and other.group().split()[0] == mine.group().split()[0] else None
    return f"{question[:at].rstrip(' ?')}{other.group()}?"


def told(words: str, passage: str) -> bool:
    """Whether the passage has one of the words that say something."""
    low = passage.lower()
    return any(w[:5] in low for w in WORD.findall(words.lower()) if len(w) > 3)


def renamed(question: str, passage: str, elsewhere: str, rng: random.Random) -> str | None:
    """Another name, or number, which the passage does not have."""
    mine = [m for m in NAME.finditer(question) if m.group() in passage]
    if not mine:
        return None
    m = rng.choice(mine)
    others = {n for n in NAME.findall(elsewhere) if n not in passage and n.isdigit() == m.group().isdigit()}
    kind = m.group().split()[-1]  # "Park" of "Roeding Park"
    if alike := {n for n in others if n.endswith(kind)}:
        others = alike
    if m.group().isdigit() and len(m.group()) == 4 and rng.random() < 0.5:
        others = {str(int(m.group()) + rng.choice([-30, -7, -2, 3, 8, 25]))} - set(NAME.findall(passage))
    return question[: m.start()] + rng.choice(sorted(others)) + question[m.end() :] if others else None


def opposed(question: str, passage: str, _: str, rng: random.Random) -> str | None:
    """A word's opposite, which the passage does not have."""
    told = set(WORD.findall(passage.lower()))
    mine = [m for m in WORD.finditer(question) if OPPOSITE.get(m.group(), m.group()) not in told]
    mine = [m for m in mine if m.group() in OPPOSITE]
    if not mine:
        return None
    m = rng.choice(mine)
    return question[: m.start()] + OPPOSITE[m.group()] + question[m.end() :]


def exchanged(question: str, passage: str, _: str, rng: random.Random) -> str | None:
    """Two names in each other's places; not where they stand side by side."""
    mine = [m for m in NAME.finditer(question) if not m.group().isdigit() and m.group() in passage]
    if len(mine) != 2:
        return None
    one, two = mine
    middle = question[one.end() : two.start()]
    if re.search(r"\b(?:and|or|between|of|in)\b|,", middle):
        return None
    return question[: one.start()] + two.group() + middle + one.group() + question[two.end() :]


def moved_on(question: str, passage: str, _: str, rng: random.Random) -> str | None:
    """The next ordinal, or the second of a superlative."""
    low = passage.lower()
    for at, ordinal in enumerate(ORDINALS[:-1]):
        following = ORDINALS[at + 1]
        if re.search(rf"\b{ordinal}\b", question) and following not in low:
            return re.sub(rf"\b{ordinal}\b", following, question, count=1)
    place = rng.choice(("second", "third"))
    if place in low or (place == "second" and "after" in low):
        return None
    return SUPERLATIVE.sub(f"the {place} ", question, count=1)


def denied(question: str, passage: str, _: str, rng: random.Random) -> str | None:
    """What did not happen, of a passage that denies nothing."""
    if rng.random() < 0.6 or NEGATED.search(passage) or YES_NO.match(question):
        return None
    found = DID.search(question) or BEING.search(question)
    return f"{question[: found.end()]} not{question[found.end() :]}" if found else None
