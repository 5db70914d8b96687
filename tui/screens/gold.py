"""Gold from the conversation: a form that turns an answer into a case, and the table of a run."""

import asyncio
import dataclasses
import threading
from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Checkbox, Input, ProgressBar, Select, Static, TextArea

from index.display import one_line
from index.errors import FootnoteError
from index.progress import Progress
from qa.answer import Evidence, Status
from qa.gold import KINDS, GoldDraft
from tui.doors import GoldTable
from tui.indexing import progress_words, until_indexed
from tui.keys import Place, bindings, help_for
from tui.screens.form import KEYS, Form
from tui.screens.page import Page
from tui.text import plain, shorten
from tui.threads import post
from tui.widgets.keyline import KeyLine
from tui.widgets.table import Table

STATUSES = [
    ("answered", "answered"),
    ("partly answered", "partial"),
    ("the documents do not say", "not_found"),
]


class GoldForm(Form[GoldDraft]):
    """Shows the case an answer suggests, to be corrected; returns it."""

    CSS_PATH = ["form.tcss", "gold.tcss"]

    def __init__(self, draft: GoldDraft, nearest: Sequence[Evidence] = ()) -> None:
        super().__init__()
        self.draft = draft
        self.offered = list(draft.evidence) + [e for e in nearest if e not in draft.evidence]

    def compose(self) -> ComposeResult:
        draft = self.draft
        with Vertical(id="form") as form:
            form.border_subtitle = KEYS
            yield Static("A gold case from this answer", id="heading")
            yield Static("Question", classes="label")
            yield Input(one_line(draft.question), id="question", compact=True)
            yield Static("The right answer is", classes="label")
            yield Select(STATUSES, value=draft.status.value, allow_blank=False, id="status", compact=True)
            yield Static("Kind of question", classes="label")
            yield Select(
                [(k.replace("_", " "), k) for k in KINDS],
                value=draft.kind,
                allow_blank=False,
                id="kind",
                compact=True,
            )
            yield Static("Right answers, one wording or list item a line", classes="label")
            yield TextArea(
                "\n".join(one_line(a) for a in draft.answers),
                id="answers",
                tab_behavior="focus",
                compact=True,
            )
            yield Static("Wrong if it says, one a line", classes="label")
            yield TextArea("", id="forbidden", tab_behavior="focus", compact=True)
            yield Static("It must rest on", classes="label")
            for i, evidence in enumerate(self.offered):
                words = f"{evidence.location.shown}  {shorten(evidence.quote, 90)}"
                yield Checkbox(plain(words), evidence in draft.evidence, id=f"evidence-{i}", compact=True)
            with Horizontal(id="buttons"):
                yield Button("Save", id="submit", compact=True)
                yield Button("Cancel", id="cancel", compact=True)

    def on_mount(self) -> None:
        self.query_one("#answers").focus()

    @on(Button.Pressed, "#submit")
    def action_submit(self) -> None:
        """Return the corrected case, if it can be one."""
        status = Status(str(self.query_one("#status", Select).value))
        unanswered = status is Status.not_found
        kind = str(self.query_one("#kind", Select).value)
        if unanswered != (kind in ("near_miss", "far")):
            kind = "near_miss" if unanswered else "fact"
        question = one_line(self.query_one("#question", Input).value)
        answers = () if unanswered else self._lines("#answers")
        if not question or not (answers or unanswered):
            self.app.notify("A case needs a question and a right answer.", severity="error", markup=False)
            return
        kept = [e for i, e in enumerate(self.offered) if self.query_one(f"#evidence-{i}", Checkbox).value]
        self.dismiss(
            dataclasses.replace(
                self.draft,
                question=question,
                kind=kind,
                status=status,
                answers=answers,
                forbidden=self._lines("#forbidden"),
                evidence=() if unanswered else tuple(kept),
            )
        )

    def _lines(self, selector: str) -> tuple[str, ...]:
        text = self.query_one(selector, TextArea).text
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class GoldRunScreen(Page):
    """Runs the gold cases in a thread and shows how each went."""

    CSS_PATH = "library.tcss"
    BINDINGS = bindings(Place.gold_run)  # type: ignore[assignment]
    HELP = f"## Gold run\nThe cases of the gold file, asked again.\n\n{help_for(Place.gold_run)}"

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def compose(self) -> ComposeResult:
        yield Static(plain(f"Gold {self.desk.glyphs.dot} {self.desk.gold_file}", "bold"), id="path")
        yield Static("asking the gold cases…", id="state")
        with Horizontal(id="progress"):
            yield ProgressBar(show_eta=False, id="bar")
            yield Static(id="doing")
        yield Table((), id="cases")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Table).focus()
        self.ask_all()

    @work(exclusive=True, exit_on_error=False)
    async def ask_all(self) -> None:
        """Run, show progress, show the table."""
        run = self.desk.hooks.run_gold
        loop = asyncio.get_running_loop()
        if run is None:
            self._end("There is nothing here that runs gold cases; use `footnote eval run`.")
            return
        try:
            engine = await self.desk.engine()
            await until_indexed(self.desk.indexing, self._wait_for)

            def tell(done: int, total: int) -> None:
                post(loop, lambda: self._progress(done, total))

            table = await asyncio.to_thread(run, engine, self.desk.gold_file, tell, self._stop)
        except FootnoteError as error:
            self._end(str(error))
        except Exception as error:
            self._end(f"The run failed: {type(error).__name__}: {error}.")
        else:
            self._show(table)

    def _wait_for(self, progress: Progress | None) -> None:
        self.query_one("#doing", Static).update(plain(progress_words(progress, self.desk.glyphs)))

    def _progress(self, done: int, total: int) -> None:
        if self.is_attached:
            self.query_one("#bar", ProgressBar).update(total=total or None, progress=done)
            self.query_one("#doing", Static).update(plain(f"{done} of {total} cases"))

    def _show(self, table: GoldTable) -> None:
        cases = self.query_one(Table)
        cases.heads = table.columns
        cases.show(table.rows)
        self._end(table.summary)

    def _end(self, words: str) -> None:
        self.query_one("#progress").display = False
        self.query_one("#state", Static).update(plain(words))

    def action_back(self) -> None:
        """Stop the run and leave."""
        self._stop.set()
        self.dismiss()
