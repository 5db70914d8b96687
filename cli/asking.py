"""One question through the engine to the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from cli.options import Format
from cli.progress import Waiting
from cli.terminal import Color, emit
from index.amounts import counted
from index.documents import Filters
from index.errors import CorpusError
from index.paths import shown_from
from qa.answer import Answer, AnswerEvent, Location, Phase, Status, Token, Working
from qa.config import Config, load_config
from qa.options import AskOptions

if TYPE_CHECKING:
    from qa.engine import Engine

EXIT_CODES = {Status.answered: 0, Status.not_found: 3, Status.partial: 4}


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, of what, and how the answer shall look."""

    question: str
    filters: Filters
    options: AskOptions
    docs: tuple[Path, ...]
    overrides: Mapping[str, object]
    offline: bool = False
    output: Format = Format.text
    quiet: bool = False
    color: Color = Color.auto


def answer_and_print(request: Request, start: Path, stdout: IO[str]) -> int:
    """Ask, write the answer to `stdout`, and return the exit code that its status has."""
    config = load_config(start, request.docs, request.overrides, offline=request.offline)
    from qa.engine import check_question  # a second of imports, once there is something to ask
    from qa.opening import open_engine

    question = check_question(request.question)
    with Waiting(request.color, quiet=request.quiet) as waiting:
        engine = open_engine(config, on_fetch=waiting.fetch)
        try:
            answer = engine.ask_now(
                question,
                filters=request.filters,
                options=request.options,
                on_event=lambda event: _show(event, waiting),
            )
            waiting.clear()
            if not answer.passages:
                ensure_documents(engine, config)
            text = written(answer, request, config, engine, stdout)
        finally:
            engine.close()
    emit(text, stdout)
    return EXIT_CODES[answer.status]


def _show(event: AnswerEvent, waiting: Waiting) -> None:
    """Let a person see what goes on."""
    match event:
        case Working(progress=progress) if progress is not None:
            waiting.sync(progress)
        case Working(phase=Phase.writing):
            waiting.begin("Writing")
        case Token(text):
            waiting.write(text)
        case _:
            pass


def ensure_documents(engine: "Engine", config: Config) -> None:
    """CorpusError where there is nothing to ask at all, with the reason why files were left out."""
    if engine.index.documents():
        return
    from cli.index_command import corpus_of
    from index.status import stored_status

    status = stored_status(corpus_of(config))
    names = ", ".join(str(path) for path in config.docs)
    reasons = [f"{skip.path} {skip.reason}" for skip in status.skipped] if status else []
    if not reasons:
        raise CorpusError(f"There are no documents in {names}; put some there, or pass --docs FOLDER.")
    more = f", and {len(reasons) - 1} more (footnote status)" if len(reasons) > 1 else ""
    raise CorpusError(f"There are no documents to read in {names}: {reasons[0]}{more}.")


def written(answer: Answer, request: Request, config: Config, engine: "Engine", stdout: IO[str]) -> str:
    """The answer in the format that was asked for, ending in a newline."""
    if request.output is Format.json:
        from index.display import json_text
        from qa.schema import answer_to_dict

        return json_text(answer_to_dict(answer)) + "\n"
    searched = ""
    if answer.status is Status.not_found:
        searched = searched_words(config, answer, request.filters, engine)
    if request.output is Format.markdown:
        from cli.render_markdown import markdown

        return markdown(answer, quotes=config.answer.quotes, footer=not request.quiet, searched=searched)
    from cli.render_text import Layout, print_answer
    from cli.terminal import console_on

    layout = Layout(config.answer.quotes, not request.quiet, searched, lambda at: address(at, config))
    console = console_on(stdout, request.color)
    with console.capture() as capture:
        print_answer(console, answer, layout)
    return capture.get()


def address(location: Location, config: Config) -> str | None:
    """Where a terminal may find the cited file: an address of that file only, or none."""
    file = config.file_of(location.source.path)
    return file.as_uri() if file else None


def searched_words(config: Config, answer: Answer, filters: Filters, engine: "Engine") -> str:
    """What a refusal speaks for: which documents, how many, under which filters."""
    count = counted(len(engine.index.documents()), "document")
    names = [shown_from(config.base, path) for path in config.docs]
    words = f"{', '.join(names[:3])}{', …' * (len(names) > 3)} ({count})"
    limits = [
        *(f"path {glob}" for glob in filters.paths),
        *(f"type {kind}" for kind in filters.kinds),
        *([f"from {filters.after}"] if filters.after else []),
        *([f"until {filters.before}"] if filters.before else []),
    ]
    if limits and not answer.passages and not engine.index.search(answer.question, 1, filters):
        return f"none of {words}: no document matches {', '.join(limits)}"
    return f"{words}, only {', '.join(limits)}" if limits else words
