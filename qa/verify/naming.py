"""Names of a statement: each must be named by the ground, in any spelling, or as an acronym."""

import re

from qa.language.lexicon import PARTICLES
from qa.language.names import fold, names, parts, same
from qa.language.quantities import quantities
from qa.language.words import WORD

REFERRING = re.compile(
    r"\b(?:he|she|they|them|him|his|her|their|it|its|this|these|the (?:movement|group|company|party|city|"
    r"country|region|province|team|club|ministry|agency|organi[sz]ation|building|university|river|town|bank|"
    r"firm|former|latter|insurgents|authors?|study|report))\b",
    re.I,
)


def wrong_name(statement: str, said: str, near: str) -> str:
    """The first name of the statement that the ground does not give, else an empty text.

    A name that stands only near the quote counts where the quote refers to somebody without naming them.
    """
    title = near.split("\n", 1)[0]
    known = [*names(said), *names(near if REFERRING.search(said) else title)]
    folded = {fold(m.group()) for m in WORD.finditer(said)}
    for name in names(statement):
        if quantities(name.text) and not parts(name.text):
            continue
        if not any(same(name.text, other.text) for other in known) and not _spelt(name.text, folded):
            return name.text
    return ""


def _spelt(name: str, folded: set[str]) -> bool:
    """Whether every word of a name stands in the ground, or a word of the same root (Afghan, Afghanistan)."""
    return all(
        any(
            word == other or (len(word) >= 5 and len(other) >= 5 and word[:5] == other[:5])
            for other in folded
        )
        for word in parts(name)
        if word not in PARTICLES
    )
