"""Question sets that others made, in one plain format: a folder with `corpus.jsonl` and `questions.*.jsonl`.

A document is {"id", "title", "text", "date"?}; a question {"id", "question", "answers", "answerable",
"evidence": [{"doc", "text"?}], "type"?}. They measure; they are never content of the product.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval.case import AnswerType, Case, GoldEvidence, Kind, Quote
from eval.gold import GoldSet
from index.cutting.sentences import sentence_spans
from index.errors import UsageError
from qa.answer import Status, Turn

CORPUS = "corpus.jsonl"
QUESTIONS = "questions.dev.jsonl"
TYPES = {"yes/no": AnswerType.yes_no, "yes_no": AnswerType.yes_no, "long": AnswerType.long}
LONG = 12  # words from which a gold answer is compared by recall


def load_set(folder: Path, sample: int = 0) -> GoldSet:
    """The set in `folder`; with `sample`, that many questions, evenly spread and the same every time.

    Errors: UsageError where the folder is no such set.
    """
    corpus, questions = folder / CORPUS, folder / QUESTIONS
    if not corpus.is_file() or not questions.is_file():
        raise UsageError(f"{folder} is no question set: it needs {CORPUS} and {QUESTIONS}.")
    texts = {str(entry["id"]): str(entry.get("text", "")) for entry in _lines(corpus)}
    cases = [_case(entry, texts) for entry in _lines(questions)]
    if 0 < sample < len(cases):
        step = len(cases) / sample
        cases = [cases[int(i * step)] for i in range(sample)]
    return GoldSet(folder.name, questions, (corpus,), tuple(cases))


def _lines(path: Path) -> Iterable[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"{path}, line {number}: is not JSON: {error.msg}.") from error


def _case(entry: Mapping[str, Any], texts: Mapping[str, str]) -> Case:
    answerable = bool(entry.get("answerable", True))
    answers = tuple(str(answer) for answer in entry.get("answers", []) if answer)
    evidence = [_evidence(item, texts) for item in entry.get("evidence", [])] if answerable else []
    return Case(
        id=str(entry["id"]).replace("~", "-"),
        question=entry["question"],
        kind=Kind.fact if answerable else Kind.near_miss,
        type=_type(entry, answers) if answerable else AnswerType.none,
        status=Status.answered if answerable else Status.not_found,
        answers=(answers,) if answers and answerable else (),
        evidence=tuple(evidence),
        tags=(str(entry["type"]),) if entry.get("type") else (),
        history=tuple(Turn(t["question"], t.get("answer", "")) for t in entry.get("history", [])),
        reviewed=1,
    )


def _evidence(item: Mapping[str, Any], texts: Mapping[str, str]) -> GoldEvidence:
    """The sentence around the span, because a span like "Sky" stands in many places; else the document."""
    document, start, end = str(item["doc"]), item.get("start"), item.get("end")
    text = texts.get(document, "")
    quote = str(item.get("text") or "")
    if start is not None and end is not None and text:
        around = [(a, b) for a, b in sentence_spans(text) if a < end and b > start]
        quote = text[around[0][0] : around[-1][1]] if around else text[start:end]
    return GoldEvidence((Quote(f"{CORPUS}#{document}", quote),))


def _type(entry: Mapping[str, Any], answers: tuple[str, ...]) -> AnswerType:
    if set(answers) <= {"yes", "no"} and answers:
        return AnswerType.yes_no
    named = TYPES.get(str(entry.get("type", "")))
    long = all(len(answer.split()) >= LONG for answer in answers)
    return named or (AnswerType.long if long else AnswerType.short)
