"""The published JSON Schema of gold files, and validation that names the case and the field."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("gold.schema.json")


@cache
def gold_schema() -> dict[str, Any]:
    """The JSON Schema of a whole gold file."""
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


def schema_faults(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with `data`, a sentence per fault, in the order of the file."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(gold_schema()).iter_errors(data)
    return [_sentence(data, error) for error in sorted(errors, key=lambda e: [f"{p:>9}" for p in e.path])]


def _sentence(data: Mapping[str, Any], error: Any) -> str:
    path = list(error.absolute_path)
    where = "the file"
    if len(path) >= 2 and path[0] == "cases":
        case = data["cases"][path[1]]
        named = isinstance(case, dict) and isinstance(case.get("id"), str)
        where = f'case "{case["id"]}"' if named else f"case number {path[1] + 1}"
        path = path[2:]
    field = ".".join(str(p) for p in path)
    return f"{where}{', ' + field if field else ''}: {_plain(error)}"


def _plain(error: Any) -> str:
    match error.validator:
        case "additionalProperties":
            known = ", ".join(sorted(error.schema.get("properties", {})))
            return f"{error.message.split('(')[-1].rstrip(')')}; known keys: {known}"
        case "oneOf" | "anyOf":
            return f"{json.dumps(error.instance, ensure_ascii=False)[:80]} has the wrong shape"
        case _:
            message: str = error.message
            return message if len(message) < 200 else message[:200] + "…"
