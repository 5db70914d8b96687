"""From gold files to runs with the real engine: what every command of `footnote eval` starts from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from eval.cache import OutcomeCache
from eval.discovery import answers_folder, last_run_path
from eval.errors import RunError
from eval.gold import GoldSet, load_gold
from eval.run import Run, pick, run_gold, write_run
from eval.subject import config_of, open_subject
from eval.third_party import load_set
from eval.watching import watch
from index.errors import FootnoteError, UsageError

if TYPE_CHECKING:
    from eval.judge import Judge
    from index.models import Fetch
    from qa.chat.answer_cache import Tape


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked to be run."""

    ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    overrides: Mapping[str, object] = field(default_factory=dict)
    sample: int = 0  # of a third-party set; 0 is all of it
    use_cache: bool = True
    tape: "Tape | None" = None  # of a chat model's answers; then answers are not served from the cache
    judge: bool = False  # ask the configured chat model for its word, beside the graders'
    offline: bool = False
    quiet: bool = False

    @property
    def whole(self) -> bool:
        """Whether every case is run."""
        return not (self.ids or self.tags or self.kinds)


def run_file(
    path: Path, wish: Wish, stderr: Console, *, on_fetch: "Callable[[Fetch], None] | None" = None
) -> tuple[GoldSet, Run]:
    """The gold of `path` (a gold file, or a third-party set's folder) and its run.

    A whole run is also kept for `show`.

    Errors: GoldError for bad gold, UsageError where no case is left, RunError where the engine cannot
    be opened.
    """
    gold = load_set(path, wish.sample) if path.is_dir() else load_gold(path)
    cases = pick(gold.questions, wish.ids, wish.tags, wish.kinds)
    if not cases:
        raise UsageError(f"{path}: no case is left; check --case, --tag and --kind.")
    cache = OutcomeCache(answers_folder()) if wish.use_cache and not wish.tape else None
    try:
        config = config_of(gold, wish.overrides, offline=wish.offline)
        if wish.tape and config.model.name == "none":
            raise UsageError("--record and --replay are for a chat model; name it with --model.")
        judge = _judge(gold, wish, on_fetch) if wish.judge else None
        with (
            open_subject(config, on_fetch=on_fetch, tape=wish.tape) as subject,
            watch(gold.name, len(cases), stderr, quiet=wish.quiet) as done,
        ):
            run = run_gold(
                subject.engine,
                gold,
                subject.library,
                setup=subject.setup,
                cases=cases,
                cache=cache,
                on_record=done,
            )
        if judge:
            run = _judged(run, judge, wish, stderr)
    except (RunError, UsageError):
        raise
    except FootnoteError as error:
        raise RunError(str(error)) from error
    if wish.whole:
        write_run(run, last_run_path(gold.name))
    return gold, run


def _judge(gold: GoldSet, wish: Wish, on_fetch: "Callable[[Fetch], None] | None") -> "Judge":
    """The chat model of the settings, found before anything is asked: it may not be here."""
    from eval.judge import Judge
    from qa.opening import open_speaker

    config = config_of(gold, wish.overrides, offline=wish.offline, writer=None)
    return Judge(*open_speaker(config, on_fetch=on_fetch, tape=wish.tape))


def _judged(run: Run, judge: "Judge", wish: Wish, stderr: Console) -> Run:
    from eval.judge import judged

    with watch(f"judged by {judge.name}", len(run.records), stderr, quiet=wish.quiet) as done:
        return judged(run, judge, done)


def overrides_of(settings: Sequence[str], model: str | None) -> dict[str, object]:
    """Dotted settings ("answer.top_k=1") as overrides; UsageError where one is not KEY=VALUE."""
    import json

    overrides: dict[str, object] = {"model.name": model} if model else {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or "." not in key:
            raise UsageError(f"{setting!r} is no setting; write it like answer.top_k=1.")
        try:
            overrides[key] = json.loads(value)
        except json.JSONDecodeError:
            overrides[key] = value
    return overrides
