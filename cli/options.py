"""The options that several commands share, each declared once."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Color

KINDS = (
    *("code", "csv", "docx", "email", "epub", "html", "json", "markdown", "notebook"),
    *("pdf", "pptx", "rst", "text", "xlsx"),
)


class Format(StrEnum):
    """How an answer is written."""

    text = "text"
    markdown = "markdown"
    json = "json"


def day(text: str, *, last: bool = False) -> dt.date:
    """The date that an option names, as `index.dates.day_of` reads it; BadParameter for what is none."""
    from index.dates import day_of

    try:
        return day_of(text, last=last)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def checked_kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds of documents, in lower case; BadParameter names the nearest for one that is not known."""
    import difflib

    found = tuple(kind.lower() for kind in kinds)
    for kind in found:
        if kind not in KINDS:
            near = difflib.get_close_matches(kind, KINDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(KINDS)}."
            raise typer.BadParameter(f"{kind!r} is no type of document; {hint}")
    return found


def complete_kind(incomplete: str) -> Iterable[str]:
    """Types of documents that `--type` takes."""
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def complete_model(incomplete: str) -> Iterable[str]:
    """Names of chat models that `--model` takes."""
    from index.models import MODELS, Role

    names = ["none", "auto", *(model.name for model in MODELS.values() if model.role is Role.chat)]
    return [name for name in names if name.startswith(incomplete)]


def complete_catalogue(incomplete: str) -> Iterable[str]:
    """Names of all models that can be fetched."""
    from index.models import MODELS

    return [name for name in MODELS if name.startswith(incomplete)]


Docs = Annotated[
    list[Path] | None,
    typer.Option(
        "--docs",
        metavar="DIR|FILE",
        help="What to ask; may be given several times. Default: what the nearest footnote.toml names.",
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME|none",
        help="Who writes the answer: a name of `footnote models list`, provider:model,"
        " or none for quotes only.",
        autocompletion=complete_model,
    ),
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing, whatever is missing.")]
ColorWhen = Annotated[Color, typer.Option("--color", help="Colours and links.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no footer.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
