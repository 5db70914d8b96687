"""The one table of keys: bindings, the help panel and docs/keys.md all come from it.

Kept clear of keys that terminals cannot tell apart (Ctrl+M, I, H, [), that multiplexers take (Ctrl+B) and
that the prompt's editor owns (Ctrl+A E U K W D X V Z Y, F6, F7).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from textual.binding import Binding

from index.markdown import literal


class Place(StrEnum):
    """Where a key holds."""

    everywhere = "Everywhere"
    ask = "Ask screen"
    prompt = "Prompt"
    transcript = "Transcript"
    evidence = "Evidence"
    document = "Document screen"
    library = "Library"
    conversations = "Conversations"
    settings = "Settings"
    form = "Forms"
    gold_run = "Gold run"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it does, in a word for the footer and a sentence for the help."""

    keys: str  # as Textual names them, comma separated
    action: str
    label: str
    help: str
    footer: bool = False
    priority: bool = False
    place: Place = Place.everywhere

    @property
    def id(self) -> str:
        """A stable name for remapping."""
        return f"{self.place.name}.{self.label.replace(' ', '-')}"


def _at(place: Place, *keys: Key) -> tuple[Key, ...]:
    return tuple(replace(key, place=place) for key in keys)


TABLE: tuple[Key, ...] = (
    *_at(
        Place.everywhere,
        Key("f1", "app.help", "help", "Help for where you are; again: the rest of it, then hide it.", True),
        Key("f2", "app.settings", "settings", "Settings of this corpus: footnote.toml."),
        Key("f3", "app.library", "library", "Documents: what is indexed, what was skipped and why."),
        Key("f5", "app.conversations", "conversations", "Earlier conversations."),
        Key("f9", "app.next_theme", "theme", "The next theme; Ctrl+P lists all."),
        Key("ctrl+c", "app.copy_selection", "copy selection", "Copy the text selected with the mouse."),
        Key("ctrl+q", "app.quit", "quit", "Leave; the draft is kept.", True, True),
        Key("ctrl+p", "app.command_palette", "commands", "Find any action by name."),
    ),
    *_at(
        Place.ask,
        Key("escape", "screen.stop", "stop", "Stop the answer; else go back to the prompt."),
        # priority: the key after it already goes to the other pane, those before it have gone their way
        Key("tab", "app.focus_next", "next pane", "From prompt to answer to evidence.", priority=True),
        Key("shift+tab", "app.focus_previous", "previous pane", "The other way round.", priority=True),
        Key("f4", "screen.copy_sources", "copy", "Copy the answer with its sources."),
        Key("ctrl+n", "screen.new_conversation", "new", "Begin a new conversation; this one is kept."),
        Key("ctrl+r", "screen.find_question", "find question", "Find a question asked before."),
        Key("ctrl+t", "screen.export", "export", "Export the conversation: Markdown, HTML or JSON."),
        Key("f8", "screen.toggle_evidence", "evidence", "Show or hide the evidence pane."),
        Key("ctrl+o", "screen.open_file", "open file", "Open the file itself at the cited line."),
    ),
    *_at(
        Place.prompt,
        Key("enter", "ask", "ask", "Ask the question.", True),
        Key("ctrl+j,shift+enter", "newline", "new line", "Start a new line in the question."),
        Key("up", "earlier", "earlier", "On the first line: the question asked before."),
        Key("down", "later", "later", "On the last line: the question asked after."),
    ),
    *_at(
        Place.transcript,
        Key("1,2,3,4,5,6,7,8,9", "cite", "source", "Go to that citation's evidence."),
        Key("left_square_bracket,k", "screen.turn(-1)", "earlier turn", "The turn before."),
        Key("right_square_bracket,j", "screen.turn(1)", "later turn", "The turn after."),
        Key("c", "screen.copy_answer", "copy answer", "Copy the answer as Markdown.", True),
        Key("r", "screen.ask_again", "ask again", "Put the turn's question back into the prompt."),
        Key("g", "screen.gold", "gold", "Make a gold case of this answer, corrected if need be.", True),
        Key("e", "screen.run_gold", "run gold", "Run the gold cases and show the table."),
        Key("end", "follow", "follow", "Go to the end and follow what is being written."),
    ),
    *_at(
        Place.evidence,
        Key("enter", "screen.read", "read", "Open the document at this quote.", True),
        Key("o", "screen.open_file", "open file", "Open the file in $EDITOR or a viewer.", True),
        Key("y", "screen.copy_quote", "copy quote", "Copy the quote with its place."),
        Key("1,2,3,4,5,6,7,8,9", "cite", "citation", "Go to that citation."),
        Key("up,k", "step(-1)", "previous", "The citation before."),
        Key("down,j", "step(1)", "next", "The citation after."),
    ),
    *_at(
        Place.document,
        Key("escape", "screen.back", "back", "Leave the find line, else the document.", True),
        Key("n", "screen.citation(1)", "next citation", "Go to the next cited span.", True),
        Key("p", "screen.citation(-1)", "previous citation", "Go to the cited span before."),
        Key("slash,ctrl+f", "screen.find", "find", "Find words in the document.", True),
        Key("enter,f", "screen.match(1)", "next match", "Go to the next match."),
        Key("shift+enter,b", "screen.match(-1)", "previous match", "Go to the match before."),
        Key("o", "screen.open_file", "open file", "Open the file in $EDITOR or a viewer."),
        Key("y", "screen.copy_quote", "copy quote", "Copy the cited span with its place."),
    ),
    *_at(
        Place.library,
        Key("escape", "screen.back", "back", "Leave the filter line, else the library.", True),
        Key("enter", "screen.read", "read", "Open the document."),
        Key("space", "screen.choose", "choose", "Search only chosen documents; again: take it back.", True),
        Key("a", "screen.choose_shown", "choose shown", "Choose every document that is shown."),
        Key("d", "screen.dates", "dates", "Search only documents dated after or before a day."),
        Key("x", "screen.search_all", "search all", "Search every document again."),
        Key("slash,ctrl+f", "screen.narrow", "filter", "Show documents whose name or title has words."),
        Key("s", "screen.skipped", "skipped", "Show what was skipped and why."),
        Key("r", "screen.reindex", "reindex", "Bring the index up to date; again to stop.", True),
        Key("plus", "screen.add_folder", "add folder", "Add a folder or file to what is asked."),
        Key("minus", "screen.remove_folder", "remove folder", "Take a folder or file out of what is asked."),
    ),
    *_at(
        Place.conversations,
        Key("escape", "screen.back", "back", "Leave the search line, else the list.", True),
        Key("enter", "screen.resume", "resume", "Go on with the conversation."),
        Key("slash,ctrl+f", "screen.narrow", "search", "Search in questions and answers.", True),
        Key("r", "screen.rename", "rename", "Give it another name.", True),
        Key("delete,d", "screen.delete", "delete", "Delete it, after asking."),
        Key("x", "screen.export", "export", "Export it: Markdown, HTML or JSON."),
        Key("i", "screen.read_in", "import", "Take in a conversation exported as JSON."),
    ),
    *_at(
        Place.settings,
        Key("escape", "screen.back", "back", "Leave; what is not saved is dropped.", True),
        Key("f10", "screen.save", "save", "Check and save to footnote.toml.", True, True),
    ),
    *_at(
        Place.form,
        Key("escape", "screen.cancel", "cancel", "Close without doing it.", True),
        Key("f10", "screen.submit", "save", "Do it.", True, True),
    ),
    *_at(
        Place.gold_run,
        Key("escape", "screen.back", "back", "Stop the run, and leave.", True),
    ),
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
    "left_square_bracket": "[", "plus": "+", "minus": "-",
    "right_square_bracket": "]", "slash": "/", "escape": "Esc", "enter": "Enter",
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
    """The keys of one place as a Markdown list: a table leaves no room for words beside the screen."""
    return "\n".join(f"- **{literal(spelling(k.keys))}**: {k.help}" for k in TABLE if k.place is place)


def keys_page() -> str:
    """docs/keys.md: written by `python -m tui.keys`, compared by a test."""
    parts = ["# Keys", "", "Written from the key table in `tui/keys.py` by `python -m tui.keys`."]
    for place in Place:
        rows = [f"| {spelling(k.keys)} | {k.help} |" for k in TABLE if k.place is place]
        parts += ["", f"## {place.value}", "", "| Key | What it does |", "| --- | --- |", *rows]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parent.parent / "docs" / "keys.md").write_text(keys_page(), encoding="utf-8")
