"""Gitignore-style patterns of a corpus, which come from strangers too: what is no pattern is named, and none
takes long on any path.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_MOST_DEPTHS = 2  # `**` in a pattern; each multiplies the ways to match a deep path
_STARS = re.compile(r"(?:\[\^/\]\*)+")
# a star, and what stands between it and the next star of the same name
_STAR_BEFORE_STAR = re.compile(
    r"\[\^/\]\*((?:\\.|\[(?:\\.|[^\]\\])+\](?!\*)|[^\[\\/()*?+|.^$])+)(?=(?:\(\?>)?\[\^/\]\*)"
)


@dataclass(frozen=True, slots=True)
class Ignored:
    """What some patterns leave out, and the lines that are no patterns, counted from 1."""

    spec: GitIgnoreSpec
    faults: tuple[int, ...] = ()


def ignored(lines: Iterable[str]) -> Ignored:
    """The rules of these lines, as git reads them."""
    patterns, faults = [], []
    for number, line in enumerate(lines, 1):
        try:
            patterns.append(_pattern(line))
        except (ValueError, re.error):
            faults.append(number)
    return Ignored(GitIgnoreSpec(patterns, backend="simple"), tuple(faults))


def _pattern(line: str) -> GitIgnoreSpecPattern:
    if line.count("**") > _MOST_DEPTHS:
        raise ValueError(line)
    pattern = GitIgnoreSpecPattern(line)
    if pattern.regex is not None:
        # The first place where a piece between two stars fits is as good as any later one: never look again.
        once = _STAR_BEFORE_STAR.sub(r"(?>[^/]*?\1)", _STARS.sub("[^/]*", pattern.regex.pattern))
        pattern.regex = re.compile(once)
    return pattern
