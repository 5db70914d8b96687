"""`footnote models`: what the catalogue has, fetch it, check it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import ColorWhen, Quiet, complete_catalogue
from cli.terminal import Color, say
from index.amounts import sized

if TYPE_CHECKING:
    from cli.progress import Waiting
    from index.models.store import Holding

WIDE = 110  # columns from which a model has room for all of it on one line

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Models: list them, fetch them, check them."
)
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Models of the catalogue.", autocompletion=complete_catalogue),
]


@app.command("list")
def list_models(color: ColorWhen = Color.auto) -> int:
    """Show the models, and which are here."""
    from rich.table import Table

    from cli.terminal import console_on
    from index.models import holdings

    console = console_on(sys.stdout, color)
    if sys.stdout.isatty() and console.width < WIDE:
        table, cells = Table("model", "what it is", box=None, pad_edge=False), _in_two
    else:
        heads = ("model", "what it does", "size", "here", "licence", "note")
        table, cells = Table(*heads, box=None, pad_edge=False), _in_columns
    table.columns[0].no_wrap = True  # a name is what the other commands want to be told
    for holding in holdings():
        table.add_row(*cells(holding))
    console.print(table, soft_wrap=False, no_wrap=not sys.stdout.isatty())
    return 0


def _in_columns(holding: "Holding") -> Sequence[str]:
    model, here = holding.model, "yes" if holding.present else "no"
    return model.name, model.role.value, sized(model.size), here, model.licence, model.note


def _in_two(holding: "Holding") -> Sequence[str]:
    model, here = holding.model, "here" if holding.present else "not here"
    return model.name, f"{model.role.value}, {sized(model.size)}, {here}\n{model.note} ({model.licence})"


@app.command()
def pull(
    names: Names = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="Copy from here instead of the network."),
    ] = None,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Fetch what is missing or damaged.

    Without names, of those that answers with quotes need.

    An interrupted fetch goes on where it stopped. Files are checked against the catalogue's digests.
    """
    from cli.progress import Waiting
    from index.models import ENCODER, RANKER

    wanted = names or [ENCODER, RANKER]
    with Waiting(color, quiet=quiet) as waiting:
        folders = _whole(wanted, source, waiting)
    if not quiet:
        for name, folder in zip(wanted, folders, strict=True):
            say(f"{name}: whole, in {folder}")
    return 0


def _whole(names: list[str], source: Path | None, waiting: "Waiting") -> list[Path]:
    """The folders of the models; what was checked before is not read again unless it changed."""
    from index.errors import ModelDamaged
    from index.models import ensure_all
    from index.models import pull as fetch_again

    if source is None:
        try:
            return ensure_all(names, on_progress=waiting.fetch)
        except ModelDamaged:
            pass
    return fetch_again(names, source=source, on_progress=waiting.fetch)


@app.command()
def verify(names: Names = None) -> int:
    """Compare files with their digests.

    Exit code 1 if one is damaged.
    """
    from index.display import one_line
    from index.errors import ModelError
    from index.models import holdings
    from index.models import verify as check

    wanted = names or [holding.model.name for holding in holdings() if holding.present]
    if not wanted:
        say("No models are on this machine yet; `footnote models pull` fetches them.")
    bad = 0
    for name in wanted:
        try:
            say(f"{name}: whole, in {check(name)}")
        except ModelError as error:
            bad += 1
            say(f"{name}: {one_line(str(error))}", err=True)
    return 1 if bad else 0


@app.command()
def remove(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="Models of the catalogue.", autocompletion=complete_catalogue),
    ],
) -> int:
    """Delete the files of models.

    They can be fetched again.
    """
    from index.amounts import sized
    from index.models import remove as delete

    for name in names:
        say(f"{name}: {sized(delete(name))} freed")
    return 0
