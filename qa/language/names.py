"""Proper names and acronyms in a text, and whether two of them name the same.

Names are runs of capitalised words, with particles between them ("Ahmad al-Masud", "Bank of England"). The
first word of a sentence counts only where it could not be an ordinary word at that place.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from qa.language.lexicon import CALENDAR, OPENERS, PARTICLES, REPORTING, TITLES
from qa.language.words import WORD

COMMON_ENDINGS = ("s", "ing", "ed", "ion", "ment", "ity", "ly", "ness", "er", "or", "le", "ce", "ship", "one")
COURTESY = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady"})
SHORT = 4  # letters of a name that may be spelt otherwise beside one that is not: Amrullah Salé or Saleh
ALIKE, SOUNDS_ALIKE = 82, 70  # percent of alike letters from which two spellings are one name
NUMERAL = re.compile(r"[ivx]+")  # "WWII" is World War II
NEW = re.compile(r"New [A-Z][a-z]")  # "New York"
SENTENCE_END = re.compile(r"(?:^|[.!?:]['\"”’)\]]*\s+|\n\s*|[“\"])$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals, as NRF or U.S. are."""
        letters = [c for c in self.text if c.isalpha()]
        return 2 <= len(letters) <= 6 and all(c.isupper() for c in letters)


@lru_cache(maxsize=2048)
def names(text: str) -> tuple[Name, ...]:
    """The proper names of `text`, in order."""
    found: list[Name] = []
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        word = match.group()
        apart = run and not _joins(text[run[-1].end() : match.start()], run[-1].group())
        if apart or (run and word.casefold() in COURTESY and run[-1].group().casefold() not in TITLES):
            _close(run, text, found)  # "the Autumn Statement Mr Hammond said": two names
        named = word[0].isupper() and word.casefold() not in CALENDAR and bool(run or not _opens(text, match))
        within = run and ((word in PARTICLES) or (word[0].isdigit() and len(word) <= 2))
        if named or within:
            run.append(match)
        else:
            _close(run, text, found)
    _close(run, text, found)
    return tuple(found)


def names_within(phrase: str) -> list[Name]:
    """The proper names of a piece of a sentence: its first word opens none, so a capital tells."""
    before = "of "
    found = names(before + phrase)
    return [Name(n.text, n.start - len(before), n.end - len(before)) for n in found]


def same(a: str, b: str) -> bool:
    """Whether two names can be one: equal words, one inside the other, spelling variants, or an acronym."""
    x, y = parts(a), parts(b)
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    least = SHORT if len(short) > 1 and set(short) & set(long) else SHORT + 1
    if all(any(_alike(s, word, least) for word in long) for s in short):
        return True
    return acronym_of(a, b) or acronym_of(b, a)


def acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, in any order: NRF and FNR are both
    the National Resistance Front, once in English and once in French.
    """
    letters = [c for c in short.casefold() if c.isalpha()]
    compact = short.replace(".", "")
    if not (2 <= len(letters) <= 6 and compact.isupper()):
        return False
    initials = "".join(word if NUMERAL.fullmatch(word) else word[0] for word in parts(long))
    return len(initials) >= 2 and sorted(initials) == sorted(letters)


def same_letters(a: str, b: str) -> bool:
    """Whether two acronyms can be one in two languages: NRF and FNR."""
    return a.isupper() and b.isupper() and len(a) > 2 and sorted(a) == sorted(b)


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The telling words of a name, folded: no titles, particles, accents or possessives."""
    folded = (fold(match.group()) for match in WORD.finditer(name))
    return tuple(word for word in folded if word not in PARTICLES and word not in TITLES and word != "s")


def fold(word: str) -> str:
    """Lower case without accents and without a possessive ending."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).removesuffix("'s").removesuffix("'")


def _alike(a: str, b: str, least: int) -> bool:
    """Equal, a plural, or a variant spelling of a word of at least so many letters (Masud, Massoud)."""
    if a == b or a.rstrip("s") == b.rstrip("s"):
        return True
    if min(len(a), len(b)) < least or a[0] != b[0]:
        return False
    from rapidfuzz.fuzz import ratio

    likeness = ratio(a, b)
    return likeness >= ALIKE or (likeness >= SOUNDS_ALIKE and _sound(a) == _sound(b))


def _sound(word: str) -> str:
    """The consonants of a word, those that are doubled once: Masood, Massoud and Masud are one."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word))


def _joins(gap: str, before: str) -> bool:
    initial = len(before) == 1 or before.casefold() in TITLES or before in ("St", "Jr")
    return gap in (" ", "-", "’", "'", "&", " & ") or (gap in (".", ". ") and initial)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands first in a sentence and may be an ordinary word there."""
    word = match.group().casefold().replace("’", "'")
    if word == "new" and NEW.match(text, match.start()):
        return False
    if word in OPENERS:
        return not (match.group().isupper() and len(word) > 1)  # "US" is a name, "us" is none
    if not SENTENCE_END.search(text[: match.start()][-12:]) and match.start():
        return False
    following = text[match.end() :].lstrip()
    # a capital at the very beginning is a name where another capital follows, or it is an acronym
    if match.group().isupper() and len(word) > 1:
        return False
    if following[:1].isupper() or following.startswith(("'s", "’s", ", a ", ", an ", ", the ")):
        return False
    common = word.endswith(COMMON_ENDINGS)
    return common or following.split(" ", 1)[0] not in (*REPORTING, "is", "was", "has", "had", "will")


def _close(run: list[re.Match[str]], text: str, found: list[Name]) -> None:
    while run and (run[-1].group().casefold() in PARTICLES or (run[-1].group().isdigit() and len(run) == 1)):
        run.pop()
    if run:
        start, end = run[0].start(), run[-1].end()
        if text[end : end + 1] == "." and len(run[-1].group()) == 1:
            end += 1
        found.append(Name(text[start:end].removesuffix("'s").removesuffix("’s"), start, end))
    run.clear()
