"""The two programs: `footnote` with all its commands, and `ask`, which is `footnote ask`.

This file decides only which commands to load, because loading is most of what a short answer takes.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from cli.boundary import guarded
from cli.terminal import tolerate_any_text


def main() -> None:
    """Run `footnote`; exits with 0 answered, 1 error, 2 usage, 3 not found, 4 partly answered."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["ask"], ["chat"]):
        sys.exit(run(arguments[1:], f"footnote {arguments[0]}"))
    sys.exit(run(arguments, "footnote"))


def ask() -> None:
    """Run `ask`; exits as `main`."""
    sys.exit(run(sys.argv[1:], "ask"))


def run(arguments: Sequence[str], program: str) -> int:
    """The exit code of one call; `--debug` shows tracebacks instead of sentences."""
    if program != "footnote":
        collect_seldom()
    tolerate_any_text()
    keep_quiet_and_local()
    debug = "--debug" in arguments
    return guarded(lambda: _dispatch([a for a in arguments if a != "--debug"], program), debug=debug)


def collect_seldom() -> None:
    """Spare a process the search for garbage among its imports, and once more when it ends."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)


def keep_quiet_and_local() -> None:
    """Forbid libraries to report home, whatever the environment says."""
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        os.environ.pop(name, None)
    os.environ.update(
        HF_HUB_DISABLE_TELEMETRY="1",
        ANONYMIZED_TELEMETRY="False",
        DO_NOT_TRACK="1",
        TOKENIZERS_PARALLELISM="false",
    )


def _dispatch(arguments: list[str], program: str) -> int:
    from typer import Typer
    from typer.main import get_command

    from cli.helping import plainly_named

    if program == "footnote":
        from cli.app import app
    else:  # only a program of one word can be completed by a shell
        app = Typer(rich_markup_mode=None, add_completion=program == "ask")
        if program == "footnote chat":
            from cli.chat_command import chat

            app.command()(chat)
        else:
            from cli.ask_command import HELP, ask

            app.command(help=HELP)(ask)
    result = plainly_named(get_command(app))(arguments, prog_name=program, standalone_mode=False)
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    main()
