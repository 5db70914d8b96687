"""`docs/cli.md`, made from the help texts themselves: python -m cli.reference > docs/cli.md."""

import sys
from collections.abc import Iterator
from typing import Any

INTRO = """# Commands

Made from `--help` by `python -m cli.reference > docs/cli.md`; a test compares.

`ask` is `footnote ask`. Every command takes `--help`; `--debug` shows tracebacks instead of sentences.

| exit code | meaning |
| --- | --- |
| 0 | answered; done |
| 1 | an error, said in one sentence on stderr; for `eval gate`: a regression |
| 2 | wrong usage: an option, a question, a key in `footnote.toml` |
| 3 | the documents do not say; for `eval`: stale or invalid gold |
| 4 | partly answered; for `eval`: the machinery failed |
| 130 | interrupted by Ctrl-C |

Environment: `FOOTNOTE_HOME` (one folder for models, indexes, chats and logs), `FOOTNOTE_MODELS` (the model
store elsewhere), `FOOTNOTE_SERVERS` (hosts beside this machine that a `base_url` may send passages to),
`NO_COLOR`, `FORCE_COLOR`, and the keys that providers of chat models ask for.
"""


def reference() -> str:
    """The page: every command with its help, in the order of `footnote --help`."""
    from typer.main import get_command

    from cli.app import app
    from cli.helping import plainly_named

    parts = [INTRO]
    for path, text in _helps(plainly_named(get_command(app)), "footnote", None):
        parts.append(f"## {path}\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def _helps(command: Any, path: str, parent: Any) -> Iterator[tuple[str, str]]:
    """Each command's path and help, depth first; the parser's classes are its own business."""
    context = command.make_context(path.rpartition(" ")[2], [], parent=parent, resilient_parsing=True)
    context.terminal_width = 100
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    yield path, "\n".join(lines).strip()
    for name, child in getattr(command, "commands", {}).items():
        yield from _helps(child, f"{path} {name}", context)


if __name__ == "__main__":
    sys.stdout.write(reference())
