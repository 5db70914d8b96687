"""A table of plain text whose columns are as wide as what stands in them."""

from collections.abc import Sequence

from rich.text import Text
from textual.timer import Timer
from textual.widgets import DataTable

from tui.text import cell

WIDEST = 64
AT_ONCE = 200  # rows; more would hold up the keys, and come by and by
STEP, EVERY = 100, 0.05


class Table(DataTable[Text]):
    """Rows of words. Widths are set, not measured later: late ones leave rows drawn with the old ones."""

    def __init__(self, heads: Sequence[str], *, id: str) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self.heads = heads
        self._waiting: list[list[Text]] = []
        self._filling: Timer | None = None

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead; the cursor stays on its row where there is one."""
        at = self.cursor_row
        cells = [[cell(words) for words in row] for row in rows]
        self.clear(columns=True)
        for i, head in enumerate(self.heads):
            widest = max((row[i].cell_len for row in cells), default=0)
            self.add_column(cell(head), width=max(len(head), min(widest, WIDEST), 1))
        first = max(AT_ONCE, at + 1)
        self.add_rows(cells[:first])
        self._waiting = cells[first:]
        if self._waiting and self._filling is None:
            self._filling = self.set_interval(EVERY, self._fill)
        self.move_cursor(row=max(min(at, len(cells) - 1), 0))

    def put(self, row: int, column: int, words: str) -> None:
        """Change one cell."""
        if row < self.row_count:
            self.update_cell_at((row, column), cell(words))  # type: ignore[arg-type]  # takes a pair, too
        else:
            self._waiting[row - self.row_count][column] = cell(words)

    def _fill(self) -> None:
        self.add_rows(self._waiting[:STEP])
        del self._waiting[:STEP]
        if not self._waiting and self._filling:
            self._filling.stop()
            self._filling = None
