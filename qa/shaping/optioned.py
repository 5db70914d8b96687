"""What the list of a program's options says: what one of them does, and which of them does something.

The reader takes a word of an option's name for the answer, or another option that its entry mentions.
"""

import re
from collections.abc import Iterator, Sequence

from index.readers.titles import stem_title
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.options import Entry, entries, option_asked, options_in
from qa.language.words import content, spaced, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted

DOES = re.compile(r"what (?:does|do|will|would|is|are)\b", re.I)
OF_OPTIONS = stems("option flag switch argument parameter command program mean for stand used effect purpose")
TO_DO = stems("do does make makes let lets have has cause causes tell tells only all instead")
FEWEST = 2  # words of what an option does by which it is known
FIRST = 300  # characters of a text that hold its first line


def optioned(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The entry of the option that is asked about, or asked for; None where none is, or several are."""
    asked = options_in(part.text)
    if option_asked(part.text):
        told = _most([each for near in one_a_document(found) for each in _doing(part.text, near)])
    elif len(asked) == 1 and DOES.match(part.text):
        told = [line for near in one_a_document(found) for line in _of(part.text, next(iter(asked)), near)]
    else:
        return None
    return Settled("", (told[0],)) if len({line.text for line in told}) == 1 else None


def _of(question: str, name: str, near: Candidate) -> Iterator[Candidate]:
    """The entry of an option, where the question asks for nothing else and names no other program."""
    asked = set(content(question.replace(name, " "))) - OF_OPTIONS - TO_DO
    if not asked <= _program(near):
        return
    for entry in _entries(near):
        if name in entry.names:
            yield _quoted(near, entry, (entry.label[1], entry.quote[1]))


def _doing(question: str, near: Candidate) -> Iterator[tuple[int, Candidate]]:
    """The entries that have all of what an option is asked for by, each with how many of the words it has."""
    program = _program(near)
    wanted = set(content(question)) - OF_OPTIONS - TO_DO
    if len(wanted - program) < FEWEST:
        return
    for entry in _entries(near):
        told = wanted & set(content(near.document.text[slice(*entry.quote)]))
        if wanted - program <= told:
            yield len(told), _quoted(near, entry, entry.label)


def _most(told: Sequence[tuple[int, Candidate]]) -> list[Candidate]:
    """Those with the most words of the question."""
    most = max((number for number, _ in told), default=0)
    return [line for number, line in told if number == most]


def _entries(near: Candidate) -> Iterator[Entry]:
    return entries(near.document.text[:READ]) if near.document.source.kind != "code" else iter(())


def _program(near: Candidate) -> set[str]:
    """The words by which a document is called: its name, title and first line."""
    source = near.document.source
    first = near.document.text[:FIRST].strip().partition("\n")[0]
    return set(content(f"{spaced(stem_title(source.path))} {source.title} {first}"))


def _quoted(near: Candidate, entry: Entry, answer: tuple[int, int]) -> Candidate:
    """The entry as a quote; its answer without the blanks and stops around it."""
    start, end = answer
    piece = near.document.text[start:end]
    bare = piece.strip(" \t\n`*:")
    start += piece.find(bare)
    return quoted(near, *entry.quote, (start, start + len(bare.rstrip("."))))
