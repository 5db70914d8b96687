"""The evidence pane: for each citation where it stands, who said it when, and the words in their place."""

import asyncio
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from index.amounts import counted, first_of
from qa.answer import Answer, Evidence
from qa.quoting import PARAGRAPH, Part, in_cells, shown
from tui.keys import Place, bindings, help_for
from tui.rendering import said
from tui.text import abridged, plain

BEFORE, AFTER = 60, 120  # characters of surroundings: few before, or a small pane would not reach the quote
PLACE = 48  # characters of a place: a longer one would leave a small pane no room for the quote
MUTED = "$foreground 60%"
QUOTED = "$foreground on $primary 15%"
LOOKS = {Part.heading: MUTED, Part.quote: QUOTED, Part.short: "bold underline $foreground on $primary 30%"}

HELP = f"""## Evidence
The words an answer rests on, as they stand in your documents.

{help_for(Place.evidence)}
"""


class Card(Static):
    """One piece of evidence."""

    DEFAULT_CSS = """
    Card { height: auto; padding: 0 1; margin: 0 0 1 0; border-left: outer $panel; }
    Card.-current { border-left: outer $primary; background: $panel; }
    """

    def __init__(self, number: int, evidence: Evidence, *, near: bool) -> None:
        super().__init__()
        self.show(number, evidence, near=near)

    def show(self, number: int, evidence: Evidence, *, near: bool) -> None:
        """Be the card of this piece."""
        self.number, self.evidence = number, evidence
        self.update(card_content(number, evidence, near=near))


class EvidencePane(VerticalScroll):
    """Cards of the selected turn's evidence, with a cursor."""

    BINDINGS = bindings(Place.evidence)  # type: ignore[assignment]
    HELP = HELP
    DEFAULT_CSS = """
    EvidencePane { padding: 0 1; scrollbar-size-vertical: 1; }
    EvidencePane #about { color: $text-muted; height: auto; margin: 0 0 1 0; }
    """
    can_focus = True
    current: reactive[int] = reactive(0)

    class Opened(Message):
        """The piece of evidence under the cursor is to be read in its document."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._answer: Answer | None = None
        self._showing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield Static(_about(None, 0, 0), id="about")

    @property
    def cards(self) -> list[Card]:
        """The cards from top to bottom."""
        return [child for child in self.children if isinstance(child, Card)]

    @property
    def evidence(self) -> Evidence | None:
        """What the cursor is on."""
        cards = self.cards
        return cards[self.current].evidence if self.current < len(cards) else None

    async def show(self, answer: Answer | None) -> None:
        """Show an answer's evidence, or what came nearest to one; the cursor stays on the same answer."""
        async with self._showing:
            if answer is not self._answer:
                self._answer = answer
                await self._show(answer)

    async def _show(self, answer: Answer | None) -> None:
        cited: Sequence[Evidence] = answer.evidence if answer else ()
        near = answer.nearest if answer and not cited else ()
        here, shown = self.cards, list(enumerate(cited or near, 1))
        for card, (number, evidence) in zip(here, shown, strict=False):
            card.show(number, evidence, near=bool(near))
        for card in here[len(shown) :]:
            await card.remove()
        await self.mount_all(Card(n, e, near=bool(near)) for n, e in shown[len(here) :])
        self.query_one("#about", Static).update(_about(answer, len(cited), len(near)))
        self.scroll_home(animate=False, immediate=True)
        self.set_reactive(EvidencePane.current, 0)
        self._mark(0)

    def jump(self, number: int) -> None:
        """Put the cursor on citation `number`, where there is one."""
        if not 1 <= number <= len(self.cards):
            return
        self.current = number - 1
        self._mark(self.current)
        # a card that was just mounted has its place only then; at the top it stands wherever one came from
        self.call_after_refresh(self.scroll_to_widget, self.cards[self.current], animate=False, top=True)

    def action_cite(self, number: int) -> None:
        """Go to a citation by its number."""
        self.jump(number)

    def action_step(self, by: int) -> None:
        """Go to a neighbouring citation."""
        self.jump(self.current + 1 + by)

    def on_resize(self) -> None:
        if self.current:  # what the cursor is on stays in sight
            self.jump(self.current + 1)

    def on_click(self, event: events.Click) -> None:
        card = event.widget
        if isinstance(card, Card) and not self.screen.get_selected_text():
            self.jump(card.number)
            if event.chain == 2:
                self.post_message(self.Opened())

    def _mark(self, current: int) -> None:
        for i, card in enumerate(self.cards):
            card.set_class(i == current, "-current")


def _about(answer: Answer | None, cited: int, near: int) -> Content:
    if answer is None:
        return Content("The words an answer rests on appear here.")
    if cited:
        return Content(f"Evidence: {counted(cited, 'citation')}")
    if near:
        return Content("Nearest passages; they do not answer the question")
    return Content("No evidence")


def card_content(number: int, evidence: Evidence, *, near: bool) -> Content:
    """A card: number and place, date and speaker, the quote in its surroundings, other places."""
    mark = f"~{number}" if near else f"[{number}]"
    place = abridged(evidence.location.shown, PLACE)
    lines = [Content.assemble((f"{mark} ", "bold $text-primary"), (place, "bold"))]
    if said(evidence):
        lines.append(plain(said(evidence), "$text-secondary"))
    lines.append(quote_content(evidence))
    if evidence.also:
        places = first_of([place.shown for place in evidence.also], 3)
        lines.append(plain(f"also in {places}", MUTED))
    return Content("\n").join(lines)


def quote_content(evidence: Evidence) -> Content:
    """The quote highlighted between a little of its own paragraph, or a line of its own block, before and
    after it; the cells of a row stand under their headings.
    """
    if cells := in_cells(evidence):
        return Content.assemble(*((piece.text, LOOKS[piece.part]) for piece in cells))
    quote = shown(evidence)
    pieces = ((piece.text.replace(PARAGRAPH, "\n"), LOOKS[piece.part]) for piece in quote.pieces)
    return Content.assemble((_before(quote.before), MUTED), *pieces, (_after(quote.after), MUTED))


def _before(text: str) -> str:
    above, _, words = text.rpartition(PARAGRAPH)[2].rpartition("\n")
    if not words.strip():  # the quote begins its line
        line = above.rpartition("\n")[2]
        return f"{_ended(line, AFTER)}\n{words}" if line.strip() else words
    return f"…{words[-BEFORE:].partition(' ')[2]}" if len(words) > BEFORE else words.lstrip()


def _after(text: str) -> str:
    words, _, below = text.partition(PARAGRAPH)[0].partition("\n")
    if words.strip():
        return _ended(words.rstrip(), AFTER)
    line = below.partition("\n")[0].rstrip()
    return f"\n{_ended(line, AFTER)}" if line.strip() else ""


def _ended(line: str, most: int) -> str:
    return f"{line[:most].rpartition(' ')[0]}…" if len(line) > most else line
