"""The collection itself: how many documents there are, of which kinds and days, each by its title."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.amounts import counted, first_of
from index.display import one_line
from index.documents import Document, Passage, Source
from qa.asking.catalogue import Catalogue, catalogue_of
from qa.asking.surveys import survey_of
from qa.finding.candidates import Candidate, sentences_of
from qa.finding.evidence import is_order
from qa.library import DocumentOf
from qa.shaping.surveyed import QUOTED, SURE, Holding, Surveyed, is_one, surveyed

SHOWN = {"count": 5, "about": 12, "list": QUOTED, "newest": 1, "oldest": 1}
ANY_SORT = {"articles", "reports", "papers"}  # as people call documents of any sort
KINDS = 6  # that are named, the most frequent first


def whole(question: str, holding: Holding, document: DocumentOf) -> Surveyed | None:
    """What the whole index says to a question about its documents; None for other questions."""
    if asked := catalogue_of(question):
        return catalogued(asked, holding, document)
    survey = survey_of(question)
    return surveyed(survey, holding, document) if survey else None


def catalogued(asked: Catalogue, holding: Holding, document: DocumentOf) -> Surveyed | None:
    """What the collection has of what is asked for; without lines where that is nothing.

    None where no document is of the sort: the word may mean something in the documents.
    """
    held = holding(())
    first = [passages[0] for passages in held.documents]
    meant = [p for p in first if asked.has(p.source.date)]
    of_sort = [p for p in meant if asked.sort and is_one(p.source, asked.sort)]
    if asked.sort and not of_sort and asked.sort not in ANY_SORT:
        return None
    noun = asked.sort.removesuffix("s") if len(of_sort) > 1 else "document"
    meant = of_sort or meant
    if asked.asked in ("newest", "oldest"):
        meant = _at_the_end(meant, asked.asked) if held.whole else []
    if not meant:
        note = f"None of {counted(held.of, 'document')} is {asked.when}." if asked.when else ""
        return Surveyed((), "", "", (note,) if note else (), strict=True)
    every = held.having if len(meant) == len(first) else len(meant)
    least = "" if held.whole or every == held.having else "at least "
    shown = meant[: SHOWN[asked.asked]]
    lines = [_opening(passage, document(passage.chunk.document_id)) for passage in shown]
    notes = (f"Quoted are {len(shown)} of them, the newest first.",) if 1 < len(shown) < every else ()
    quoted = tuple(replace(line, probability=SURE) for line in lines if not is_order(line))
    if asked.asked in ("newest", "oldest"):
        return Surveyed(quoted, "", _end(asked.asked, noun, meant[0].source))
    short = f"{least}{counted(every, noun)}"
    told = f"There {'is' if every == 1 else 'are'} {short}{f' {asked.when}' if asked.when else ''}"
    return Surveyed(quoted, short, f"{told}{_of_what(meant) if held.whole else ''}.", notes)


def _end(end: str, noun: str, source: Source) -> str:
    assert source.date  # noqa: S101 - the newest of those with a date
    return f"The {end} {noun} is {one_line(source.path)}, of {source.date:%-d %B %Y}."


def _of_what(meant: Sequence[Passage]) -> str:
    """Kinds and days of documents, or the title of the only one, as the end of a sentence."""
    if len(meant) == 1:
        return f": “{one_line(meant[0].source.title)}”"
    kinds = [f"{n:,} {kind}" for kind, n in Counter(p.source.kind for p in meant).most_common()]
    days = sorted(p.source.date for p in meant if p.source.date)
    line = f": {first_of(kinds, KINDS)}" if len(kinds) > 1 else ""
    if days and days[0] < days[-1]:
        some = f"{len(days):,} of them " if len(days) < len(meant) else ""
        line += f"; {some}dated {days[0]:%-d %B %Y} to {days[-1]:%-d %B %Y}"
    return line


def _at_the_end(meant: Sequence[Passage], end: str) -> list[Passage]:
    """The newest or oldest one of those with a date."""
    dated = sorted((p for p in meant if p.source.date), key=lambda p: (p.source.date, p.source.path))
    return [dated[-1] if end == "newest" else dated[0]] if dated else []


def _opening(passage: Passage, document: Document) -> Candidate:
    """The title of a document where it stands in its text, else its first sentence."""
    chunk, title = passage.chunk, passage.source.title
    at = document.text.find(title, 0, chunk.end) if title else -1
    spans = sentences_of(document, chunk.start, chunk.end) or [(chunk.start, chunk.end)]
    start, end = (at, at + len(title)) if at >= 0 else spans[0]
    return Candidate(document, passage, start, end, 0.0)
