"""Questions asked before, for the command palette and for Ctrl+R."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.text import plain, shorten

if TYPE_CHECKING:
    from tui.app import FootnoteApp
    from tui.screens.ask import AskScreen

RECENT = 12


class Asking(Provider):
    """What every provider of ours needs."""

    @property
    def program(self) -> "FootnoteApp":
        """The app, by its own type."""
        return cast("FootnoteApp", self.app)


class Questions(Asking):
    """Questions asked before; choosing one puts it into the prompt."""

    async def discover(self) -> Hits:
        for question in self._questions()[:RECENT]:
            line = shorten(question, 100)  # as content, or it would be parsed as markup
            yield DiscoveryHit(plain(line), partial(self._put, question), text=line, help="Asked before")

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for question in self._questions():
            line = shorten(question, 100)
            if (score := matcher.match(line)) > 0:
                yield Hit(score * 0.8, plain(line), partial(self._put, question), help="Asked before")

    def _questions(self) -> list[str]:
        if not hasattr(self.screen, "put"):
            return []  # another screen is on top: there is no prompt
        return list(dict.fromkeys(reversed(self.program.desk.history.questions)))

    def _put(self, question: str) -> None:
        cast("AskScreen", self.screen).put(question)
