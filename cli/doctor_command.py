"""`footnote doctor`: is everything in order, and if not, what to do; `--fix` does it."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.index_command import corpus_of
from cli.options import ColorWhen, Docs, Offline
from cli.progress import Waiting
from cli.terminal import Color, console_on, styled
from index.amounts import counted, sized
from index.corpus import Corpus
from index.display import one_line
from index.doctor import Check, examine, mend
from index.errors import FootnoteError
from index.models import CHAT_MODEL, find, folder_of, pull, verify
from qa.config import load_config


class Health(StrEnum):
    """How a thing is."""

    good = "ok"
    fair = "note"  # works, could be better
    bad = "BAD"


STYLES = {Health.good: "green", Health.fair: "yellow", Health.bad: "bold red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `fix` mends it, where that is possible, and says what it did."""

    name: str
    health: Health
    words: str
    fix: Callable[[], str] | None = None


def doctor(
    docs: Docs = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended.")] = False,
    offline: Offline = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Check models, index, disk and terminal.

    Exit code 1 if one is bad. Model files are read and compared with the catalogue's digests;
    the index is checked against itself.
    """
    console = console_on(sys.stdout, color)
    bad = mendable = 0
    with Waiting(color) as waiting:
        for finding in findings(docs or [], waiting, offline=offline):
            console.print(f"{finding.health.value:<5}", style=STYLES[finding.health], end="")
            console.print(f"{finding.name:<30} {one_line(finding.words)}", soft_wrap=True)
            if finding.health is not Health.bad:
                continue
            if fix and finding.fix:
                console.print(f"     fixed: {one_line(finding.fix())}", style="green", soft_wrap=True)
            else:
                bad += 1
                mendable += finding.fix is not None
    if mendable:
        sys.stdout.write("`footnote doctor --fix` mends what can be mended.\n")
    return 1 if bad else 0


def findings(docs: list[Path], waiting: Waiting, *, offline: bool) -> Iterator[Finding]:
    """Everything that is looked at, one after the other."""
    yield _python()
    yield _terminal()
    yield _chat_model()
    try:
        config = load_config(Path.cwd(), docs, offline=offline)
        corpus = corpus_of(config)
    except FootnoteError as error:
        yield Finding("settings", Health.bad, str(error))
        return
    yield Finding("settings", Health.good, str(config.file or "no footnote.toml; the defaults hold"))
    for check in examine(corpus):
        fix = partial(_mended, check, corpus, waiting, offline=offline) if check.fix else None
        words = check.detail if check.ok or fix is None else f"{check.detail}; --fix: {check.fix}"
        yield Finding(check.name, Health.good if check.ok else Health.bad, words, fix)


def _mended(check: Check, corpus: Corpus, waiting: Waiting, *, offline: bool) -> str:
    """Mend what the check found; the words say what was done."""
    from index.opening import open_index

    if check.name.startswith("model "):
        if offline:
            raise FootnoteError(f"--offline forbids fetching {check.name}.")
        pull([check.name.removeprefix("model ")], on_progress=waiting.fetch)
        waiting.clear()
        return "fetched again; every file has its digest"
    done = mend(corpus)
    with contextlib.closing(open_index(corpus, offline=offline, on_fetch=waiting.fetch)) as index:
        report = index.sync(waiting.sync)
    waiting.clear()
    return " ".join([*done, f"{counted(len(report.added), 'document')} read again."])


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", Health.good, f"{version}, {os.cpu_count()} processors")


def _terminal() -> Finding:
    encoding = (sys.stdout.encoding or "none").lower()
    size = shutil.get_terminal_size()
    words = f"{encoding}, {size.columns}×{size.lines}, TERM={os.environ.get('TERM', 'not set')}"
    words += ", colours" if styled(sys.stdout, Color.auto) else ", no colours"
    if encoding.replace("-", "") != "utf8":
        return Finding("terminal", Health.fair, f"{words}; set a UTF-8 locale to see every character")
    return Finding("terminal", Health.good, words)


def _chat_model() -> Finding:
    model = find(CHAT_MODEL)
    if not any((folder_of(model) / file.name).exists() for file in model.files):
        words = f"{CHAT_MODEL} is not here ({sized(model.size)}), answers are quotes;"
        return Finding("writer", Health.fair, f"{words} `footnote models pull {CHAT_MODEL}` fetches it")
    try:
        verify(CHAT_MODEL)
    except FootnoteError as error:
        return Finding("writer", Health.bad, str(error))
    return Finding("writer", Health.good, f"{CHAT_MODEL}, its file has its digest")
