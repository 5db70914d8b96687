"""`footnote`: every command in one place."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from cli import ask_command, eval_commands, models_command
from cli.chat_command import chat
from cli.doctor_command import doctor
from cli.index_command import index
from cli.init_command import init
from cli.status_command import status
from cli.terminal import say
from cli.verify_command import verify

HELP = """Ask your documents a question in the terminal and get an answer you can check.

\b
Start
  footnote init                name the documents to ask
  footnote ask "What is …?"    one question; also: ask "…"
  footnote chat                the terminal interface

\b
Then
  footnote status              what is indexed, what not
  footnote eval run            test answers against gold
  footnote verify answer.json  do its citations hold?
"""

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help=HELP)


def _version(wanted: bool) -> None:
    if wanted:
        try:
            say(f"footnote {version('footnote-qa')}")
        except PackageNotFoundError:
            say("footnote, run from a checkout that is not installed")
        raise typer.Exit


@app.callback(help=HELP)
def footnote(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Everything Footnote does."""


app.command("ask", help=ask_command.HELP)(ask_command.ask)
app.command()(chat)
app.command()(index)
app.command()(status)
app.command()(doctor)
app.command()(verify)
app.command()(init)
app.add_typer(eval_commands.app, name="eval")
app.add_typer(models_command.app, name="models")
