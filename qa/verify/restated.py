"""Whether a sentence only restates a quote: the quote's words, in its order, with all that qualifies them.

`supports` looks for what speaks against a statement and lets paraphrases pass. Among a small chat model's
sentences that is too generous: a deed moves to another party, a part becomes the whole, a plan a fact. So
what is shown as the model's own must be borne out word by word; in doubt the quote says it better.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.cutting.sentences import sentence_spans
from qa.language.events import KIN
from qa.language.lexicon import BOUNDING, CONDITIONS, PAST, REPORTING, SWEEPING
from qa.language.names import names
from qa.language.quantities import quantities
from qa.language.words import Word, content, stretch, words

QUALIFYING = BOUNDING | REPORTING | {"will", "shall", "certain", "appear", "seem"}
BOUNDED = re.compile(r"\b(over|under|above|below|beyond|up to|around|some)\s+\W{0,2}\d", re.I)
NEUTRAL = frozenset({"locat", "call", "name", "know", "refer", "answer", "exact"})  # stems that add nothing
PREPOSITION = re.compile(
    r"\b(?:by|of|with|in|to|for|from|at|on|than|like|as|against|between|under|over|after|before)"
    r"\s+(?:(?:the|an?|his|her|its|their|this|that|these|those|two|three|other|another)\s+)*$",
    re.I,
)
LEANS = re.compile(
    r"^\W*(?:he|she|they|it|this|these|his|her|their|its)\b", re.I
)  # a sentence whose subject is named elsewhere
QUOTED_WORD = re.compile(r"[\"”“]{1,2}[\w-]+[\"”“]{1,2}\s+$")  # `a "fiat" currency` is not any currency
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did)\b", re.I
)
BEING = re.compile(r"\b(?:is|are|was|were)\b", re.I)
JOINS = re.compile(r"[,;:]|[.!?]\s|\b(?:and|or|but|while|whereas|nor)\b", re.I)
RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that|where)\b", re.I)
EDGE = re.compile(r"[,;:.!?()–—]\s|\b(?:and|or|but|while|whereas)\b")
STOP = re.compile(r"[.!?]\s")
ASIDE = re.compile(r"\([^()]*\)|,[^,]*,|[–—][^–—]*[–—]")
MOVES = 1  # phrases that may stand at another place than in the quote ("In 1990 …")
SKIPPED = 4  # content words of the quote left out between two that are kept


@dataclass(frozen=True, slots=True)
class Kept:
    """A content word of the statement and the place of its counterpart among the quote's words."""

    word: Word
    place: int


def restates(statement: str, quote: str) -> bool:
    """Whether the statement says nothing but what the quote says in the same words.

    Figures, dates and names are taken as checked; here it is about everything around them.
    """
    theirs = words(quote)
    begins = [0, *(i for i, w in enumerate(theirs) if _key(w) == _first(statement))]
    return any(_follows(statement, quote, theirs, _aligned(statement, theirs, i)) for i in begins)


def recasts(statement: str, quote: str, answer: str, title: str = "") -> bool:
    """Whether the statement gives the answer that was read in the quote, and else only the quote's words.

    They may stand in any order and name what the title names; what qualifies them in the quote is kept.
    """
    if not content(answer) or not set(content(answer)) <= set(content(statement)):
        return False
    theirs = words(quote)
    places = {_key(w): i for i, w in reversed(list(enumerate(theirs)))}
    named = {_key(w) for w in words(title)}
    figures = [(q.start, q.end) for q in quantities(statement)]
    kept = []
    for word in (w for w in words(statement) if _counts(w)):
        if _key(word) in places:
            kept.append(Kept(word, places[_key(word)]))
        elif _key(word) not in named and not any(a <= word.start < b for a, b in figures):
            return False
    order = sorted(kept, key=lambda one: one.place)
    apart = any(_of_another(quote, theirs, a, b) for a, b in pairwise(order))
    return bool(kept) and not apart and _as_qualified(statement, kept, quote, theirs)


def states(sentence: str) -> bool:
    """Whether the sentence has a verb, as far as its form tells: "Brazil." and "By hand." state nothing."""
    found = words(sentence)
    return bool(
        FINITE.search(sentence)
        or any(w.text.lower() in PAST for w in found)
        or any(w.text.islower() and w.text.endswith("ed") and not w.stop for w in found[1:])
        or len(content(sentence)) > 5
    )


def _follows(statement: str, quote: str, theirs: Sequence[Word], kept: Sequence[Kept]) -> bool:
    """Whether the statement, so aligned, follows the quote in order, parties and all that bounds it."""
    if not kept:
        return False
    turns = [b.word for a, b in pairwise(kept) if b.place <= a.place]
    ahead = [(a, b) for a, b in pairwise(kept) if b.place > a.place]
    return (
        len(turns) <= MOVES
        and all(_moved_phrase(statement, kept[0].word, word) for word in turns)
        and _same_subject(statement, kept[0], quote, theirs)
        and _whole_phrases(statement, kept, quote, theirs)
        and all(_may_skip(quote, theirs, a, b) for a, b in ahead)
        and not any(_made_equal(statement, quote, theirs, a, b) for a, b in ahead)
        and _as_qualified(statement, kept, quote, theirs)
    )


def _first(statement: str) -> str:
    return next((_key(w) for w in words(statement) if _counts(w)), "")


def _counts(word: Word) -> bool:
    return not word.stop or word.text.lower() in REPORTING


def _key(word: Word) -> str:
    return KIN.get(word.stem, word.stem)


def _aligned(statement: str, theirs: Sequence[Word], begin: int) -> list[Kept]:
    """Each content word at its place among theirs, from `begin` on and the nearest behind the last.

    Empty where a word has no place.
    """
    figures = [(q.start, q.end) for q in quantities(statement)]
    leading = [(n.start, n.end) for n in names(statement)]
    kept: list[Kept] = []
    for word in (w for w in words(statement) if _counts(w)):
        spots = [i for i, other in enumerate(theirs) if i >= begin and _key(other) == _key(word)]
        last = kept[-1].place if kept else -1
        if spots:
            kept.append(Kept(word, next((i for i in spots if i > last), spots[0])))
        elif word.stem in NEUTRAL or any(a <= word.start < b for a, b in figures):
            continue  # a figure that the quote spells in another way
        elif not kept and any(a <= word.start < b for a, b in leading):
            continue  # the name of whom the quote leaves to its surroundings
        else:
            return []
    return kept


def _moved_phrase(statement: str, first: Word, word: Word) -> bool:
    """Whether what changed its place is a phrase with a preposition, before `word` or from it on."""
    return any(PREPOSITION.search(statement[: at.start]) for at in (first, word))


def _same_subject(statement: str, first: Kept, quote: str, theirs: Sequence[Word]) -> bool:
    """Whether the statement opens with what the quote says it of, not with a name from within a phrase.

    A subject that the quote leaves to its surroundings must lead the statement, and a pronoun the quote.
    """
    start = theirs[first.place].start
    before = quote[:start]
    if QUOTED_WORD.search(before):
        return False
    opening = statement[: first.word.start]
    if any(n.end <= first.word.start for n in names(statement)):
        begins = next(a for a, b in sentence_spans(quote) if a <= start < b or b >= start)
        return bool(LEANS.match(quote[begins:]))
    while (named := re.search(r"(?:[A-Z][\w'’.-]*|\w+(?:al|ic|an|ese|ish|ive|ous))\s+$", before)) and not (
        FINITE.fullmatch(named.group().strip())
    ):
        before = before[: named.start()]  # the rest of the noun's phrase
    return bool(PREPOSITION.search(opening)) or not PREPOSITION.search(before)


def _whole_phrases(statement: str, kept: Sequence[Kept], quote: str, theirs: Sequence[Word]) -> bool:
    """Whether no phrase of the quote is cut short: a college acceptance rate is no college."""
    places = {k.place for k in kept}
    for one in kept:
        behind = theirs[one.place + 1] if one.place + 1 < len(theirs) else None
        if behind is None or behind.stop or one.place + 1 in places or behind.text[0].isdigit():
            continue
        if quote[theirs[one.place].end : behind.start].strip():
            continue
        following = next((w for w in words(statement) if w.start >= one.word.end), None)
        if following is None or following.stop or statement[one.word.end : following.start].strip():
            return False
    return True


def _made_equal(statement: str, quote: str, theirs: Sequence[Word], a: Kept, b: Kept) -> bool:
    """Whether the statement puts "is" or "was" between two words that stand side by side in the quote."""
    apart = quote[theirs[a.place].end : theirs[b.place].start].strip()
    return not apart and bool(BEING.search(statement[a.word.end : b.word.start]))


def _may_skip(quote: str, theirs: Sequence[Word], a: Kept, b: Kept) -> bool:
    """Whether what the statement leaves out between two words is an aside, and no other party or figure."""
    left, right = theirs[a.place].end, theirs[b.place].start
    gap = quote[left:right]
    out = [w for w in theirs[a.place + 1 : b.place] if not w.stop]
    asides = [(left + m.start(), left + m.end()) for m in ASIDE.finditer(gap)]
    if all(any(start <= w.start < end for start, end in asides) for w in out):
        return True
    if len(out) > SKIPPED or JOINS.search(gap):
        return False
    inside = [n for n in names(quote) if left <= n.start and n.end <= right]
    return not inside


def _of_another(quote: str, theirs: Sequence[Word], a: Kept, b: Kept) -> bool:
    """Whether what follows is told of something left out: "the club, which has a course built by …"."""
    out = any(not word.stop for word in theirs[a.place + 1 : b.place])
    return out and RELATIVE.search(quote, theirs[a.place].end, theirs[b.place].start) is not None


def _as_qualified(statement: str, kept: Sequence[Kept], quote: str, theirs: Sequence[Word]) -> bool:
    """Whether what qualifies the quote qualifies the statement, and the other way round.

    A condition counts wherever it stands in the sentence, all else in the clause.
    """
    start, end = theirs[min(k.place for k in kept)].start, theirs[max(k.place for k in kept)].end
    clause, sentence = (quote[slice(*stretch(quote, start, end, edge))] for edge in (EDGE, STOP))
    said, given = _forms(statement), _forms(quote)
    needed = (
        _forms(clause) & QUALIFYING
        | _forms(sentence) & CONDITIONS
        | _forms(" ".join(BOUNDED.findall(clause)))
    )
    return needed <= said and said & SWEEPING <= given


def _forms(text: str) -> set[str]:
    """The words of a text as they stand and as stems."""
    return {form for w in words(text) for form in (w.text.lower(), w.stem)}
