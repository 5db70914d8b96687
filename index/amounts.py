"""Amounts as people read them."""

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 passage", "2,000 passages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sized(size: int) -> str:
    """A number of bytes in the unit a person would use: "1.1 GB", "12.3 MB", "640 kB"."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{round(size / 1e3) or min(size, 1)} kB"


def first_of(words: Sequence[str], most: int) -> str:
    """The first of some words and how many more there are: "a, b and 4 more"."""
    shown, more = ", ".join(words[:most]), len(words) - most
    return f"{shown} and {more:,} more" if more > 0 else shown
