"""Answers as JSON and back: `footnote.answer/1`, published in `docs/answer.schema.json`.

Dataclasses become objects with their fields' names, tuples lists, dates ISO 8601; what an older answer lacks
takes its default, what a newer one adds is refused by name.
"""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from index.errors import UsageError
from qa.answer import Answer, Aside, Claim, Evidence, Statement
from qa.typed import Misfit, built

SCHEMA = "footnote.answer/1"
DERIVED = {"schema", "text"}  # written for people and scripts, not read back


def answer_to_dict(answer: Answer) -> dict[str, Any]:
    """The answer as plain JSON values, with its schema and its text."""
    return {"schema": SCHEMA, "text": answer.text, **_plain(answer)}


def answer_from_dict(data: Mapping[str, Any]) -> Answer:
    """The answer that `answer_to_dict` wrote; UsageError names what is wrong in it."""
    if data.get("schema") != SCHEMA:
        names = "schema" in data
        its = f"its schema is {data['schema']!r}, not {SCHEMA!r}" if names else "it names no schema"
        raise UsageError(f"This is no answer of Footnote: {its}.")
    body = {key: value for key, value in data.items() if key not in DERIVED}
    try:
        answer: Answer = built(Answer, body, "answer")
    except Misfit as error:
        raise UsageError(str(error)) from None
    _check_references(answer)
    return answer


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _check_references(answer: Answer) -> None:
    """UsageError where the answer points at evidence, or a quote at characters, that are not there."""
    claims = answer.conflict.claims if answer.conflict else ()
    pointing: tuple[Statement | Claim | Aside, ...] = (*answer.statements, *claims, *answer.asides)
    places = [place for each in pointing for place in each.evidence] + [each.like for each in answer.asides]
    beyond = [place for place in places if not 0 <= place < len(answer.evidence)]
    if beyond:
        raise UsageError(f"answer points at evidence {beyond[0]}; it has {len(answer.evidence)} pieces.")
    for item in (*answer.evidence, *answer.nearest):
        _check_spans(item)


def _check_spans(item: Evidence) -> None:
    start, end = item.highlight or (0, 0)
    within = 0 <= start <= end <= len(item.quote)
    if not within or any(not 0 <= at.start <= at.end for at in (item.location, *item.also)):
        raise UsageError(f"answer has a quote with a span that cannot be: {item.quote[:40]!r}.")
