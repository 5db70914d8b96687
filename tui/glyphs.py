"""Signs that stand beside words, in Unicode and in ASCII. No meaning rests on a sign alone."""

import locale
import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs."""

    ask: str
    answered: str
    partial: str
    not_found: str
    stopped: str
    failed: str
    replaced: str
    gap: str
    rival: str
    versions: str
    note: str
    above: str
    below: str
    dot: str
    chosen: str
    spinner: str


UNICODE = Glyphs(
    ask="❯", answered="✓", partial="◐", not_found="∅", stopped="■", failed="✗", replaced="↺", gap="∅",
    rival="⇄", versions="⟳", note="·", above="↑", below="↓", dot="·", chosen="●",
    spinner="⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏",
)  # fmt: skip
ASCII = Glyphs(
    ask=">", answered="+", partial="~", not_found="-", stopped="#", failed="x", replaced="<", gap="-",
    rival="<>", versions="->", note="*", above="^", below="v", dot="-", chosen="*",
    spinner="|/-\\",
)  # fmt: skip


def glyphs(choice: str = "auto") -> Glyphs:
    """The set named "unicode" or "ascii"; "auto" takes ASCII where the terminal cannot show Unicode."""
    if choice == "auto":
        encoding = locale.getpreferredencoding(False).lower().replace("-", "")
        choice = "ascii" if os.environ.get("TERM") == "linux" or "utf" not in encoding else "unicode"
    return ASCII if choice == "ascii" else UNICODE
