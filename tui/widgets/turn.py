"""One question with its answer: streamed as a draft, then set from the verified answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from index.display import one_line
from index.progress import Progress
from qa.answer import Answer, AnswerEvent, Finished, Phase, Retrieved, Token, Working
from tui.conversation import Asked, Outcome
from tui.glyphs import Glyphs
from tui.indexing import progress_words
from tui.rendering import answer_content
from tui.text import plain
from tui.widgets.conflict import ConflictTable
from tui.widgets.outcome import outcome_line, remarks
from tui.widgets.words import Words

Clock = Callable[[], float]
LEAST_SEEN = 5  # rows of a window that are left to the answer under a long question


class TurnView(Vertical):
    """Shows a turn: live from `ask` through `take` to `end`, or as it was kept. One view shows many in turn,
    for to mount and remove widgets takes many times as long as to fill those there are.
    """

    DEFAULT_CSS = """
    TurnView {
        height: auto; max-width: 110; padding: 0 1 0 1; margin: 0 0 1 0; border-left: outer $panel;
        &.-selected { border-left: outer $primary; }
        #question { color: $foreground; }
        #answer { margin: 1 0 0 0; }
        #status { color: $text-muted; }
        &.-failed #status { color: $text-error; }
        &.-stopped #status { color: $text-warning; }
    }
    """

    @dataclass
    class Selected(Message):
        """The turn was clicked."""

        turn: "TurnView"

    def __init__(self, glyphs: Glyphs, clock: Clock) -> None:
        super().__init__()
        self.glyphs, self.clock = glyphs, clock
        self.question = self.draft = ""
        self.asked: Asked | None = None
        self.answer: Answer | None = None
        self.passages = 0
        self._working = ""
        self._started = 0.0
        self._ticking: Timer | None = None
        self._drawing = False
        self._conflict: ConflictTable | None = None
        self._lines = {name: Words(id=name) for name in ("question", "answer", "status")}

    def compose(self) -> ComposeResult:
        yield from self._lines.values()

    def on_click(self) -> None:
        if not self.screen.get_selected_text():  # a drag selects text, it does not choose the turn
            self.post_message(self.Selected(self))

    @property
    def seconds(self) -> float:
        """Since the question was asked."""
        return self.clock() - self._started

    def read_from(self, rows: int) -> int:
        """The row that reading begins at in a window of so many: the top one, or the end of a question that
        would leave its answer no room.
        """
        asked = self._lines["question"].size.height
        return asked - 2 if asked > max(rows // 2, rows - LEAST_SEEN) else 0

    async def ask(self, question: str) -> None:
        """Be the live turn of this question."""
        await self._begin(question, None)
        self._working = "waiting for the models"
        self._started = self.clock()
        self._ticking = self.set_interval(0.2, self._tick)
        self._tick()

    async def show(self, asked: Asked) -> None:
        """Show a kept turn."""
        await self._begin(asked.question, asked)
        await self._settle(asked)

    def wait_for(self, progress: Progress | None) -> None:
        """Say that the documents are being indexed first, and how far that is."""
        self._working = f"indexing first: {self._indexing(progress)}"

    def take(self, event: AnswerEvent) -> None:
        """Show what an event tells."""
        match event:
            case Working(phase, progress):
                self._working = self._indexing(progress) if phase is Phase.syncing else phase.value
            case Retrieved(passages):
                self.passages = len(passages)
            case Token(text):
                self._write(text)
                return  # the clock ticks by itself; drawing it a token would cost more than the token
            case Finished(answer):
                self.answer = answer
        self._tick()

    def _indexing(self, progress: Progress | None) -> str:
        # without the file at hand: the line would be as long as its name, and jump with every file
        return progress_words(replace(progress, current="") if progress else None, self.glyphs)

    async def end(self, asked: Asked) -> None:
        """Leave the live state: show how the turn ended."""
        if self._ticking:
            self._ticking.stop()
        self.asked = asked
        self._mark(asked.outcome)
        if self.is_running:  # not so while the program is being left, or where the view has gone
            await self._settle(asked)

    async def _begin(self, question: str, asked: Asked | None) -> None:
        self.question, self.asked, self.answer = question, asked, asked.answer if asked else None
        self.draft, self.passages = "", 0
        self._mark(asked.outcome if asked else None)
        if any(line in self.screen.selections for line in self._lines.values()):
            self.screen.clear_selection()  # of words that are shown no more
        if self._conflict:
            await self._conflict.remove()
            self._conflict = None
        self._ask_line("")
        self._lines["answer"].say(Content(""))

    def _ask_line(self, understood: str) -> None:
        asked = Content.assemble((f"{self.glyphs.ask} ", "bold $text-primary"), plain(self.question, "bold"))
        lines = [asked, plain(f"understood as: {understood}", "$foreground 60%")] if understood else [asked]
        self._lines["question"].say(Content("\n").join(lines))

    def _mark(self, ended: Outcome | None) -> None:
        for outcome in Outcome:
            self.set_class(outcome is ended, f"-{outcome}")

    def _write(self, text: str) -> None:
        self.draft += text
        if not self._drawing:  # many tokens may come before the screen is drawn
            self._drawing = True
            self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self._drawing = False
        if self.asked is None:
            self._lines["answer"].say(plain(self.draft.strip()))

    async def _settle(self, asked: Asked) -> None:
        answer, said = asked.answer, Content("")
        if answer is None:
            self._lines["answer"].say(plain(asked.partial.strip()))
        else:
            self._lines["answer"].say(answer_content(answer, self.glyphs))
            if answer.standalone and one_line(answer.standalone) != one_line(asked.question):
                self._ask_line(one_line(answer.standalone))
            said = remarks(answer, self.glyphs)
            if answer.conflict:
                self._conflict = ConflictTable(answer, self.glyphs)
                await self.mount(self._conflict, after=self._lines["answer"])
        ended = outcome_line(asked, self.glyphs)
        self._lines["status"].say(Content("\n").join(line for line in (said, ended) if line))

    def _tick(self) -> None:
        spinner = self.glyphs.spinner[int(self.seconds * 5) % len(self.glyphs.spinner)]
        parts = [f"{spinner} {self._working}", f"{self.seconds:.1f} s"]
        if self.passages:
            parts.append(f"{self.passages} passages")
        parts.append("Esc stops")
        line, words = self._lines["status"], plain(f" {self.glyphs.dot} ".join(parts))
        # five times a second: the screen is laid out anew only where the line may need another row
        line.update(words, layout=words.cell_length != getattr(line.content, "cell_length", 0))
