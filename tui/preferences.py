"""What a person prefers of the screens: kept apart from footnote.toml, which is about documents."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from index.rewriting import write_whole


@dataclass(frozen=True, slots=True)
class Preferences:
    """Theme and signs; "auto" signs are Unicode where the terminal can show it."""

    theme: str = "footnote-night"
    glyphs: str = "auto"  # "auto", "unicode" or "ascii"


def load_preferences(folder: Path | None) -> Preferences:
    """The kept preferences; what is missing or unreadable is as at first."""
    try:
        kept = json.loads((folder / "screens.json").read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        kept = {}
    names = {f.name for f in dataclasses.fields(Preferences)}
    found = kept.items() if isinstance(kept, dict) else ()
    return Preferences(**{k: v for k, v in found if k in names and isinstance(v, str)})


def save_preferences(folder: Path | None, preferences: Preferences) -> None:
    """Keep the preferences; a reader sees the old file or the new one, never a part."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "screens.json", json.dumps(dataclasses.asdict(preferences), indent=2) + "\n")
