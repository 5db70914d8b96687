"""`footnote eval run`, `gate` and `bless`: what asks the gold questions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import ColorWhen, ModelName, Offline, Quiet
from cli.terminal import Color, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eval.gold import GoldSet
    from eval.run import Run
    from eval.session import Wish
    from qa.chat.answer_cache import Tape

Gold = Annotated[
    list[Path] | None,
    typer.Argument(metavar="GOLD", help="Gold files or folders. Default: eval/gold or gold, here or above."),
]
Cases = Annotated[list[str] | None, typer.Option("--case", metavar="ID", help="Only this case.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Only cases with this tag.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only cases of this kind.")]
Settings = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="KEY=VALUE", help="Override a setting, e.g. answer.top_k=1."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask everything anew; the figures are the same.")]
JsonTo = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the run as JSON.")]


JUnitTo = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML.")]
MarkdownTo = Annotated[
    Path | None, typer.Option("--markdown", metavar="FILE", help="Write a summary for a pull request.")
]
Record = Annotated[
    Path | None,
    typer.Option("--record", metavar="FILE", help="Add what the chat model writes to a file for --replay."),
]
Judged = Annotated[
    bool,
    typer.Option("--judge", help="Ask the configured chat model for its word too; nothing gates on it."),
]
Replay = Annotated[
    Path | None,
    typer.Option("--replay", metavar="FILE", help="Answer from a recording: the chat model is not needed."),
]
HtmlTo = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page with plots.")]


def run(
    gold: Gold = None,
    case: Cases = None,
    tag: Tags = None,
    kind: Kinds = None,
    question_set: Annotated[
        Path | None,
        typer.Option("--set", metavar="DIR", help="Run a third-party question set instead."),
    ] = None,
    sample: Annotated[int, typer.Option("--sample", metavar="N", help="Only N questions of the set.")] = 0,
    model: ModelName = None,
    settings: Settings = None,
    record: Record = None,
    replay: Replay = None,
    judged: Judged = False,
    no_cache: NoCache = False,
    json_to: JsonTo = None,
    markdown_to: MarkdownTo = None,
    html_to: HtmlTo = None,
    junit_to: JUnitTo = None,
    offline: Offline = False,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Ask the gold questions and tell how it went.

    Exit codes: 0, whatever was answered; 3 for stale or invalid gold; 2 usage; 4 the machinery failed.
    """
    from cli.terminal import console_on
    from eval.errors import Exit
    from eval.gate import judge
    from eval.report.files import Wanted, write_reports
    from eval.report.terminal import print_run
    from eval.session import Wish, overrides_of

    wish = Wish(
        ids=tuple(case or ()),
        tags=tuple(tag or ()),
        kinds=tuple(kind or ()),
        overrides=overrides_of(settings or (), model),
        sample=sample,
        use_cache=not no_cache,
        tape=_tape(record, replay),
        judge=judged,
        offline=offline,
        quiet=quiet,
    )
    verdicts = []
    for file_gold, made in _runs(gold, wish, color, question_set):
        print_run(made, console_on(sys.stdout, color))
        verdicts.append(judge(made, file_gold, None))
    write_reports(verdicts, Wanted(json_to, markdown_to, html_to, junit_to))
    return Exit.gold if any(v.run.summary.stale for v in verdicts) else Exit.passed


def gate(
    gold: Gold = None,
    model: ModelName = None,
    settings: Settings = None,
    record: Record = None,
    replay: Replay = None,
    no_cache: NoCache = False,
    json_to: JsonTo = None,
    markdown_to: MarkdownTo = None,
    html_to: HtmlTo = None,
    junit_to: JUnitTo = None,
    offline: Offline = False,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Run; exit 1 if answers got worse.

    Exit codes: 0 pass, 1 regression, 2 usage, 3 stale or invalid gold, or nothing to gate by, 4 the
    machinery failed. What was blessed is the baseline; without one, invariants, pinned cases and floors
    gate, and where there are no pins and floors either, nothing passes.
    """
    from cli.terminal import console_on
    from eval.baseline import read_baseline
    from eval.discovery import baseline_path
    from eval.gate import gated, strictest
    from eval.report.files import Wanted, write_reports
    from eval.report.verdict import print_verdict
    from eval.session import Wish, overrides_of

    wish = Wish(
        overrides=overrides_of(settings or (), model),
        use_cache=not no_cache,
        tape=_tape(record, replay),
        offline=offline,
        quiet=quiet,
    )
    verdicts = []
    for file_gold, made in _runs(gold, wish, color):
        verdicts.append(gated(made, file_gold, read_baseline(baseline_path(file_gold.path))))
        print_verdict(verdicts[-1], console_on(sys.stdout, color))
    write_reports(verdicts, Wanted(json_to, markdown_to, html_to, junit_to))
    return strictest(verdicts)


def bless(
    reason: Annotated[
        str, typer.Option("--reason", metavar="WORDS", help="Why the baseline moves; it is kept with it.")
    ],
    gold: Gold = None,
    model: ModelName = None,
    settings: Settings = None,
    offline: Offline = False,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Make these answers the baseline of `gate`.

    They are asked anew; commit the file that is written.
    """
    from eval.baseline import bless as make_baseline
    from eval.discovery import baseline_path
    from eval.session import Wish, overrides_of

    wish = Wish(overrides=overrides_of(settings or (), model), offline=offline, quiet=quiet)
    for file_gold, made in _runs(gold, wish, color):
        path = baseline_path(file_gold.path)
        make_baseline(made, path, reason)
        passed = sum(r.passed for r in made.records)
        say(f"{made.name}: {passed} of {len(made.records)} cases pass; baseline in {path}")
    return 0


def _runs(
    gold: list[Path] | None, wish: "Wish", color: Color, question_set: Path | None = None
) -> "Iterator[tuple[GoldSet, Run]]":
    """Every gold file with its run, one after the other, with what a person sees while waiting."""
    from cli.progress import Waiting
    from cli.terminal import console_on
    from eval.discovery import gold_files
    from eval.session import run_file

    for file in [question_set] if question_set else gold_files(gold or (), Path.cwd()):
        with Waiting(color, quiet=wish.quiet) as waiting:
            yield run_file(file, wish, console_on(sys.stderr, color), on_fetch=waiting.fetch)


def _tape(record: Path | None, replay: Path | None) -> "Tape | None":
    from index.errors import UsageError
    from qa.chat.answer_cache import Tape

    if record and replay:
        raise UsageError("Give --record or --replay, not both.")
    path = record or replay
    return Tape(path, replayed=replay is not None) if path else None
