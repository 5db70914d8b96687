"""The document screen: the whole text with cited spans marked, and find."""

import asyncio
import re
from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from index.display import one_line
from index.documents import Document, Place, Source
from index.errors import FootnoteError
from qa.answer import Evidence, Location
from tui.keys import Place as At
from tui.keys import bindings, help_for
from tui.rendering import quote_with_place
from tui.screens.page import Page
from tui.text import plain
from tui.widgets.keyline import KeyLine
from tui.widgets.text_view import Span, TextView
from tui.wrapping import view_offset, view_text

FOUND_AT_MOST = 5000


class DocumentScreen(Page):
    """Shows one document; `evidence` are the citations that stand in it, `at` the one to start from."""

    CSS_PATH = "document.tcss"
    BINDINGS = bindings(At.document)  # type: ignore[assignment]
    HELP = f"## Document\nThe text as indexed; what the answer cites is marked.\n\n{help_for(At.document)}"

    def __init__(self, source: Source, evidence: Sequence[Evidence] = (), at: int = 0) -> None:
        super().__init__()
        self.source = source
        self.evidence = [e for e in evidence if e.location.source.document_id == source.document_id]
        self.at = at
        self._spans: list[Span] = []
        self._matches: list[Span] = []
        self._match = -1

    def compose(self) -> ComposeResult:
        yield Static(plain(one_line(self.source.path), "bold"), id="path")
        yield TextView(id="text")
        with Horizontal(id="find-line"):
            yield Static("Find", id="find-label")
            yield Input(id="find", placeholder="words in this document; Enter for the next", compact=True)
        yield Static(id="where")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#find-line").display = False
        self.query_one(TextView).focus()
        self.load()

    @work(exclusive=True, exit_on_error=False)
    async def load(self) -> None:
        """Fetch the text in a thread, then mark what is cited."""
        try:
            engine = await self.desk.engine()
            document = await asyncio.to_thread(engine.index.document, self.source.document_id)
        except (FootnoteError, LookupError) as error:
            self._tell(f"This document cannot be shown: {error}")
            return
        self._show(document)

    def _show(self, document: Document) -> None:
        text = document.text
        self._spans = [
            (view_offset(text, e.location.start), view_offset(text, e.location.end)) for e in self.evidence
        ]
        places = [Place(view_offset(text, p.start), one_line(p.label)) for p in document.places]
        self.query_one(TextView).show(view_text(text), places)
        changed = any(text[e.location.start : e.location.end] != e.quote for e in self.evidence)
        if changed:
            self.say("This document has changed since the answer was given; marks may be off.")

    @on(TextView.Wrapped)
    def _wrapped(self) -> None:
        self._go(self._spans[self.at] if self._spans and self._match < 0 else None)

    @property
    def current(self) -> Evidence | None:
        """The citation the reader is at."""
        return self.evidence[self.at] if self.evidence else None

    def action_citation(self, by: int) -> None:
        """Go to a neighbouring citation, round the end."""
        if self._spans:
            self.at, self._match = (self.at + by) % len(self._spans), -1
            self._go(self._spans[self.at])

    def action_find(self) -> None:
        """Open the find line."""
        self.query_one("#find-line").display = True
        self.query_one("#find").focus()

    def action_match(self, by: int) -> None:
        """Go to a neighbouring match, round the end."""
        if self._matches:
            self._match = (self._match + by) % len(self._matches)
            self._go(self._matches[self._match])

    @on(Input.Changed, "#find")
    def _search(self, event: Input.Changed) -> None:
        text, wanted = self.query_one(TextView).text, event.value.strip()
        words = [re.escape(word) for word in wanted.split()]
        pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
        found = pattern.finditer(text) if words else iter(())
        self._matches = [m.span() for m, _ in zip(found, range(FOUND_AT_MOST), strict=False)]
        self._match = -1
        if self._matches:
            self.action_match(1)
        else:
            self._go(None)

    @on(Input.Submitted, "#find")
    def _next(self) -> None:
        self.action_match(1)

    def action_back(self) -> None:
        """Close the find line, else the document."""
        line = self.query_one("#find-line")
        if line.display:
            line.display = False
            self.query_one(TextView).focus()
        else:
            self.dismiss()

    def action_open_file(self) -> None:
        """Open the file itself."""
        evidence = self.current
        self.open_location(evidence.location if evidence else Location(self.source, 0, 0, line=1))

    def action_copy_quote(self) -> None:
        """Copy the cited span with its place."""
        if self.current:
            self.copy(quote_with_place(self.current), "the quote")

    def _go(self, span: Span | None) -> None:
        view = self.query_one(TextView)
        view.mark(self._spans, self._matches, span)
        if span:
            view.reveal(span)
        self._tell(self._where())

    def _where(self) -> str:
        parts = []
        if self.current:
            parts.append(f"citation {self.at + 1} of {len(self.evidence)} at {self.current.location.shown}")
        if self._match >= 0:
            parts.append(f"match {self._match + 1} of {len(self._matches)}")
        elif self.query_one("#find", Input).value.strip() and not self._matches:
            parts.append("no match")
        return " · ".join(parts) or "no citation in this document"

    def _tell(self, words: str) -> None:
        self.query_one("#where", Static).update(Content(one_line(words)))
