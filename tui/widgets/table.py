"""A table of plain text whose columns are as wide as what stands in them."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable

from tui.text import cell

WIDEST = 64


class Table(DataTable[Text]):
    """Rows of words. Widths are set, not measured later: late ones leave rows drawn with the old ones."""

    def __init__(self, heads: Sequence[str], *, id: str) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self.heads = heads

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead; the cursor stays on its row where there is one."""
        at = self.cursor_row
        cells = [[cell(words) for words in row] for row in rows]
        self.clear(columns=True)
        for i, head in enumerate(self.heads):
            widest = max((row[i].cell_len for row in cells), default=0)
            self.add_column(cell(head), width=max(len(head), min(widest, WIDEST), 1))
        self.add_rows(cells)
        self.move_cursor(row=max(min(at, len(cells) - 1), 0))

    def put(self, row: int, column: int, words: str) -> None:
        """Change one cell."""
        self.update_cell_at((row, column), cell(words))  # type: ignore[arg-type]  # takes a pair, too
