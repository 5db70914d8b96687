"""Drafts to gold, with a person's word for each."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.case import Kind
from eval.drafting import Draft
from qa.gold import append_data

Ask = Callable[[str, str], str]
"""Shows a prompt with a default and returns what was typed; raises EOFError where nobody types any more."""


def approve(drafts: Sequence[Draft], ask: Ask, show: Callable[[str], None]) -> list[Draft]:
    """The drafts a person accepted, as they edited them; "q", or the end of input,
    ends and keeps what was accepted so far.
    """
    accepted: list[Draft] = []
    with contextlib.suppress(EOFError):
        for n, draft in enumerate(drafts, start=1):
            show(_described(draft, n, len(drafts)))
            word = ask("accept, edit, reject or quit? [a/e/r/q]", "r").strip().lower()[:1]
            if word == "q":
                break
            if word in ("a", "e"):
                accepted.append(_edited(draft, ask) if word == "e" else draft)
    return accepted


def _edited(draft: Draft, ask: Ask) -> Draft:
    question = ask("question", draft.question).strip()
    answer = ask("answer (empty: the documents do not say)", draft.answer).strip()
    return replace(draft, question=question, answer=answer, kind=draft.kind if answer else Kind.near_miss)


def write_gold(accepted: Sequence[Draft], path: Path, corpus: str) -> None:
    """Append the accepted drafts to the gold file, made where it is missing; each question once.

    Errors as those of `qa.gold.append_data`.
    """
    for draft in {" ".join(d.question.split()).casefold(): d for d in accepted}.values():
        append_data(path, _case(draft), corpus=corpus)


def _case(draft: Draft) -> dict[str, Any]:
    case: dict[str, Any] = {"question": draft.question, "kind": draft.kind.value}
    if draft.answer:
        case["answers"] = [draft.answer]
        case["evidence"] = [{"document": draft.document, "quote": draft.quote}]
    return case | {"reviewed": 1}


def _described(draft: Draft, n: int, total: int) -> str:
    answer = draft.answer or "(not in the documents: check that this is so)"
    quote = " ".join(draft.quote.split())
    return (
        f"\n{n} of {total} · {draft.kind} · {draft.document}\n  {draft.question}\n  → {answer}\n  “{quote}”"
    )
