"""What is wrong, or fishy, in a gold file, before any model runs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.anchoring import anchor_case
from eval.case import AnswerType, Case, Kind
from eval.gold import GoldSet, gold_from_data, read_data
from eval.metrics.answers import says
from eval.metrics.numbers import numbers_in
from eval.metrics.words import states
from eval.schema import schema_faults


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark; errors make the gold invalid, warnings do not."""

    case: str
    message: str
    error: bool = True


def lint_file(path: Path, texts: Mapping[str, str] | None = None) -> list[Finding]:
    """Every finding on `path`; quotes are looked up where `texts` (path to text) are given.

    Errors: GoldError where the file cannot be parsed at all.
    """
    data, _ = read_data(path)
    faults = schema_faults(data)
    if faults:
        return [Finding("", fault) for fault in faults]
    return lint_gold(gold_from_data(data, path), texts)


def lint_gold(gold: GoldSet, texts: Mapping[str, str] | None = None) -> list[Finding]:
    """Every finding on gold that follows the schema."""
    counts = Counter(case.id for case in gold.cases)
    findings = [Finding(name, "the id is used more than once") for name, n in counts.items() if n > 1]
    asked = Counter((c.question.casefold(), c.history) for c in gold.questions)
    findings += [
        Finding(c.id, "the same question is asked elsewhere", error=False)
        for c in gold.cases
        if asked[c.question.casefold(), c.history] > 1
    ]
    unread = [case.id for case in gold.cases if case.reviewed < 1]
    if unread:
        more = f" and {len(unread) - 3} more" if len(unread) > 3 else ""
        message = f"nobody has reviewed {', '.join(unread[:3])}{more}; `reviewed: 1` says that somebody has"
        findings.append(Finding("", message, error=False))
    return findings + [finding for case in gold.cases for finding in lint_case(case, texts)]


def lint_case(case: Case, texts: Mapping[str, str] | None = None) -> list[Finding]:
    """Every finding on one case by itself."""
    findings = [Finding(case.id, message) for message in _errors(case)]
    findings += [Finding(case.id, message, error=False) for message in _warnings(case)]
    if texts is not None:
        findings += [Finding(case.id, m, error=e) for m, e in _against_the_text(case, texts)]
    return findings


def _errors(case: Case) -> Iterable[str]:
    if case.answerable and not case.answers:
        yield "an answerable case needs `answers`"
    if case.answerable and not case.evidence:
        yield "an answerable case needs `evidence`"
    if not case.answerable and case.answers:
        yield "a case expected `not_found` cannot have answers"
    if case.answerable != (case.type is not AnswerType.none):
        yield f"type {case.type} does not go with status {case.status}"
    if case.kind in (Kind.near_miss, Kind.far) and case.answerable:
        yield f"kind {case.kind} is for questions the documents do not answer"
    if case.type is AnswerType.number and not any(numbers_in(w) for w in case.wordings):
        yield "a number is expected and no answer holds one"
    if case.type is AnswerType.yes_no and not set(case.wordings) <= {"yes", "no"}:
        yield "a yes/no answer is `yes` or `no`"
    if case.kind is Kind.follow_up and not case.history:
        yield "a follow-up needs `history`"
    if any(not place.document for evidence in case.evidence for place in evidence.places):
        yield "a quote names no document, and the file names none for all"


def _warnings(case: Case) -> Iterable[str]:
    if "~" in case.id:
        yield "`~` in ids is for paraphrases"
    for word in case.forbidden:
        if any(states(wording, word) for wording in case.wordings):
            yield f'"{word}" is forbidden and also part of an answer'


def _against_the_text(case: Case, texts: Mapping[str, str]) -> Iterable[tuple[str, bool]]:
    """Messages with whether each is an error."""
    _, stale = anchor_case(case, texts)
    for lost in stale:
        yield f"STALE: {lost.reason}", True
    if stale or case.type in (AnswerType.yes_no, AnswerType.long, AnswerType.none) or case.kind is Kind.who:
        return
    quotes = " ".join(place.text for evidence in case.evidence for place in evidence.places)
    for item in case.answers:
        if not any(says(case, quotes, wording) for wording in item):
            yield f'no quote holds the answer "{item[0]}"', False
