"""What stands where nothing has been asked yet: what this is, and what to do first."""

from textual.content import Content
from textual.widgets import Static

TEACHES = """\
[b $text-primary]Ask your documents; check every answer.[/]

Type a question below and press [b]Enter[/]. The sentences of an answer end in markers like \
[$text-primary]\\[1][/]; their evidence stands beside or below, word for word.

  [b]Tab[/]     from the prompt to the answer to the evidence
  [b]1–9[/]     go to that citation
  [b]Enter[/]   read it in its document
  [b]F3[/]      your documents, what was skipped and why
  [b]F1[/]      help for where you are
  [b]Ctrl+P[/]  every action by name"""


class Empty(Static):
    """Teaches the first steps. Its text is ours, so it may be markup."""

    DEFAULT_CSS = "Empty { padding: 1 2; color: $text-muted; height: auto; }"

    def __init__(self) -> None:
        super().__init__(Content.from_markup(TEACHES))
