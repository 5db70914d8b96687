"""Plain values, as TOML and JSON have them, made what a dataclass declares: strictly, field by field."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

WORDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dt.date: "a date",
}


class Misfit(ValueError):
    """A value that is not what is declared; its words say where, and what belongs there."""


def built(kind: type, values: Any, where: str, joint: str = ".") -> Any:
    """The dataclass with these values for its fields; `joint` stands between `where` and a field's name.

    Raises Misfit for a field that it does not know or lacks, and for a value of another type.
    """
    if not isinstance(values, Mapping):
        raise Misfit(f"{where} must be a table, not {values!r}.")
    hints = typing.get_type_hints(kind)
    for key in values:
        if key not in hints:
            raise Misfit(f"{where}: unknown key {key!r}; {nearest(key, hints)}")
    given = {key: _typed(hints[key], value, f"{where}{joint}{key}") for key, value in values.items()}
    try:
        return kind(**given)
    except TypeError:
        missing = [f.name for f in dataclasses.fields(kind) if f.name not in given]
        raise Misfit(f"{where} lacks the key {missing[0]!r}.") from None


def nearest(key: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown key: the known one most like it, else all of them."""
    import difflib

    names = sorted(known)
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}."


def _typed(hint: Any, value: Any, where: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(arg for arg in args if arg is not type(None))
        return None if value is None else _typed(inner, value, where)
    if dataclasses.is_dataclass(hint):
        return built(typing.cast(type, hint), value, where)
    if origin is tuple and isinstance(value, list | tuple):
        hints = [args[0]] * len(value) if args[-1] is ... else list(args)
        if len(hints) == len(value):
            found = enumerate(zip(hints, value, strict=True))
            return tuple(_typed(each, item, f"{where}[{place}]") for place, (each, item) in found)
    elif origin is not None and isinstance(value, Mapping):
        return {str(key): _typed(args[1], item, f"{where}.{key}") for key, item in value.items()}
    elif isinstance(hint, type) and isinstance(value, hint) and isinstance(value, bool) == (hint is bool):
        return value
    elif hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    elif hint is dt.date or _is_enum(hint):
        try:
            return dt.date.fromisoformat(value) if hint is dt.date else hint(value)
        except (ValueError, TypeError):
            pass
    raise Misfit(f"{where} must be {_described(hint)}, not {value!r}.")


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _described(hint: Any) -> str:
    if typing.get_origin(hint) is tuple:
        first, *rest = typing.get_args(hint)
        return f"a list, each item {_described(first)}" if rest == [...] else f"a list of {len(rest) + 1}"
    return f"one of {', '.join(hint)}" if _is_enum(hint) else WORDS.get(hint, "a table")
