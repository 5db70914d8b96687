"""Where models, indexes and conversations live (FOOTNOTE_HOME puts all of them under one folder), and how
paths are written from a folder.
"""

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


def _folder(kind: str) -> Path:
    home = os.environ.get("FOOTNOTE_HOME")
    if home:
        return Path(home).expanduser().resolve() / kind
    import platformdirs

    dirs = platformdirs.PlatformDirs("footnote", appauthor=False)
    return dirs.user_cache_path if kind == "cache" else dirs.user_data_path
