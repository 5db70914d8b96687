"""Gold files, YAML or JSONL, to cases."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from eval.case import AnswerType, Case, GoldEvidence, Kind, Quote, expand
from eval.errors import GoldError
from eval.schema import schema_faults
from index.errors import said_by_system
from index.plain_yaml import read_yaml
from qa.answer import Status, Turn

GOLD_SUFFIXES = (".yaml", ".yml", ".jsonl")
UNANSWERABLE = (Kind.near_miss, Kind.far)
TYPE_OF_KIND = {
    Kind.number: AnswerType.number,
    Kind.date: AnswerType.date,
    Kind.yes_no: AnswerType.yes_no,
    Kind.list_: AnswerType.list_,
    Kind.conflict: AnswerType.list_,
    Kind.long: AnswerType.long,
}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One gold file, read and checked. `cases` has one entry per written case, paraphrases unexpanded."""

    name: str
    path: Path
    corpus: tuple[Path, ...]
    cases: tuple[Case, ...]
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)
    digest: str = ""  # of the file's bytes

    @property
    def questions(self) -> list[Case]:
        """Every wording that is asked: cases and their paraphrases."""
        return expand(self.cases)


def load_gold(path: Path) -> GoldSet:
    """The gold of `path`.

    Errors: GoldError for a file that cannot be read, is not YAML or JSONL, or breaks the schema.
    """
    data, digest = read_data(path)
    faults = schema_faults(data)
    if faults:
        more = f" (and {len(faults) - 1} more; run `footnote eval lint`)" if len(faults) > 1 else ""
        raise GoldError(f"{path}: {faults[0]}{more}.")
    return gold_from_data(data, path, digest)


def gold_from_data(data: Mapping[str, Any], path: Path, digest: str = "") -> GoldSet:
    """The gold that valid `data` describes; relative corpus paths count from the folder of `path`."""
    corpus = data.get("corpus", ".")
    folders = [corpus] if isinstance(corpus, str) else corpus
    document, pinned = data.get("document", ""), data.get("pinned", False)
    return GoldSet(
        name=data.get("name", path.stem),
        path=path,
        corpus=tuple((path.parent / folder).resolve() for folder in folders),
        cases=tuple(case_from_data(case, document, pinned=pinned) for case in data["cases"]),
        floors=data.get("floors", {}),
        ceilings=data.get("ceilings", {}),
        digest=digest,
    )


def read_data(path: Path) -> tuple[dict[str, Any], str]:
    """The file as plain data that no schema has checked, and the digest of its bytes.

    Errors: GoldError for a file that cannot be read, or is not YAML or JSONL.
    """
    try:
        raw = path.read_bytes()
        return _parse(path, raw.decode("utf-8")), hashlib.sha256(raw).hexdigest()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {said_by_system(error)}.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8 text (byte {error.start}).") from error


def case_from_data(data: Mapping[str, Any], document: str = "", *, pinned: bool = False) -> Case:
    """One valid case; `document` and `pinned` are the file's own, for a case that says nothing else."""
    kind = Kind(data["kind"])
    status = Status(data.get("status", _default_status(kind)))
    unanswerable = status is Status.not_found
    type_ = AnswerType(
        data.get("type", AnswerType.none if unanswerable else TYPE_OF_KIND.get(kind, AnswerType.short))
    )
    return Case(
        id=data["id"],
        question=data["question"],
        kind=kind,
        type=type_,
        status=status,
        answers=_answers(data.get("answers", []), type_),
        evidence=tuple(_evidence(entry, document) for entry in data.get("evidence", [])),
        forbidden=tuple(data.get("forbidden", [])),
        tags=tuple(data.get("tags", [])),
        history=tuple(Turn(t["question"], t["answer"]) for t in data.get("history", [])),
        paraphrases=tuple(data.get("paraphrases", [])),
        tolerance=data.get("tolerance", 0.0005),
        pinned=data.get("pinned", pinned),
        reviewed=data.get("reviewed", 0),
        note=data.get("note", ""),
    )


def _default_status(kind: Kind) -> Status:
    if kind in UNANSWERABLE:
        return Status.not_found
    return Status.partial if kind is Kind.partial else Status.answered


def _answers(entries: list[Any], type_: AnswerType) -> tuple[tuple[str, ...], ...]:
    items = [(entry,) if isinstance(entry, str) else tuple(entry) for entry in entries]
    if type_ is AnswerType.list_ or not items:
        return tuple(items)
    return (tuple(wording for item in items for wording in item),)


def _evidence(entry: str | Mapping[str, Any], document: str) -> GoldEvidence:
    if isinstance(entry, str):
        return GoldEvidence((Quote(document, entry),))
    here = Quote(entry.get("document", document), entry["quote"])
    also = [place for other in entry.get("also", []) for place in _evidence(other, here.document).places]
    return GoldEvidence((here, *also))


def _parse(path: Path, text: str) -> dict[str, Any]:
    if path.suffix.lower() == ".jsonl":
        return _parse_jsonl(path, text)
    plain: dict[str, Any] | None
    try:
        data = read_yaml(text)
        plain = _plain_words(data) if isinstance(data, dict) else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a day that is none, brackets without end
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise GoldError(
            f"{path}{where}: is not YAML: {getattr(error, 'problem', error)};"
            " text with ? or : or # in it wants quotation marks."
        ) from error
    if plain is None:
        raise GoldError(f"{path}: a gold file is a mapping with `cases`.")
    return plain


def _parse_jsonl(path: Path, text: str) -> dict[str, Any]:
    header: dict[str, Any] = {}
    cases: list[Any] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{path}, line {number}: is not JSON: {error}.") from error
        if not cases and not header and isinstance(entry, dict) and "question" not in entry:
            header = entry
        else:
            cases.append(entry)
    plain: dict[str, Any] = _plain_words({**header, "cases": cases})
    return plain


def _plain_words(data: dict[str, Any]) -> dict[str, Any]:
    """YAML reads `no`, `34` and `2021-09-03` as values; where the format wants words, make them words."""
    cases = data.get("cases")
    for case in cases if isinstance(cases, list) else []:
        if isinstance(case, dict):
            for key in ("answers", "forbidden", "paraphrases", "tags"):
                if isinstance(case.get(key), list):
                    case[key] = [_word(entry) for entry in case[key]]
    return data


def _word(entry: Any) -> Any:
    match entry:
        case bool():
            return "yes" if entry else "no"
        case int() | float():
            return str(entry)
        case dt.date():
            return entry.isoformat()
        case list():
            return [_word(inner) for inner in entry]
        case _:
            return entry
