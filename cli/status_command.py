"""`footnote status`: what is indexed, how much of it, what was skipped and why."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cli.index_command import corpus_of, skip_counts, skip_words
from cli.options import AsJson, ColorWhen, Docs
from cli.terminal import Color, console_on
from index.amounts import sized
from index.display import json_text, one_line
from index.errors import IndexError_
from qa.config import load_config

if TYPE_CHECKING:
    from index.progress import IndexStatus

SKIPS_SHOWN = 50


def status(docs: Docs = None, json: AsJson = False, color: ColorWhen = Color.auto) -> int:
    """Show what is indexed, and what was skipped.

    Looks only at what is on disk: nothing is read anew, nothing is fetched.
    """
    from index.status import stored_status

    config = load_config(Path.cwd(), docs or ())
    found = stored_status(corpus_of(config))
    if found is None:
        names = one_line(", ".join(map(str, config.docs)))
        raise IndexError_(f"Nothing is indexed yet of {names}; run footnote index, or just ask.")
    if json:
        sys.stdout.write(json_text(as_dict(found)) + "\n")
        return 0
    console = console_on(sys.stdout, color)
    for label, value in rows(found, [str(path) for path in config.docs], config.model.name):
        console.print(f"{label:<10} ", style="dim", end="", soft_wrap=True)
        console.print(one_line(value), soft_wrap=True)
    for skip in found.skipped[:SKIPS_SHOWN]:
        console.print(f"  {skip_words(skip)}", soft_wrap=True)
    if len(found.skipped) > SKIPS_SHOWN:
        console.print(f"  … and {len(found.skipped) - SKIPS_SHOWN} more: footnote status --json")
    return 0


def rows(found: "IndexStatus", docs: list[str], model: str) -> list[tuple[str, str]]:
    """Label and value of each line."""
    synced = found.synced.strftime("%Y-%m-%d %H:%M:%S") if found.synced else "never; run footnote index"
    counts = skip_counts(found.skipped)
    partly = counts["in part"]
    covered = f", covering {found.coverage:.2%} of {found.characters:,} characters"
    return [
        ("documents", f"{found.documents:,} in {', '.join(docs)}"),
        ("chunks", f"{found.chunks:,}{covered if found.characters else ''}"),
        ("encoder", f"{found.encoder} ({found.encoder_digest[:12]})" if found.encoder else "none yet"),
        ("writer", model),
        ("synced", f"{synced} (generation {found.generation})"),
        ("size", f"{sized(found.size)} in {found.folder}"),
        ("skipped", f"{counts['skipped']:,}{f', {partly:,} in part' if partly else ''}"),
    ]


def as_dict(found: "IndexStatus") -> dict[str, object]:
    """The status for programs."""
    return {
        "schema": "footnote.status/1",
        "folder": str(found.folder),
        "documents": found.documents,
        "chunks": found.chunks,
        "characters": found.characters,
        "coverage": found.coverage,
        "skipped": [
            {"path": skip.path, "reason": skip.reason, "partly": skip.partly} for skip in found.skipped
        ],
        "encoder": {"name": found.encoder, "digest": found.encoder_digest},
        "size": found.size,
        "generation": found.generation,
        "synced": found.synced.isoformat() if found.synced else None,
    }
