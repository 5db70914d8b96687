"""A whole document on screen: wrapped rows, line numbers, marked spans, matches, selection."""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from index.documents import Place
from tui.wrapping import Row, rows

Span = tuple[int, int]


class TextView(ScrollView):
    """Read-only text; offsets are into the text given to `show`."""

    COMPONENT_CLASSES = {"text--gutter", "text--cited", "text--current", "text--match", "text--label"}
    DEFAULT_CSS = """
    TextView {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1;
        .text--gutter { color: $text-disabled; }
        .text--label { color: $text-secondary; text-style: italic; }
        .text--cited { background: $primary 18%; }
        .text--current { background: $primary 35%; text-style: bold; }
        .text--match { background: $secondary 40%; text-style: underline; }
    }
    """
    can_focus = True

    class Wrapped(Message):
        """The rows are there: spans can be scrolled to."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self.numbered = True
        self._places: Sequence[Place] = ()
        self._rows: list[Row] = []
        self._starts: list[int] = []
        self._cited: list[Span] = []
        self._matches: list[Span] = []
        self._current: Span | None = None
        self._wrapped_at = 0

    def show(self, text: str, places: Sequence[Place] = ()) -> None:
        """Set the text; lines are numbered where no places map it."""
        self.text, self._places, self.numbered = text, places, not places
        self._wrapped_at = 0
        self._wrap()

    def mark(self, cited: Iterable[Span], matches: Iterable[Span], current: Span | None) -> None:
        """Mark spans: what is cited, what was found, and the one the reader is at."""
        self._cited, self._matches, self._current = sorted(cited), sorted(matches), current
        self.refresh()

    def reveal(self, span: Span) -> None:
        """Scroll so that the span stands a third down the window."""
        if not self._rows:
            return
        # by force: a text that was only just set has no scroll bar yet, and would stay at its top
        top, bottom = self._row_of(span[0]), self._row_of(max(span[1] - 1, span[0]))
        if bottom - top < self.size.height // 2:
            self.scroll_to(y=max(top - self.size.height // 3, 0), animate=False, force=True)
        else:
            self.scroll_to(y=top, animate=False, force=True)

    def on_resize(self) -> None:
        self._wrap()

    @work(exclusive=True, group="wrap")
    async def _wrap(self) -> None:
        """Wrap in a thread: a document of millions of characters must not hold up the keys."""
        width = self.scrollable_content_region.width - self._gutter - 1
        if width < 4 or width == self._wrapped_at:
            return
        top = self._rows[min(self.scroll_offset.y, len(self._rows) - 1)].start if self._rows else 0
        first = self._wrapped_at == 0
        self._rows = await asyncio.to_thread(rows, self.text, width, self._places)
        self._starts = [row.start for row in self._rows]
        self._wrapped_at = width
        self.virtual_size = Size(width, len(self._rows))
        if not first:
            self.scroll_to(y=self._row_of(top), animate=False, force=True)
        self.refresh()
        self.post_message(self.Wrapped())

    @property
    def lines_shown(self) -> list[str]:
        """The text of the rows in the window."""
        top = self.scroll_offset.y
        return [self.text[r.start : r.end] for r in self._rows[top : top + self.size.height]]

    @property
    def _gutter(self) -> int:
        if not self.numbered or self.size.width < 50:
            return 0
        return len(str(self.text.count("\n") + 1)) + 2

    def _row_of(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        at = y + self.scroll_offset.y
        width = self.size.width
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        if row.label:
            label = Segment(f"── {row.label} ──", self._style("label"))
            return Strip([label]).adjust_cell_length(width, self.rich_style)
        gutter = Strip([Segment(self._number(row), self._style("gutter"))])
        body = Strip(list(self._segments(row, at))).apply_offsets(0, at)
        return Strip.join([gutter, body]).adjust_cell_length(width, self.rich_style)

    def _number(self, row: Row) -> str:
        wide = self._gutter
        return f"{row.line or '':>{wide - 2}}  " if wide else ""

    def _segments(self, row: Row, at: int) -> Iterable[Segment]:
        cuts = {row.start, row.end}
        marks = [(span, self._style("cited")) for span in _within(self._cited, row)]
        marks += [(span, self._style("match")) for span in _within(self._matches, row)]
        if self._current:
            marks += [(span, self._style("current")) for span in _within([self._current], row)]
        if (selected := self.text_selection) and (span := selected.get_span(at)):
            end = row.end if span[1] == -1 else row.start + span[1]
            style = self.screen.get_component_rich_style("screen--selection", partial=True)
            marks.append(((row.start + span[0], end), style))
        for (start, end), _ in marks:
            cuts |= {min(max(start, row.start), row.end), min(max(end, row.start), row.end)}
        edges = sorted(cuts)
        for a, b in pairwise(edges):
            style = self.rich_style
            for (start, end), look in marks:
                if start <= a and b <= end:
                    style += look
            yield Segment(self.text[a:b], style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"text--{name}")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, in the document's own lines where rows join."""
        return selection.extract("\n".join(self.text[r.start : r.end] for r in self._rows)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the new selection."""
        del selection
        self.refresh()


def _within(spans: Sequence[Span], row: Row) -> Sequence[Span]:
    """The spans of a sorted sequence that touch the row."""
    last = bisect_left(spans, (row.end, 0))
    first = max(bisect_left(spans, (row.start, 0)) - 8, 0)  # spans may overlap; few reach back further
    return [s for s in spans[first:last] if s[1] > row.start]
