"""`footnote chat`: the terminal interface, in this terminal or in a browser on this machine."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Docs, ModelName, Offline
from index.errors import UsageError

if TYPE_CHECKING:
    from index.models import Fetch
    from qa.config import Config
    from qa.engine import Engine
    from tui.doors import Hooks


def chat(
    docs: Docs = None,
    model: ModelName = None,
    offline: Offline = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="In a browser on this machine, behind a token.")
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port for --serve.")] = 8642,
) -> int:
    """Open the terminal interface: ask, follow up, and read each citation in its document."""
    from qa.config import load_config

    config = load_config(Path.cwd(), docs or (), {"model.name": model}, offline=offline)
    if serve:
        from cli.serving import serve as serve_command

        serve_command(command_line(docs or [], model, offline=offline), port)
        return 0
    in_browser = "TEXTUAL_DRIVER" in os.environ  # how textual-serve starts us
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError('The chat needs a terminal; use ask "…" in scripts, or footnote chat --serve.')
    from tui.app import run

    return run(config, hooks(config))


def hooks(config: "Config") -> "Hooks":
    """What the screens need from the other rooms."""
    from tui.doors import Hooks

    def open_engine(tell: Callable[[str], None]) -> "Engine":
        from qa.opening import open_engine

        return open_engine(config, on_fetch=lambda fetch: tell(fetch_words(fetch)))

    return Hooks(open_engine)


def fetch_words(fetch: "Fetch") -> str:
    """How far a model has come."""
    share = f" {fetch.done / fetch.total:.0%}" if fetch.total else ""
    return f"{fetch.step} {fetch.model}{share}"


def command_line(docs: list[Path], model: str | None, *, offline: bool) -> list[str]:
    """The command that opens the same chat in another terminal."""
    words = [sys.executable, "-m", "cli.main", "chat"]
    for path in docs:
        words += ["--docs", str(path.resolve())]
    return [*words, *(["--model", model] if model else []), *(["--offline"] if offline else [])]
