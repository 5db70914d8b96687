"""Text from documents, models and files on its way to widgets: data, never commands or markup.

Textual writes control characters in dynamic text through to the terminal, and its markup parser raises
on some strings; so everything dynamic is filtered by `index.display` and reaches widgets as `Content`.
"""

from rich.text import Text
from textual.content import Content
from textual.style import Style

from index.display import displayable, one_line


def plain(text: str, style: str | Style = "") -> Content:
    """The text as content that is never parsed as markup."""
    return Content.styled(displayable(text), style) if style else Content(displayable(text))


def link(number: int) -> Content:
    """A citation's marker; a click on it calls the action `cite` of the widget that shows it."""
    return Content.styled(f"[{number}]", Style.from_meta({"@click": f"cite({number})"}))


def cell(text: str) -> Text:
    """The text on one line for a table, whose columns are measured in Rich's own type."""
    return Text(one_line(text), no_wrap=True)


def abridged(path: str, width: int) -> str:
    """A path of at most `width` characters: cut in its middle, for both ends tell files apart."""
    line = one_line(path)
    if len(line) <= width:
        return line
    return f"{line[: width - 1 - width // 2]}…{line[-(width // 2) :]}"


def shorten(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= width else line[: max(width - 1, 0)].rstrip() + "…"
