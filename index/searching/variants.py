"""Other ways in which a corpus may write what a query names: Masud for Massoud, the long form of an acronym.

All of them are drawn from the corpus itself: spellings from the terms it has, long forms from places where it
explains an acronym, "National Resistance Front (NRF)". They widen full-text search at less weight than the
query's own words.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from index.documents import Filters
from index.storage.lexical import STOPWORDS, fold, query_terms, shape, terms_of
from index.store import Snapshot

_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_EXPLAINED = re.compile(r"((?:[\w.’'-]+ ){1,9})\(([A-Z]{2,6})s?\)|\b([A-Z]{2,6}) \(((?:[\w.’'-]+ ?){2,9})\)")
_SHORTEST_KNOWN = 5  # letters of a name that the corpus has, before other spellings of it are looked for too
_SPELLINGS = 3
_LOOKED_AT = 30  # passages that may explain an acronym


def other_terms(snapshot: Snapshot, query: str) -> list[str]:
    """Terms of the corpus for what the query writes otherwise, each once; a phrase is terms with spaces."""
    own = query_terms(query)
    found = [*_spellings(snapshot, query), *_acronyms(snapshot, query)]
    return [term for term in dict.fromkeys(found) if term not in own]


def _spellings(snapshot: Snapshot, query: str) -> Iterator[str]:
    """Of names, and of words that the corpus does not have at all."""
    folded = fold(query)
    words = [m for m in _WORD.finditer(folded) if m.group().lower() not in STOPWORDS]
    terms = {match: terms_of(match.group())[0] for match in words}
    known = snapshot.frequencies(list(terms.values()))
    for match, term in terms.items():
        if term in known and not (len(term) >= _SHORTEST_KNOWN and _is_name(folded, match)):
            continue
        if shape(term):
            yield from alike(term, snapshot.shaped(shape(term)))


def _is_name(query: str, word: re.Match[str]) -> bool:
    """Whether a capital is more than that of the query's first word."""
    if not word.group()[0].isupper() or word.group().isupper():
        return False
    following = query[word.end() :].lstrip()[:1]
    return word.start() > 0 or not following or following.isupper()


def alike(term: str, candidates: Mapping[str, int]) -> list[str]:
    """The likeliest spellings of a term among others of its shape, nearest first, then the more frequent."""
    from rapidfuzz.distance.Levenshtein import distance

    others = [other for other in candidates if other != term]
    return sorted(others, key=lambda other: (distance(term, other), -candidates[other], other))[:_SPELLINGS]


def _acronyms(snapshot: Snapshot, query: str) -> Iterator[str]:
    """Long forms of the query's acronyms, acronyms of its long forms, and an acronym's letters rearranged."""
    asked = dict.fromkeys(_ACRONYM.findall(query))
    named = sum(word[0].isupper() for word in query.split()) > 1
    if not asked and not named:
        return
    texts = _texts(snapshot, query_terms(query))
    words = set(terms_of(query))
    for short, long in explained(texts):
        if short in asked:
            yield " ".join(terms_of(long))
        elif {term for term in terms_of(long) if term not in STOPWORDS} <= words:
            yield short.lower()
    for short in asked:
        yield from _rearranged(snapshot, short)


def explained(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Acronyms with their long forms, where a text gives one in brackets beside the other."""
    found: dict[tuple[str, str], None] = {}
    for match in itertools.chain.from_iterable(map(_EXPLAINED.finditer, texts)):
        short = match[2] or match[3]
        long = _long_form((match[1] or match[4]).split(), short, last=bool(match[2]))
        if long:
            found[short, long] = None
    return list(found)


def _long_form(words: Sequence[str], short: str, last: bool) -> str:
    """The words that give an acronym its letters, in any order; at the end of some words, or all of them.

    Any order: NRF and FNR are both the National Resistance Front, once in English and once in French.
    """
    letters = sorted(short.lower())
    for start in range(len(words) - 2, -1, -1) if last else range(1):
        telling = [fold(word).lower() for word in words[start:] if not _joins(word)]
        if not _joins(words[start]) and sorted(word[0] for word in telling) == letters:
            return " ".join(words[start:])
    return ""


def _joins(word: str) -> bool:
    """Whether an acronym may leave a word out: of, and, de, für."""
    return len(word) <= 3 and word.islower()


def _rearranged(snapshot: Snapshot, short: str) -> Iterator[str]:
    """Acronyms of the same letters, as another language would order them, that keep the same company."""
    orders = {"".join(letters) for letters in itertools.permutations(short.lower())} - {short.lower()}
    if len(short) < 3 or not (known := snapshot.frequencies(sorted(orders))):
        return
    company = _documents(snapshot, short)
    for other in sorted(known):
        there = _documents(snapshot, other.upper())
        if there and (not company or company & there):
            yield other


def _documents(snapshot: Snapshot, acronym: str) -> set[str]:
    """Documents that have it in capitals, among the best for it."""
    is_there: Callable[[str], object] = re.compile(rf"\b{acronym}\b").search
    hits = snapshot.lexical([acronym.lower()], _LOOKED_AT, Filters())
    chunks = snapshot.chunks([hit.row for hit in hits]).values()
    return {chunk.document_id for chunk in chunks if is_there(chunk.text)}


def _texts(snapshot: Snapshot, terms: Sequence[str]) -> list[str]:
    hits = snapshot.lexical(terms, _LOOKED_AT, Filters())
    chunks = snapshot.chunks([hit.row for hit in hits])
    return [chunks[hit.row].text for hit in hits]
