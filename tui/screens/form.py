"""Small forms over a screen: one line to fill in, or a yes or no."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Button, Input, Static
from textual.widgets.button import ButtonVariant

from tui.keys import Place, bindings
from tui.screens.steady import Steady
from tui.text import plain

KEYS = "F10 does it, Esc leaves"


class Form(Steady[ScreenResultType], ModalScreen[ScreenResultType]):
    """What forms share: their keys, and that leaving one returns None."""

    CSS_PATH = ["form.tcss"]
    BINDINGS = bindings(Place.form)  # type: ignore[assignment]

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


class LineForm(Form[dict[str, str]]):
    """Asks for a few lines; returns them by name."""

    def __init__(self, title: str, lines: dict[str, tuple[str, str]], act: str = "Save") -> None:
        """`lines` gives name → (label, value)."""
        super().__init__()
        self.heading, self.lines, self.act = title, lines, act

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_subtitle = KEYS
            yield Static(plain(self.heading), id="heading")
            for name, (label, value) in self.lines.items():
                yield Static(plain(label), classes="label")
                yield Input(value, id=f"line-{name}", compact=True)
            with Horizontal(id="buttons"):
                yield Button(self.act, id="submit", compact=True)
                yield Button("Cancel", id="cancel", compact=True)

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#submit")
    def action_submit(self) -> None:
        """Return what was filled in."""
        self.dismiss({name: self.query_one(f"#line-{name}", Input).value for name in self.lines})


class Question(Form[str]):
    """Asks to choose one of a few answers; returns its word."""

    def __init__(self, question: str, choices: dict[str, str], *, danger: bool = False) -> None:
        """`choices` gives word → what its button says."""
        super().__init__()
        self.question, self.choices, self.danger = question, choices, danger

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(plain(self.question), id="heading")
            with Horizontal(id="buttons"):
                style: ButtonVariant = "error" if self.danger else "default"
                for word, label in self.choices.items():
                    yield Button(label, style, name=word, classes="choice", compact=True)
                yield Button("Cancel", id="cancel", compact=True)

    def on_mount(self) -> None:
        self.query(Button).first().focus()

    @on(Button.Pressed, ".choice")
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.name)

    def action_submit(self) -> None:
        """Choose what is focused."""
        if isinstance(self.focused, Button):
            self.focused.press()
