"""A question in the words of the passage it is put to: FNR for NRF, Masud for Massoud, wounded for hurt.

The reader looks for what the question says. Where the passage has another spelling of a name, another order
of an acronym's letters or another word for the same, the question is put with that; what the passage has
already, and what it has nothing for, stays.
"""

from collections.abc import Iterator, Sequence

from index.chunking import headings_above
from index.documents import Chunk, Document
from qa.names import acronym_of, names, parts, same
from qa.reader.reading import Reader, Reading
from qa.synonyms import SYNONYMS
from qa.words import content, words

Change = tuple[int, int, str]


def read_each(
    reader: Reader, question: str, texts: Sequence[str], where: Sequence[tuple[Chunk, Document]]
) -> list[Reading]:
    """One reading a text, in order; each is asked in the words of the passage that it is from."""
    asked = [reworded(question, chunk.text, document.text) for chunk, document in where]
    above = [headings_above(chunk) for chunk, _ in where]
    made: dict[int, Reading] = {}
    for words_used in dict.fromkeys(asked):
        places = [place for place, each in enumerate(asked) if each == words_used]
        found = reader.read(words_used, [texts[i] for i in places], [above[i] for i in places])
        made.update(zip(places, found, strict=True))
    return [made[place] for place in range(len(texts))]


def reworded(question: str, passage: str, document: str = "") -> str:
    """The question as the passage would put it.

    `document` is the text around the passage. A name that it has as the question spells it is another's than
    one of like spelling; letters of an acronym change their order only where it has both.
    """
    changes = sorted((*_names(question, passage, document), *_words(question, passage)), reverse=True)
    made = question
    for start, end, instead in changes:
        made = made[:start] + instead + made[end:]
    return made


def _names(question: str, passage: str, document: str) -> Iterator[Change]:
    """Names that the passage has in another form."""
    missing = [name for name in names(question) if name.text not in passage]
    there = names(passage) if missing else []
    for name in missing:
        both = name.text in document
        other = next((n.text for n in there if _respelt(name.text, n.text, both)), "")
        if other:
            yield name.start, name.start + len(name.text), other


def _respelt(asked: str, other: str, both: bool) -> bool:
    """Whether a name of the passage is the one asked for, in another form; the document may have both."""
    if asked.isupper() and other.isupper():
        return both and len(asked) > 2 and sorted(asked) == sorted(other)
    if acronym_of(asked, other) or acronym_of(other, asked):
        return True
    mine, theirs = parts(asked), parts(other)
    if both or mine == theirs or len(mine) != len(theirs) or not same(asked, other):
        return False
    return all(a[0] == b[0] for a, b in zip(mine, theirs, strict=True))  # in the same order


def _words(question: str, passage: str) -> Iterator[Change]:
    """Common words for which the passage has another."""
    there = set(content(passage))
    known = {w.text.casefold() for w in words(passage)}
    for word in words(question):
        if word.capital or word.stop or word.stem in there:
            continue
        instead = next((w for w in SYNONYMS.get(word.text, ()) if w in known), "")
        if instead:
            yield word.start, word.end, instead
