"""Draft questions from a person's own documents by rule, for that person to accept, edit or reject.

A draft is never gold: only what was accepted is written, and it says so (`reviewed: 1`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from eval.case import Kind
from index.cutting.sentences import sentence_spans
from index.readers.sniff import code_language
from qa.language.names import names
from qa.language.rows import RULE, Row, table_around
from qa.shaping.faq import ASKED, MARK

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}"
_NUMBER = r"\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_OF = (  # "days of paid leave a year"
    r"(?: of [a-z]+(?: (?!(?:an?|the|and|or|in|on|at|to|for|from|with|by|per|each|every|is|are|was|were|which"
    r"|that|when|while)\b)[a-z]+)?)?"
)
_HAS = re.compile(
    rf"^(?P<who>[A-Z][^,;:.]{{2,60}}?) (?P<verb>has|have|had) (?P<n>{_NUMBER})"
    rf" (?P<what>[a-z][a-z -]{{2,30}}s\b{_OF})"
)
_COUNT = re.compile(rf"\b(?P<n>{_NUMBER}) (?P<what>[a-z]{{3,}}s)\b")
_COUNTED = re.compile(r"How many ([^:?]+?) ((?:do|does|did) .+)")
_DO = {"has": "does", "have": "do", "had": "did"}
_SAID = re.compile(rf'["“](?P<words>[^"”]{{15,120}}?)[,.]?["”],? (?:said|says|added|asked) (?P<name>{_NAME})')
_ROLE = re.compile(rf"(?P<name>{_NAME}), (?P<role>(?:an?|the) [^,.;]{{5,60}}),")
_CELL = re.compile(r"[^\s|][^|]{0,59}")  # what a question can be answered with
_NAMED = re.compile(r"\w[^|]{0,59}")  # what it can name
_HEADING = re.compile(r"[^\W\d_][^|?=]{0,59}")  # and ask for: "?" is a menu's, "=" an operator
_NUMBERED = re.compile(r"(?:\d+\.)*\d+\.?\s+")  # "3.1.6 Can I …?"
_OWN_KIND = 3  # rows of a table that are drafted, each with another heading
_WHEN = re.compile(
    r"^(?P<what>[A-Z][^,;:.]{2,60}?) (?P<be>was|were) (?P<done>\w+ed|built|begun|held|sold) (?:in|on) "
    r"(?P<date>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its answer and the sentence it was made from; near-misses have no answer."""

    document: str
    kind: Kind
    question: str
    answer: str
    quote: str


def drafts(texts: Mapping[str, str], wanted: int = 40) -> list[Draft]:
    """Up to `wanted` drafts, spread over documents and kinds, about one in five a near-miss."""
    per_document = [list(_of_document(path, text)) for path, text in sorted(texts.items())]
    found = [draft for row in zip_longest(*per_document) for draft in row if draft is not None]
    answerable = _spread(found)[: max(1, wanted - wanted // 5)]
    return answerable + _near_misses(found)[: wanted - len(answerable)]


def _of_document(path: str, text: str) -> Iterator[Draft]:
    if code_language(path):
        return
    for asked in ASKED.finditer(text):
        question = MARK.sub("", _NUMBERED.sub("", asked["question"].lstrip()))
        if question[:1].isupper():  # else it began on the line before
            quote = text[asked.start("question") : asked.end("said")]
            yield Draft(path, Kind.yes_no, question, asked["said"].lower(), quote)
    behind = 0
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        rows = table_around(text, start).rows if start >= behind and _is_row(sentence) else ()
        if rows:
            behind = rows[-1][-1].end
            yield from _of_table(path, text, rows)
        elif start >= behind and len(sentence) <= 400:
            yield from _of_sentence(path, sentence)


def _is_row(line: str) -> bool:
    return " | " in line or "; " in line


def _of_table(path: str, text: str, rows: tuple[Row, ...]) -> Iterator[Draft]:
    """What the first rows have under one heading after the other: "What is the price of Team?"."""
    told = [row for row in rows if not all(RULE.fullmatch(cell.value) for cell in row)]
    for place, row in enumerate(told[:_OWN_KIND]):
        keyed = [cell for cell in row if cell.key]  # none in a row of more bars than the headings have
        if len(keyed) < 2:
            continue
        named, rest = keyed[0], keyed[1:]
        cell = rest[place % len(rest)]
        shapes = (_NAMED, named.value), (_CELL, cell.value), (_HEADING, cell.key)
        if not all(shape.fullmatch(words) for shape, words in shapes):
            continue
        kind = Kind.number if re.fullmatch(rf"\W*(?:{_NUMBER})\W*", cell.value) else Kind.fact
        heading = f"{cell.key[0].lower()}{cell.key[1:]}".replace("_", " ")
        question = f"What is the {heading} of {named.value}?"
        if kind is Kind.number and re.fullmatch(r"[a-z ]+[^s\W]s", heading):
            question = f"How many {heading} does {named.value} have?"
        start = text.rfind("\n", 0, named.start) + 1
        yield Draft(path, kind, question, cell.value, text[start : row[-1].end])


def _of_sentence(path: str, sentence: str) -> Iterator[Draft]:
    line = " ".join(sentence.split())
    for rule in _RULES:
        made = rule(line)
        if made:
            kind, question, answer = made
            yield Draft(path, kind, question, answer, sentence)
            return


def _has(line: str) -> tuple[Kind, str, str] | None:
    found = _HAS.search(line)
    if not found:
        return None
    return (
        Kind.number,
        f"How many {found['what']} {_DO[found['verb']]} {_lower(found['who'])} have?",
        found["n"],
    )


def _said(line: str) -> tuple[Kind, str, str] | None:
    found = _SAID.search(line)
    return (Kind.who, f'Who said "{found["words"]}"?', found["name"]) if found else None


def _when(line: str) -> tuple[Kind, str, str] | None:
    found = _WHEN.search(line)
    if not found:
        return None
    return Kind.date, f"When {found['be']} {_lower(found['what'])} {found['done']}?", found["date"]


def _role(line: str) -> tuple[Kind, str, str] | None:
    found = _ROLE.search(line)
    return (Kind.fact, f"Who is {found['name']}?", found["role"]) if found else None


def _count(line: str) -> tuple[Kind, str, str] | None:
    found = _COUNT.search(line)
    if not found:
        return None
    before = " ".join(line[: found.start()].split()[-6:])
    after = " ".join([found["what"], *line[found.end() :].split()[:8]]).rstrip(".,;: ")
    return Kind.number, f"How many {found['what']}: “{before} … {after}”?", found["n"]


_RULES: tuple[Callable[[str], tuple[Kind, str, str] | None], ...] = (_said, _has, _when, _role, _count)


def _spread(found: list[Draft]) -> list[Draft]:
    """In turn one of each kind, each question once; what is left blank in a sentence comes last."""
    found = sorted(found, key=lambda draft: ": “" in draft.question)
    kinds: dict[Kind, list[Draft]] = {}
    for draft in {d.question: d for d in found}.values():
        kinds.setdefault(draft.kind, []).append(draft)
    return [draft for row in zip_longest(*kinds.values()) for draft in row if draft is not None]


def _near_misses(found: list[Draft]) -> list[Draft]:
    """The subject of one sentence with what was counted in another: plausible, and likely not answered."""
    counted = [d for d in found if _COUNTED.match(d.question)]
    named = [d for d in found if d.question.startswith("Who is ")]
    made = []
    for one, other in pairwise(counted):
        _, subject = _COUNTED.findall(one.question)[0]
        what, _ = _COUNTED.findall(other.question)[0]
        if what.split(" of ")[-1] not in one.question:
            made.append(Draft(one.document, Kind.near_miss, f"How many {what} {subject}", "", one.quote))
    for draft in named:
        name = draft.question.removeprefix("Who is ").rstrip("?")
        made.append(Draft(draft.document, Kind.near_miss, f"How old is {name}?", "", draft.quote))
    return made


def _lower(subject: str) -> str:
    """The subject as it stands within a sentence."""
    return subject if any(n.start == 0 for n in names(subject)) else f"{subject[0].lower()}{subject[1:]}"
