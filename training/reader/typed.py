"""Questions as people type them into a search box: no capitals, no question mark, words left out.

Written questions repeat a passage's words in whole sentences; a reader trained on those alone is less sure
of "who plays lindsay denton line of duty" than of the same thing asked in full.
"""

import random
import re

NAMING = re.compile(r"^(?:what|which) (?:is|was|are|were) (?:the )?(?:name of (?:the )?)?", re.I)
AUXILIARY = re.compile(
    r"^((?:when|where|how|why)(?: (?:many|much|long|old) \w+)?) (?:did|does|do|is|was|were) ", re.I
)
ARTICLE = re.compile(r"\b(?:the|a|an) ", re.I)
WORD = re.compile(r" [a-z]{4,}(?= )")  # inside the question, not a name or number
KEPT = {"what", "when", "where", "which", "whom", "whose", "many", "much", "long", "most", "first", "last"}


def typed(question: str, rng: random.Random) -> str:
    """The question in a form that somebody in a hurry may type; what it asks stays the same."""
    text = " ".join(question.rstrip(" ?.").split())
    if rng.random() < 0.4:
        text = rng.choice((NAMING, AUXILIARY)).sub(
            lambda m: f"{m.group(1)} " if m.re is AUXILIARY else "", text
        )
    if rng.random() < 0.5:
        text = ARTICLE.sub("", text)
    if rng.random() < 0.3:
        text = text.replace("'", "")
    return text.lower()


def loosened(question: str, rng: random.Random) -> str:
    """The question with one word less, and so a little less said; a passage that answers it still does."""
    found = [m for m in WORD.finditer(question) if m.group().strip() not in KEPT]
    if not found:
        return question
    left_out = rng.choice(found)
    return question[: left_out.start()] + question[left_out.end() :]
