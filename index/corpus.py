"""A corpus: the folders and files a person asks about, and how they are to be read."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError, said_by_system
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Corpus:
    """Folders and single files, absolute and resolved; names of documents are relative to `base`."""

    roots: tuple[Path, ...]
    base: Path
    settings: IndexSettings

    @classmethod
    def at(
        cls, paths: Sequence[Path], settings: IndexSettings | None = None, *, base: Path | None = None
    ) -> "Corpus":
        """The corpus of these paths; CorpusError names the first that is not there.

        Without a base, names are relative to the one folder given, else to what all paths share.
        """
        if not paths:
            raise CorpusError("No folder or file was named; say where the documents are, e.g. --docs DIR.")
        roots = tuple(dict.fromkeys(_resolve(path) for path in paths))
        return cls(roots, base.resolve() if base else _shared(roots), settings or IndexSettings())

    @property
    def key(self) -> str:
        """Names the corpus among others on this machine; the same folders give the same key."""
        lines = sorted(os.fsencode(root) for root in self.roots)
        digest = hashlib.sha256(b"\n".join([*lines, os.fsencode(self.base)])).hexdigest()
        label = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.base.name)[:32]
        return f"{label or 'root'}-{digest[:16]}"


def _resolve(path: Path) -> Path:
    try:
        return path.expanduser().resolve(strict=True)
    except FileNotFoundError:
        raise CorpusError(f"There is no file or folder {path}; check the name.") from None
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened: {said_by_system(error)}.") from None
    except RuntimeError:
        raise CorpusError(f"{path} cannot be opened: it is a link that leads back to itself.") from None


def _shared(roots: Sequence[Path]) -> Path:
    folders = [root if root.is_dir() else root.parent for root in roots]
    return Path(os.path.commonpath(folders))
