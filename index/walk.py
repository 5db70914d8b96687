"""Which files a corpus has: a deterministic walk that never leaves it and says what it leaves out.

Hidden files and what `.footnoteignore` files and the settings exclude are left out on purpose and not listed.
Links are never followed: what they name inside the corpus is found under its own name anyway, and what lies
outside is none of the corpus's business. Links, pipes, sockets, devices and closed folders are listed.
"""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.corpus import Corpus
from index.errors import CorpusError, said_by_system
from index.ignoring import Ignored, ignored
from index.progress import Skipped

IGNORE_FILE = ".footnoteignore"
DEFAULT_EXCLUDES = (
    "/footnote.toml",
    "~$*",
    "Thumbs.db",
    "desktop.ini",
    "__pycache__/",
    "node_modules/",
    "*.pyc",
    "*~",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file of the corpus; `name` is relative to its base, with forward slashes."""

    location: str  # a text, as most of thousands of files are only compared
    name: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.location)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The patterns of one ignore file; they speak of paths beneath its folder."""

    folder: str  # relative to the root, "" or ending in a slash
    ignored: Ignored


def walk(
    roots: Sequence[Path], base: Path, excludes: Sequence[str] = DEFAULT_EXCLUDES
) -> Iterator[Found | Skipped]:
    """Files beneath the roots in a stable order, each once; a root that is a file is found whatever its name.

    Raises CorpusError for a missing root and for an exclude that is no pattern.
    """
    base = base.resolve()
    left_out = ignored(excludes)
    if left_out.faults:
        raise CorpusError(f"The exclude {excludes[left_out.faults[0] - 1]!r} is no pattern; mend or drop it.")
    seen: dict[str, str] = {}
    for root in roots:
        try:
            top = root.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise CorpusError(f"No such file or folder: {root}") from error
        entries = (
            _walk_folder(top, base, left_out)
            if top.is_dir()
            else iter([_look(str(top), name_of(top, base), base)])
        )
        for entry in entries:
            key, where = (entry.name, entry.location) if isinstance(entry, Found) else (entry.path, "")
            if key not in seen:
                seen[key] = where
                yield entry
            elif where and seen[key] and where != seen[key]:
                yield Skipped(key, "is spelt as the name of another file is; rename one of them")


def files_of(corpus: Corpus) -> Iterator[Found | Skipped]:
    """What `walk` finds of a corpus, without what its settings exclude."""
    return walk(corpus.roots, corpus.base, (*DEFAULT_EXCLUDES, *corpus.settings.excludes))


def name_of(path: Path, base: Path) -> str:
    """The path relative to the base with forward slashes; bytes that are no UTF-8 are spelt in hex."""
    return _spelt(os.path.relpath(path, base).replace(os.sep, "/"))


def _spelt(name: str) -> str:
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk_folder(top: Path, base: Path, excludes: Ignored) -> Iterator[Found | Skipped]:
    above = "" if top == base else name_of(top, base) + "/"
    pending: list[tuple[Path, str, tuple[_Rules, ...]]] = [(top, "", (_Rules("", excludes),))]
    while pending:
        folder, relative, rules = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(name_of(folder, base), f"the folder cannot be opened: {said_by_system(error)}")
            continue
        found, faults = _rules_in(folder, relative, entries, base)
        rules += found
        yield from faults
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            inside = relative + entry.name + ("/" if is_folder else "")
            if _excluded(inside, rules):
                continue
            if is_folder:
                folders.append((Path(entry.path), inside, rules))
            else:
                yield _look(entry.path, _spelt(above + inside), base)
        pending.extend(reversed(folders))


def _rules_in(
    folder: Path, relative: str, entries: Sequence["os.DirEntry[str]"], base: Path
) -> tuple[tuple[_Rules, ...], list[Skipped]]:
    """What the folder's ignore file says, and what of it cannot be understood."""
    if not any(entry.name == IGNORE_FILE and entry.is_file(follow_symlinks=False) for entry in entries):
        return (), []
    file = folder / IGNORE_FILE
    try:
        found = ignored(file.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError as error:
        return (), [Skipped(name_of(file, base), f"cannot be opened: {said_by_system(error)}")]
    named = ", ".join(map(str, found.faults[:3])) + (", …" if len(found.faults) > 3 else "")
    faults = [Skipped(name_of(file, base), f"has no pattern in line {named}", partly=True)] if named else []
    return (_Rules(relative, found),), faults


def _excluded(inside: str, rules: Sequence[_Rules]) -> bool:
    """The deepest ignore file that speaks of the path decides, as git has it."""
    for rule in reversed(rules):
        verdict = rule.ignored.verdict(inside.removeprefix(rule.folder))
        if verdict is not None:
            return verdict
    return False


def _look(where: str, name: str, base: Path) -> Found | Skipped:
    try:
        status = os.lstat(where)
    except OSError as error:
        return Skipped(name, f"cannot be looked at: {said_by_system(error)}")
    mode = status.st_mode
    if stat.S_ISREG(mode):
        return Found(where, name, status.st_size, status.st_mtime_ns)
    if stat.S_ISLNK(mode):
        return Skipped(name, _link_reason(Path(where), base))
    return Skipped(name, f"is {special_kind(mode)}, not a file")


def special_kind(mode: int) -> str:
    """What a file mode that is not a regular file is, in words."""
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


def _link_reason(path: Path, base: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        loop = isinstance(error, RuntimeError) or error.errno == errno.ELOOP
        return "is a link that leads back to itself" if loop else "is a link to nothing"
    if target.is_relative_to(base):
        return "is a link; what it leads to is read under its own name"
    return "is a link out of the corpus and was not followed"
