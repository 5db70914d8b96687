"""All documents that tell of a topic: each once, by its first sentence that has the topic's words.

The whole index is gone over by its words, not by nearness: what is counted are documents, and a list that
leaves one out would be wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.amounts import counted
from index.documents import Held, Passage, Source
from qa.asking.surveys import Survey
from qa.finding.candidates import TYPESETTING, Candidate, sentences_of
from qa.finding.evidence import is_order
from qa.language.names import fold
from qa.language.words import Word, content, spaced, words
from qa.library import DocumentOf
from qa.verify.restated import states

SURE = 0.95  # the words stand there; whether they are meant as asked, no rule can tell
FEWEST = 4  # words of a sentence that says something
APART = 4  # words that may stand between those of a topic
KIND = {"csv": "spreadsheet", "xlsx": "spreadsheet", "pptx": "presentation slides", "email": "message"}
QUOTED = 40  # documents that are quoted; a longer list is told by its number

Holding = Callable[[Sequence[str]], Held]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A sentence of each document that tells of the topics, how many those are of how many, what was left."""

    lines: tuple[Candidate, ...]
    short: str
    told: str
    notes: tuple[str, ...] = ()
    strict: bool = False  # where there are none, nothing else answers


def surveyed(survey: Survey, holding: Holding, document: DocumentOf) -> Surveyed:
    """What tells of the survey's topics in the index; without lines where nothing does."""
    each = [_lines(topic, holding, document) for topic in survey.topics]
    of = counted(each[0][1].of, "document")
    joined = set.intersection if survey.every else set.union
    every = joined(*(set(lines) for lines, _ in each))
    if not every:
        return Surveyed((), "", "", (f"None of {of} mentions {survey.topic}.",), survey.named)
    held = {name: line.document.source for lines, _ in each for name, line in lines.items()}
    names = {name for name in every if survey.sort and is_one(held[name], survey.sort)} or every
    order = [name for lines, _ in each for name in lines if name in names]
    quoted = list(dict.fromkeys(order))[:QUOTED]
    told = [lines[name] for name in quoted for lines, _ in each if name in lines]
    notes = [note for note in dict.fromkeys(_unread(held) for _, held in each) if note]
    some = f"{len(names):,} of {of if names == every else f'the {survey.sort}'}"
    short = f"{'at least ' if notes else ''}{some}"
    whole = f"{short} {'mentions' if len(names) == 1 else 'mention'} {survey.topic}."
    if not all(word.capital for word in words(survey.topic) if not word.stop):
        notes.append("Counted by these words in any ending; other words for the same are not looked for.")
    if len(names) > QUOTED:
        notes.append(f"Quoted are {QUOTED} of the {len(names):,} documents.")
    lines = tuple(replace(line, probability=SURE) for line in told)
    return Surveyed(lines, short, whole[:1].upper() + whole[1:], tuple(notes))


def is_one(source: Source, sort: str) -> bool:
    """Whether a document is of a sort by its path, title or kind: "emails", "minutes"."""
    told = f"{spaced(source.path)} {source.title} {source.kind} {KIND.get(source.kind, '')}"
    return set(content(sort)) <= set(content(told))


def _unread(held: Held) -> str:
    """What was not looked at, in words; empty where all was."""
    if held.whole:
        return ""
    many = counted(held.having, "document")
    return f"Of {many} or more that have the words, {len(held.documents)} were read."


def _lines(topic: str, holding: Holding, document: DocumentOf) -> tuple[dict[str, Candidate], Held]:
    """The first telling sentence of each document by its id, and what was looked through.

    A topic that is put with capitals and that no text has so is taken as written for its looks.
    """
    sought = [word for word in words(topic) if not word.stop]
    held = holding([word.text for word in sought])
    for named in (True, False) if any(word.capital for word in sought) else (False,):
        first = ((passages, _first(sought, named, passages, document)) for passages in held.documents)
        if lines := {passages[0].chunk.document_id: line for passages, line in first if line}:
            break
    return lines, held


def _first(
    sought: Sequence[Word], named: bool, passages: Sequence[Passage], document: DocumentOf
) -> Candidate | None:
    """The first sentence with all of the words that states something, else the first line that has them.

    Words in the headings over a line count for it.
    """
    whole = document(passages[0].chunk.document_id)
    poor: list[tuple[tuple[bool, int], Candidate]] = []
    for passage in passages:
        over = _having(sought, named, " ".join((passage.source.title, *passage.chunk.headings)))
        for start, end in sentences_of(whole, passage.chunk.start, passage.chunk.end):
            line = Candidate(whole, passage, start, end, passage.score)
            own = _having(sought, named, line.text)
            if len(own | over) < len(sought) or TYPESETTING.match(line.text) or is_order(line):
                continue
            telling = states(line.text) and len(line.text.split()) >= FEWEST
            if telling and len(own) == len(sought):
                return replace(line, answer=_span(own, start))
            if own or telling:
                poor.append(((telling, len(own)), replace(line, answer=_span(own, start))))
    return max(poor, key=lambda each: each[0])[1] if poor else None


def _having(sought: Sequence[Word], named: bool, text: str) -> dict[int, Word]:
    """Which of the words a text has nearest to each other, and as which of its own.

    What is put as a name counts only with a capital, and all of several words only near each other.
    """
    latest: dict[int, tuple[int, Word]] = {}
    best: tuple[int, int] = 0, 0
    found: dict[int, Word] = {}
    for at, word in enumerate(words(text)):
        for i, each in enumerate(sought):
            same = each.stem == word.stem or fold(each.text) == fold(word.text)
            if same and (word.capital or not (named and each.capital)):
                latest[i] = at, word
        apart = at - min((place for place, _ in latest.values()), default=at)
        if (len(latest), -apart) > best:
            best, found = (len(latest), -apart), {i: word for i, (_, word) in latest.items()}
    near = len(found) < len(sought) or -best[1] < len(sought) + APART
    return found if near else {}


def _span(own: dict[int, Word], start: int) -> tuple[int, int] | None:
    """From the first of the words to the last, as a span of the document."""
    if not own:
        return None
    return start + min(w.start for w in own.values()), start + max(w.end for w in own.values())
