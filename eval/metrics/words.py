"""Words for comparison: folded in case, accents and punctuation, with numbers left whole."""

import re
from collections import Counter

from index.storage.lexical import fold, stemmer

ARTICLES = frozenset({"a", "an", "the"})
_STOP = """
and or but of to in on at by for from with as is are was were be been being has have had do does did not
that this these those it its he she they them his her their there which who whom what when where how why
will would can could may might shall should must than then so if also into over about after before
said says say according yes no
"""
STOP = ARTICLES | frozenset(_STOP.split())
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|\w+")


def words(text: str) -> list[str]:
    """The words of `text` in order, without articles; "1,577.00" and "15%" stay one word."""
    plain = re.sub(r"['’]s\b|['’]", "", fold(text.casefold()))
    return [w for w in _WORD.findall(plain) if w not in ARTICLES]


def content_words(text: str) -> set[str]:
    """The stems of the words that carry meaning."""
    return {stemmer().stemWord(word) for word in words(text) if word not in STOP}


def states(text: str, wording: str) -> bool:
    """Whether `wording` stands in `text`, word for word."""
    wanted, given = words(wording), words(text)
    n = len(wanted)
    return n > 0 and any(given[i : i + n] == wanted for i in range(len(given) - n + 1))


def exact(given: str, gold: str) -> bool:
    """Whether the two are the same words."""
    return words(given) == words(gold)


def token_f1(given: str, gold: str) -> float:
    """F1 over words as multisets, 0 to 1 (as SQuAD scores, without breaking numbers)."""
    a, b = Counter(words(given)), Counter(words(gold))
    shared = sum((a & b).values())
    if not shared:
        return 0.0
    precision, recall = shared / a.total(), shared / b.total()
    return 2 * precision * recall / (precision + recall)


def token_recall(given: str, gold: str) -> float:
    """The share of gold's content words found in `given`, 0 to 1."""
    wanted = content_words(gold)
    return len(wanted & content_words(given)) / len(wanted) if wanted else 0.0
