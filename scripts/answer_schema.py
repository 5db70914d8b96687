"""The JSON Schema of an answer: python scripts/answer_schema.py > docs/answer.schema.json"""

import dataclasses
import datetime as dt
import json
import sys
import types
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from qa.answer import Answer
from qa.schema import SCHEMA


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `qa.schema.answer_to_dict` gives."""
    definitions: dict[str, Any] = {}
    _describe(Answer, definitions)
    root = definitions.pop("Answer")
    root["properties"] = {"schema": {"const": SCHEMA}, "text": {"type": "string"}, **root["properties"]}
    root["required"] = ["schema", "text", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "An answer with its evidence",
        **root,
        "$defs": definitions,
    }


def _describe(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_describe(arg, definitions) for arg in args]}
    if dataclasses.is_dataclass(hint):
        return _reference(typing.cast(type, hint), definitions)
    if origin is tuple and args[-1] is ...:
        return {"type": "array", "items": _describe(args[0], definitions)}
    if origin is tuple:
        items = [_describe(arg, definitions) for arg in args]
        return {"type": "array", "prefixItems": items, "minItems": len(args), "maxItems": len(args)}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [item.value for item in hint]}
    if origin is not None:
        return {"type": "object", "additionalProperties": _describe(args[1], definitions)}
    names: dict[Any, dict[str, Any]] = {
        str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, type(None): {"type":
        "null"}, dt.date: {"type": "string", "format": "date"}, bool: {"type": "boolean"},
    }  # fmt: skip
    return names[hint]


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = typing.get_type_hints(kind)
        fields = dataclasses.fields(kind)
        definitions[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n")[0],
            "properties": {f.name: _describe(hints[f.name], definitions) for f in fields},
            "required": [f.name for f in fields],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
