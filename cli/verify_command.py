"""`footnote verify`: do the citations of a saved answer still hold?"""

import json as json_format
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import AsJson, ColorWhen, Docs, Offline
from cli.terminal import Color, console_on
from index.display import json_text, one_line
from index.errors import UsageError, said_by_system

if TYPE_CHECKING:
    from rich.console import Console

    from qa.answer import Answer
    from qa.recheck import Rechecked, Verdict

MOST_BYTES = 50_000_000
PIPE = Path("-")
STYLES = {"holds": "green", "moved": "yellow", "changed": "bold red", "gone": "bold red"}


def verify(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Answers that --json wrote; - reads a pipe.")
    ],
    docs: Docs = None,
    offline: Offline = False,
    json: AsJson = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Re-open the citations of saved answers.

    In the documents of today, per citation: holds, moved, changed or gone. Exit codes: 0 all words are
    still there, 3 none are, 4 some are not.
    """
    from cli.index_command import corpus_of
    from cli.progress import Waiting
    from index.opening import open_index
    from qa.config import load_config
    from qa.recheck import recheck

    answers = [read_answer(path) for path in files]
    config = load_config(Path.cwd(), docs or (), offline=offline)
    with Waiting(color) as waiting:
        index = open_index(corpus_of(config), offline=offline, on_fetch=waiting.fetch)
        try:
            index.sync(waiting.sync)
            verdicts = [recheck(answer, index) for answer in answers]
        finally:
            index.close()
    if json:
        made = [as_dict(path, verdict) for path, verdict in zip(files, verdicts, strict=True)]
        sys.stdout.write(json_text(made) + "\n")
    else:
        console = console_on(sys.stdout, color)
        for path, answer, verdict in zip(files, answers, verdicts, strict=True):
            _print(console, path, answer, verdict)
    return exit_code(verdicts)


def read_answer(path: Path) -> "Answer":
    """The answer in a file or in what is piped in; UsageError says what is wrong with it."""
    from qa.schema import answer_from_dict

    try:
        with sys.stdin.buffer if path == PIPE else path.open("rb") as file:
            written = file.read(MOST_BYTES + 1)
        if len(written) > MOST_BYTES:
            raise UsageError(f"{path} is too large for an answer; give a file that ask --json wrote.")
        data = json_format.loads(written.decode("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {said_by_system(error)}.") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path} is no JSON; give a file that ask --json wrote.") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path} holds no answer; give a file that ask --json wrote.")
    try:
        return answer_from_dict(data)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None


def exit_code(verdicts: "list[Verdict]") -> int:
    """0 where every citation's words are still there, 3 where none are, 4 otherwise."""
    citations = [c for verdict in verdicts for c in verdict.citations]
    there = sum(c.standing in ("holds", "moved") for c in citations)
    if there == len(citations):
        return 0
    return 4 if there else 3


def as_dict(path: Path, verdict: "Verdict") -> dict[str, object]:
    """The verdict for programs."""
    return {
        "schema": "footnote.verdict/1",
        "file": str(path),
        "sound": verdict.sound,
        "statements": [standing.value for standing in verdict.statements],
        "citations": [_citation(item) for item in verdict.citations],
    }


def _citation(item: "Rechecked") -> dict[str, object]:
    now = item.now and {
        "path": item.now.source.path, "start": item.now.start, "end": item.now.end, "line": item.now.line,
        "label": item.now.label,
    }  # fmt: skip
    return {
        "standing": item.standing.value,
        "quote": item.evidence.quote,
        "now": now,
        "instead": item.instead,
    }


def _print(console: "Console", path: Path, answer: "Answer", verdict: "Verdict") -> None:
    from rich.text import Text

    console.print(Text(one_line(f"{path}: {answer.question}"), "bold"))
    if not verdict.citations:
        console.print("  no citations to check")
    for number, item in enumerate(verdict.citations, start=1):
        line = Text("  ").append(f"{item.standing:<8}", STYLES[item.standing]).append(f"[{number}] ", "cyan")
        line.append(item.evidence.location.shown)
        if item.now and item.now.shown != item.evidence.location.shown:
            line.append(f" → {item.now.shown}")
        quote = one_line(item.evidence.quote)
        line.append(f"  “{quote[:80]}{'…' * (len(quote) > 80)}”", "dim")
        console.print(line, soft_wrap=True)
        if item.instead:
            console.print(Text(f"          it says now: “{one_line(item.instead)}”", "dim"), soft_wrap=True)
