"""A question in the words of the passage it is put to: FNR for NRF, Masud for Massoud, wounded for hurt.

The reader looks for what the question says. Where the passage has another spelling of a name, another order
of an acronym's letters, another word for the same or only one for all such things, "item" for a lamp, the
question is put with that; what the passage has already, and what it has nothing for, stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.cutting.chunking import embedded_text, headings_above
from index.documents import Chunk, Document, Passage
from index.encoders.encoding import Ranker
from qa.asking.questions import YES_NO
from qa.language.lexicon import MONTHS, YEAR
from qa.language.moments import moments
from qa.language.names import acronym_of, fold, names, same, same_letters
from qa.language.synonyms import PHRASES, SYNONYMS
from qa.language.words import WORD, content, words
from qa.library import DocumentOf
from qa.reader.reading import Reader, Reading

MEANS = re.compile(r"[Ww]hat (?:is|are|was|does) (?:the )?[A-Z]{2,6}(?: stand for| mean)?\s*\?*$")
PHRASE = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.I)
SINCE = re.compile(  # a bound of time behind everything else
    rf",?\s+(?:since|as of|as from|from|starting)\s+(?:\d{{1,2}}\s+)?(?P<month>{'|'.join(MONTHS)})\s+"
    rf"(?P<year>{YEAR})(?=\s*\??$)",
    re.I,
)
# what a shop's rules call whatever they are asked about: "You may return an unused item"
ANYTHING = re.compile(r"\b(?P<thing>items?|goods|products?|articles?|purchases?)\b(?! of\b)", re.I)
DONE_WITH = re.compile(
    r"\b(?:can|could|may|do|should|must) (?:i|we|you|one|people|customers) (?P<verb>[a-z]+) "
    r"(?P<of>(?:an?|the|my|our) )?"
    r"(?P<noun>[a-z]+)(?=\s*\??$| (?:if|that|which|without|within|after|before|because|when|for|in|to|by)\b)",
    re.I,
)
Change = tuple[int, int, str]


def read_each(
    reader: Reader, question: str, texts: Sequence[str], where: Sequence[tuple[Chunk, Document]]
) -> list[Reading]:
    """One reading a text, in order; each is asked in the words of the passage that it is from."""
    asked = [reworded(question, chunk.text, document.text) for chunk, document in where]
    above = [headings_above(chunk) for chunk, _ in where]
    return reader.read(asked, texts, above)


def ranked_again(
    ranker: Ranker | None, question: str, passages: Sequence[Passage], document: DocumentOf
) -> list[Passage]:
    """The passages in the same order, with what the ranker says of the question in their words."""
    made = list(passages)
    for place, passage in enumerate(passages):
        chunk = passage.chunk
        asked = reworded(question, chunk.text, document(chunk.document_id).text)
        if ranker is None or asked == question:
            continue
        before = passage.channels.get("ranker", passage.score)
        score = max(before, ranker.score(asked, [embedded_text(chunk)])[0])
        made[place] = replace(passage, channels={**passage.channels, "ranker": score})
    return made


def reworded(question: str, passage: str, document: str = "") -> str:
    """The question as the passage would put it.

    `document` is the text around the passage. A name that it has as the question spells it is another's than
    one of like spelling; letters of an acronym change their order only where it has both. A month since when
    something holds is left out where the passage gives it: "Valid from: 2024-06-01".
    """
    words_for = (*_words(question, passage), *_since(question, passage)) or _any_such(question, passage)
    found = (*_names(question, passage, document), *words_for)
    changes = sorted(found, reverse=True)
    made = question
    for start, end, instead in changes:
        made = made[:start] + instead + made[end:]
    return made


def _names(question: str, passage: str, document: str) -> Iterator[Change]:
    """Names that the passage has in another form."""
    if MEANS.match(question):
        return  # the name itself is asked about
    missing = [name for name in names(question) if name.text not in passage]
    there = names(passage) if missing else []
    for name in missing:
        both = name.text in document
        other = next((put for n in there if (put := _respelt(name.text, n.text, both))), "")
        if other:
            yield name.start, name.start + len(name.text), other


def _respelt(asked: str, other: str, both: bool) -> str:
    """A name as the passage's name has it, where they are one in two forms; the document may have both."""
    if asked.isupper() and other.isupper():
        return other if both and same_letters(asked, other) else ""
    if acronym_of(asked, other) or acronym_of(other, asked):
        return other
    mine = [match.group() for match in WORD.finditer(asked)]
    theirs = [match.group() for match in WORD.finditer(other)]
    if both or len(mine) > len(theirs) or not same(asked, other):
        return ""
    for at in range(len(theirs) - len(mine) + 1):  # the same words in the same order, one at least otherwise
        pairs = list(zip(map(fold, mine), map(fold, theirs[at:]), strict=False))
        if any(a != b for a, b in pairs) and all(a[:1] == b[:1] for a, b in pairs):
            return " ".join(theirs[at : at + len(mine)])
    return ""


def _words(question: str, passage: str) -> Iterator[Change]:
    """Common words for which the passage has another."""
    there = set(content(passage))
    known = {w.text.casefold() for w in words(passage)}
    for match in PHRASE.finditer(question):
        instead = PHRASES[match.group().casefold()]
        if instead.split()[-1] in known and not set(content(match.group())) & there:
            yield match.start(), match.end(), instead
    for word in words(question):
        if word.capital or word.stop or word.stem in there:
            continue
        instead = next((w for w in SYNONYMS.get(word.text, ()) if w in known), "")
        if instead:
            yield word.start, word.end, instead


def _any_such(question: str, passage: str) -> tuple[Change, ...]:
    """The thing that somebody asks to do something with, of which the passage speaks as of any other."""
    asked, there = DONE_WITH.search(question), ANYTHING.search(passage)
    known = set(content(passage))
    if not asked or not there or {*content(asked["noun"])} & known or not {*content(asked["verb"])} & known:
        return ()
    many = there["thing"].casefold().endswith("s")
    new = (
        there["thing"].casefold()
        if many
        else f"{'an' if there['thing'][0] in 'aiAI' else 'a'} {there['thing']}"
    )
    return ((asked.start("of" if asked["of"] else "noun"), asked.end("noun"), new),)


def _since(question: str, passage: str) -> Iterator[Change]:
    """A month since when something holds, which the passage gives as a date."""
    bound = SINCE.search(question)
    if not bound or YES_NO.match(question):  # whether it holds since then is what is asked
        return
    month, year = MONTHS.index(bound["month"].casefold()) + 1, int(bound["year"])
    if any((m.year, m.month) == (year, month) and m.day for m in moments(passage)):
        yield bound.start(), bound.end(), ""
