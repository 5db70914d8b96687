"""The one table of keys: bindings, the help panel and docs/keys.md all come from it.

Kept clear of keys that terminals cannot tell apart (Ctrl+M, I, H, [), that multiplexers take (Ctrl+B) and
that the prompt's editor owns (Ctrl+A E U K W D X V Z Y, F6, F7).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Place(StrEnum):
    """Where a key holds."""

    everywhere = "Everywhere"
    ask = "Ask screen"
    prompt = "Prompt"
    transcript = "Transcript"
    evidence = "Evidence"
    document = "Document screen"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it does, in a word for the footer and a sentence for the help."""

    place: Place
    keys: str  # as Textual names them, comma separated
    action: str
    label: str
    help: str
    footer: bool = False
    priority: bool = False

    @property
    def id(self) -> str:
        """A stable name for remapping."""
        return f"{self.place.name}.{self.label.replace(' ', '-')}"


TABLE: tuple[Key, ...] = (
    Key(Place.everywhere, "f1", "app.help", "help", "Show or hide help for where you are.", True),
    Key(Place.everywhere, "ctrl+q", "app.quit", "quit", "Leave; the draft is kept.", True, True),
    Key(Place.everywhere, "ctrl+p", "app.command_palette", "commands", "Find any action by name."),
    Key(Place.ask, "escape", "screen.stop", "stop", "Stop the answer; else go back to the prompt.", True),
    Key(Place.ask, "f4", "screen.copy_sources", "copy", "Copy the answer with its sources."),
    Key(Place.ask, "f8", "screen.toggle_evidence", "evidence", "Show or hide the evidence pane."),
    Key(Place.ask, "ctrl+o", "screen.open_file", "open file", "Open the file itself at the cited line."),
    Key(Place.prompt, "enter", "ask", "ask", "Ask the question.", True, True),
    Key(Place.prompt, "ctrl+j,shift+enter", "newline", "new line", "Start a new line in the question."),
    Key(Place.prompt, "up", "earlier", "earlier", "On the first line: the question asked before."),
    Key(Place.prompt, "down", "later", "later", "On the last line: the question asked after."),
    Key(Place.transcript, "1,2,3,4,5,6,7,8,9", "cite", "source", "Go to that citation's evidence."),
    Key(Place.transcript, "left_square_bracket,k", "screen.turn(-1)", "earlier turn", "The turn before."),
    Key(Place.transcript, "right_square_bracket,j", "screen.turn(1)", "later turn", "The turn after."),
    Key(Place.transcript, "c", "screen.copy_answer", "copy answer", "Copy the answer as Markdown.", True),
    Key(Place.transcript, "end", "follow", "follow", "Go to the end and follow what is being written."),
    Key(Place.evidence, "enter", "screen.read", "read", "Open the document at this quote.", True),
    Key(Place.evidence, "o", "screen.open_file", "open file", "Open the file in $EDITOR or a viewer.", True),
    Key(Place.evidence, "y", "screen.copy_quote", "copy quote", "Copy the quote with its place."),
    Key(Place.evidence, "1,2,3,4,5,6,7,8,9", "cite", "citation", "Go to that citation."),
    Key(Place.evidence, "up,k", "step(-1)", "previous", "The citation before."),
    Key(Place.evidence, "down,j", "step(1)", "next", "The citation after."),
    Key(Place.document, "escape", "screen.back", "back", "Leave the find line, else the document.", True),
    Key(Place.document, "n", "screen.citation(1)", "next citation", "Go to the next cited span.", True),
    Key(Place.document, "p", "screen.citation(-1)", "previous citation", "Go to the cited span before."),
    Key(Place.document, "slash,ctrl+f", "screen.find", "find", "Find words in the document.", True),
    Key(Place.document, "enter,f", "screen.match(1)", "next match", "Go to the next match."),
    Key(Place.document, "shift+enter,b", "screen.match(-1)", "previous match", "Go to the match before."),
    Key(Place.document, "o", "screen.open_file", "open file", "Open the file in $EDITOR or a viewer.", True),
    Key(Place.document, "y", "screen.copy_quote", "copy quote", "Copy the cited span with its place."),
)  # fmt: skip


def bindings(place: Place) -> list[Binding]:
    """The bindings of one place, in the order of the table."""
    return [binding for key in TABLE if key.place is place for binding in _bindings(key)]


def _bindings(key: Key) -> Iterable[Binding]:
    for i, name in enumerate(key.keys.split(",")):
        yield Binding(
            name,
            f"{key.action}({name})" if key.action == "cite" else key.action,
            key.label.capitalize(),
            show=key.footer and i == 0,
            priority=key.priority,
            id=f"{key.id}.{i}" if i else key.id,
            tooltip=key.help,
        )


SHOWN = {
    "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "escape": "Esc", "enter": "Enter",
    "up": "↑", "down": "↓", "delete": "Del", "space": "Space", "end": "End", "home": "Home",
}  # fmt: skip


def spelling(keys: str) -> str:
    """Keys as people write them: "ctrl+j,shift+enter" → "Ctrl+J, Shift+Enter"."""
    if keys == "1,2,3,4,5,6,7,8,9":
        return "1–9"
    return ", ".join("+".join(_part(p, key) for p in key.split("+")) for key in keys.split(","))


def _part(part: str, key: str) -> str:
    if part in SHOWN:
        return SHOWN[part]
    return part if key == part and len(part) == 1 else part.capitalize()


def help_for(place: Place) -> str:
    """The keys of one place as a Markdown table."""
    rows = [f"| {spelling(k.keys)} | {k.help} |" for k in TABLE if k.place is place]
    return "\n".join(["| Key | What it does |", "| --- | --- |", *rows])


def keys_page() -> str:
    """docs/keys.md: written by `python -m tui.keys`, compared by a test."""
    parts = ["# Keys", "", "Written from the key table in `tui/keys.py` by `python -m tui.keys`."]
    for place in Place:
        parts += ["", f"## {place.value}", "", help_for(place)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parent.parent / "docs" / "keys.md").write_text(keys_page(), encoding="utf-8")
