"""`footnote init`: a commented footnote.toml to start from."""

import json
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import say
from index.errors import UsageError

INTRO = """\
# Settings of Footnote for this folder and all below it. Unknown keys are errors, so a typo is never silent.
# Commented lines show the defaults.
"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write footnote.toml.")] = Path(),
    docs: Annotated[
        list[str] | None, typer.Option("--docs", metavar="DIR|FILE", help="What to ask; default: the folder.")
    ] = None,
) -> int:
    """Write a commented footnote.toml.

    It names what `ask` asks in this folder, and shows every other setting with its default.
    """
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
    try:
        path.write_text(template(docs or ["."]), encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)  # half a file would stand in the way of the next try
        raise
    say(f'Wrote {path}. Next: footnote index, then ask "…".')
    return 0


def template(docs: list[str]) -> str:
    """A footnote.toml that asks `docs`, every other key commented out with its default and meaning."""
    from tui.settings_fields import fields

    lines = [INTRO]
    for table, keys in groupby(fields(), lambda field: field.table):
        if table == "index":
            continue  # a change there reads every document anew
        lines.append(f"[{table}]")
        for key in keys:
            if key.key == "corpus.docs":
                lines.append(f"docs = {_toml(docs)}  # {key.help}, relative to this file")
            elif key.help and key.default is not None:
                lines.append(f"# {key.name} = {_toml(key.default)}  # {key.help}")
        lines.append("")
    return "\n".join(lines)


def _toml(value: object) -> str:
    """A value as TOML writes it; the same as JSON for texts, numbers, booleans and lists of texts."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
