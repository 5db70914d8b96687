"""Earlier conversations: listed, searched, resumed, renamed, deleted, exported and taken in."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import DataTable, Input, Static

from index.amounts import counted
from index.errors import FootnoteError
from tui.archive import Kept
from tui.keys import Place, bindings, help_for
from tui.screens.form import LineForm, Question
from tui.screens.page import Page
from tui.text import plain, shorten
from tui.widgets.keyline import KeyLine
from tui.widgets.table import Table

OTHER_COLUMNS = 38  # turns, last and a little of the documents: a long title leaves them their place


class ConversationsScreen(Page):
    """The list; resuming dismisses it with nothing and tells the desk."""

    CSS_PATH = "library.tcss"
    BINDINGS = bindings(Place.conversations)  # type: ignore[assignment]
    HELP = f"## Conversations\nEvery conversation is kept on this machine.\n\n{help_for(Place.conversations)}"

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Kept] = []

    def compose(self) -> ComposeResult:
        yield Static(plain("Conversations", "bold"), id="path")
        with Horizontal(id="narrow-line"):
            yield Static("Search", id="narrow-label")
            yield Input(id="narrow", placeholder="words in questions and answers", compact=True)
        yield Table(("Conversation", "Turns", "Last", "Documents"), id="kept")
        yield Static(id="where")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#narrow-line").display = False
        self.table.focus()
        self.fill()

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one("#kept", Table)

    def fill(self) -> None:
        """Show what the search line asks for."""
        self.kept = self.desk.archive.find(self.query_one("#narrow", Input).value)
        room = max(self.app.size.width - OTHER_COLUMNS, 20)
        self.table.show(
            [
                (shorten(k.title, room), str(k.turns), f"{k.changed:%Y-%m-%d %H:%M}", k.corpus)
                for k in self.kept
            ]
        )
        words = counted(len(self.kept), "conversation") if self.kept else "no conversation"
        self.query_one("#where", Static).update(words)

    @property
    def current(self) -> Kept | None:
        """The one under the cursor."""
        row = self.table.cursor_row
        return self.kept[row] if 0 <= row < len(self.kept) else None

    @on(DataTable.RowSelected)
    def action_resume(self) -> None:
        """Go on with it."""
        if self.current:
            self.desk.resume(self.current.id)
            self.dismiss()

    def on_resize(self) -> None:
        self.fill()

    def action_narrow(self) -> None:
        """Open the search line."""
        self.query_one("#narrow-line").display = True
        self.query_one("#narrow").focus()

    @on(Input.Changed, "#narrow")
    def _searched(self) -> None:
        self.fill()

    @on(Input.Submitted, "#narrow")
    def _to_table(self) -> None:
        self.table.focus()

    def action_back(self) -> None:
        """Close the search line, else the list."""
        line = self.query_one("#narrow-line")
        if line.display:
            line.display = False
            self.query_one("#narrow", Input).value = ""
            self.table.focus()
        else:
            self.dismiss()

    def action_rename(self) -> None:
        """Ask for another name."""
        if kept := self.current:
            form = LineForm("Rename the conversation", {"title": ("Name", kept.title)})
            self.app.push_screen(form, lambda filled: self._renamed(kept, filled))

    def _renamed(self, kept: Kept, filled: dict[str, str] | None) -> None:
        if filled and filled["title"].strip():
            self.desk.archive.rename(kept.id, filled["title"].strip())
            self.fill()

    def action_delete(self) -> None:
        """Ask, then delete."""
        if kept := self.current:
            question = Question(
                f"Delete “{kept.title}” with its {kept.turns} turns?", {"yes": "Delete"}, danger=True
            )
            self.app.push_screen(question, lambda word: self._deleted(kept, word))

    def _deleted(self, kept: Kept, word: str | None) -> None:
        if word == "yes":
            self.desk.delete(kept.id)
            self.fill()

    def action_export(self) -> None:
        """Ask for the format, then write."""
        if kept := self.current:
            self.export_conversation(kept.title, self.desk.archive.turns(kept.id))

    def action_read_in(self) -> None:
        """Ask for the file, then take it in."""
        form = LineForm("Import a conversation exported as JSON", {"path": ("File", "")}, "Import")
        self.app.push_screen(form, self._read_in)

    def _read_in(self, filled: dict[str, str] | None) -> None:
        if not filled or not filled["path"].strip():
            return
        try:
            self.desk.take_in(Path(filled["path"].strip()).expanduser())
        except FootnoteError as error:
            self.say(str(error), error=True)
        self.fill()
