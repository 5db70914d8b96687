"""YAML that strangers wrote: values only, and no more of them than the text has room for."""

from collections.abc import Mapping
from typing import Any

_MOST = 10  # values a character; aliases may repeat some, aliases of aliases make billions


def read_yaml(text: str) -> Any:
    """The values of a YAML text; raises yaml.YAMLError, ValueError or RecursionError for anything else."""
    import yaml

    values = yaml.safe_load(text)
    if _count(values, {}) > _MOST * len(text) + 1:
        raise ValueError("its aliases repeat far more than it holds")
    return values


def _count(value: Any, known: dict[int, float]) -> float:
    """How many values there are in one, those that stand in several places counted in each."""
    if not isinstance(value, Mapping | list | tuple | set):
        return 1
    if id(value) not in known:
        known[id(value)] = float("inf")  # should it hold itself
        parts = [*value.keys(), *value.values()] if isinstance(value, Mapping) else value
        known[id(value)] = 1 + sum(_count(part, known) for part in parts)
    return known[id(value)]
