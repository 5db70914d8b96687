"""`footnote.toml`: found from a folder upward, read strictly, overridden by a call.

[corpus]            [index]               [answer]          [model]
docs = ["notes"]    chunk_tokens = 200    top_k = 8         name = "none"
"""

import dataclasses
import os
import tomllib
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.errors import CorpusError, SettingsError
from index.settings import IndexSettings
from qa.settings import AnswerSettings, CorpusSettings, ModelSettings
from qa.typed import Misfit, built, nearest

FILE_NAME = "footnote.toml"
PROJECT = 'name = "footnote-qa"'  # how a checkout of Footnote itself is known


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a run depends on; `docs` are absolute, `base` is what shown paths are relative to."""

    docs: tuple[Path, ...]
    base: Path
    file: Path | None = None
    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    offline: bool = False

    def file_of(self, path: str) -> Path | None:
        """The file behind a source's path, None where it is not there or not among the documents.

        Conversations and answers come from other people too; a path in them may lead anywhere.
        """
        try:
            file = (self.base / path).resolve()
            there = file.is_file()
        except (OSError, ValueError, RuntimeError):
            return None
        return file if there and any(file.is_relative_to(root) for root in self.docs) else None


FROM_CORPUS = "excludes"  # of IndexSettings: what [corpus] says, and no key of its own
TABLES: Mapping[str, type] = {
    "corpus": CorpusSettings,
    "index": IndexSettings,
    "answer": AnswerSettings,
    "model": ModelSettings,
}


def load_config(
    start: Path,
    docs: Sequence[Path] = (),
    overrides: Mapping[str, object] | None = None,
    *,
    offline: bool = False,
) -> Config:
    """The configuration in force at `start`.

    The nearest `footnote.toml` at or above `start` counts; `docs` replace its documents; `overrides` are
    dotted keys ("answer.top_k") and win over the file, except where their value is None. Without file and
    docs, a checkout of Footnote asks its `seeds/`. SettingsError names file, key and the nearest known key;
    CorpusError says that there is nothing to ask.
    """
    start = start.resolve()
    file = find_file(start)
    tables = _read(file) if file else {}
    for key, value in (overrides or {}).items():
        if value is not None:
            table, _, name = key.partition(".")
            tables.setdefault(table, {})[name] = value
    where = str(file) if file else "the command"
    _check_tables(tables, where)
    try:
        values = {
            name: built(kind, tables.get(name, {}), f"{where}, [{name}]", joint=": ")
            for name, kind in TABLES.items()
        }
    except Misfit as error:
        raise SettingsError(str(error)) from None
    _check_ranges(values["answer"], values["model"], where)
    values["index"] = dataclasses.replace(values["index"], excludes=values["corpus"].exclude)
    base, paths = _documents(start, file, values["corpus"].docs, docs)
    return Config(docs=paths, base=base, file=file, offline=offline, **values)


def find_file(start: Path) -> Path | None:
    """The nearest `footnote.toml` at or above `start`."""
    files = (folder / FILE_NAME for folder in (start, *start.parents))
    return next((file for file in files if file.is_file()), None)


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} is not valid TOML: {error}.") from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from None
    for name, table in data.items():
        if not isinstance(table, dict):
            raise SettingsError(f"{file}: {name} stands outside a table; {nearest(name, _all_keys())}")
    return data


def _documents(
    start: Path, file: Path | None, configured: tuple[str, ...], asked: Sequence[Path]
) -> tuple[Path, tuple[Path, ...]]:
    if asked:
        paths = tuple((start / path).resolve() for path in asked)
        return _base_of(start, paths), paths
    if file and configured:
        return file.parent, tuple((file.parent / name).resolve() for name in configured)
    if file:
        return file.parent, (file.parent,)
    for folder in (start, *start.parents):
        project = folder / "pyproject.toml"
        if (
            (folder / "seeds").is_dir()
            and project.is_file()
            and PROJECT in project.read_text(encoding="utf-8")
        ):
            return folder, (folder / "seeds",)
    raise CorpusError("No documents to ask: pass --docs FOLDER, or run `footnote init` in their folder.")


def _base_of(start: Path, paths: tuple[Path, ...]) -> Path:
    """What the names of documents begin from: here, or the folder around documents that all lie elsewhere.

    So they are "papers/fees.pdf", not "../../home/ada/papers/fees.pdf", wherever they are asked from.
    """
    if any(path.is_relative_to(start) for path in paths):
        return start
    around = Path(os.path.commonpath([path.parent for path in paths]))
    return start if around == Path(around.anchor) else around


def _check_tables(tables: Mapping[str, Any], where: str) -> None:
    for name in tables:
        if name not in TABLES:
            raise SettingsError(f"{where}: unknown table [{name}]; {nearest(name, TABLES)}")
    if FROM_CORPUS in tables.get("index", {}):
        raise SettingsError(f"{where}, [index]: unknown key '{FROM_CORPUS}'; it is `exclude` in [corpus].")


def _check_ranges(answer: AnswerSettings, model: ModelSettings, where: str) -> None:
    for key, value in (("top_k", answer.top_k), ("max_quotes", answer.max_quotes)):
        if value < 1:
            raise SettingsError(f"{where}, [answer]: {key} must be at least 1, not {value}.")
    if answer.threshold is not None and not 0 <= answer.threshold <= 1:
        raise SettingsError(f"{where}, [answer]: threshold must be between 0 and 1, not {answer.threshold}.")
    if model.base_url and not _is_address(model.base_url):
        raise SettingsError(
            f"{where}, [model]: base_url must be a server's http or https address, not {model.base_url!r}."
        )
    if model.timeout <= 0:
        raise SettingsError(f"{where}, [model]: timeout must be more than 0 seconds, not {model.timeout}.")
    if model.context < 512 or not 16 <= model.max_tokens <= model.context // 2:
        raise SettingsError(
            f"{where}, [model]: context must be at least 512 and max_tokens between 16 and half of it, "
            f"not {model.context} and {model.max_tokens}."
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port or 1) > 0
            and url.isprintable()
        )
    except ValueError:
        return False


def _all_keys() -> list[str]:
    return [f"[{name}] {key}" for name, kind in TABLES.items() for key in typing.get_type_hints(kind)]
