"""`footnote init`: a commented footnote.toml to start from."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from index.errors import UsageError

INTRO = """\
# Settings of Footnote for this folder and all below it. Unknown keys are errors, so a typo is never silent.
# Commented lines show the defaults.
"""
COMMENTS = {
    "corpus.docs": "folders and files to ask, relative to this file",
    "corpus.exclude": 'gitignore-style patterns, for example ["drafts/", "*.log"]',
    "answer.top_k": "passages read for a question",
    "answer.quotes": "show the quotes under an answer",
    "answer.max_quotes": "most quotes in one answer",
    "answer.sync": "look for changed files before each question",
    "model.name": '"auto", "none" for quotes only, a name of `footnote models list`, or "provider:model"',
    "model.base_url": 'of an OpenAI-compatible server, for example "http://localhost:8080/v1"',
    "model.timeout": "seconds for one answer",
}


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write footnote.toml.")] = Path(),
    docs: Annotated[
        list[str] | None, typer.Option("--docs", metavar="DIR|FILE", help="What to ask; default: the folder.")
    ] = None,
) -> int:
    """Write a commented footnote.toml: what `ask` asks in this folder."""
    path = folder / "footnote.toml"
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}; make it first.")
    if path.exists():
        raise UsageError(f"{path} is there already; edit it instead.")
    for name in docs or ():
        if not (folder / name).exists():
            raise UsageError(
                f"There is no file or folder {folder / name}; --docs counts from the folder of footnote.toml."
            )
    path.write_text(template(docs or ["."]), encoding="utf-8")
    typer.echo(f'Wrote {path}. Next: footnote index, then ask "…".')
    return 0


def template(docs: list[str]) -> str:
    """A footnote.toml that asks `docs`, every other key commented out with its default and meaning."""
    from qa.config import TABLES

    lines = [INTRO]
    for table in ("corpus", "answer", "model"):
        lines.append(f"[{table}]")
        for field in dataclasses.fields(TABLES[table]):
            comment = COMMENTS.get(f"{table}.{field.name}")
            if field.name == "docs":
                lines.append(f"docs = {_toml(docs)}  # {comment}")
            elif comment:
                lines.append(f"# {field.name} = {_toml(field.default)}  # {comment}")
        lines.append("")
    return "\n".join(lines)


def _toml(value: object) -> str:
    """A value as TOML writes it; the same as JSON for texts, numbers, booleans and lists of texts."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
