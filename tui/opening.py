"""Opening a cited file where it is: in the editor at the line, or in the system's viewer."""

import os
import shlex
import sys
from pathlib import Path

BESIDE = {"code", "codium", "cursor", "subl", "zed", "hx", "helix"}  # file:line; `code` needs -g besides
GOTO = {"code", "codium", "cursor"}
PLUS = {"vi", "vim", "nvim", "nano", "emacs", "micro", "joe", "kak", "emacsclient", "less", "mg", "ne"}


def editor_command(path: Path, line: int | None) -> list[str] | None:
    """The command of $VISUAL or $EDITOR for this file at this line; None where neither is set."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return None
    words = shlex.split(editor)
    name = Path(words[0]).stem
    if line and name in BESIDE:
        return [*words, *(["-g"] if name in GOTO else []), f"{path}:{line}"]
    if line and name in PLUS:
        return [*words, f"+{line}", str(path)]
    return [*words, str(path)]


def viewer_command(path: Path) -> list[str]:
    """The command that opens a file as the desktop would."""
    if sys.platform == "darwin":
        return ["open", str(path)]
    return ["xdg-open", str(path)]
