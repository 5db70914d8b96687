"""Rows of a table as lines that stand alone: "Item: Benches; Cost: 1,200"."""

from collections.abc import Sequence

_WIDEST = 40


def header_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """The first of some rows if it names columns: distinct short words, two or more; else None."""
    if len(rows) < 2:
        return None
    first = [cell.strip() for cell in rows[0]]
    while first and not first[-1]:
        first.pop()
    named = [cell for cell in first if cell]
    if not 2 <= len(named) <= _WIDEST or len(set(named)) < len(named) or len(named) < len(first):
        return None
    if any(len(cell) > 60 or (_is_number(cell) and not _is_year(cell)) for cell in named):
        return None
    width = max(len([cell for cell in row if cell.strip()]) for row in rows[1:])
    return tuple(first) if width <= len(first) and not all(_is_year(cell) for cell in named) else None


def row_line(cells: Sequence[str], header: Sequence[str] | None) -> str:
    """A row as one line; each value after its column's name where there is one, empty cells left out."""
    texts = [" ".join(cell.split()) for cell in cells]
    if header is None:
        return " | ".join(text for text in texts if text)
    names = list(header) + [""] * (len(texts) - len(header))
    return "; ".join(
        f"{name}: {text}" if name else text for name, text in zip(names, texts, strict=False) if text
    )


def _is_number(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1900" <= text <= "2100"
