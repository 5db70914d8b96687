"""`footnote eval init`: draft gold from one's own folder, approve it in the terminal."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Docs
from cli.terminal import console_on, say
from index.amounts import counted

if TYPE_CHECKING:
    from qa.config import Config


def init(
    docs: Docs = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Of the gold file.")] = "docs",
    number: Annotated[int, typer.Option("--number", "-n", metavar="N", help="How many drafts to make.")] = 30,
) -> int:
    """Draft gold questions from your documents.

    They are made by rule, for you to accept, edit or reject; only accepted ones are gold.
    """
    from eval.approval import approve, write_gold
    from eval.drafting import drafts
    from eval.library import read_library
    from index.errors import UsageError
    from qa.config import load_config

    path = Path.cwd() / "eval" / "gold" / f"{name}.yaml"
    if path.exists():
        raise UsageError(f"{path} is there already; choose another --name.")
    config = load_config(Path.cwd(), docs or ())
    folder = corpus_folder(config)
    found = drafts(read_library(config.docs, folder, config.index).texts, number)
    if not found:
        raise UsageError("No sentence here makes a question by rule; write the gold by hand.")
    accepted = approve(found, _asked, _show)
    if not accepted:
        say("Nothing was accepted, and nothing is written.")
        return 0
    write_gold(accepted, path, os.path.relpath(folder, path.parent))
    say(f"{counted(len(accepted), 'case')} in {path}; next: footnote eval run")
    keep_out(folder, path)
    return 0


def _asked(prompt: str, default: str) -> str:
    try:
        return str(typer.prompt(prompt, default=default, show_default=bool(default)))
    except typer.Abort:  # Ctrl-C, or nothing more to read: the review ends here
        say("")
        raise EOFError from None


def _show(lines: str) -> None:
    """Write a draft, its lines broken between words on a terminal."""
    from rich.text import Text

    from cli.render_text import wrapped

    console = console_on(sys.stdout)
    say(wrapped(Text(lines), None if console.soft_wrap else console.width).plain)


def corpus_folder(config: "Config") -> Path:
    """The folder that a new gold file names as its corpus."""
    return config.docs[0] if config.docs[0].is_dir() else config.docs[0].parent


def keep_out(corpus: Path, gold: Path) -> None:
    """Gold is no part of the corpus it is about: where it lies inside, it is ignored from now on.

    With the file goes the folder `eval` that it stands in by convention, for baselines lie there too.
    """
    gold = gold.resolve()
    if not gold.is_relative_to(corpus):
        return
    own = gold.parent.parent if gold.parent.parent.name == "eval" else gold
    ignore = corpus / ".footnoteignore"
    line = f"/{own.relative_to(corpus).as_posix()}{'/' if own.is_dir() else ''}\n"
    before = ignore.read_text(encoding="utf-8") if ignore.exists() else ""
    if line not in before:
        ignore.write_text(before + line, encoding="utf-8")
        say(f"{line.strip()} is kept out of the documents by {ignore}")
