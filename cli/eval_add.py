"""`footnote eval add`: one more case for a gold file."""

from pathlib import Path
from typing import Annotated

import typer

from cli.eval_init import corpus_folder, keep_out
from cli.options import Docs
from cli.terminal import say
from eval.case import Kind
from qa.answer import Status


def add(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The gold file; made where it is missing.")],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What is asked; not with --from.")] = "",
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="WORDS",
            help="A right answer: any wording will do; of a list, each item is needed.",
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="QUOTE", help="Words of a document that the answer rests on."),
    ] = None,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="FILE", help="Where the quote stands, if it stands in several."),
    ] = None,
    saved: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="An answer that --json wrote; other options correct it."),
    ] = None,
    status: Annotated[
        Status | None,
        typer.Option(
            "--status", metavar="STATUS", help="What the documents say: answered, partial or not_found."
        ),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind", metavar="KIND", help="For example number or near_miss; default: as the answers suggest."
        ),
    ] = None,
    forbidden: Annotated[
        list[str] | None,
        typer.Option("--forbidden", metavar="WORDS", help="An answer that says this is wrong."),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="For --tag and pytest -m.")
    ] = None,
    pin: Annotated[bool, typer.Option("--pin", help="The case gates on its own.")] = False,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="For people who read the file.")] = "",
    docs: Docs = None,
) -> int:
    """Add one case to a gold file.

    From words, or from a saved answer. The quotes are looked up in the documents and the case is linted
    before it is written; other cases stay as they are. A question the file asks already is refused (2),
    so is a case that does not hold (3).
    """
    import os

    from cli.verify_command import read_answer
    from eval.adding import Words, add_case, case_of
    from eval.gold import load_gold
    from eval.library import read_library
    from eval.subject import config_of
    from index.errors import UsageError
    from qa.config import load_config

    if saved and question:
        raise UsageError("Give a question or --from, not both: a saved answer has its question.")
    new = not gold.exists()
    if docs and not new:
        raise UsageError(f"{gold} names its own documents; --docs is for a new file.")
    config = load_config(Path.cwd(), docs or ()) if new else config_of(load_gold(gold))
    folder = corpus_folder(config) if new else config.base
    library = read_library(config.docs, folder, config.index)
    words = Words(
        question=question,
        answers=tuple(answer or ()),
        quotes=tuple(evidence or ()),
        documents=tuple(document or ()),
        status=status,
        kind=kind,
        forbidden=tuple(forbidden or ()),
        tags=tuple(tag or ()),
        pinned=pin,
        note=note,
    )
    case = case_of(words, library, read_answer(saved) if saved else None)
    name, fishy = add_case(gold, case, library, corpus=os.path.relpath(folder, gold.resolve().parent))
    say(f"{name}: {case['kind']} case in {gold}")
    for finding in fishy:
        say(f"{name}: warning: {finding.message}", err=True)
    if new:
        keep_out(folder, gold)
    return 0
