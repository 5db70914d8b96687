"""`ask`: one question, one answer, one exit code."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.options import (
    AsJson,
    ColorWhen,
    Docs,
    Format,
    ModelName,
    Offline,
    Quiet,
    checked_kinds,
    complete_kind,
    day,
)
from cli.terminal import Color

HELP = """Ask a question; get an answer you can check.

Every statement carries a citation that re-opens to exact characters of a source.

\b
Examples
  ask "How many members does the council have?"
  ask "Which fee applies?" --docs council/ --type pdf
  ask "Which fee applies?" --path "fees/**" --after 2024
  ask "What does a stall cost?" --as-of 2023-06
  ask "What does each side say?" --model none
  ask "Who signed it?" --json > answer.json
  footnote verify answer.json
  echo "Who signed it?" | ask -

\b
Exit codes
  0 answered       3 the documents do not say
  1 error          4 partly answered
  2 wrong usage
"""


def ask(
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", help="In quotes or not; - reads a pipe.")
    ] = None,
    docs: Docs = None,
    model: ModelName = None,
    offline: Offline = False,
    top_k: Annotated[
        int | None,
        typer.Option("--top-k", metavar="N", min=1, max=100, help="Passages to read for the question."),
    ] = None,
    path: Annotated[
        list[str] | None, typer.Option("--path", metavar="GLOB", help="Only documents with such a path.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="Only documents of this type, for example pdf.",
            autocompletion=complete_kind,
        ),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only documents of this date or later.")
    ] = None,
    before: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only documents of this date or earlier.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="What held on that day: later documents do not count."),
    ] = None,
    newest: Annotated[
        bool, typer.Option("--newest", help="Of several versions of a fact, only the newest.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.text,
    json: AsJson = False,
    quotes: Annotated[
        bool | None, typer.Option("--quotes/--no-quotes", help="Quotes under the answer.")
    ] = None,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Ask one question; returns the exit code."""
    from cli.asking import Request, answer_and_print
    from cli.question import question_from
    from index.documents import Filters
    from qa.options import AskOptions

    filters = Filters(
        paths=tuple(path or ()),
        kinds=checked_kinds(kind or []),
        after=day(after) if after else None,
        before=day(before, last=True) if before else None,
    )
    request = Request(
        question=question_from(question or []),
        filters=filters,
        options=AskOptions(day(as_of, last=True) if as_of else None, newest),
        docs=tuple(docs or ()),
        overrides={"model.name": model, "answer.top_k": top_k, "answer.quotes": quotes},
        offline=offline,
        output=Format.json if json else output,
        quiet=quiet,
        color=color,
    )
    return answer_and_print(request, Path.cwd(), sys.stdout)
