"""The settings screen: every key of footnote.toml with its words, checked before it is saved."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, Static

from index.amounts import counted
from index.errors import FootnoteError
from qa.config import FILE_NAME
from tui.keys import Place, bindings, help_for
from tui.screens.page import Page
from tui.settings_fields import Field, fields, read, save, value_of, written
from tui.text import plain
from tui.widgets.keyline import KeyLine


class SettingsScreen(Page):
    """One row a key; F10 writes what was changed and reopens the engine over it."""

    CSS_PATH = "settings.tcss"
    BINDINGS = bindings(Place.settings)  # type: ignore[assignment]
    HELP = f"## Settings\nEach row is a key of footnote.toml.\n\n{help_for(Place.settings)}"

    def __init__(self) -> None:
        super().__init__()
        self.fields = fields()

    def compose(self) -> ComposeResult:
        config = self.desk.config
        where = config.file or config.base / FILE_NAME
        new = "" if config.file else " (made when you save)"
        yield Static(plain(f"Settings {self.desk.glyphs.dot} {where}{new}", "bold"), id="path")
        with VerticalScroll(id="rows", can_focus=False):
            table = ""
            for field in self.fields:
                if field.table != table:
                    table = field.table
                    yield Static(plain(f"[{table}]"), classes="table")
                with Horizontal(classes="row"):
                    yield Static(plain(field.name), classes="name")
                    yield self._widget(field)
                yield Static(plain(self._help(field)), classes="help")
        yield KeyLine()

    def _widget(self, field: Field) -> Checkbox | Input:
        value = value_of(self.desk.config, field)
        if field.kind == "bool":
            return Checkbox("yes", bool(value), id=_id(field), compact=True)
        hint = ", ".join(self.desk.docs) if field.key == "corpus.docs" else written(field.default)
        return Input(written(value), placeholder=hint, id=_id(field), compact=True)

    def _help(self, field: Field) -> str:
        words = {"list": "separated by commas", "int": "a whole number", "float": "a number"}.get(
            field.kind, ""
        )
        return "; ".join(p for p in (field.help, words) if p)

    def on_mount(self) -> None:
        self.query_one(f"#{_id(self.fields[0])}").focus()

    def changes(self) -> dict[Field, Any]:
        """What differs from the configuration in force; SettingsError for what cannot be read."""
        found: dict[Field, Any] = {}
        for field in self.fields:
            widget = self.query_one(f"#{_id(field)}")
            old = value_of(self.desk.config, field)
            new = (
                widget.value
                if isinstance(widget, Checkbox)
                else read(field, str(getattr(widget, "value", "")))
            )
            if new != (list(old) if isinstance(old, tuple) else old):
                found[field] = new
        return found

    def action_save(self) -> None:
        """Check, write, reopen."""
        try:
            changes = self.changes()
            if changes:
                self.desk.reopen(save(self.desk.config, changes))
        except (FootnoteError, OSError) as error:
            self.say(str(error), error=True)
            return
        self.say(f"Saved {counted(len(changes), 'setting')}." if changes else "Nothing was changed.")
        self.dismiss()

    def action_back(self) -> None:
        """Leave without saving."""
        self.dismiss()


def _id(field: Field) -> str:
    return f"set-{field.table}-{field.name}"
