"""Gold cases from answers: what a person checked in a conversation becomes a regression test.

The format is `docs/gold.schema.json`; it is read by `footnote eval`. Files are appended to as text, so that
comments and order of what people wrote stay as they are.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.display import json_text
from index.errors import FootnoteError, UsageError
from index.plain_yaml import read_yaml
from index.rewriting import write_whole
from qa.answer import Answer, ConflictKind, Evidence, Status, Turn
from qa.language.moments import moments

GOLD_FILE = "gold.yaml"  # beside footnote.toml, or in the folder that is asked
KINDS = (
    "fact", "number", "date", "list", "yes_no", "who", "conflict", "partial", "follow_up", "long",
    "near_miss", "far",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldDraft:
    """A case before it is kept. `evidence` holds what the answer must rest on."""

    question: str
    kind: str
    status: Status
    answers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    forbidden: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    note: str = ""


def draft_of(answer: Answer, history: Sequence[Turn] = ()) -> GoldDraft:
    """The case an answer suggests, for a person to correct."""
    follows = bool(answer.standalone) and answer.standalone != answer.question
    return GoldDraft(
        question=answer.question,
        kind="follow_up" if follows else _kind(answer),
        status=answer.status,
        answers=_answers(answer),
        evidence=() if answer.status is Status.not_found else answer.evidence,
        history=tuple(history) if follows else (),
    )


def append_case(path: Path, draft: GoldDraft, *, corpus: str | Sequence[str] = ".") -> str:
    """Append the draft's case to the gold file; returns its id. Errors as `append_data`'s."""
    return append_data(path, as_data(draft), corpus=corpus)


def append_data(
    path: Path,
    case: Mapping[str, Any],
    *,
    corpus: str | Sequence[str] = ".",
    check: Callable[[Mapping[str, Any]], None] | None = None,
) -> str:
    """Append a case that has no id yet to the gold file, made where it is missing; returns the id it gets.

    `check` sees the case with its id before anything is written, and raises where it must not be.

    Errors: UsageError where the question is a case of the file already; FootnoteError where the file cannot
    be read or written, or is laid out so that a case cannot be appended as text. It is then left as it was.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        before: dict[str, Any] = (
            _parse(path, text)
            if text.strip()
            else {"schema": "footnote.gold/1", "corpus": _one_or_all(corpus)}
        )
        cases = before.get("cases") or []
        for other in cases:
            if _asked(other) == _asked(case):
                raise UsageError(f"{path} asks that already, as case {other['id']}.")
        case = {"id": _id(case["question"], {str(c["id"]) for c in cases}), **case}
        if check:
            check(case)
        after = _with_case(path, text, before, case)
        if _parse(path, after) != {**before, "cases": [*cases, case]}:
            raise FootnoteError(
                f"{path} is laid out so that a case cannot be appended; let its list of cases come last."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, after)
    except (yaml.YAMLError, ValueError, KeyError, TypeError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        raise FootnoteError(f"{path} is not a gold file: {first}; mend it or move it away.") from error
    except OSError as error:
        raise FootnoteError(f"{path} cannot be written: {error.strerror or error}.") from error
    return str(case["id"])


def _one_or_all(corpus: str | Sequence[str]) -> str | list[str]:
    folders = [corpus] if isinstance(corpus, str) else list(corpus)
    return folders[0] if len(folders) == 1 else folders


def as_data(draft: GoldDraft) -> dict[str, Any]:
    """The case as the schema has it, but for its id."""
    told: dict[str, Any] = {
        "status": "" if draft.status is Status.answered else draft.status.value,
        "answers": list(draft.answers),
        "evidence": [{"document": e.location.source.path, "quote": e.quote} for e in draft.evidence],
        "forbidden": list(draft.forbidden),
        "history": [{"question": t.question, "answer": t.answer} for t in draft.history],
        "note": draft.note,
    }
    said = {key: value for key, value in told.items() if value}
    return {"question": draft.question, "kind": draft.kind, **said, "reviewed": 1}


def _asked(case: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """What makes two cases the same: the words of the question, whatever their case, after the same talk."""
    return " ".join(str(case["question"]).split()).casefold(), list(case.get("history") or [])


def _kind(answer: Answer) -> str:
    if answer.status is Status.not_found:
        return "near_miss"
    if answer.conflict:
        return "conflict"
    if answer.status is Status.partial:
        return "partial"
    if not answer.short and len(answer.statements) >= 3:
        return "long"
    return kind_of_answer(answer.question, answer.short)


def kind_of_answer(question: str, answer: str) -> str:
    """What kind of question a short answer answers: "yes_no", "date", "number", else "fact"."""
    if _is_verdict(answer):
        return "yes_no"
    dated = moments(answer) or question.lower().startswith("when ")
    if dated and any(c.isdigit() for c in answer) and len(answer.split()) <= 5:
        return "date"
    return "number" if re.fullmatch(r"\W*[\d.,]+\W*\w*", answer) else "fact"


def _answers(answer: Answer) -> tuple[str, ...]:
    if answer.status is Status.not_found:
        return ()
    if answer.conflict and answer.conflict.kind is not ConflictKind.versions:
        return tuple(claim.value for claim in answer.conflict.claims)
    if _is_verdict(answer.short):
        return (answer.short.strip(" .").lower(),)
    return (answer.short,) if answer.short else tuple(s.text for s in answer.statements)


def _is_verdict(answer: str) -> bool:
    return answer.strip(" .").lower() in ("yes", "no")


def _id(question: str, taken: set[str]) -> str:
    ascii_ = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_)[:6] or ["case"]
    name, n = "-".join(words), 1
    while (found := name if n == 1 else f"{name}-{n}") in taken:
        n += 1
    return found


def _parse(path: Path, text: str) -> dict[str, Any]:
    if path.suffix.lower() == ".jsonl":
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        head = rows.pop(0) if rows and "question" not in rows[0] else {}
        return {**head, "cases": rows}
    data = read_yaml(text)
    if not isinstance(data, dict):
        raise ValueError("it holds no cases")
    return data


def _with_case(path: Path, text: str, before: Mapping[str, Any], case: Mapping[str, Any]) -> str:
    import yaml

    if text and not text.endswith("\n"):
        text += "\n"
    if path.suffix.lower() == ".jsonl":
        return text + json_text(case, indent=None) + "\n"
    # the YAML writer takes these for line breaks even inside a word, and loses them: written as escapes
    odd = any(c in json.dumps(case, ensure_ascii=False) for c in "\x85\u2028\u2029")
    item = yaml.safe_dump([dict(case)], allow_unicode=not odd, sort_keys=False, width=100)
    if not text.strip():
        head = yaml.safe_dump(dict(before), allow_unicode=True, sort_keys=False)
        return f"{head}cases:\n{_indented(item, '  ')}"
    if not before.get("cases"):
        return re.sub(r"^cases:[ \t]*(\[\]|~|null)?[ \t]*$", "cases:", text, flags=re.M) + _indented(
            item, "  "
        )
    indent = re.search(r"^cases:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ ]*)- ", text, re.M)
    return text + _indented(item, indent.group(1) if indent else "  ")


def _indented(block: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in block.rstrip("\n").split("\n"))
