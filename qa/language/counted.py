"""What "how many" counts: the noun, and the party that the counted belong to.

A number under another noun, or of the other side, is the commonest wrong answer on the right subject.
"""

import re

from qa.language.events import FOLK
from qa.language.names import names_within, same
from qa.language.quantities import PLURALS, Quantity, Sort, quantities
from qa.language.synonyms import SYNONYMS
from qa.language.words import content, stem, stems, words

PEOPLE = stems("people person member man individual inhabitant resident population fighter")
REACH = 4  # words behind a number among which what it counts stands
HOW_MANY = re.compile(r"how many\b", re.I)
COUNTED = re.compile(
    r"\b(?:how many\s+(?!per ?cent)(?:more\s+|other\s+|different\s+)?"
    r"|what (?:is|was) the (?=(?!total)\w+ (?:death toll|casualties|losses)))(?P<noun>[^?,]+)",
    re.I,
)
ANYBODY = stems("people person casualty time")  # put in too many ways to look for
SORTS = {stem(word): sort for sort, line in enumerate(FOLK.split("|")) for word in line.split()}
UNNUMBERED = r"\b(?:no|none|several|few|both|single|once|twice|thrice|dozens|hundreds|thousands|millions)\b"
OF_A_YEAR = re.compile(r"\b(?:in|since|from|until|the|of|during) $", re.I)
PARTY = r"(?:side|part|forces|troops|members|fighters|soldiers|commanders|men|people|supporters)\b"


def counts(question: str, sentence: str, near: str) -> bool:
    """A number stands there that is neither money nor share, and what it counts is named nearby."""
    match = COUNTED.search(question)
    if not match:
        return True
    noun = _noun(match["noun"])
    numbers = [q for q in quantities(sentence) if q.sort in (Sort.plain, Sort.year)]
    if not numbers and not re.search(UNNUMBERED, sentence, re.I):
        return False
    if not noun or noun in ANYBODY:  # "how many were killed?"
        return True
    sorts = [_folk(number, sentence) for number in numbers] if noun in SORTS else []
    if sorts and all(sorts) and not any(SORTS[noun] in sort for sort in sorts):
        return False  # policemen are no soldiers
    others = {stem(other) for word in words(match["noun"]) for other in SYNONYMS.get(word.text, ())}
    wanted = {noun} | (PEOPLE if noun in PEOPLE else set()) | others
    return bool(wanted & set(content(f"{sentence} {near}")))


def no_count(sentence: str, answer: str) -> bool:
    """Whether a number is a rank, "the first of six", or tells a year, "since the 2012 raid"."""
    given = quantities(answer)
    if not given or given[0].sort is not Sort.year:
        return bool(given) and given[0].sort is Sort.ordinal
    return OF_A_YEAR.search(sentence.partition(answer)[0]) is not None


def counted_noun(question: str) -> str:
    """The stem of what "how many" counts; empty where it is left open: "how many were killed"."""
    noun = counted_heading(question)
    return "" if noun in ANYBODY or noun in PEOPLE else noun


def counted_heading(question: str) -> str:
    """The stem of what "how many" counts, under whatever heading of a table it stands."""
    match = COUNTED.search(question)
    return _noun(match["noun"]) if match else ""


def of_party(question: str, sentence: str) -> bool:
    """The number counts those of the party asked for, where the sentence gives a party."""
    match = COUNTED.search(question)
    asked = names_within(match["noun"])[:1] if match else []
    if not asked or asked[0].start > 1:
        return True
    parties = _inherited([_party_of(q, sentence) for q in quantities(sentence) if q.sort is Sort.plain])
    return not parties or any(not party or same(party, asked[0].text) for party in parties)


def _folk(number: Quantity, sentence: str) -> set[int]:
    """What sort of people a number counts, where it says so: "two Afghan policemen"."""
    behind = re.split(r"[,;:.]|\b(?:and|in|by|of|were|was|are|had|who)\b", sentence[number.end :])[0]
    return {SORTS[w.stem] for w in words(behind)[:REACH] if w.stem in SORTS}


def _inherited(parties: list[str]) -> list[str]:
    """Each party; where none is given, the next number's: "350 killed and 287 wounded on the Reds side"."""
    made: list[str] = []
    for party in reversed(parties):
        made.append(party or (made[-1] if made else ""))
    return made[::-1]


def _party_of(number: Quantity, sentence: str) -> str:
    """The name of those that a number counts: "34 NRF members", "287 wounded on the Taliban side"."""
    before, behind = sentence[: number.start], re.split(r"[,;.]", sentence[number.end :])[0]
    for name in names_within(behind):
        lead, rest = behind[: name.start], behind[name.end :]
        if not lead.strip() or re.match(rf"\s+{PARTY}", rest):
            return name.text
    if re.search(r"\b(?:including|among them|of whom|of them)\s+$", before):
        earlier = [q for q in quantities(before) if q.sort is Sort.plain]
        return _party_of(earlier[-1], sentence) if earlier else ""
    return ""


def _noun(phrase: str) -> str:
    """The stem of the noun that is counted: the first plural, else the first word."""
    found = ""
    for word in words(phrase):
        if word.stop:
            break
        found = found or word.stem
        lower = word.text.casefold()
        if lower in PLURALS or (lower.endswith("s") and not word.text.isupper() and not lower.endswith("ss")):
            return word.stem
    return found
