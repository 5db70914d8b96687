"""`footnote chat`: the terminal interface, in this terminal or in a browser on this machine."""

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cli.index_command import corpus_of
from cli.options import Docs, ModelName, Offline
from index.errors import UsageError

if TYPE_CHECKING:
    from index.index import Index
    from index.models import Fetch
    from qa.config import Config
    from qa.engine import Engine
    from tui.doors import Engine as Asking
    from tui.doors import GoldTable, Hooks


def chat(
    docs: Docs = None,
    model: ModelName = None,
    offline: Offline = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="In a browser on this machine, behind a token.")
    ] = False,
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="Port for --serve.")] = 8642,
) -> int:
    """Open the terminal interface.

    Ask, follow up, read what is cited.
    """
    from qa.config import load_config

    config = load_config(Path.cwd(), docs or (), {"model.name": model}, offline=offline)
    corpus_of(config)  # a folder that is not there is told here, not behind a screen
    if serve:
        from cli.serving import serve as serve_command

        serve_command(command_line(docs or [], model, offline=offline), port)
        return 0
    in_browser = "TEXTUAL_DRIVER" in os.environ  # how textual-serve starts us
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError('The chat needs a terminal; use ask "…" in scripts, or footnote chat --serve.')
    from tui.app import run

    return run(config, hooks())


def hooks() -> "Hooks":
    """What the screens need from the rooms they do not know."""
    from tui.doors import Hooks

    def open_engine(config: "Config", tell: Callable[[str], None]) -> "Asking":
        from qa.opening import open_engine

        engine = open_engine(config, on_fetch=lambda fetch: tell(fetch_words(fetch)))
        engine.read_ahead()  # while the first question is being typed
        gc.freeze()  # a search for garbage through all that was imported would hold up the screen
        # its index is an `Index`, which does more than answering asks of it
        return cast("Asking", engine)

    return Hooks(open_engine, gold_table)


def gold_table(
    engine: "Asking", path: Path, tell: Callable[[int, int], None], stop: threading.Event
) -> "GoldTable":
    """Ask every case of a gold file until stopped; a row a case, and the line that sums them up."""
    from eval.case import named_from
    from eval.gold import load_gold
    from eval.library import read_library
    from eval.run import run_gold
    from eval.subject import config_of
    from tui.doors import GoldTable

    asked = cast("Engine", engine)  # the one that `open_engine` gave
    corpus = cast("Index", asked.index).corpus
    gold = load_gold(path)
    base = config_of(gold).base  # the gold names documents from there, the engine from its own base
    cases = (named_from(case, base, corpus.base) for case in gold.questions if not stop.is_set())
    done = iter(range(1, len(gold.questions) + 1))
    library = read_library(corpus.roots, corpus.base, corpus.settings)
    run = run_gold(
        asked, gold, library, cases=cases, on_record=lambda _: tell(next(done), len(gold.questions))
    )
    rows = [(r.id, "passed" if r.passed else r.category, r.question, r.answer) for r in run.records]
    passed = sum(r.passed for r in run.records)
    return GoldTable(("case", "verdict", "question", "answer"), rows, f"{passed} of {len(rows)} cases passed")


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
