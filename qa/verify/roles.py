"""Roles: who does what to whom, as far as word order and the passive voice tell."""

import re

from qa.names import fold, names, same
from qa.words import Word, words

PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?:\s+\w+){0,2}?\s+(?P<verb>\w+)\b(?:"
    r"\s+\w+){0,4}?\s+by\b",
    re.I,
)
CLAUSE = re.compile(r"[;:.!?\n]|\b(?:but|while|whereas|although)\b", re.I)


def swapped(statement: str, said: str) -> str:
    """The word around which two parties changed places, else an empty text.

    For a word that both texts share, with two parties on its sides in one of them: the parties must not stand
    the other way round in the other, the passive turned.
    """
    for text in CLAUSE.split(statement):
        for ground in CLAUSE.split(said):
            found = _swap(text or "", ground or "")
            if found:
                return found
    return ""


def _swap(text: str, ground: str) -> str:
    mine, theirs = _parties(text), _parties(ground)
    shared = [(a, b) for a in mine for b in theirs if _one(a[0], b[0])]
    if len(shared) < 2:
        return ""
    verbs = {w.stem for w in _verbs(text, mine)} & {w.stem for w in _verbs(ground, theirs)}
    for verb in sorted(verbs):
        for i, (a1, g1) in enumerate(shared):
            for a2, g2 in shared[i + 1 :]:
                if _one(a1[0], a2[0]):
                    continue
                here, there = _order(text, verb, a1, a2), _order(ground, verb, g1, g2)
                if here * there < 0:
                    return verb
    return ""


def _parties(text: str) -> list[tuple[str, int, int]]:
    """Names, and plain nouns after "the", with their places."""
    found = [(n.text, n.start, n.end) for n in names(text)]
    for match in re.finditer(r"\b(?:the|a|an)\s+((?:[a-z-]+\s+)?[a-z-]{3,})\b", text):
        if not any(s < match.end(1) and match.start(1) < e for _, s, e in found):
            found.append((match.group(1), match.start(1), match.end(1)))
    return found


def _one(a: str, b: str) -> bool:
    if names(a) and names(b):
        return same(a, b)
    return fold(a.split()[-1]).rstrip("s") == fold(b.split()[-1]).rstrip("s")


def _verbs(text: str, parties: list[tuple[str, int, int]]) -> list[Word]:
    return [w for w in words(text) if not w.stop and not any(s <= w.start < e for _, s, e in parties)]


def _order(text: str, verb: str, a: tuple[str, int, int], b: tuple[str, int, int]) -> int:
    """+1 where a acts on b by the verb, -1 the other way round, 0 where the verb is not between them."""
    for word in words(text):
        if word.stem != verb:
            continue
        turned = any(m.start("verb") == word.start for m in PASSIVE.finditer(text))
        if a[2] <= word.start and word.end <= b[1]:
            return -1 if turned else 1
        if b[2] <= word.start and word.end <= a[1]:
            return 1 if turned else -1
    return 0
