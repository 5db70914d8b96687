"""`footnote eval`: regression tests of answers."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.eval_add import add
from cli.eval_init import init
from cli.eval_run import Gold, bless, gate, run
from cli.options import ColorWhen
from cli.terminal import Color

HELP = """Regression-test answers against gold.

Exit codes: 0 pass, 1 regression, 2 usage, 3 stale or invalid gold, 4 the machinery failed.
"""
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=HELP)

for command in (init, add, run, gate, bless):
    app.command()(command)


@app.command()
def compare(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="A run that `--json` wrote, or a baseline.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another run of the same gold.")],
    color: ColorWhen = Color.auto,
) -> int:
    """Compare two runs.

    Exit code 1 if the second is worse beyond chance.
    """
    from cli.terminal import console_on
    from eval.compare import compare as compare_runs
    from eval.errors import Exit
    from eval.report.verdict import print_comparison
    from eval.run import read_run

    found = compare_runs(read_run(base), read_run(new))
    print_comparison(found, console_on(sys.stdout, color))
    return Exit.regression if found.regressions else Exit.passed


@app.command()
def show(
    case: Annotated[str, typer.Argument(metavar="ID", help="The case.")],
    gold: Gold = None,
    color: ColorWhen = Color.auto,
) -> int:
    """Show one case of the last whole run."""
    from cli.terminal import console_on
    from eval.discovery import gold_files, last_run_path
    from eval.gold import load_gold
    from eval.report.terminal import print_case
    from eval.run import read_run
    from index.errors import UsageError

    for file in gold_files(gold or (), Path.cwd()):
        path = last_run_path(load_gold(file).name)
        records = read_run(path).records if path.exists() else ()
        for record in records:
            if record.id == case:
                print_case(record, console_on(sys.stdout, color))
                return 0
    raise UsageError(f"No case {case!r} in the last run; `footnote eval run` makes one.")


@app.command()
def lint(gold: Gold = None, color: ColorWhen = Color.auto) -> int:
    """Check gold files.

    Schema, ids, answers, and whether the quotes are in their places.
    """
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
