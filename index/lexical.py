"""Text into search terms, in product code, so that every store agrees on them.

Folded to lower case without accents, stemmed (Porter 2), numbers without thousands separators, compound
identifiers both whole and in parts, scripts without spaces as character pairs.
"""

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
_JOINT = "·"  # inside one term; no tokeniser splits there
_COMMON = (
    "a an the and or but if of in on at to for from by with as is are was were be been being am do does did "
    "has have had having it its this that these those there here he she they them his her their we us our "
    "you your i me my what which who whom whose when where why how not no nor so than then too very can "
    "could will would shall should may might must about into over under between s t re ve ll d"
)
_STOPWORDS = frozenset(_COMMON.split())


def terms_of(text: str) -> list[str]:
    """Every term of the text in order, with repetitions."""
    found: list[str] = []
    for match in _WORD.finditer(_fold(text)):
        found.extend(_terms_of_word(match.group()))
    return found


def query_terms(query: str) -> list[str]:
    """The terms of a question that are worth searching for, each once; all of them if none is."""
    words = [match.group() for match in _WORD.finditer(_fold(query))]
    telling = [word for word in words if word.lower() not in _STOPWORDS or _is_acronym(word)]
    return list(dict.fromkeys(term for word in telling or words for term in _terms_of_word(word)))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _fold(text: str) -> str:
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
    whole: list[str] = []
    if len(parts) > 1:
        whole.append(_JOINT.join(parts).lower())
    elif word[-1] in "+#":
        whole.append(word.lower().replace("+", "\u207a").replace("#", "\u266f"))
    found = whole
    for part in parts:
        humps = _CAMEL.findall(part) if not (part.islower() or part.isupper() or part.isdigit()) else []
        found.append(_stem(part.lower()))
        if len(humps) > 1:
            found.extend(_stem(hump.lower()) for hump in humps)
    return tuple(term for item in found for term in _spaced(item))


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
    return str(_stemmer().stemWord(word)) if word.isalpha() else word


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
