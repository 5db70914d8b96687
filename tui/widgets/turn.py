"""One question with its answer: streamed as a draft, then set from the verified answer."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownStream

from index.display import one_line
from index.progress import Progress
from qa.answer import Answer, AnswerEvent, Finished, Phase, Retrieved, Token, Working
from tui.conversation import Asked
from tui.glyphs import Glyphs
from tui.indexing import progress_words
from tui.markdown import answer_markdown
from tui.text import markdown_literal, plain
from tui.widgets.conflict import ConflictTable
from tui.widgets.outcome import outcome_line, remarks

Clock = Callable[[], float]


class TurnView(Vertical):
    """Shows a turn: live through `take`, or as it was kept."""

    DEFAULT_CSS = """
    TurnView {
        height: auto; max-width: 110; padding: 0 1 0 1; margin: 0 0 1 0; border-left: outer $panel;
        &.-selected { border-left: outer $primary; }
        #question { text-style: bold; color: $foreground; }
        #standalone, #status { color: $text-muted; height: auto; }
        #remarks { height: auto; color: $text-warning; }
        #answer { padding: 0; margin: 0; background: transparent; }
        #answer MarkdownBlock { link-color: $primary; link-style: bold; margin: 1 0 0 0; }
        &.-failed #status { color: $text-error; }
        &.-stopped #status { color: $text-warning; }
    }
    """

    class Selected(Message):
        """The turn was clicked."""

        def __init__(self, turn: "TurnView") -> None:
            super().__init__()
            self.turn = turn

    def __init__(self, question: str, glyphs: Glyphs, clock: Clock, asked: Asked | None = None) -> None:
        super().__init__()
        self.question, self.glyphs, self.clock = question, glyphs, clock
        self.asked = asked
        self.draft = ""
        self.passages = 0
        self.answer: Answer | None = asked.answer if asked else None
        self._working = "waiting for the models"
        self._started = clock()
        self._stream: MarkdownStream | None = None

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble((f"{self.glyphs.ask} ", "$text-primary"), plain(self.question)), id="question"
        )
        yield Static(id="standalone")
        yield Markdown(id="answer", open_links=False)
        yield Static(id="remarks")
        yield Static(id="status")

    async def on_mount(self) -> None:
        self.query_one("#standalone").display = self.query_one("#remarks").display = False
        if self.asked:
            await self._show(self.asked)
        else:
            self._ticking = self.set_interval(0.2, self._tick)
            self._tick()

    def on_click(self, event: events.Click) -> None:
        if not self.screen.get_selected_text():  # a drag selects text, it does not choose the turn
            self.post_message(self.Selected(self))

    @property
    def seconds(self) -> float:
        """Since the question was asked."""
        return self.clock() - self._started

    def wait_for(self, progress: Progress | None) -> None:
        """Say that the documents are being indexed first, and how far that is."""
        self._working = f"indexing first: {progress_words(progress, self.glyphs)}"

    async def take(self, event: AnswerEvent) -> None:
        """Show what an event tells."""
        match event:
            case Working(phase, progress):
                self._working = phase.value
                if phase is Phase.syncing and progress and progress.files_total:
                    self._working += f" {progress.files_done} of {progress.files_total} files"
            case Retrieved(passages):
                self.passages = len(passages)
            case Token(text):
                await self._write(text)
                return  # the clock ticks by itself; drawing it a token would cost more than the token
            case Finished(answer):
                self.answer = answer
        if self._standing:
            self._tick()

    async def end(self, asked: Asked) -> None:
        """Leave the live state: show how the turn ended."""
        if self._stream:
            await self._stream.stop()
            self._stream = None
        self._ticking.stop()
        self.asked = asked
        if self._standing:
            await self._show(asked)

    @property
    def _standing(self) -> bool:
        """Whether the parts are there; not so while the program is being left."""
        return self.is_running and bool(self.query("#status"))

    async def _write(self, text: str) -> None:
        self.draft += text
        if not self._standing:
            return
        if self._stream is None:  # at the first token: stopping a stream that never ran raises
            self._stream = Markdown.get_stream(self.query_one("#answer", Markdown))
        await self._stream.write(markdown_literal(text))

    async def _show(self, asked: Asked) -> None:
        self.set_class(True, f"-{asked.outcome}")
        answer = asked.answer
        if answer is not None:
            await self._settle(answer_markdown(answer, self.glyphs))
            if answer.standalone and answer.standalone != asked.question:
                self._say("#standalone", plain(f"understood as: {one_line(answer.standalone)}"))
            if answer.conflict:
                await self.mount(ConflictTable(answer, self.glyphs), after="#answer")
            if lines := remarks(answer, self.glyphs):
                self._say("#remarks", lines)
        elif asked.partial:
            await self._settle(markdown_literal(asked.partial))
        self._say("#status", outcome_line(asked, self.glyphs))

    async def _settle(self, markdown: str) -> None:
        """Render once more as a whole: a stream may leave blocks apart that belong together."""
        await self.query_one("#answer", Markdown).update(markdown)

    def _say(self, selector: str, content: Content) -> None:
        line = self.query_one(selector, Static)
        line.display = True
        line.update(content)

    def _tick(self) -> None:
        spinner = self.glyphs.spinner[int(self.seconds * 5) % len(self.glyphs.spinner)]
        parts = [f"{spinner} {self._working}", f"{self.seconds:.1f} s"]
        if self.passages:
            parts.append(f"{self.passages} passages")
        line, words = self.query_one("#status", Static), plain(f" {self.glyphs.dot} ".join(parts))
        # five times a second: the screen is laid out anew only where the line may need another row
        line.update(words, layout=words.cell_length != getattr(line.content, "cell_length", 0))
