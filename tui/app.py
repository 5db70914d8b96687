"""The terminal program: puts desk, screens, themes and commands together."""

import dataclasses
import os
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App

from index.display import one_line
from index.paths import data_dir, private
from qa.config import Config
from tui.clipboard import copy
from tui.commands import Actions, Documents, Earlier, Themes
from tui.desk import Desk
from tui.doors import Hooks
from tui.keys import Place, bindings
from tui.screens.ask import AskScreen
from tui.screens.conversations import ConversationsScreen
from tui.screens.library import LibraryScreen
from tui.screens.page import Page
from tui.screens.settings import SettingsScreen
from tui.terminal import guarded_terminal
from tui.themes import HOUSE
from tui.tidying import EVERY, Tidying, only_young


def run(config: Config, hooks: Hooks) -> int:
    """Run the program over the configured documents until it is left; returns the exit code."""
    folder = data_dir() / "chat"
    desk = Desk(config, hooks, folder=kept_in(folder))
    app = FootnoteApp(desk, remark="" if kept_in(folder) else f"{folder} may only be read: nothing is kept.")
    only_young()
    with guarded_terminal():
        app.run()
    desk.close()
    return app.return_code or 0


def kept_in(folder: Path) -> Path | None:
    """The folder, made where it is missing; None where nothing can be kept in it."""
    try:
        private(folder)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


class FootnoteApp(App[None]):
    """The composition root of the screens."""

    TITLE = "Footnote"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings(Place.everywhere)  # type: ignore[assignment]
    COMMANDS = {Actions, Earlier, Documents, Themes}

    def __init__(self, desk: Desk, *, remark: str = "") -> None:
        super().__init__()
        self.desk, self._remark = desk, remark
        self._tidying = Tidying(self._at_work)
        for theme in HOUSE:
            self.register_theme(theme)
        kept = desk.preferences.theme
        self.theme = kept if kept in self.available_themes else HOUSE[0].name

    def on_mount(self) -> None:
        self.push_screen(AskScreen())
        if self._remark:
            self.notify(one_line(self._remark), markup=False, timeout=8)
        self.set_interval(EVERY, self._tidying.tidy)

    async def on_event(self, event: events.Event) -> None:
        """Every key and every move of the mouse passes here."""
        if isinstance(event, events.InputEvent):
            self._tidying.touched()
        await super().on_event(event)

    def _at_work(self) -> bool:
        """Whether an answer or the index is being made."""
        indexing = self.desk.indexing
        answering = any(w.group == "answer" and not w.is_finished for w in self.workers)
        return answering or bool(indexing and indexing.running)

    def action_help(self) -> None:
        """Show help for the focused pane, then what of it had no room, then hide it."""
        if not self.screen.query("HelpPanel"):
            self.action_show_help_panel()
            return
        words = self.screen.query_one("HelpPanel #widget-help")
        if words.scroll_offset.y < words.max_scroll_y:
            words.scroll_page_down(animate=False)
        else:
            self.action_hide_help_panel()

    def action_settings(self) -> None:
        """Open the settings."""
        self._visit(SettingsScreen)

    def action_library(self) -> None:
        """Open the library."""
        self._visit(LibraryScreen)

    def action_conversations(self) -> None:
        """Open the list of conversations."""
        self._visit(ConversationsScreen)

    def _visit(self, kind: type[Page]) -> None:
        """Open a screen, unless it is open or a form waits for an answer."""
        if isinstance(self.screen, Page) and not any(isinstance(s, kind) for s in self.screen_stack):
            self.push_screen(kind())

    def action_next_theme(self) -> None:
        """Change between the house themes and the terminal's own colours."""
        offered = [*(theme.name for theme in HOUSE), "ansi-dark", "ansi-light"]
        at = offered.index(self.theme) if self.theme in offered else -1
        self.choose_theme(offered[(at + 1) % len(offered)])

    def choose_theme(self, name: str) -> None:
        """Take a theme and keep it."""
        self.theme = name
        self.desk.prefer(dataclasses.replace(self.desk.preferences, theme=name))
        self.notify(f"Theme {name}.", markup=False, timeout=2)

    def action_copy_selection(self) -> None:
        """Copy what is selected; Ctrl+C is no way out, and says so."""
        selected = self.screen.get_selected_text() or _own_selection(self.focused)
        if selected:
            copy(self, selected, "the selection")
        else:
            self.notify("Nothing is selected; Ctrl+Q leaves.", markup=False, timeout=3)

    async def action_quit(self) -> None:
        """Keep the draft and leave."""
        for screen in self.screen_stack:
            if isinstance(screen, AskScreen):
                self.desk.history.save_draft(screen.draft)
        self.exit()


def _own_selection(widget: Any) -> str:
    """What a text field has selected by itself."""
    return str(getattr(widget, "selected_text", "") or "")
