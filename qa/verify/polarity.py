"""Negation: whether a text affirms or denies what another does.

Each content word becomes a concept with a sign: "failed" is "succeed" with a minus, "not rejected" is
"accept" with a plus, "after May" is "before May" with a minus. Two texts oppose each other at a concept
that they share with no sign in common, unless the same negation also touches one on which they agree.
"""

import re
from dataclasses import dataclass, field

from qa.language.lexicon import ANTONYMS, LIGHT_WORDS, RELATIONS
from qa.language.words import Word, content, stem, words

CUES = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|barely|cannot|lacks?|lacked|lacking|"
    r"fail(?:s|ed)? to|unable to|stop(?:s|ped)? short of|instead of|rather than|far from|no longer|"
    r"absence of|uncertain(?:ty)?|unclear|need not)\b|n['’]t\b",
    re.I,
)
LIGHT = frozenset(map(stem, LIGHT_WORDS))
CLAUSE = re.compile(r"[,;:!?\n]|\.\s|\b(?:but|while|whereas|although|and|so)\b", re.I)
BUT_NOT = re.compile(r"\b(?:but|and)\s+not\s+((?:for|in|to|on|at|with|by|from)\b[^,.;]+)", re.I)
ALLOW = frozenset(
    map(stem, ("allow", "permit", "let", "enable", "oblige"))
)  # to do something, which is denied
MOSTLY = frozenset({"normally", "usually", "ordinarily", "generally", "always"})  # "normal" itself is denied
TO_DO = re.compile(r"\bto\s+[a-z]")
ALIGNED = 0.6  # share of the statement's content words in a clause that is taken for its counterpart
SCOPE = 2  # content words that a cue denies
Signed = tuple[str, int]  # a concept and whether a word affirms or denies it
SIGNS: dict[str, list[Signed]] = {}
for _plus, _minus in ANTONYMS:
    for _words, _sign in ((_plus, 1), (_minus, -1)):
        for _stem in sorted({stem(_word) for _word in _words}):
            SIGNS.setdefault(_stem, []).append((f"{_plus[0]}/{_minus[0]}", _sign))
PREFIX = re.compile(r"^(?:un|in|im|dis|non|ir|il|mis)(?=[a-z]{4})")
PIECE = re.compile(r"[,;:.!?()\n–—]|\b(?:but|although|though|while|whereas|however|unlike)\b", re.I)


@dataclass(slots=True)
class Stance:
    """The concepts of a text with their signs, the groups that one cue touches, and each piece with a cue."""

    signs: dict[str, set[int]] = field(default_factory=dict)
    groups: list[set[str]] = field(default_factory=list)
    denied: list[set[str]] = field(default_factory=list)

    def group_of(self, concept: str) -> set[str]:
        """The concepts under the same cue, the concept itself among them."""
        return next((g for g in self.groups if concept in g), {concept})


def stance(text: str, known: frozenset[str] = frozenset()) -> Stance:
    """What the text affirms and denies; `known` concepts are recognised behind a denying prefix."""
    made = Stance()
    for piece in PIECE.split(text):
        inside = [w for w in words(piece) if not w.stop or w.text.lower() in RELATIONS]
        marks = list(CUES.finditer(piece))
        groups = [_scope(inside, mark) for mark in marks]
        denied = {id(w) for group in groups for w in group}
        if len(marks) == 1:  # "not red doors on red walls"
            again = {w.stem for w in groups[0]}
            denied |= {id(w) for w in inside if w.stem in again and w.start >= marks[0].end()}
        concepts = {id(w): _concepts(w, inside[i + 1 :], known) for i, w in enumerate(inside)}
        for word in inside:
            for concept, sign in concepts[id(word)]:
                made.signs.setdefault(concept, set()).add(-sign if id(word) in denied else sign)
        made.groups += [{concept for w in group for concept, _ in concepts[id(w)]} for group in groups]
        if marks:
            made.denied.append({concept for signed in concepts.values() for concept, _ in signed})
    return made


def opposed(statement: str, said: str) -> str:
    """The concept that one text affirms and the other denies, else an empty text."""
    mine = stance(statement, frozenset(stance(said).signs))
    theirs = stance(_clause(statement, said), frozenset(mine.signs))
    elliptic = _elliptic(statement, said, bool(mine.groups))
    if elliptic is not None:
        return elliptic
    against = [c for c in mine.signs if c in theirs.signs and not mine.signs[c] & theirs.signs[c]]
    against = [c for c in against if not _excused(c, mine, theirs)]
    if (
        len({frozenset(theirs.group_of(c)) for c in against}) == 2
        and len(theirs.groups) > 1
        and not mine.groups
    ):
        return ""  # "none without" is "all with": two denials turned at once
    if against:
        return against[0]
    for group in mine.groups:  # a denial of what the quote never speaks of
        if group and not group & set(theirs.signs) and not theirs.groups:
            return min(group)
    return ""


def _clause(statement: str, said: str) -> str:
    """The clause of the ground that says most of what the statement says, if it says most of it; else all."""
    wanted = set(content(statement))
    clauses = [c for c in CLAUSE.split(said) if c and c.strip()]
    best = max(clauses, key=lambda c: len(wanted & set(content(c))), default=said)
    others = [
        c
        for c in clauses
        if c is not best and len(wanted & set(content(c))) >= len(wanted & set(content(best)))
    ]
    return best if not others and len(wanted & set(content(best))) >= ALIGNED * len(wanted) else said


def _elliptic(statement: str, said: str, denies: bool) -> str | None:
    """The verdict on "…, but not for X": what is said of X must be denied, the rest not; None without one."""
    match = BUT_NOT.search(said)
    if not match:
        return None
    excepted = set(content(match.group(1))) - set(content(said[: match.start()]))
    about = excepted & set(content(statement))
    if about and excepted:
        return "" if denies else min(about)
    return "not" if denies else ""


def _concepts(word: Word, behind: list[Word], known: frozenset[str]) -> list[Signed]:
    relation = RELATIONS.get(word.text.lower())
    if relation and (word.stop or behind):
        return [(f"{relation[0]} {behind[0].stem if behind else ''}", relation[1])]
    if (
        word.stem in SIGNS
        and behind
        and behind[0].start - word.end <= 12
        and word.text.endswith(("er", "ier"))
    ):
        than = " ".join(w.stem for w in behind[:2])  # "larger than Lake Temm" is about the two together
        return [(f"{concept} than {than}", sign) for concept, sign in SIGNS[word.stem]]
    if word.stem in SIGNS:
        return SIGNS[word.stem]
    plain = PREFIX.sub("", word.stem)
    if plain != word.stem:
        turned = [(concept, -sign) for concept, sign in SIGNS.get(plain, [(plain, 1)]) if concept in known]
        if turned:
            return turned
    return [(word.stem, 1)]


def _scope(inside: list[Word], mark: re.Match[str]) -> list[Word]:
    behind = [w for w in inside if w.start >= mark.end() - 1 and not w.stop]
    if not behind and mark[0].casefold() == "nothing":  # "Children pay nothing"
        return [w for w in inside if w.start < mark.start() and not w.stop][-1:]
    light = LIGHT | ALLOW if TO_DO.search(mark.string, mark.end()) else LIGHT
    weighty = [w for w in behind if w.stem not in light and w.text.casefold() not in MOSTLY]
    return weighty[:SCOPE] or behind[:SCOPE]


def _excused(concept: str, mine: Stance, theirs: Stance) -> bool:
    """Whether the denial at this concept agrees with the other text at another one."""
    for one, other in ((mine, theirs), (theirs, mine)):
        group = one.group_of(concept) - {concept}
        if any(c in other.signs and one.signs[c] & other.signs[c] for c in group):
            return True
        # both deny, and one puts in other words what it denies: "there are no trains", "trains do not run"
        if group or concept in {c for g in one.groups for c in g}:
            free = [g for g in other.groups if not g <= set(one.signs)]
            if free and any(len((a & b) - {concept}) >= 2 for a in one.denied for b in other.denied):
                return True
    return False
