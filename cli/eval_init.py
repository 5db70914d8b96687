"""`footnote eval init`: draft gold from one's own folder, approve it in the terminal."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cli.options import Docs


def init(
    docs: Docs = None,
    name: Annotated[str, typer.Option("--name", help="Of the gold file.")] = "docs",
    number: Annotated[int, typer.Option("--number", "-n", help="How many drafts to make.")] = 30,
) -> int:
    """Draft questions from your documents for you to accept, edit or reject; only accepted ones are gold."""
    from eval.approval import approve, write_gold
    from eval.drafting import drafts
    from eval.errors import EvalUsageError
    from eval.library import read_library
    from index.display import displayable
    from qa.config import load_config

    path = Path.cwd() / "eval" / "gold" / f"{name}.yaml"
    if path.exists():
        raise EvalUsageError(f"{path} is there already; choose another --name.")
    config = load_config(Path.cwd(), docs or ())
    folder = config.docs[0] if config.docs[0].is_dir() else config.docs[0].parent
    found = drafts(read_library(config.docs, folder, config.index).texts, number)
    if not found:
        raise EvalUsageError("No sentence here makes a question by rule; write the gold by hand.")
    accepted = approve(
        found,
        lambda prompt, default: str(typer.prompt(prompt, default=default, show_default=bool(default))),
        lambda text: typer.echo(displayable(text)),
    )
    if not accepted:
        typer.echo("Nothing was accepted, and nothing is written.")
        return 0
    write_gold(accepted, path, os.path.relpath(folder, path.parent))
    typer.echo(f"{len(accepted)} cases in {path}; next: footnote eval run")
    if path.is_relative_to(folder):
        _keep_out(folder, path.parent.parent)
    return 0


def _keep_out(corpus: Path, own: Path) -> None:
    """Gold is no part of the corpus it is about."""
    ignore = corpus / ".footnoteignore"
    line = f"/{own.relative_to(corpus).as_posix()}/\n"
    before = ignore.read_text(encoding="utf-8") if ignore.exists() else ""
    if line not in before:
        ignore.write_text(before + line, encoding="utf-8")
        typer.echo(f"{line.strip()} is kept out of the documents by {ignore}")
