"""Questions that name what a document is about by no ordinary word: "Who maintains pytz?", and pytz.md.

Such a name is written in small letters, so that capitals do not tell it; that no dictionary has it, and that
a document is called so, does. Of another document only what speaks of it can answer.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.documents import Document
from index.readers.titles import stem_title
from qa.finding.candidates import Candidate
from qa.language.words import squeeze

TOKEN = re.compile(r"(?P<before>\b[a-z]+ )?(?P<name>[A-Za-z][\w.-]{2,}\w)")
PIECE = re.compile(r"[^\W\d_]+")
JOINT = re.compile(r"[\s_.-]+")
# "the timesheet", "my timesheet": a thing of some sort, whatever file is called so
A_THING = re.compile(r"(?:the|an?|my|y?our|his|her|its|their|this|that|each|every|any|no|which|what) ")


def of_subjects(question: str, found: Sequence[Candidate], known: Callable[[str], bool]) -> list[Candidate]:
    """The candidates, those of documents that never speak of the subject the question names unfit.

    A subject is a document of the candidates by its name; `known` says what is an ordinary word. What stands
    in a passage that does not mention it is marked as lacking it.
    """
    stems = {_folded(stem_title(c.document.source.path)) for c in found}
    asked = {
        _folded(name) for name in _words(question) if _folded(name) in stems and not _is_plain(name, known)
    }
    if not asked:
        return list(found)

    documents = {c.document.source.document_id: c.document for c in found}
    speaking = {key for key, document in documents.items() if _mentions(asked, _all_of(document))}
    made = []
    for each in found:
        chunk = each.passage.chunk
        near = " ".join((each.document.source.path, *chunk.headings, each.document.source.title, chunk.text))
        lacking = not _mentions(asked, near)
        fits = each.fits and each.document.source.document_id in speaking
        made.append(replace(each, fits=fits, lacks=each.lacks or lacking))
    return made


def _words(question: str) -> list[str]:
    """The words of a question that are not said of a thing of some sort."""
    told = TOKEN.finditer(squeeze(question))
    return [found["name"] for found in told if not A_THING.fullmatch(found["before"] or "")]


def _is_plain(name: str, known: Callable[[str], bool]) -> bool:
    """Whether all that a name is made of are ordinary words."""
    return all(known(piece.casefold()) for piece in PIECE.findall(name))


def _all_of(document: Document) -> str:
    return f"{document.source.path} {document.source.title} {document.text}"


def _mentions(asked: set[str], text: str) -> bool:
    folded = _folded(text)
    return any(name in folded for name in asked)


def _folded(text: str) -> str:
    return JOINT.sub("", text.casefold())
