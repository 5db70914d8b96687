"""Negation: whether a text affirms or denies what another does.

Each content word becomes a concept with a sign: "failed" is "succeed" with a minus, "not rejected" is
"accept" with a plus. Two texts contradict each other where a shared concept has opposite signs and none
that is denied in one is denied in the other.
"""

import re
from dataclasses import dataclass

from qa.lexicon import ANTONYMS, LIGHT_WORDS
from qa.words import stem, words

CUES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|barely|cannot|lacks?|lacked|lacking|"
    r"fail(?:s|ed)? to|refus(?:e|es|ed|ing) to|declin(?:e|es|ed|ing) to|unable to|stop(?:s|ped)? short of|"
    r"den(?:y|ies|ied|ying)|instead of|rather than|far from|no longer|absence of)\b|n['’]t\b",
    re.I,
)
LIGHT = frozenset(map(stem, LIGHT_WORDS))
SCOPE = 2  # content words that a cue denies
SIGNS: dict[str, tuple[str, int]] = {}
for _plus, _minus in ANTONYMS:
    for _word in _plus:
        SIGNS.setdefault(stem(_word), (stem(_plus[0]), 1))
    for _word in _minus:
        SIGNS.setdefault(stem(_word), (stem(_plus[0]), -1))
PREFIX = re.compile(r"^(?:un|in|im|dis|non|ir|il|mis)(?=[a-z]{4})")
PIECE = re.compile(r"[,;:.!?()\n–—]|\b(?:but|although|though|while|whereas|however)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stance:
    """The concepts of a text with their signs, and those a negation word touches."""

    signs: dict[str, frozenset[int]]
    touched: frozenset[str]
    cues: int


def stance(text: str) -> Stance:
    """What the text affirms and denies."""
    signs: dict[str, set[int]] = {}
    touched: set[str] = set()
    cues = 0
    for piece in PIECE.split(text):
        marks = [m.end() for m in CUES.finditer(piece or "")]
        cues += len(marks)
        inside = [w for w in words(piece or "") if not w.stop]
        denied = {id(w) for mark in marks for w in _after(inside, mark)}
        for word in inside:
            concept, sign = SIGNS.get(word.stem, (word.stem, 1))
            if id(word) in denied:
                touched.add(concept)
                sign = -sign
            elif sign < 0:
                touched.add(concept)
            signs.setdefault(concept, set()).add(sign)
    return Stance({k: frozenset(v) for k, v in signs.items()}, frozenset(touched), cues)


def opposed(statement: str, said: str) -> str:
    """The concept that one text affirms and the other denies, else an empty text."""
    mine, theirs = _aligned(stance(statement), stance(said))
    shared = [c for c in mine.signs if c in theirs.signs]
    if any(c in mine.touched and c in theirs.touched and mine.signs[c] & theirs.signs[c] for c in shared):
        return ""
    against = [c for c in shared if not mine.signs[c] & theirs.signs[c]]
    if against:
        return against[0]
    lost = [c for c in mine.touched if c not in theirs.signs]
    if mine.cues and lost and not theirs.cues and not theirs.touched:
        return lost[0]
    return ""


def _after(inside: list, mark: int) -> list:  # type: ignore[type-arg]  # of Word
    behind = [w for w in inside if w.start >= mark and w.stem not in LIGHT]
    return behind[:SCOPE] + [w for w in inside if w.start >= mark and w.stem in LIGHT][:1]


def _aligned(mine: Stance, theirs: Stance) -> tuple[Stance, Stance]:
    """Both with concepts that differ by a prefix only ("unsuccessful") made one, with opposite signs."""
    return _bare(mine, theirs), _bare(theirs, mine)


def _bare(one: Stance, other: Stance) -> Stance:
    signs: dict[str, frozenset[int]] = {}
    touched = set(one.touched)
    for concept, sign in one.signs.items():
        plain = PREFIX.sub("", concept)
        base = SIGNS.get(plain, (plain, 1))
        if plain != concept and (base[0] in other.signs) and concept not in other.signs:
            signs[base[0]] = signs.get(base[0], frozenset()) | {-s * base[1] for s in sign}
            touched.add(base[0])
        else:
            signs[concept] = signs.get(concept, frozenset()) | sign
    return Stance(signs, frozenset(touched), one.cues)
