"""No text steers the terminal, whatever is printed and whoever forgot a filter of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

from index.display import displayable


@dataclass(frozen=True, slots=True)
class _Filtered:
    """A renderable whose text is displayable; rich's own control codes stay."""

    inner: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for piece in console.render(self.inner, options):
            yield piece if piece.control else Segment(displayable(piece.text), piece.style)


class Harmless(RenderHook):
    """Filters everything that a console prints."""

    def process_renderables(self, renderables: Sequence[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """The same renderables, filtered."""
        return [_Filtered(each) for each in renderables]
