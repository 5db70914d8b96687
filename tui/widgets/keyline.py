"""The keys at the foot of a screen: as many as it has room for, those that lead to all others first."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey  # what a footer is composed of, exported nowhere

FIRST = ("f1", "escape", "ctrl+p")  # help, the way back, and every action by name
LAST = ("ctrl+q",)  # an action by name as well


class KeyLine(Footer):
    """A footer that leaves out whole keys where it would cut one."""

    def compose(self) -> ComposeResult:
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        self._fit(keys)
        yield from keys

    def on_resize(self) -> None:
        self._fit(self.query(FooterKey))

    def _fit(self, keys: Iterable[FooterKey]) -> None:
        room = self.size.width or self.app.size.width  # nothing is laid out yet where it has none
        for key in sorted(keys, key=_rank):
            palette = "-command-palette" in key.classes
            # blanks around the key and behind its word; a line and a blank around the palette's
            needed = len(f" {key.key_display} {key.description} ") + 2 * palette
            key.display = needed <= room
            room -= needed if key.display else 0


def _rank(key: FooterKey) -> int:
    if key.key in FIRST:
        return FIRST.index(key.key)
    return len(FIRST) + (key.key in LAST)
