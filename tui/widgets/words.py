"""Lines of text with links to citations in them."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Words(Static):
    """Shows content. Clicks on the links in it become messages."""

    DEFAULT_CSS = "Words { height: auto; link-color: $primary; link-style: bold; }"

    @dataclass
    class Cited(Message):
        """A citation's marker was clicked."""

        words: "Words"
        number: int

    def say(self, content: Content) -> None:
        """Show this; nothing takes no row."""
        self.display = bool(content)
        self.update(content)

    def action_cite(self, number: int) -> None:
        """A link in the content was clicked."""
        self.post_message(self.Cited(self, number))
