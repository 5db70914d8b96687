"""What a sync has to do: the folder as it lies there against what was noted of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.progress import Skipped
from index.store import FileRow
from index.walk import Found


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to look into, files to forget, and what is to be reported as it is."""

    fresh: tuple[Found, ...]
    gone: tuple[str, ...]
    left_out: tuple[FileRow, ...]  # rows to be noted for what the walk itself passed over
    unchanged: int
    skipped: tuple[Skipped, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.fresh or self.gone or self.left_out)


def plan(
    walked: Sequence[Found | Skipped],
    known: Mapping[str, FileRow],
    recipe: str,
    roots: Sequence[Path],
    prune: bool = False,
) -> Plan:
    """Compare by name, size and time alone; no file is opened.

    A folder that cannot be listed, or a corpus that lists nothing where something was before, looks like
    an unmounted disk: its documents are kept and reported, unless `prune` says that they are really gone.
    """
    found = [entry for entry in walked if isinstance(entry, Found)]
    passed = [entry for entry in walked if isinstance(entry, Skipped)]
    fresh = tuple(entry for entry in found if _differs(entry, known.get(entry.name), recipe))
    looked_at = {entry.name for entry in fresh}
    skipped = [
        Skipped(entry.name, known[entry.name].reason)
        for entry in found
        if entry.name not in looked_at and known[entry.name].reason
    ]
    names = {entry.name for entry in found} | {entry.path for entry in passed}
    gone = [name for name in known if name not in names]
    kept, notices = ([], []) if prune else _kept(gone, known, passed, bool(found), roots)
    left_out = [FileRow(entry.path, -1, 0, "", recipe, entry.reason) for entry in passed]
    return Plan(
        fresh,
        tuple(name for name in gone if name not in set(kept)),
        tuple(row for row in left_out if known.get(row.name) != row),
        len(found) - len(fresh) - len(skipped),
        (*passed, *skipped, *notices),
    )


def _differs(entry: Found, row: FileRow | None, recipe: str) -> bool:
    """Whether a file must be opened; one that could not be read at all is tried again every time."""
    if row is None or row.recipe != recipe or (row.reason and not row.sha256):
        return True
    return (row.size, row.mtime_ns) != (entry.size, entry.mtime_ns)


def _kept(
    gone: Iterable[str],
    known: Mapping[str, FileRow],
    passed: Sequence[Skipped],
    any_found: bool,
    roots: Sequence[Path],
) -> tuple[list[str], list[Skipped]]:
    """Names that are not to be forgotten although nothing lists them, and why."""
    indexed = [name for name in gone if known[name].sha256]
    if indexed and not any_found:
        where = ", ".join(map(str, roots))
        why = (
            f"lists no files, so its {len(indexed)} known ones were kept; if they are really gone, "
            "`footnote index --prune` forgets them"
        )
        return list(gone), [Skipped(where, why)]
    closed = tuple(f"{entry.path}/" for entry in passed)
    return [name for name in gone if name.startswith(closed)] if closed else [], []
