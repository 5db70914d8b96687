"""The library screen: documents, coverage, what was skipped and why, indexing, and what is searched."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import DataTable, Input, ProgressBar, Static

from index.dates import day_of
from index.display import one_line
from index.documents import Source
from index.errors import FootnoteError
from index.progress import Progress
from tui.filtering import dated, in_words, only
from tui.indexing import Indexing, progress_words, report_words, status_words
from tui.keys import Place, bindings, help_for
from tui.screens.document import DocumentScreen
from tui.screens.form import LineForm, Question
from tui.screens.page import Page
from tui.text import abridged, plain
from tui.widgets.keyline import KeyLine
from tui.widgets.table import AT_ONCE, WIDEST, Table

SHOWN_AT_MOST = 1000  # rows; more are found by narrowing
RELOAD = 3.0  # seconds between two looks at what is indexed so far


class LibraryScreen(Page):
    """Documents of the corpus in a table, with the skipped ones behind a key."""

    CSS_PATH = "library.tcss"
    BINDINGS = bindings(Place.library)  # type: ignore[assignment]
    HELP = f"## Library\nWhat is asked, what was left out and why.\n\n{help_for(Place.library)}"

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[Source] = []
        self.chosen: set[str] = set()
        self._shown: list[Source] = []
        self._loaded = 0.0  # when, by the desk's clock

    def compose(self) -> ComposeResult:
        yield Static(id="path")
        yield Static(id="state")
        with Horizontal(id="progress"):
            yield ProgressBar(show_eta=False, id="bar")
            yield Static(id="doing")
        with Horizontal(id="narrow-line"):
            yield Static("Filter", id="narrow-label")
            yield Input(id="narrow", placeholder="words of a name or title", compact=True)
        yield Table(("", "Document", "Kind", "Date", "Title"), id="documents")
        yield Table(("Skipped", "Why"), id="skipped")
        yield Static(id="where")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#path", Static).update(
            plain(f"Library {self.desk.glyphs.dot} {self.desk.corpus}", "bold")
        )
        for name in ("#narrow-line", "#progress", "#skipped"):
            self.query_one(name).display = False
        self.documents.focus()
        self.chosen = set(self.desk.chosen)
        self._say_where()
        self._state("opening the index…")
        self.load()
        if self.desk.indexing and self._indexing:
            self._watch(self.desk.indexing)

    @property
    def _indexing(self) -> bool:
        """Whether the index is being brought up to date."""
        return bool(self.desk.indexing and self.desk.indexing.running)

    @property
    def documents(self) -> Table:
        """The table of documents."""
        return self.query_one("#documents", Table)

    @property
    def skipped(self) -> Table:
        """The table of what was skipped."""
        return self.query_one("#skipped", Table)

    @work(exclusive=True, group="load", exit_on_error=False)
    async def load(self) -> None:
        """Read the state of the index in a thread, and show it."""
        self._loaded = self.desk.clock()
        try:
            library = (await self.desk.engine()).index
            self.sources = sorted(await asyncio.to_thread(library.documents), key=lambda s: s.path)
            status = await asyncio.to_thread(library.status)
        except FootnoteError as error:
            self._state(str(error))
            return
        if self._indexing and not status.documents:
            self._state("Documents appear here as they are indexed.")
        else:
            self._state(status_words(status, self.desk.glyphs))
        if not (self._indexing and self.documents.row_count >= AT_ONCE):  # more rows would hold up the keys
            self._fill()
        self.skipped.show([(item.path, item.reason) for item in status.skipped])

    def _fill(self) -> None:
        words = self.query_one("#narrow", Input).value.lower().split()
        found = [s for s in self.sources if all(w in f"{s.path} {s.title}".lower() for w in words)]
        self._shown = found[:SHOWN_AT_MOST]
        self.documents.show([self._row(s) for s in self._shown])
        more = len(found) - len(self._shown)
        self._say_where(f"{more:,} more; press / to narrow" if more else "")

    def _row(self, source: Source) -> Sequence[str]:
        mark = self.desk.glyphs.chosen if source.path in self.chosen else " "
        date = source.date.isoformat() if source.date else ""
        return mark, abridged(source.path, WIDEST), source.kind, date, source.title

    # what is searched

    def action_choose(self) -> None:
        """Choose the document, or take it back."""
        if source := self._current():
            self.chosen ^= {source.path}
            row = self.documents.cursor_row
            self.documents.put(row, 0, self._row(source)[0])
            self._apply()
            self.documents.move_cursor(row=min(row + 1, len(self._shown) - 1))

    def action_choose_shown(self) -> None:
        """Choose all that is shown."""
        self.chosen |= {s.path for s in self._shown}
        self._apply()
        self._fill()

    def action_search_all(self) -> None:
        """Lift every filter."""
        self.chosen.clear()
        self.desk.filters = dated(self.desk.filters, None, None)
        self._apply()
        self._fill()

    def action_dates(self) -> None:
        """Ask for the days documents must lie between."""
        old = self.desk.filters
        lines = {
            "after": ("From this day on (2021, 2021-09 or 2021-09-03)", str(old.after or "")),
            "before": ("Until this day", str(old.before or "")),
        }
        self.app.push_screen(LineForm("Search only documents dated", lines), self._dated)

    def _dated(self, filled: dict[str, str] | None) -> None:
        if filled is None:
            return
        after, before = filled["after"].strip(), filled["before"].strip()
        try:
            first = day_of(after) if after else None
            last = day_of(before, last=True) if before else None
            self.desk.filters = dated(self.desk.filters, first, last)
        except ValueError as error:
            self.say(str(error), error=True)
        self._say_where()

    def _apply(self) -> None:
        self.desk.chosen = set(self.chosen)
        self.desk.filters = only(self.desk.filters, self.chosen)
        self._say_where()

    def _say_where(self, more: str = "") -> None:
        words = in_words(self.desk.filters) or "searching every document"
        self.query_one("#where", Static).update(
            plain(f"{words} {self.desk.glyphs.dot} {more}" if more else words)
        )

    # moving about

    def _current(self) -> Source | None:
        row = self.documents.cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @on(DataTable.RowSelected, "#documents")
    def action_read(self) -> None:
        """Open the document."""
        if source := self._current():
            self.app.push_screen(DocumentScreen(source))

    def action_narrow(self) -> None:
        """Open the filter line."""
        self.query_one("#narrow-line").display = True
        self.query_one("#narrow").focus()

    @on(Input.Changed, "#narrow")
    def _narrowed(self) -> None:
        self._fill()

    @on(Input.Submitted, "#narrow")
    def _to_table(self) -> None:
        self.documents.focus()

    def action_skipped(self) -> None:
        """Show the skipped ones, or the documents again."""
        show = not self.skipped.display
        self.skipped.display, self.documents.display = show, not show
        (self.skipped if show else self.documents).focus()

    def action_back(self) -> None:
        """Close the filter line, else the library."""
        line = self.query_one("#narrow-line")
        if line.display:
            line.display = False
            self.query_one("#narrow", Input).value = ""
            self.documents.focus()
        else:
            self.dismiss()

    # folders

    def action_add_folder(self) -> None:
        """Ask for a folder or file to add."""
        lines = {"path": ("Folder or file", "")}
        self.app.push_screen(LineForm("Add to what is asked", lines, "Add"), self._added)

    def _added(self, filled: dict[str, str] | None) -> None:
        if filled and filled["path"].strip():
            self._reopen(lambda: self.desk.add_docs(filled["path"].strip()))

    def action_remove_folder(self) -> None:
        """Ask which folder or file to take out."""
        choices = {str(i): one_line(path) for i, path in enumerate(self.desk.docs)}
        if len(choices) < 2:
            self.say("This is the only folder; add another with + before taking it out.")
            return
        self.app.push_screen(Question("Take out of what is asked (files stay)", choices), self._removed)

    def _removed(self, word: str | None) -> None:
        if word:
            self._reopen(lambda: self.desk.remove_docs(int(word)))

    def _reopen(self, change: Any) -> None:
        try:
            change()
        except FootnoteError as error:
            self.say(str(error), error=True)
            return
        self.chosen.clear()
        self._apply()
        self._state("opening the index…")
        self.load()

    # indexing

    def action_reindex(self) -> None:
        """Bring the index up to date; while that runs: stop it."""
        if self.desk.indexing and self._indexing:
            self.desk.indexing.stop()
            return
        self.begin_indexing()

    @work(exclusive=True, group="index", exit_on_error=False)
    async def begin_indexing(self) -> None:
        """Start a sync and follow it."""
        try:
            engine = await self.desk.engine()
        except FootnoteError as error:
            self.say(str(error), error=True)
            return
        self.desk.indexing = Indexing(engine.index)
        self._watch(self.desk.indexing)

    def _watch(self, indexing: Indexing) -> None:
        self.query_one("#progress").display = True
        indexing.on_progress = self._show_progress
        indexing.on_end = self._indexed
        self._show_progress(indexing.progress)

    def _show_progress(self, progress: Progress | None) -> None:
        if not self.is_attached:
            return
        bar = self.query_one("#bar", ProgressBar)
        self.query_one("#doing", Static).update(plain(progress_words(progress, self.desk.glyphs)))
        if progress:
            bar.update(total=progress.files_total or None, progress=progress.files_done)
        if self._indexing and self.desk.clock() - self._loaded > RELOAD:
            self.load()

    def _indexed(self, indexing: Indexing) -> None:
        if not self.is_attached:
            return
        self.query_one("#progress").display = False
        self.say(report_words(indexing), error=bool(indexing.error))
        self.load()

    def _state(self, words: str) -> None:
        self.query_one("#state", Static).update(plain(one_line(words)))
