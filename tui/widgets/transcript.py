"""The turns of a conversation; a window of at most thirty is mounted, the rest comes on demand."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from index.amounts import counted
from tui.conversation import Asked
from tui.glyphs import Glyphs
from tui.keys import Place, bindings, help_for
from tui.widgets.empty import Empty
from tui.widgets.turn import Clock, TurnView

MOUNTED = 30
STEP = 10  # turns that come with a click on the row that stands for them; one with a key

HELP = f"""## Transcript
Questions and answers. A marker like [1] is a link to its evidence.

{help_for(Place.transcript)}
"""


class More(Static):
    """A row that stands for turns that are not mounted."""

    DEFAULT_CSS = "More { color: $text-muted; height: 1; padding: 0 2; display: none; text-style: italic; }"

    @dataclass
    class Wanted(Message):
        """The row was clicked."""

        later: bool

    def __init__(self, later: bool, glyphs: Glyphs) -> None:
        super().__init__()
        self.later, self.glyphs = later, glyphs

    def count(self, turns: int) -> None:
        """Say how many turns wait here; none hides the row."""
        self.display = turns > 0
        sign = self.glyphs.below if self.later else self.glyphs.above
        waiting = counted(turns, "later turn" if self.later else "earlier turn")
        self.update(Content(f"{sign} {waiting}: click, or select on"))

    def on_click(self) -> None:
        self.post_message(self.Wanted(self.later))


class Transcript(VerticalScroll):
    """Scrolls turns, follows the one being written, and knows which is selected."""

    BINDINGS = bindings(Place.transcript)  # type: ignore[assignment]
    HELP = HELP
    DEFAULT_CSS = """
    Transcript { height: 1fr; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
    Transcript:focus { background-tint: $foreground 2%; }
    """
    can_focus = True

    @dataclass
    class Chosen(Message):
        """Another turn is selected."""

        turn: TurnView | None

    @dataclass
    class Cited(Message):
        """A citation's number was pressed."""

        number: int

    def __init__(self, glyphs: Glyphs, clock: Clock, *, id: str) -> None:
        super().__init__(id=id)
        self.glyphs, self.clock = glyphs, clock
        self.asked: list[Asked] = []
        self._first = 0  # index into `asked` of the first mounted turn
        self.selected: TurnView | None = None
        self._read: TurnView | None = None  # the turn that ended last, until the reader moves
        self._moving = asyncio.Lock()  # a key may move the window while a question does

    def compose(self) -> ComposeResult:
        yield Empty()
        yield More(False, self.glyphs)
        yield More(True, self.glyphs)

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._hold, immediate=True)

    @property
    def turns(self) -> list[TurnView]:
        """The mounted turns, oldest first."""
        return [child for child in self.children if isinstance(child, TurnView)]  # a query looks deeper

    async def show(self, asked: Sequence[Asked]) -> None:
        """Show a kept conversation from its end."""
        self.asked = list(asked)
        await self._fill(max(len(self.asked) - MOUNTED, 0))
        self.anchor()
        self._choose_anew(self.turns[-1] if self.turns else None)

    async def begin(self, question: str) -> TurnView:
        """Mount a live turn at the end and follow it."""
        if self._later:
            await self._fill(max(len(self.asked) - MOUNTED, 0))
        async with self._moving:
            turns = self.turns
            if len(turns) < MOUNTED:
                turn = TurnView(self.glyphs, self.clock)
                await self.mount(turn, before=self.children[-1])
            else:
                turn = turns[0]
                self.move_child(turn, before=self.children[-1])
                self._first += 1
            await turn.ask(question)
        self._count()
        self.anchor()
        self._choose_anew(turn)
        return turn

    def keep(self, turn: TurnView, asked: Asked) -> None:
        """The live turn ended like this; one that is taller than the window is read from its top."""
        self.asked.append(asked)
        self._count()
        if self.is_anchored and not self._anchor_released:
            self._read = turn
            self.refresh(layout=True)

    def anchor(self, anchor: bool = True) -> None:
        """Follow the end, or cease to; no turn is read from its top any more."""
        self._read = None
        super().anchor(anchor)

    def release_anchor(self) -> None:
        """Every way to scroll comes by here first: the reader moves on."""
        self._read = None
        super().release_anchor()

    def _hold(self, _: object) -> None:
        """After each layout, for an answer grows by and by: one taller than the window stands at its top."""
        turn = self._read
        if turn is None or not turn.is_mounted or not (region := turn.virtual_region).size:
            return
        rows = self.scrollable_content_region.height
        if region.height + turn.styles.margin.bottom > rows:
            top = min(region.y + turn.read_from(rows), self.max_scroll_y)
            if self.is_anchored or self.scroll_y != top:
                self.anchor(False)  # or it would pull to the end again whenever the end is passed
                self.scroll_to(y=top, animate=False, immediate=True)
        elif not self.is_anchored:
            self.anchor()
            self.refresh(layout=True)
        self._read = turn

    def choose(self, turn: TurnView) -> None:
        """Select a turn: its evidence is what the pane shows."""
        if self.selected is turn:
            return
        for other in self.turns:
            other.set_class(other is turn, "-selected")
        self.selected = turn
        self.post_message(self.Chosen(turn))

    async def step(self, by: int) -> None:
        """Select a neighbour, mounting more turns when the window ends."""
        if not self.turns:
            return
        at = self.turns.index(self.selected) + by if self.selected in self.turns else len(self.turns) - 1
        if at < 0 and self._first:
            at += await self._slide(-1)
        elif at >= len(self.turns) and self._later:
            at += await self._slide(1)
        turn = self.turns[min(max(at, 0), len(self.turns) - 1)]
        self._choose_anew(turn)
        self.release_anchor()
        self.call_after_refresh(self.scroll_to_widget, turn, animate=False, top=True)

    def action_cite(self, number: int) -> None:
        """Go to a citation's evidence."""
        self.post_message(self.Cited(number))

    async def action_follow(self) -> None:
        """Go to the end and stay there."""
        if self._later:
            await self._fill(max(len(self.asked) - MOUNTED, 0))
            self._choose_anew(self.turns[-1])
        self.anchor()

    def on_turn_view_selected(self, event: TurnView.Selected) -> None:
        event.stop()
        self.choose(event.turn)

    async def on_more_wanted(self, event: More.Wanted) -> None:
        event.stop()
        selected = self.turns.index(self.selected) if self.selected in self.turns else 0
        selected += await self._slide(STEP if event.later else -STEP)
        if not 0 <= selected < len(self.turns):  # its view shows another turn now
            self._choose_anew(self.turns[0 if event.later else -1])

    def on_mouse_scroll_up(self) -> None:
        self.release_anchor()

    @property
    def _later(self) -> int:
        live = sum(t.asked is None for t in self.turns)
        return len(self.asked) - self._first - (len(self.turns) - live)

    async def _slide(self, by: int) -> int:
        """Move the window; returns by how much indices of mounted turns grew."""
        async with self._moving:
            turns = self.turns
            if any(turn.asked is None for turn in turns):
                return 0  # the live turn stays where it is; the window moves once it ended
            first = min(max(self._first + by, 0), max(len(self.asked) - MOUNTED, 0))
            by, end = first - self._first, self._first + len(turns)
            self._first = first
            if by > 0:
                for turn, asked in zip(turns, self.asked[end : end + by], strict=False):
                    self.move_child(turn, before=self.children[-1])
                    await turn.show(asked)
            else:
                entering = reversed(self.asked[first : first - by])
                for turn, asked in zip(reversed(turns), entering, strict=False):
                    self.move_child(turn, after=self.children[1])
                    await turn.show(asked)
        self._count()
        return -by

    async def _fill(self, first: int) -> None:
        """Show the turns from there in the views that are mounted, more of them where they are too few."""
        async with self._moving, self.batch():
            self._first, window = first, self.asked[first : first + MOUNTED]
            turns = [turn for turn in self.turns if turn.asked is not None]
            for turn in self.turns:
                if turn not in turns[: len(window)]:  # a live one belongs to another conversation
                    await turn.remove()
            more = [TurnView(self.glyphs, self.clock) for _ in window[len(turns) :]]
            await self.mount_all(more, before=self.children[-1])
            for turn, asked in zip(self.turns, window, strict=True):
                await turn.show(asked)
        self._count()

    def _choose_anew(self, turn: TurnView | None) -> None:
        """Select a view that shows another turn than it did, or none."""
        self.selected = None
        if turn:
            self.choose(turn)
        else:
            self.post_message(self.Chosen(None))

    def _count(self) -> None:
        self.children[0].display = not self.turns
        earlier, later = (child for child in self.children if isinstance(child, More))
        earlier.count(self._first)
        later.count(self._later)
