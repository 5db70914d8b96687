"""Drafts to gold, with a person's word for each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from eval.case import Kind
from eval.drafting import Draft
from index.errors import UsageError

_PLAIN = frozenset(("how", "many", "who", "is", "the", "does", "a"))
Ask = Callable[[str, str], str]
"""Shows a prompt with a default and returns what was typed."""


def approve(drafts: Sequence[Draft], ask: Ask, show: Callable[[str], None]) -> list[Draft]:
    """The drafts a person accepted, as they edited them; "q" ends and keeps what was accepted so far."""
    accepted: list[Draft] = []
    for n, draft in enumerate(drafts, start=1):
        show(_described(draft, n, len(drafts)))
        word = ask("accept, edit, reject or quit? [a/e/r/q]", "r").strip().lower()[:1]
        if word == "q":
            break
        if word == "e":
            draft = replace(
                draft,
                question=ask("question", draft.question).strip(),
                answer=ask("answer (empty: the documents do not say)", draft.answer).strip(),
            )
            if draft.answer == "" and draft.kind is not Kind.near_miss:
                draft = replace(draft, kind=Kind.near_miss)
        if word in ("a", "e"):
            accepted.append(draft)
    return accepted


def write_gold(accepted: Sequence[Draft], path: Path, corpus: str) -> None:
    """A new gold file with the accepted drafts; UsageError where one is there already."""
    if path.exists():
        raise UsageError(f"{path} is there already.")
    taken: set[str] = set()
    head = {"schema": "footnote.gold/1", "corpus": corpus}
    text = yaml.safe_dump(head, sort_keys=False, allow_unicode=True) + "cases:\n"
    for draft in accepted:
        entry = [_case(draft, _id(draft, taken))]
        text += "\n" + yaml.safe_dump(entry, sort_keys=False, allow_unicode=True, width=100)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _case(draft: Draft, id_: str) -> dict[str, Any]:
    case: dict[str, Any] = {"id": id_, "question": draft.question, "kind": draft.kind.value}
    if draft.answer:
        case["answers"] = [draft.answer]
        case["evidence"] = [{"document": draft.document, "quote": draft.quote}]
    return {**case, "reviewed": 1}


def _id(draft: Draft, taken: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", draft.question.lower())
    base = "-".join([w for w in words if w not in _PLAIN][:5]) or "case"
    name, n = base, 1
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    taken.add(name)
    return name


def _described(draft: Draft, n: int, total: int) -> str:
    answer = draft.answer or "(not in the documents: check that this is so)"
    quote = " ".join(draft.quote.split())
    return (
        f"\n{n} of {total} · {draft.kind} · {draft.document}\n  {draft.question}\n  → {answer}\n  “{quote}”"
    )
