"""Copying: the desktop's clipboard where there is one, and OSC 52, which also crosses SSH and tmux."""

from typing import Any

from textual.app import App

from index.display import displayable


def copy(app: App[Any], text: str, what: str) -> None:
    """Put the text on the clipboard by both ways and say what was copied."""
    text = displayable(text)
    app.copy_to_clipboard(text)
    if not app.is_web:
        _copy_to_desktop(text)
    app.notify(f"Copied {what}.", markup=False, timeout=3)


def _copy_to_desktop(text: str) -> None:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return  # no desktop here; the terminal has been asked
