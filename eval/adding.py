"""One more case for a gold file, from words on the command line or from a saved answer.

It is looked up in the documents and linted before anything is written; the file is appended to as text by
`qa.gold`, which the terminal interface uses too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.anchoring import find_quote
from eval.case import Kind
from eval.errors import GoldError, RunError
from eval.gold import GOLD_SUFFIXES, case_from_data
from eval.library import Library
from eval.lint import Finding, lint_case
from eval.metrics.numbers import numbers_in
from eval.schema import schema_faults
from index.errors import FootnoteError, UsageError
from qa.answer import Answer, Evidence, Status
from qa.gold import append_data, as_data, draft_of, kind_of_answer
from qa.language.rows import in_words
from qa.language.words import squeeze

ORDER = (
    "question", "kind", "status", "answers", "evidence", "forbidden", "history", "tags", "pinned", "note",
    "reviewed",
)  # fmt: skip
LONG = 12  # words from which an answer is compared by what it covers


@dataclass(frozen=True, slots=True)
class Words:
    """What a person says of a case; what is empty is left to be found out."""

    question: str = ""
    answers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # none, one for all quotes, or one a quote
    status: Status | None = None
    kind: Kind | None = None
    forbidden: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pinned: bool = False
    note: str = ""


def case_of(words: Words, library: Library, answer: Answer | None = None) -> dict[str, Any]:
    """The case, but for its id: what `answer` suggests, where one is given, with `words` put over it.

    Errors: UsageError where nothing is asked, or where a quote does not name its document and stands in
    several.
    """
    case: dict[str, Any] = {"question": words.question, "reviewed": 1}
    if answer:
        case = _from_answer(answer, library)
    if not case["question"].strip():
        raise UsageError("A case needs a question, or --from with a saved answer.")
    if words.status:
        case["status"] = words.status.value
    if words.answers:
        case["answers"] = list(words.answers)
    if words.quotes:
        case["evidence"] = _evidence(words, library)
    if case.get("status") == Status.not_found:
        case = {key: value for key, value in case.items() if key not in ("answers", "evidence")}
        if words.answers or words.quotes:
            raise UsageError("What the documents do not say (not_found) has no answer and no evidence.")
    kind = words.kind or _kind(case)
    case |= {"forbidden": list(words.forbidden), "tags": list(words.tags)}
    case |= {"pinned": words.pinned, "note": words.note}
    case |= {"kind": kind.value}
    return {key: case[key] for key in ORDER if case.get(key)}


def add_case(
    path: Path, case: Mapping[str, Any], library: Library, *, corpus: str
) -> tuple[str, list[Finding]]:
    """Append the case to the gold file; its id and what is fishy about it. `corpus` is for a new file.

    Errors: UsageError for a question that is asked already; GoldError for a case that does not hold in
    the documents, breaks the schema, or has no place in the file; RunError for a file that cannot be
    written. Nothing is written then.
    """
    if path.suffix.lower() not in GOLD_SUFFIXES:
        raise UsageError(f"{path} is no gold file: its name ends in .yaml, .yml or .jsonl.")
    fishy: list[Finding] = []

    def check(named: Mapping[str, Any]) -> None:
        findings = _findings(named, library.texts)
        errors = [f.message for f in findings if f.error]
        if errors:
            raise GoldError(f"This case is not added: {'; '.join(errors)}.")
        fishy.extend(findings)

    try:
        return append_data(path, case, corpus=corpus, check=check), fishy
    except (GoldError, UsageError):
        raise
    except FootnoteError as error:
        kind = RunError if isinstance(error.__cause__, OSError) else GoldError
        raise kind(str(error)) from error


def _findings(case: Mapping[str, Any], texts: Mapping[str, str]) -> Sequence[Finding]:
    faults = schema_faults({"cases": [dict(case)]})
    return [Finding("", fault) for fault in faults] or lint_case(case_from_data(case), texts)


def _from_answer(answer: Answer, library: Library) -> dict[str, Any]:
    draft = draft_of(answer)
    case = as_data(draft)
    if draft.evidence:
        case["evidence"] = [{"document": _now(e, library), "quote": e.quote} for e in draft.evidence]
    return case


def _now(evidence: Evidence, library: Library) -> str:
    """The document's name in this corpus: the answer may have been asked from another folder."""
    source = evidence.location.source
    same = [name for name, digest in library.digests.items() if digest == source.sha256]
    return source.path if source.path in library.texts or len(same) != 1 else same[0]


def _evidence(words: Words, library: Library) -> list[dict[str, str]]:
    if len(words.documents) not in (0, 1, len(words.quotes)):
        raise UsageError("Give --document once for all quotes, once for each, or not at all.")
    quotes = [_as_written(quote, library) for quote in words.quotes]
    documents = list(words.documents) or [_home(quote, library) for quote in quotes]
    if len(documents) == 1:
        documents *= len(quotes)
    return [{"document": d, "quote": q} for d, q in zip(documents, quotes, strict=True)]


def _as_written(quote: str, library: Library) -> str:
    """The quote as a document has it: the row between bars, where it tells its cells by their headings."""
    told, texts = squeeze(quote), library.texts.values()
    if ": " not in told or any(find_quote(quote, text) for text in texts):
        return quote
    return next((row for text in texts for row in _rows(text, told)), quote)


def _rows(text: str, told: str) -> Iterator[str]:
    """The rows between bars that are told so, under their headings."""
    at = 0
    for line in text.split("\n"):
        start, at, row = at, at + len(line) + 1, line.rstrip()
        likely = " | " in row and all(cell in told for cell in squeeze(row).strip("| ").split(" | "))
        if likely and in_words(text, start, start + len(row)) == told:
            yield row


def _home(quote: str, library: Library) -> str:
    """The one document that holds the quote; several are the person's choice."""
    homes = [name for name, text in library.texts.items() if find_quote(quote, text)]
    if not homes:
        raise GoldError(
            f'This case is not added: no document says "{quote[:80]}";'
            " quote as `footnote ask` does (a row of a table as it is shown there)."
        )
    if len(homes) > 1:
        shown = ", ".join(homes[:4])
        raise UsageError(f'"{quote[:80]}" stands in {shown}; say which with --document.')
    return homes[0]


def _kind(case: Mapping[str, Any]) -> Kind:
    """What kind of question it is, by its answers; what an answer suggested stands while it fits."""
    by_status = {Status.not_found: Kind.near_miss, Status.partial: Kind.partial}
    if (status := Status(case.get("status", Status.answered))) in by_status:
        return by_status[status]
    if case.get("kind") not in (None, Kind.near_miss, Kind.partial):
        return Kind(case["kind"])
    answers = case.get("answers", [])
    if any(len(answer.split()) >= LONG for answer in answers):
        return Kind.long
    found = Kind(kind_of_answer(case["question"], answers[0])) if answers else Kind.fact
    return Kind.number if found is Kind.fact and any(_is_number(a) for a in answers) else found


def _is_number(answer: str) -> bool:
    return bool(numbers_in(answer)) and len(answer.split()) <= 2
