"""Whose word a part of a sentence is: its clauses may each have a speaker of their own."""

import re

from qa.language.speakers import Speaker, speaker_of

Span = tuple[int, int]

# "A counted nine; B says ten", "nine, A said, while B counted ten", "nine, not ten as B had said"
BETWEEN = re.compile(
    r";\s+|,?\s+(?=(?:while|whereas|though)\s)|,\s+(?=(?:but|and)\s)|,\s+(?=not\b[^,;]*\bas\b)"
)
JOINING = re.compile(r"(?P<word>while|whereas|though|but|and)\s+", re.I)
# what may stand in front of whoever a sentence begins with
AHEAD = re.compile(
    r"[\s\"“]*(?:(?:According to|But|And|Yet|However|Meanwhile|On [A-Z]\w+),?\s+)?(?:the |an? )?", re.I
)
REACH = 200  # characters of a clause in which its speaker is looked for


def clauses(sentence: str) -> list[Span]:
    """Where the clauses stand that may have a speaker of their own, without the words that join them.

    What "and" or "but" joins on is one where it begins with a speaker.
    """
    found, start = list[Span](), 0
    for match in BETWEEN.finditer(sentence):
        joined = JOINING.match(sentence, match.end())
        begins = joined.end() if joined else match.end()
        loose = joined and joined["word"] in ("and", "but")
        if loose and not leading_speaker(sentence[begins : begins + REACH]):
            continue
        found.append((start, match.start()))
        start = begins
    return [*found, (start, len(sentence))]


def clause_with(sentence: str, at: Span) -> Span:
    """Where the clause stands that holds `at`; the whole sentence where none does."""
    held = (span for span in clauses(sentence) if span[0] <= at[0] and at[1] <= span[1])
    return next(held, (0, len(sentence)))


def leading_speaker(sentence: str) -> Speaker | None:
    """Who says all of a sentence, because it begins with them: "Police said that …; …"."""
    found = speaker_of(sentence)
    return found if found and AHEAD.fullmatch(sentence[: found.start]) else None
