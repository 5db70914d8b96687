"""The keys of footnote.toml as a form sees them: from the dataclasses that define them, with their words."""

import dataclasses
import inspect
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import SettingsError
from index.paths import written_from
from index.rewriting import write_whole
from qa.config import FILE_NAME, FROM_CORPUS, TABLES, Config, load_config
from qa.models import check_name

FIRST = ("corpus", "model", "answer", "index")  # the tables as people look for them
COMMENT = re.compile(r"^    (\w+):[^#\n]*#\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """One key: `kind` is "bool", "int", "float", "text" or "list"; `optional` ones may be left empty."""

    table: str
    name: str
    kind: str
    optional: bool
    default: Any
    help: str

    @property
    def key(self) -> str:
        """The dotted key."""
        return f"{self.table}.{self.name}"


def fields() -> list[Field]:
    """Every key that a form can show: what to ask, who writes and how come before what few people change."""
    order = sorted(TABLES, key=FIRST.index)
    return [field for table in order for field in _fields_of(table, TABLES[table])]


def _fields_of(table: str, kind: type) -> list[Field]:
    hints = typing.get_type_hints(kind)
    said = dict(COMMENT.findall(inspect.getsource(kind)))
    found = []
    for field in dataclasses.fields(kind):
        name, optional = _kind(hints[field.name])
        if name and (table, field.name) != ("index", FROM_CORPUS):
            found.append(Field(table, field.name, name, optional, field.default, said.get(field.name, "")))
    return found


def _kind(hint: Any) -> tuple[str, bool]:
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    optional = type(None) in typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return "list", False
    kind = options[0] if optional else hint
    return {bool: "bool", int: "int", float: "float", str: "text"}.get(kind, ""), optional


def value_of(config: Config, field: Field) -> Any:
    """The value in force."""
    return getattr(getattr(config, field.table), field.name)


def written(value: Any) -> str:
    """A value as a form's line shows it."""
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)


def read(field: Field, line: str) -> Any:
    """What a form's line means; SettingsError says what is expected."""
    line = line.strip()
    if field.kind == "list":
        return [part.strip() for part in line.split(",") if part.strip()]
    if not line and field.optional:
        return None
    if field.kind == "text":
        return line
    try:
        return int(line.replace(",", "")) if field.kind == "int" else float(line)
    except ValueError:
        expected = "a whole number" if field.kind == "int" else "a number"
        raise SettingsError(f"{field.key} must be {expected}, not “{line}”.") from None


def save(config: Config, changes: Mapping[Field, Any]) -> Config:
    """Write the changed keys to the settings file and return the configuration it then gives.

    Comments and order of the file stay. SettingsError, CorpusError or UsageError where the result would not
    load or names no model; the file is as it was then.
    """
    import tomlkit

    path = config.file or config.base / FILE_NAME
    before = path.read_text(encoding="utf-8") if path.exists() else None
    document = tomlkit.parse(before or "")
    for field, value in changes.items():
        table: Any = document.setdefault(field.table, tomlkit.table())
        if value is None:
            table.pop(field.name, None)
        else:
            table[field.name] = value
    if before is None and not ("corpus" in document and "docs" in document["corpus"]):
        _name_docs(document, config)
    write_whole(path, tomlkit.dumps(document))
    try:
        saved = load_config(path.parent, offline=config.offline)
        check_name(saved.model.name, saved.model)
        return saved
    except Exception:
        _restore(path, before)
        raise


def _name_docs(document: Any, config: Config) -> None:
    """A first settings file would otherwise ask its whole folder."""
    import tomlkit

    docs = [written_from(config.base, path) for path in config.docs]
    document.setdefault("corpus", tomlkit.table())["docs"] = docs


def _restore(path: Path, before: str | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, before)
