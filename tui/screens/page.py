"""What every screen shares: the desk it works at, and copying and opening as actions."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import SuspendNotSupported

from index.display import one_line
from index.errors import FootnoteError
from qa.answer import Location
from tui.clipboard import copy
from tui.conversation import Asked
from tui.export import FORMATS, export
from tui.opening import editor_command, viewer_command
from tui.screens.form import Question
from tui.screens.steady import Steady

if TYPE_CHECKING:
    from tui.app import FootnoteApp
    from tui.desk import Desk


class Page(Steady[None]):
    """A screen of the program."""

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (70, "-narrow"), (110, "-wide")]

    @property
    def desk(self) -> "Desk":
        """Engine, conversation and settings in use."""
        return cast("FootnoteApp", self.app).desk

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Tell the reader a sentence; never parsed as markup."""
        self.app.notify(one_line(sentence), markup=False, severity="error" if error else "information")

    def copy(self, text: str, what: str) -> None:
        """Copy and say so."""
        copy(self.app, text, what)

    def export_conversation(self, title: str, turns: Sequence[Asked]) -> None:
        """Ask for the format, write the file into the present folder, say where it is."""

        def chosen(suffix: str | None) -> None:
            if suffix:
                self._export(title, turns, suffix)

        self.app.push_screen(Question("Export the conversation as", FORMATS), chosen)

    def _export(self, title: str, turns: Sequence[Asked], suffix: str) -> None:
        try:
            path = export(Path.cwd(), title, turns, suffix, self.desk.encode)
        except FootnoteError as error:
            self.say(str(error), error=True)
        else:
            self.say(f"Written to {path}.")

    def open_location(self, location: Location) -> None:
        """Open a file at a line in the editor, or in the viewer where no editor is set or fits."""
        path = self.desk.config.file_of(location.source.path)
        if path is None:
            self.say(f"{location.source.path} is not among the documents any more.", error=True)
            return
        command = None if location.label else editor_command(path, location.line)
        try:
            self._run(command, path)
        except (OSError, SuspendNotSupported) as error:
            self.say(
                f"Could not open {location.source.path}: {error}. Set $EDITOR to choose a program.",
                error=True,
            )

    def _run(self, command: list[str] | None, path: Path) -> None:
        if command:
            with self.app.suspend():
                # descriptors 1 and 2 lead to a log meanwhile; the editor gets the terminal itself
                subprocess.run(command, check=False, stdout=sys.__stdout__, stderr=sys.__stderr__)
            self.app.refresh()
        else:
            quiet = subprocess.DEVNULL
            subprocess.Popen(viewer_command(path), stdin=quiet, stdout=quiet, stderr=quiet)
