"""Where questions are written: grows with them, keeps drafts, walks through earlier ones."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from tui.history import History
from tui.keys import Place, bindings, help_for

HELP = f"""## Prompt
Ask in your own words; a follow-up may lean on what was asked before.

{help_for(Place.prompt)}
"""


class Prompt(TextArea):
    """A text area in which Enter asks and Up and Down at its edges walk through history."""

    BINDINGS = bindings(Place.prompt)  # type: ignore[assignment]
    HELP = HELP
    DEFAULT_CSS = """
    Prompt {
        height: auto; min-height: 3; max-height: 10; border: round $foreground 25%; padding: 0 1;
        background: $surface;
        &:focus { border: round $primary; }
    }
    """

    @dataclass
    class Submitted(Message):
        """A question was asked."""

        text: str

    def __init__(self, history: History, *, id: str) -> None:
        super().__init__(
            id=id, placeholder="Ask your documents…", soft_wrap=True, show_line_numbers=False,
            highlight_cursor_line=False, tab_behavior="focus",
        )  # fmt: skip
        self._history = history

    def render_line(self, y: int) -> Strip:
        """One row; a placeholder cannot be wrapped where no column is left for it."""
        if not self.content_size.width:
            return Strip.blank(self.size.width, self.rich_style)
        return super().render_line(y)

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter and line breaks in their turn, between the letters that are typed before and after.

        A priority binding would overtake the former, any other one is overtaken by the latter.
        """
        line_break = self.action_newline
        in_turn = {"enter": self.action_ask, "ctrl+j": line_break, "shift+enter": line_break}
        if act := in_turn.get(event.key):
            event.stop()
            event.prevent_default()
            act()
        else:
            await super()._on_key(event)

    def action_ask(self) -> None:
        """Send the question, unless it is empty."""
        if self.text.strip():
            self.post_message(self.Submitted(self.text.strip()))

    def action_newline(self) -> None:
        """Break the line at the cursor."""
        self.insert("\n")

    def action_earlier(self) -> None:
        """Move up; on the first row, take the question asked before."""
        if self.cursor_at_first_line:
            self._recall(self._history.earlier(self.text))
        else:
            self.action_cursor_up()

    def action_later(self) -> None:
        """Move down; on the last row, take the question asked after."""
        if self.cursor_at_last_line:
            self._recall(self._history.later())
        else:
            self.action_cursor_down()

    def put(self, text: str) -> None:
        """Replace the draft and go to its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def _recall(self, found: str | None) -> None:
        if found is not None:
            self.put(found)
