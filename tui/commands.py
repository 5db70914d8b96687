"""The command palette: every key's action by name, themes, earlier questions, and documents."""

import asyncio
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits

from index.errors import FootnoteError
from tui.keys import TABLE, Key, Place, spelling
from tui.questions import Asking, Questions
from tui.screens.ask import AskScreen
from tui.screens.conversations import ConversationsScreen
from tui.screens.document import DocumentScreen
from tui.screens.library import LibraryScreen
from tui.screens.page import Page
from tui.screens.settings import SettingsScreen
from tui.text import plain, shorten

NONE: tuple[DiscoveryHit, ...] = ()
PLACES: dict[type[Page], tuple[Place, ...]] = {
    AskScreen: (Place.ask, Place.transcript, Place.evidence),
    DocumentScreen: (Place.document,),
    LibraryScreen: (Place.library,),
    ConversationsScreen: (Place.conversations,),
    SettingsScreen: (Place.settings,),
}


def actions_for(screen: object) -> list[Key]:
    """The keys whose actions hold on this screen, those of its panes among them, each action once."""
    places = next((p for kind, p in PLACES.items() if isinstance(screen, kind)), ())
    keys = [k for k in TABLE if k.place in (*places, Place.everywhere) and "." in k.action]
    return list({k.action: k for k in reversed(keys) if k.action != "app.command_palette"}.values())[::-1]


class Actions(Asking):
    """Everything that a key does, by name."""

    async def discover(self) -> Hits:
        for key in actions_for(self.screen):
            yield DiscoveryHit(_name(key), partial(self._do, key), help=key.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for key in actions_for(self.screen):
            score = max(matcher.match(_name(key)), matcher.match(key.help) * 0.9)
            if score > 0:
                yield Hit(score, matcher.highlight(_name(key)), partial(self._do, key), help=key.help)

    async def _do(self, key: Key) -> None:
        await self.program.run_action(key.action, self.screen)


class Documents(Asking):
    """Documents by name; choosing one opens it."""

    async def search(self, query: str) -> Hits:
        desk = self.program.desk
        if desk.door.doing:  # not open yet, and the palette does not wait
            return
        try:
            sources = await asyncio.to_thread((await desk.engine()).index.documents)
        except FootnoteError:
            return
        matcher = self.matcher(query)
        for source in sources:
            line = shorten(source.path, 100)
            if (score := matcher.match(line)) > 0:
                open_ = partial(self.program.push_screen, DocumentScreen(source))
                yield Hit(score * 0.7, plain(line), open_, help="Open the document")


class Earlier(Questions):
    """Questions asked before, found among all else; Ctrl+R lists them, here they would hide the actions."""

    async def discover(self) -> Hits:
        for hit in NONE:
            yield hit


class Themes(Asking):
    """Themes by name."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name in sorted(self.program.available_themes):
            line = f"Theme {name}"
            if (score := matcher.match(line)) > 0:
                yield Hit(score * 0.6, matcher.highlight(line), partial(self.program.choose_theme, name))


def _name(key: Key) -> str:
    return f"{key.label.capitalize()} ({spelling(key.keys)})"
