"""Rival claims side by side: each with its value, who says it, when, and its citations."""

from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Static

from index.display import one_line
from qa.answer import Answer, Claim, ConflictKind
from tui.glyphs import Glyphs
from tui.rendering import told_of
from tui.text import link, plain
from tui.widgets.words import Words


class ConflictTable(Vertical):
    """Two columns of claims under a heading that says why they differ."""

    DEFAULT_CSS = """
    ConflictTable {
        height: auto; margin: 1 0 0 0;
        #why { color: $text-warning; height: auto; }
        #claims { grid-size: 2; grid-gutter: 0 2; height: auto; grid-rows: auto; }
        .claim { height: 100%; border: round $foreground 25%; padding: 0 1; }
    }
    .-slim ConflictTable #claims { grid-size: 1; }
    """

    def __init__(self, answer: Answer, glyphs: Glyphs) -> None:
        super().__init__()
        self.answer, self.glyphs = answer, glyphs

    def compose(self) -> ComposeResult:
        conflict = self.answer.conflict
        if conflict is None:
            return
        if conflict.kind is ConflictKind.rival:
            yield Static(plain(f"{self.glyphs.rival} the documents disagree"), id="why")
        elif conflict.kind is ConflictKind.namesakes:
            yield Static(plain(f"{self.glyphs.rival} several things of one name"), id="why")
        else:
            yield Static(plain(f"{self.glyphs.versions} versions, newest first"), id="why")
        with Grid(id="claims"):
            for claim in conflict.claims:
                yield Words(claim_content(self.answer, claim), classes="claim")


def claim_content(answer: Answer, claim: Claim) -> Content:
    """One side: what it is of, who says so and when, then the value with links to its evidence."""
    who = " · ".join(told_of(answer, claim))
    said = Content(" ").join([plain(one_line(claim.value)), *(link(i + 1) for i in claim.evidence)])
    return Content("\n").join(line for line in (plain(who, "bold"), said) if line)
