"""A question with its slips of the key mended by the passages found for it: "the wieght limit of the brige".

A word is mended only where no passage has it, the encoder does not know it as a word, and a passage has one
that is but a letter or two away.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from index.documents import Passage
from index.encoders.encoding import Encoder
from qa.asking.questions import Part, understand
from qa.asking.splitting import AUX, WH
from qa.language.words import stem, words

ASKING = re.compile(rf"{WH}|{AUX}", re.I)
ASKED_WITH = dict.fromkeys(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"], 1)
SLIPS = {"wat": "what", "wot": "what", "wen": "when"}  # words of their own that open a question by mistake
SHORTEST = 4  # letters of a word that is mended, but for a question word
LONG = 7  # letters from which two slips are mended


def mended_part(part: Part, passages: Sequence[Passage], encoder: Encoder) -> Part:
    """The part with its misspelt words mended by the passages, understood anew; itself where none is."""

    def known(word: str) -> bool:
        return encoder.count_tokens([word]) == [1]

    better = mended(part.text, (p.chunk.text for p in passages), known)
    parts = understand(better).parts if better != part.text else ()
    return parts[0] if len(parts) == 1 else part


def mended(question: str, passages: Iterable[str], known: Callable[[str], bool]) -> str:
    """The question with its misspelt words as the passages have them; `known` says what is a word."""

    @cache
    def there() -> Counter[str]:
        return Counter(w.text for text in passages for w in words(text) if not w.capital and not w.stop)

    made = question
    for word in reversed(words(question)):
        lower = word.text.casefold()
        if word.start == 0 and not ASKING.fullmatch(lower):
            slip = not word.stop and not known(lower)
            better = SLIPS.get(lower, _nearest(lower, ASKED_WITH) if slip else "").capitalize()
        elif word.capital or word.stop or len(lower) < SHORTEST or known(lower) or lower in there():
            continue
        elif not lower[0].isalpha():
            continue  # another number is another thing, not the same misspelt
        else:
            better = _nearest(lower, there())
            inflected = better and _another_form(lower, better)
            better = "" if inflected else better
        if better:
            made = made[: word.start] + better + made[word.end :]
    return made


def _another_form(word: str, other: str) -> bool:
    """Whether two near words are forms of one, or one is made of the other: appoints and appointed."""
    if stem(word) == stem(other):
        return True
    made = abs(len(word) - len(other)) > 1 and (word.startswith(other) or other.startswith(word))
    return made or word.replace("men", "man") == other.replace("men", "man")


def _nearest(word: str, others: Mapping[str, int]) -> str:
    """The word nearest in spelling that begins alike, of equals the more frequent; empty where none is."""
    from rapidfuzz.distance.OSA import distance

    most = 2 if len(word) >= LONG else 1
    near = [
        (distance(word, other, score_cutoff=most), -times, other)
        for other, times in others.items()
        if other[0] == word[0] and len(other) >= min(len(word), SHORTEST) - 1
    ]
    found = min((each for each in near if each[0] <= most), default=None)
    return found[2] if found else ""
