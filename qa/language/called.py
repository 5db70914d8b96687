"""Where a text has a name that a question uses, with what may stand in it and around it."""

import re
from functools import lru_cache

from qa.language.lexicon import TITLES
from qa.language.words import WORD

CAPITAL = r"(?:[A-Z0-9][\w'’-]*|[A-Z]\w{0,2}\.)"
BEFORE = rf"(?P<before>(?:\b{CAPITAL}[ \t]+){{0,3}})"
AFTER = rf"(?P<after>(?:[ \t]+{CAPITAL}){{0,2}})"
BETWEEN = r"(?:[\W_]+(?:[^\W_]+[\W_]+){0,2}?)?"  # "Henry Carew St John-Mildmay", "Rockyford"


@lru_cache(maxsize=256)
def called(name: str) -> re.Pattern[str]:
    """A pattern for the name without the rank in front, with words around and between its own."""
    bare = name.split(" ")
    while len(bare) > 1 and bare[0].casefold().rstrip(".") in TITLES:
        bare = bare[1:]
    kept = [re.escape(m.group()) for m in WORD.finditer(" ".join(bare))]
    return re.compile(rf"{BEFORE}\b(?P<name>(?i:{BETWEEN.join(kept)}))\b(?={AFTER})")
