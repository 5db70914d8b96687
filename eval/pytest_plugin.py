"""Gold cases as pytest tests: `pytest --footnote-gold eval/gold`.

One test a case, with its kind and tags as marks, so that -k, -m, -x, xdist and JUnit work as everywhere.
Nothing is imported and nothing happens unless the option is given.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from eval.asking import Asker
    from eval.case import Case
    from eval.gold import GoldSet
    from eval.record import Record
    from eval.subject import Subject

OPEN = pytest.StashKey["OpenSubjects"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the plugin."""
    group = parser.getgroup("footnote", "gold questions on your documents")
    group.addoption(
        "--footnote-gold",
        action="append",
        default=[],
        metavar="GOLD",
        help="gold file or folder; each case becomes a test",
    )
    group.addoption(
        "--footnote-with",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="override a setting, e.g. answer.top_k=1",
    )
    group.addoption("--footnote-no-cache", action="store_true", help="ask every question anew")


def pytest_configure(config: pytest.Config) -> None:
    """Make the gold files part of what is collected; alone, unless other tests are named as well."""
    named = config.getoption("--footnote-gold")
    if not named:
        return
    files = [str(file) for file in _gold_files(named)]
    for file in files:
        for mark, words in _marks(Path(file)):
            config.addinivalue_line("markers", f"{mark}: {words}")
    alone = config.args_source is not pytest.Config.ArgsSource.ARGS
    config.args = files if alone else [*config.args, *files]
    config.stash[OPEN] = OpenSubjects(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "GoldFile | None":
    """Gold files that the option names are collected, and no other YAML."""
    if OPEN in parent.config.stash and str(file_path) in parent.config.args:
        return GoldFile.from_parent(parent, path=file_path)
    return None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the engines that were opened."""
    if OPEN in config.stash:
        config.stash[OPEN].close()


class GoldFile(pytest.File):
    """One gold file."""

    def collect(self) -> Iterator["GoldItem"]:
        """One test a wording, marked with the case's kind and tags."""
        from eval.gold import load_gold

        gold = load_gold(self.path)
        for case in gold.questions:
            item = GoldItem.from_parent(self, name=case.id, gold=gold, case=case)
            for mark in (case.kind.value, *case.tags):
                item.add_marker(mark)
            yield item


class GoldItem(pytest.Item):
    """One gold question; it fails with the reason, the gold and what was answered."""

    def __init__(self, *, gold: "GoldSet", case: "Case", **rest: Any) -> None:
        super().__init__(**rest)
        self.gold = gold
        self.case = case

    def runtest(self) -> None:
        """Ask and grade; GoldFailure where the case does not pass."""
        record = self.config.stash[OPEN].record(self.gold, self.case)
        if not record.passed:
            raise GoldFailure(record)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The case in words instead of a traceback, which would say nothing."""
        if isinstance(excinfo.value, GoldFailure):
            from eval.report.cases import lines_of

            return "\n".join(lines_of(excinfo.value.record))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the case stands."""
        return self.path, None, f"{self.gold.name}: {self.case.id}"


class GoldFailure(Exception):
    """A case that did not pass."""

    def __init__(self, record: "Record") -> None:
        super().__init__(record.category)
        self.record = record


class OpenSubjects:
    """The engines of this process, one a gold file, opened when the first case needs one."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._stack = ExitStack()
        self._open: dict[Path, tuple[Subject, Asker]] = {}

    def record(self, gold: "GoldSet", case: "Case") -> "Record":
        """The graded answer to one case."""
        from eval.cache import OutcomeCache
        from eval.discovery import answers_folder
        from eval.provenance import provenance
        from eval.run import record_case

        subject, asking = self._subject(gold)
        cache = None
        if not self._config.getoption("--footnote-no-cache"):
            facts = provenance(gold, subject.library, subject.setup)
            cache = OutcomeCache(answers_folder()).for_run(facts)
        return record_case(case, subject.library, asking, cache)

    def close(self) -> None:
        """Close every engine."""
        self._stack.close()

    def _subject(self, gold: "GoldSet") -> "tuple[Subject, Asker]":
        if gold.path not in self._open:
            from eval.asking import asker
            from eval.session import overrides_of
            from eval.subject import config_of, open_subject

            config = config_of(gold, overrides_of(self._config.getoption("--footnote-with"), None))
            subject = self._stack.enter_context(open_subject(config))
            self._open[gold.path] = subject, self._stack.enter_context(asker(subject.engine))
        return self._open[gold.path]


def _gold_files(named: list[str]) -> list[Path]:
    from eval.discovery import gold_files
    from index.errors import FootnoteError

    try:
        return [file.resolve() for file in gold_files([Path(name) for name in named], Path.cwd())]
    except FootnoteError as error:
        raise pytest.UsageError(str(error)) from error


def _marks(path: Path) -> list[tuple[str, str]]:
    from eval.gold import load_gold
    from index.errors import FootnoteError

    try:
        cases = load_gold(path).cases
    except FootnoteError as error:
        raise pytest.UsageError(str(error)) from error
    kinds = {(case.kind.value, "gold cases of this kind") for case in cases}
    return sorted(kinds | {(tag, "gold cases with this tag") for case in cases for tag in case.tags})
