"""`footnote eval`: regression tests of answers."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.options import ColorWhen, ModelName, Offline, Quiet
from cli.terminal import Color

HELP = """Regression-test answers against gold questions of your own, without a judge model.

Exit codes: 0 pass, 1 regression, 2 usage, 3 stale or invalid gold, 4 the machinery failed.
"""
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=HELP)

Gold = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[GOLD…]", help="Gold files or folders. Default: eval/gold or gold, here or above."
    ),
]
Cases = Annotated[list[str] | None, typer.Option("--case", metavar="ID", help="Only this case.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="Only cases with this tag.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help="Only cases of this kind.")]
Settings = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="KEY=VALUE", help="Override a setting, e.g. answer.top_k=1."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask everything anew; the figures are the same.")]
JsonTo = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the run as JSON.")]


@app.command()
def run(
    gold: Gold = None,
    case: Cases = None,
    tag: Tags = None,
    kind: Kinds = None,
    model: ModelName = None,
    settings: Settings = None,
    no_cache: NoCache = False,
    json_to: JsonTo = None,
    offline: Offline = False,
    quiet: Quiet = False,
    color: ColorWhen = Color.auto,
) -> int:
    """Ask every gold question and report how it went. Red only for stale gold; `gate` compares."""
    from cli.progress import Waiting
    from cli.terminal import console_on
    from eval.discovery import gold_files
    from eval.errors import Exit
    from eval.report.terminal import print_run
    from eval.run import write_run
    from eval.session import Wish, overrides_of, run_file

    wish = Wish(
        ids=tuple(case or ()),
        tags=tuple(tag or ()),
        kinds=tuple(kind or ()),
        overrides=overrides_of(settings or (), model),
        use_cache=not no_cache,
        offline=offline,
        quiet=quiet,
    )
    stdout, stderr = console_on(sys.stdout, color), console_on(sys.stderr, color)
    files = gold_files(gold or (), Path.cwd())
    stale = 0
    for file in files:
        with Waiting(color, quiet=quiet) as waiting:
            _, made = run_file(file, wish, stderr, on_fetch=waiting.fetch)
        print_run(made, stdout)
        if json_to:
            write_run(made, json_to if len(files) == 1 else json_to.with_stem(f"{json_to.stem}-{made.name}"))
        stale += made.summary.stale
    return Exit.gold if stale else Exit.passed


@app.command()
def lint(gold: Gold = None, color: ColorWhen = Color.auto) -> int:
    """Check gold files: schema, ids, answers, and whether every quote still stands in its document."""
    from cli.terminal import console_on
    from eval.discovery import gold_files
    from eval.errors import Exit
    from eval.lint import lint_file
    from eval.subject import texts_for

    console = console_on(sys.stdout, color)
    wrong = 0
    for file in gold_files(gold or (), Path.cwd()):
        findings = lint_file(file, texts_for(file))
        errors = sum(f.error for f in findings)
        wrong += errors
        for finding in findings:
            level = "error" if finding.error else "warning"
            console.print(f"{file}: {level}: {finding.case}{': ' if finding.case else ''}{finding.message}")
        console.print(f"{file}: {errors} errors, {len(findings) - errors} warnings")
    return Exit.gold if wrong else Exit.passed
