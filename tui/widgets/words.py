"""Lines of text with links to citations in them."""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Words(Static):
    """Shows content. Clicks on the links in it become messages."""

    DEFAULT_CSS = "Words { height: auto; link-color: $primary; link-style: bold; }"

    class Cited(Message):
        """A citation's marker was clicked."""

        def __init__(self, words: "Words", number: int) -> None:
            super().__init__()
            self.words, self.number = words, number

    def say(self, content: Content) -> None:
        """Show this; nothing takes no row."""
        self.display = bool(content)
        self.update(content)

    def action_cite(self, number: int) -> None:
        """A link in the content was clicked."""
        self.post_message(self.Cited(self, number))
