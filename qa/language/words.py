"""Words of a text, their stems, and which of them carry content.

Stems are Snowball's English (Porter 1980, revised).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from qa.language.lexicon import IRREGULAR, STOP

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands: `text[start:end]`, its stem, and whether it is a function word."""

    text: str
    start: int
    end: int
    stem: str
    stop: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """All words and numbers of `text`, in order."""
    found = []
    for match in WORD.finditer(text):
        lower = match.group().casefold().replace("’", "'")
        stop = lower in STOP and not (len(lower) > 1 and match.group().isupper())  # "US" is no pronoun
        lower = lower.removesuffix("'s").removesuffix("'")
        found.append(Word(match.group(), match.start(), match.end(), stem(lower), stop))
    return tuple(found)


def content(text: str) -> list[str]:
    """Stems of the words that carry content, in order, with repeats."""
    return [word.stem for word in words(text) if not word.stop]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word."""
    return str(_stemmer().stemWord(IRREGULAR.get(word, word)))


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a list: lower-case words between blanks."""
    return frozenset(map(stem, text.split()))


def overlap(of: str, inside: str) -> float:
    """Share of the content words of one text that occur in another, 0 to 1; 1.0 for a text without any."""
    wanted = set(content(of))
    return len(wanted & set(content(inside))) / len(wanted) if wanted else 1.0


def stretch(text: str, start: int, end: int, edge: re.Pattern[str]) -> tuple[int, int]:
    """The places `start` and `end` of a text, widened to the edges around them."""
    begin = max((m.end() for m in edge.finditer(text, 0, start)), default=0)
    behind = edge.search(text, end)
    return begin, behind.start() if behind else len(text)


def squeeze(text: str) -> str:
    """The text on one line, runs of white space as one blank."""
    return " ".join(text.split())


def spaced(path: str) -> str:
    """A path in words, a blank for each run of marks: "GPL-2.txt" is about GPL 2."""
    return re.sub(r"[\W_]+", " ", path)


@cache
def _stemmer() -> Any:
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()
