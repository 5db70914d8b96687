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

from cli.options import ColorWhen, Docs, Offline
from cli.progress import Waiting, size_words
from cli.terminal import Color, console_on, styled
from cli.wording import counted
from index.display import one_line
from index.errors import FootnoteError
from index.models import CHAT_MODEL, ENCODER, RANKER, find, folder_of, pull, verify
from index.paths import cache_dir
from qa.config import Config, load_config

SCARCE = 2_000_000_000  # bytes free: less is worth a word
TOO_LITTLE = 100_000_000


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
    """Look at models, index, disk and terminal; exit 1 if something is bad.

    Model files are read and compared with the catalogue's digests; the index is checked against itself.
    """
    console = console_on(sys.stdout, color)
    bad = 0
    with Waiting(color) as waiting:
        for finding in findings(docs or [], waiting, offline=offline):
            console.print(f"{finding.health.value:<5}", style=STYLES[finding.health], end="")
            console.print(f"{finding.name:<11} {one_line(finding.words)}", soft_wrap=True)
            if finding.health is not Health.bad:
                continue
            if fix and finding.fix:
                console.print(f"     fixed: {one_line(finding.fix())}", style="green", soft_wrap=True)
            else:
                bad += 1
    if bad and not fix:
        sys.stdout.write("`footnote doctor --fix` mends what can be mended.\n")
    return 1 if bad else 0


def findings(docs: list[Path], waiting: Waiting, *, offline: bool) -> Iterator[Finding]:
    """Everything that is looked at, one after the other."""
    yield _python()
    yield _terminal()
    yield _disk()
    for name in (ENCODER, RANKER):
        yield _model(name, waiting, needed=True, offline=offline)
    yield _model(CHAT_MODEL, waiting, needed=False, offline=offline)
    try:
        config = load_config(Path.cwd(), docs, offline=offline)
    except FootnoteError as error:
        yield Finding("settings", Health.bad, str(error))
        return
    yield Finding("settings", Health.good, str(config.file or "none; the defaults hold"))
    yield from _index(config, waiting)


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


def _disk() -> Finding:
    folder = cache_dir()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    words = f"{size_words(free)} free for {folder}"
    if free < TOO_LITTLE:
        return Finding("disk", Health.bad, f"only {words}; make room or set FOOTNOTE_HOME elsewhere")
    return Finding("disk", Health.fair if free < SCARCE else Health.good, words)


def _model(name: str, waiting: Waiting, *, needed: bool, offline: bool) -> Finding:
    model = find(name)
    folder = folder_of(model)

    def fetch() -> str:
        if offline:
            raise FootnoteError(f"--offline forbids fetching {name}.")
        pull([name], on_progress=waiting.fetch)
        waiting.clear()
        return f"{name} is whole"

    if not any((folder / file.name).exists() for file in model.files):
        words = f"{name} is not here ({size_words(model.size)}); `footnote models pull {name}` fetches it"
        return Finding(model.role, Health.bad if needed else Health.fair, words, fetch)
    try:
        verify(name)
    except FootnoteError as error:
        return Finding(model.role, Health.bad, str(error), fetch)
    return Finding(model.role, Health.good, f"{name}, every digest as in the catalogue")


def _index(config: Config, waiting: Waiting) -> Iterator[Finding]:
    from cli.index_command import corpus_of
    from index.health import Part, ailments, discard, stored_status
    from index.opening import open_index

    try:
        corpus = corpus_of(config)
        found = ailments(corpus)
        status = None if found else stored_status(corpus)
    except FootnoteError as error:
        yield Finding("index", Health.bad, str(error))
        return

    def remake(part: Part) -> str:
        discard(corpus, part)
        with contextlib.closing(open_index(corpus, offline=config.offline, on_fetch=waiting.fetch)) as index:
            report = index.sync(waiting.sync)
            index.search("a search opens the vectors", 1)
        waiting.clear()
        return f"made anew, {counted(len(report.added), 'document')} read again"

    for ailment in found:
        yield Finding("index", Health.bad, ailment.words, partial(remake, ailment.part))
    if status:
        words = f"{counted(status.documents, 'document')}, {counted(status.chunks, 'chunk')}, all consistent"
        yield Finding("index", Health.good, words)
    elif not found:
        yield Finding("index", Health.fair, "none yet; `footnote index` or the first question makes it")
