"""The ask screen: question in, answer out, evidence beside it."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from index.display import one_line
from index.errors import FootnoteError
from qa.gold import GoldDraft, append_case, draft_of
from tui.answering import follow
from tui.conversation import Asked, Conversation, Outcome, history
from tui.filtering import in_words
from tui.keys import Place, bindings
from tui.questions import Questions
from tui.rendering import answer_plain, answer_with_sources, quote_with_place
from tui.screens.document import DocumentScreen
from tui.screens.gold import GoldForm, GoldRunScreen
from tui.screens.page import Page
from tui.widgets.evidence import EvidencePane
from tui.widgets.keyline import KeyLine
from tui.widgets.prompt import Prompt
from tui.widgets.transcript import Transcript
from tui.widgets.turn import TurnView
from tui.widgets.words import Words


class AskScreen(Page):
    """Prompt, transcript and evidence pane, and the worker that asks."""

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "#prompt"
    BINDINGS = bindings(Place.ask)  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        with Container(id="body"):
            yield Transcript(self.desk.glyphs, self.desk.clock, id="transcript")
            yield EvidencePane(id="evidence")
        yield Prompt(self.desk.history, id="prompt")
        yield KeyLine()

    async def on_mount(self) -> None:
        self.desk.door.on_doing = lambda _: self.title_line()
        self.desk.on_conversation = self.show_conversation
        self.title_line()
        prompt = self.query_one(Prompt)
        prompt.put(self.desk.history.load_draft())
        prompt.focus()
        self.query_one(EvidencePane).display = False
        await self.query_one(Transcript).show(self.desk.asked)

    def on_screen_resume(self) -> None:
        self.title_line()  # filters may have changed, and the documents
        self.call_after_refresh(self.prewarm)

    def show_conversation(self) -> None:
        """Show the conversation on the desk, which was begun or resumed."""
        self.workers.cancel_group(self, "answer")
        self._show_conversation()

    @work(exclusive=True, group="conversation")
    async def _show_conversation(self) -> None:
        await self.query_one(Transcript).show(self.desk.asked)
        self.query_one(Prompt).focus()

    def put(self, question: str) -> None:
        """Put a question into the prompt."""
        self.query_one(Prompt).put(question)
        self.query_one(Prompt).focus()

    @work(exclusive=True, group="prewarm", exit_on_error=False)
    async def prewarm(self) -> None:
        """Open index and models once the screen stands."""
        try:
            await self.desk.engine()
        except FootnoteError as error:
            self.say(str(error), error=True)

    @property
    def draft(self) -> str:
        """What is written and not asked."""
        return self.query_one(Prompt).text

    def title_line(self) -> None:
        """Say what is open and whether it is ready."""
        words = [w for w in (in_words(self.desk.filters), self.desk.door.doing) if w]
        parts = [("Footnote", "bold $text-primary"), ("  ", ""), (one_line(self.desk.corpus), "")]
        parts += [(f"  {self.desk.glyphs.dot} {one_line(w)}", "$foreground 60%") for w in words]
        self.query_one("#title", Static).update(Content.assemble(*parts))

    # asking

    @on(Prompt.Submitted)
    async def _submitted(self, event: Prompt.Submitted) -> None:
        if self.answering:
            self.say("Still answering; Esc stops it.")
            return
        self.desk.history.add(event.text)
        self.query_one(Prompt).put("")
        self.answer(event.text)

    @property
    def answering(self) -> bool:
        """Whether an answer is under way."""
        return any(w.group == "answer" and not w.is_finished for w in self.workers)

    @work(exclusive=True, group="answer", exit_on_error=False)
    async def answer(self, question: str) -> None:
        """Ask and show what comes; nothing of a stopped or failed turn enters history."""
        transcript, conversation = self.query_one(Transcript), self.desk.conversation
        turn = await transcript.begin(question)
        asked = Asked(question, Outcome.stopped)
        try:
            asked = await follow(self.desk, turn, history(conversation.asked))
        except asyncio.CancelledError:
            asked = Asked(question, Outcome.stopped, partial=turn.draft, seconds=turn.seconds)
            raise
        finally:
            self._keep(asked, conversation)
            await turn.end(asked)
            if conversation is self.desk.conversation:
                await self._ended(turn, asked)

    def _keep(self, asked: Asked, conversation: Conversation) -> None:
        try:
            self.desk.keep(asked, conversation)
        except FootnoteError as error:  # a full disk is no reason not to answer
            self.say(str(error), error=True)

    async def _ended(self, turn: TurnView, asked: Asked) -> None:
        transcript, prompt = self.query_one(Transcript), self.query_one(Prompt)
        transcript.keep(turn, asked)
        if transcript.selected is turn:
            await self._show_evidence(turn)
        if asked.answer is None and not prompt.text:
            prompt.put(asked.question)  # a draft is never lost

    def action_stop(self) -> None:
        """Stop the answer; when nothing is being answered, go back to the prompt."""
        if self.answering:
            self.workers.cancel_group(self, "answer")
        else:
            self.query_one(Prompt).focus()

    # evidence

    @on(Transcript.Chosen)
    async def _chosen(self, event: Transcript.Chosen) -> None:
        await self._show_evidence(event.turn)

    async def _show_evidence(self, turn: TurnView | None) -> None:
        pane = self.query_one(EvidencePane)
        answer = turn.asked.answer if turn and turn.asked else None
        if answer:
            pane.display = True
        await pane.show(answer)

    @on(Words.Cited)
    def _link(self, event: Words.Cited) -> None:
        event.stop()
        turn = next((a for a in event.words.ancestors if isinstance(a, TurnView)), None)
        if turn:
            self.run_worker(self._cite_in(turn, event.number), exit_on_error=False)

    async def _cite_in(self, turn: TurnView, number: int) -> None:
        self.query_one(Transcript).choose(turn)
        await self._show_evidence(turn)
        self.action_cite(number)

    @on(Transcript.Cited)
    def _cited(self, event: Transcript.Cited) -> None:
        self.action_cite(event.number)

    def action_cite(self, number: int) -> None:
        """Go to a citation's evidence."""
        pane = self.query_one(EvidencePane)
        if 1 <= number <= len(pane.cards):
            pane.display = True
            self.set_focus(pane)  # first: the pane may grow by it, and the card is put in sight after that
            pane.jump(number)

    async def action_turn(self, by: int) -> None:
        """Select a neighbouring turn."""
        await self.query_one(Transcript).step(by)

    def action_toggle_evidence(self) -> None:
        """Show or hide the evidence pane."""
        pane = self.query_one(EvidencePane)
        pane.display = not pane.display

    @on(EvidencePane.Opened)
    def action_read(self) -> None:
        """Open the document at the current quote."""
        pane = self.query_one(EvidencePane)
        here = pane.evidence
        if here is None:
            return
        source = here.location.source
        beside = [
            c.evidence for c in pane.cards if c.evidence.location.source.document_id == source.document_id
        ]
        self.app.push_screen(DocumentScreen(source, beside, beside.index(here)))

    # conversation and gold

    def action_new_conversation(self) -> None:
        """Begin a new conversation; the present one is kept."""
        self.desk.begin()

    def action_find_question(self) -> None:
        """Find an earlier question."""
        self.app.push_screen(CommandPalette([Questions], placeholder="Find a question asked before…"))

    def action_ask_again(self) -> None:
        """Put the selected turn's question into the prompt."""
        if turn := self.query_one(Transcript).selected:
            self.put(turn.question)

    def action_export(self) -> None:
        """Export the conversation."""
        if self.desk.asked:
            self.export_conversation(self.desk.asked[0].question, self.desk.asked)
        else:
            self.say("There is nothing to export yet.")

    def action_gold(self) -> None:
        """Make a gold case of the selected answer."""
        if (asked := self._answered()) and asked.answer:
            before = self.desk.asked[: self.desk.asked.index(asked)] if asked in self.desk.asked else []
            form = GoldForm(draft_of(asked.answer, history(before)), asked.answer.nearest)
            self.app.push_screen(form, self._gold_filled)

    def _gold_filled(self, draft: GoldDraft | None) -> None:
        if draft is None:
            return
        try:
            name = append_case(self.desk.gold_file, self.desk.gold_case(draft), corpus=self.desk.gold_corpus)
        except FootnoteError as error:
            self.say(str(error), error=True)
        else:
            self.say(f"Kept as gold case {name} in {self.desk.gold_file}; e runs them.")

    def action_run_gold(self) -> None:
        """Run the gold cases."""
        self.app.push_screen(GoldRunScreen())

    # files and copies

    def action_open_file(self) -> None:
        """Open the file of the current citation."""
        evidence = self.query_one(EvidencePane).evidence
        if evidence:
            self.open_location(evidence.location)

    def _answered(self) -> Asked | None:
        turn = self.query_one(Transcript).selected
        if turn and turn.asked and turn.asked.answer:
            return turn.asked
        self.say("There is no answer here yet.")
        return None

    def action_copy_answer(self) -> None:
        """Copy the answer."""
        if (asked := self._answered()) and asked.answer:
            self.copy(answer_plain(asked.answer), "the answer")

    def action_copy_sources(self) -> None:
        """Copy the answer with its sources."""
        if (asked := self._answered()) and asked.answer:
            self.copy(answer_with_sources(asked.answer), "the answer with its sources")

    def action_copy_quote(self) -> None:
        """Copy the current quote."""
        if evidence := self.query_one(EvidencePane).evidence:
            self.copy(quote_with_place(evidence), "the quote")
