"""The two streams as people see them: styled on a terminal, plain everywhere else."""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import IO, TYPE_CHECKING

from index.display import displayable

if TYPE_CHECKING:
    from rich.console import Console


class Color(StrEnum):
    """When to use colours and links."""

    auto = "auto"
    always = "always"
    never = "never"


def styled(stream: IO[str], color: Color, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether escape codes may be written: by the option, then NO_COLOR, then FORCE_COLOR, then the stream.

    NO_COLOR and FORCE_COLOR count when they are not empty (no-color.org, force-color.org).
    """
    if color is not Color.auto:
        return color is Color.always
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def console_on(stream: IO[str], color: Color = Color.auto) -> "Console":
    """A console that writes codes only where `styled` says so, and none that a text brings along.

    What is neither styled nor on a terminal is never wrapped or cut.
    """
    from rich.console import Console

    from cli.harmless import Harmless

    show = styled(stream, color)
    width = None if stream.isatty() else 200
    console = Console(
        file=stream,
        force_terminal=show,
        no_color=not show,
        color_system=("auto" if stream.isatty() else "standard") if show else None,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not (show or stream.isatty()),
        _environ={k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}},
    )
    console.push_render_hook(Harmless())
    return console


def tolerate_any_text() -> None:
    """Let both streams take any text: what the terminal's encoding lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(line: str, *, err: bool = False) -> None:
    """Write a line, whatever stands in it, to one of the two streams."""
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{displayable(line)}\n")
    stream.flush()


def emit(text: str, stream: IO[str]) -> None:
    """Write everything now; a reader that has left, as `head` does, is no error."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
