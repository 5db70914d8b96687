"""Roles: who does what to whom, as far as word order, the passive voice and "from … to" tell."""

import re
from dataclasses import dataclass

from qa.language.lexicon import PAST
from qa.language.names import fold
from qa.language.words import Word, stretch, words
from qa.verify.polarity import SIGNS

EDGE = re.compile(
    r"[,;:.!?()\n–—]|\b(?:but|while|whereas|although|after|before|when|because|since|who|which|that|and|"
    r"until|where)\b",
    re.I,
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?:\s+\w+){0,2}?\s*$", re.I)
AGENT = re.compile(
    r"\bby\s+(?!\d|(?:a |an |one |two )?(?:third|half|quarter|fifth|tenth)|\w+ing\b|(?:day|night|law)\b)",
    re.I,
)
FROM_TO = re.compile(r"\bfrom\s+(?:the\s+)?(?P<a>[\w-]+).*?\bto\s+(?:the\s+)?(?P<b>[\w-]+)", re.I)
AUXILIARY = PAST | {"is", "are", "was", "were", "has", "have", "had", "will", "may", "lies", "makes"}
WIDTH = 4  # content words looked at on each side


@dataclass(frozen=True, slots=True)
class Deed:
    """A word between two parties: stems of who does it and of whom it is done to."""

    doers: frozenset[str]
    done_to: frozenset[str]


def swapped(statement: str, said: str) -> str:
    """The word around which two parties changed places, else an empty text."""
    mine, theirs = _deeds(statement), _deeds(said)
    for word, deed in mine.items():
        other = theirs.get(word)
        if other and (_crossed(deed, other) or _anothers(word, deed, theirs)):
            return word
    return moved(statement, said)


def _crossed(a: Deed, b: Deed) -> bool:
    """Whether somebody on each side of one deed stands on the other side of the other, and there alone."""
    there = (a.doers & b.done_to) - b.doers - a.done_to
    back = (a.done_to & b.doers) - b.done_to - a.doers
    if there and back:
        return True
    apart = bool(a.doers and b.doers) and not a.doers & b.doers
    return apart and bool(back or (there and a.done_to))


def _anothers(word: str, deed: Deed, theirs: dict[str, Deed]) -> bool:
    """Whether this deed's doers did something else there, and others did this."""
    other = theirs[word]
    if not other.doers or deed.doers & other.doers:
        return False
    return any(deed.doers & each.doers for verb, each in theirs.items() if verb != word)


def _verb(text: str, word: Word) -> bool:
    """Whether a word looks like a verb with parties, or a comparative."""
    lower = word.text.lower()
    if word.stop or word.stem == "say" or not lower[0].isalpha() or (word.capital and word.start):
        return False
    if re.search(r"\b(?:the|a|an|his|her|its|their|\d+)\s+$", text[: word.start], re.I) and not _comparative(
        text, word
    ):
        return False  # "the stolen painting"
    if lower.endswith("ed") or lower in PAST or _comparative(text, word):
        return True
    return lower.endswith("s") and bool(
        re.match(r"\s+(?:the |an? |its |their )?(?-i:[A-Z]|version|\d)", text[word.end :])
    )


def _deeds(text: str) -> dict[str, Deed]:
    """The deeds of a text by their stem; a word that occurs more than once tells nothing."""
    found: dict[str, list[Deed]] = {}
    inside = words(text)
    for word in inside:
        if not _verb(text, word):
            continue
        stem, sign = SIGNS.get(word.stem, [(word.stem, 1)])[0] if _comparative(text, word) else (word.stem, 1)
        before, behind = _sides(text, inside, word)
        before = before or _subject(inside, word)
        agent = AGENT.search(text, word.end, stretch(text, word.start, word.end, EDGE)[1])
        if agent:
            doers = {w.stem for w in behind if w.start > agent.start()}
            done = {w.stem for w in before} | {w.stem for w in behind if w.end <= agent.start()}
        elif PASSIVE.search(text[: word.start]):
            doers, done = set(), {w.stem for w in before}
        else:
            doers, done = {w.stem for w in before}, {w.stem for w in behind}
        if sign < 0:
            doers, done = done, doers
        found.setdefault(stem, []).append(Deed(frozenset(doers), frozenset(done)))
    return {stem: deeds[0] for stem, deeds in found.items() if len(deeds) == 1}


def _sides(text: str, inside: tuple[Word, ...], word: Word) -> tuple[list[Word], list[Word]]:
    start, end = stretch(text, word.start, word.end, EDGE)
    before = [w for w in inside if start <= w.start and w.end <= word.start and not w.stop]
    behind = [w for w in inside if word.end <= w.start < end and not w.stop]
    return before[-WIDTH:], behind[: WIDTH + 2]


def _subject(inside: tuple[Word, ...], word: Word) -> list[Word]:
    """What stands in front of the sentence's first verb, for a verb whose own clause names nobody."""
    first = next((i for i, w in enumerate(inside) if w.text.lower() in AUXILIARY or w.text.endswith("ed")), 0)
    return [w for w in inside[:first] if not w.stop and w.end <= word.start][:WIDTH]


def _comparative(text: str, word: Word) -> bool:
    return bool(re.match(r"\s+than\b", text[word.end :]))


def moved(statement: str, said: str) -> str:
    """The place that something left in one text and reached in the other, else an empty text."""
    for here in FROM_TO.finditer(statement):
        for there in FROM_TO.finditer(said):
            if fold(here["a"]) == fold(there["b"]) and fold(here["b"]) == fold(there["a"]):
                return here["a"]
    return ""
