"""Text into search terms, in product code, so that every store agrees on them.

Folded to lower case without accents, stemmed (Porter 2), numbers without thousands separators, compound
identifiers both whole, however they are joined (ERR-4041, err_4041, ERR4041), and in parts, scripts without
spaces as character pairs.
"""

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:[.,’'\-_/:·&@+][^\W_]+)*[+#]*")
_PART = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_DOTTED = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")  # U.S, e.g
_POSSESSIVE = re.compile(r"[’'](?:s|t)$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])|\d+")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]+)[\"”»]")
_JOINT = "·"  # inside one term of numbers, as 1.5 is not 15; no tokeniser splits there
_RUNS = 3  # runs of letters and digits at most in a word whose runs are searched too; hashes have more
_SHORTEST_SHAPE = 4
_SOUNDS = (("tch", "X"), ("ch", "X"), ("sch", "S"), ("sh", "S"), ("ph", "f"), ("dj", "j"))
_CLASSES = str.maketrans("cqgzw", "kkksv")
_VOWELS = re.compile(r"[aeiouy]+")
_BACK = {"o", "u"}
_AMERICAN = re.compile(r"([bcdgt])r$")  # theatr(e) as theater
_COMMON = (
    "a an the and or but if of in on at to for from by with as is are was were be been being am do does did "
    "has have had having it its this that these those there here he she they them his her their we us our "
    "you your i me my what which who whom whose when where why how not no nor so than then too very can "
    "could will would shall should may might must about into over under between s t re ve ll d"
)
STOPWORDS = frozenset(_COMMON.split())


def terms_of(text: str) -> list[str]:
    """Every term of the text in order, with repetitions."""
    found: list[str] = []
    for match in _WORD.finditer(fold(text)):
        found.extend(_terms_of_word(match.group()))
    return found


def query_terms(query: str) -> list[str]:
    """The terms of a question that are worth searching for, each once; all of them if none is.

    What it has in quotation marks, and a number with the word before it (RFC 2616), are terms with spaces
    besides: to be found as they stand.
    """
    words = [match.group() for match in _WORD.finditer(fold(query))]
    telling = [word for word in words if word.lower() not in STOPWORDS or _is_acronym(word)]
    single = [term for word in telling or words for term in _terms_of_word(word)]
    return list(dict.fromkeys([*single, *_phrases(query, words)]))


def _phrases(query: str, words: list[str]) -> list[str]:
    quoted = [terms_of(match[1]) for match in _QUOTED.finditer(query)]
    numbered = [
        [*_terms_of_word(word), *_terms_of_word(number)]
        for word, number in itertools.pairwise(words)
        if number[0].isdigit() and word.isalpha() and word.lower() not in STOPWORDS
    ]
    return [" ".join(terms) for terms in (*quoted, *numbered) if len(terms) > 1]


@lru_cache(maxsize=200_000)
def shape(term: str) -> str:
    """What the spellings of a name share (Masud, Massoud): consonants that sound alike are one, vowels two.

    Empty for short terms, and for those of other than Latin letters.
    """
    if len(term) < _SHORTEST_SHAPE or not (term.isascii() and term.isalpha()):
        return ""
    heard = _AMERICAN.sub(r"\1er", term)
    for written, sound in _SOUNDS:
        heard = heard.replace(written, sound)
    heard = heard[0] + heard[1:].replace("h", "")
    heard = _VOWELS.sub(lambda run: "o" if _BACK & set(run.group()) else "a", heard.translate(_CLASSES))
    return "".join(letter for letter, _ in itertools.groupby(heard))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def fold(text: str) -> str:
    """Compatibility forms, without accents; case is kept, as camelCase needs it."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _terms_of_word(word: str) -> tuple[str, ...]:
    if _THOUSANDS.fullmatch(word):
        return (word.replace(",", ""),)
    if _DECIMAL.fullmatch(word):
        return (word.replace(".", _JOINT),)
    if _DOTTED.fullmatch(word):
        return (word.replace(".", "").lower(),)
    parts = _PART.findall(_POSSESSIVE.sub("", word))
    found: list[str] = []
    if len(parts) > 1:
        joint = _JOINT if all(part.isdigit() for part in parts) else ""
        found.append(_stem(joint.join(parts).lower()))
    elif word[-1] in "+#":
        found.append(word.lower().replace("+", "\u207a").replace("#", "\u266f"))
    for part in parts:
        found.append(_stem(part.lower()))
        inner = _inner(part)
        if len(inner) > 1:
            found.extend(_stem(run.lower()) for run in inner)
    return tuple(term for item in found for term in _spaced(item))


def _inner(part: str) -> list[str]:
    """The words of camelCase; the letters and digits of a word that has both."""
    runs: list[str] = _RUN.findall(part)
    if len(runs) > 1 and (part.islower() or part.isupper()):
        return runs if len(runs) <= _RUNS else []
    return [] if part.islower() or part.isupper() or part.isdigit() else _CAMEL.findall(part)


def _spaced(term: str) -> list[str]:
    """A term of a script without spaces as its overlapping pairs."""
    if not _UNSPACED.search(term):
        return [term]
    runs = re.findall(_UNSPACED.pattern + r"|[^\W]+?(?=" + _UNSPACED.pattern + r"|$)", term)
    pairs: list[str] = []
    for run in runs:
        if _UNSPACED.fullmatch(run) and len(run) > 1:
            pairs.extend(run[i : i + 2] for i in range(len(run) - 1))
        else:
            pairs.append(run)
    return pairs


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(stemmer().stemWord(word)) if word.isalpha() else word


@lru_cache(maxsize=1)
def stemmer() -> Any:
    """Porter 2 for English."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")
