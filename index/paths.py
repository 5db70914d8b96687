"""Where models, indexes and conversations live (FOOTNOTE_HOME puts all of them under one folder), and how
paths are written from a folder.
"""

import contextlib
import os
from pathlib import Path


def cache_dir() -> Path:
    """Folder of what can be made or fetched again: models, indexes, cached answers."""
    return _folder("cache")


def data_dir() -> Path:
    """Folder of what is the user's own: chats, exports, logs."""
    return _folder("data")


def models_dir() -> Path:
    """Folder of the model store; FOOTNOTE_MODELS puts it elsewhere, for several homes to share."""
    elsewhere = os.environ.get("FOOTNOTE_MODELS")
    return Path(elsewhere).expanduser().resolve() if elsewhere else cache_dir() / "models"


def written_from(base: Path, path: Path) -> str:
    """The path as a file in `base` names it: relative where it lies beneath, else whole."""
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)


def shown_from(base: Path, path: Path) -> str:
    """The path as `written_from` has it, and the folder itself by its name."""
    return path.name if path == base else written_from(base, path)


def private(folder: Path) -> Path:
    """The folder, made where it is missing, open to its owner alone: the words of documents lie in it.

    Others may be allowed to see the cache and not the documents.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        with contextlib.suppress(OSError):  # somebody else's, who has shared it
            folder.chmod(0o700)
    return folder


def _folder(kind: str) -> Path:
    home = os.environ.get("FOOTNOTE_HOME")
    if home:
        return Path(home).expanduser().resolve() / kind
    import platformdirs

    dirs = platformdirs.PlatformDirs("footnote", appauthor=False)
    return dirs.user_cache_path if kind == "cache" else dirs.user_data_path
