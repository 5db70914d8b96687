"""Gitignore-style patterns of a corpus, which come from strangers too: what is no pattern is named, and none
takes long on any path.
"""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_MOST_DEPTHS = 2  # `**` in a pattern; each multiplies the ways to match a deep path
_NAMED = "(?P<ps_d>"  # the library's group for a folder; a name may stand once in a pattern
_NONE = "(?!)"
_STARS = re.compile(r"(?:\[\^/\]\*)+")
# a star, and what stands between it and the next star of the same name
_STAR_BEFORE_STAR = re.compile(
    r"\[\^/\]\*((?:\\.|\[(?:\\.|[^\]\\])+\](?!\*)|[^\[\\/()*?+|.^$])+)(?=(?:\(\?>)?\[\^/\]\*)"
)


@dataclass(frozen=True, slots=True)
class Ignored:
    """What some patterns leave out, and the lines that are no patterns, counted from 1."""

    spec: GitIgnoreSpec
    any_of: re.Pattern[str]  # nearly all paths are of none: asked at once, that is four times as fast
    faults: tuple[int, ...] = ()

    def verdict(self, path: str) -> bool | None:
        """Whether a path is left out; None where no pattern speaks of it."""
        return self.spec.check_file(path).include if self.any_of.search(path) else None


def ignored(lines: Iterable[str]) -> Ignored:
    """The rules of these lines, as git reads them."""
    patterns, faults = [], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # "[[]" may mean a nested set to Python one day
        for number, line in enumerate(lines, 1):
            try:
                patterns.append(_pattern(line))
            except (ValueError, re.error):
                faults.append(number)
        found = [p.regex.pattern.replace(_NAMED, "(?:") for p in patterns if p.regex]
        any_of = re.compile("|".join(f"(?:{each})" for each in found) or _NONE)
    return Ignored(GitIgnoreSpec(patterns, backend="simple"), any_of, tuple(faults))


def _pattern(line: str) -> GitIgnoreSpecPattern:
    if line.count("**") > _MOST_DEPTHS:
        raise ValueError(line)
    pattern = GitIgnoreSpecPattern(line)
    if pattern.regex is not None:
        # The first place where a piece between two stars fits is as good as any later one: never look again.
        once = _STAR_BEFORE_STAR.sub(r"(?>[^/]*?\1)", _STARS.sub("[^/]*", pattern.regex.pattern))
        pattern.regex = re.compile(once)
    return pattern
