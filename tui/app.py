"""The terminal program: puts desk, screens, themes and commands together."""

from typing import TYPE_CHECKING

from textual.app import App

from qa.config import Config
from tui.desk import Desk
from tui.doors import Hooks
from tui.keys import Place, bindings
from tui.screens.ask import AskScreen
from tui.terminal import guarded_terminal
from tui.themes import HOUSE

if TYPE_CHECKING:
    pass


def run(config: Config, hooks: Hooks) -> int:
    """Run the program over the configured documents until it is left; returns the exit code."""
    names = ", ".join(path.name or str(path) for path in config.docs)
    desk = Desk(hooks, name=names, base=config.base)
    with guarded_terminal():
        app = FootnoteApp(desk)
        app.run()
    desk.close()
    return app.return_code or 0


class FootnoteApp(App[None]):
    """The composition root of the screens."""

    TITLE = "Footnote"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings(Place.everywhere)  # type: ignore[assignment]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        for theme in HOUSE:
            self.register_theme(theme)
        self.theme = HOUSE[0].name

    def on_mount(self) -> None:
        self.push_screen(AskScreen())

    def action_help(self) -> None:
        """Show or hide help for the focused pane."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    async def action_quit(self) -> None:
        """Keep the draft and leave."""
        self.keep_draft()
        self.exit()

    def keep_draft(self) -> None:
        """Keep what is written and not asked."""
        for screen in self.screen_stack:
            if isinstance(screen, AskScreen):
                self.desk.history.save_draft(screen.draft)
