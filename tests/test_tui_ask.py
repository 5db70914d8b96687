"""The ask screen: question in, streamed answer, citations, stop."""

import asyncio
import dataclasses
import time

import pytest
import tui_story as story
from textual import events
from textual.widgets import Static
from tui_pilot import application, ask, running, stand_still, text_of, wait_until

from index.documents import Document
from index.errors import ModelMissing
from qa.answer import Finished, Token
from tui.conversation import Outcome
from tui.fakes import Gate, ScriptedEngine, ScriptedLibrary
from tui.screens.document import DocumentScreen
from tui.widgets.evidence import EvidencePane
from tui.widgets.prompt import Prompt
from tui.widgets.text_view import TextView
from tui.widgets.transcript import Transcript


async def test_a_question_gets_its_answer_with_citations_and_evidence():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        assert "34 defenders" in text_of(app)
        assert "answered" in text_of(app)
        pane = app.screen.query_one(EvidencePane)
        assert [c.number for c in pane.cards] == [1]
        assert pane.evidence == story.KILLED


async def test_an_answer_streams_as_a_draft_and_is_set_from_the_verified_answer():
    gate = Gate()
    async with running(story.engine(gate)) as (app, pilot):
        await pilot.press(*"x", "backspace")
        app.screen.query_one(Prompt).put(story.WRITTEN.question)
        await pilot.press("enter")
        gate.step(8)
        await wait_until(pilot, lambda: "The attackers" in text_of(app))
        assert "not found" not in text_of(app)
        gate.open()
        await wait_until(pilot, lambda: not app.screen.answering)
        shown = text_of(app)
        assert "not found: how many civilians were hurt" in shown
        assert "(quoted: what was" in shown
        assert "understood as" in shown


async def test_escape_stops_within_150_ms_keeps_the_draft_and_leaves_history_alone():
    gate, engine = Gate(), story.engine()
    engine.gate = gate
    async with running(engine) as (app, pilot):
        app.screen.query_one(Prompt).put(story.WRITTEN.question)
        await pilot.press("enter")
        gate.step(8)
        await wait_until(pilot, lambda: "The attackers" in text_of(app))
        started = time.process_time()  # of this process: other work on the machine does not count
        app.screen.action_stop()
        while app.screen.answering:
            await asyncio.sleep(0.001)
        assert time.process_time() - started < 0.15
        await pilot.pause()
        assert engine.closed_runs == 1
        assert [a.outcome for a in app.desk.asked] == [Outcome.stopped]
        assert "The attackers" in app.desk.asked[0].partial
        assert "stopped" in text_of(app)
        assert app.focused is app.screen.query_one(Prompt)
        assert app.screen.query_one(Prompt).text == story.WRITTEN.question
        gate.open()
        await ask(pilot, story.QUOTED.question)
        assert engine.asked[-1][1] == ()


async def test_a_follow_up_carries_the_finished_turns():
    engine = story.engine()
    async with running(engine, size=(80, 24)) as (_, pilot):
        await ask(pilot, story.QUOTED.question)
        await ask(pilot, "And the others?")
        assert [t.question for t in engine.asked[-1][1]] == [story.QUOTED.question]


@pytest.mark.parametrize(
    "failure",
    [ModelMissing("The model is not here; run `footnote models pull [x]`."), RuntimeError("[/tmp/x] broke")],
)
async def test_a_failure_is_a_sentence_and_the_question_goes_back_to_the_prompt(failure):
    app = application(ScriptedEngine(lambda q: [Token("half "), failure], ScriptedLibrary()))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await ask(pilot, "Why?")
        assert str(failure) in text_of(app)
        assert "half" in text_of(app)
        assert app.screen.query_one(Prompt).text == "Why?"


async def test_an_engine_that_cannot_open_says_why_and_the_screen_lives_on():
    def broken(config, tell):
        raise ModelMissing("The encoder [/x] is not here.")

    async with running(open_engine=broken, notifications=True) as (app, pilot):
        await wait_until(pilot, lambda: "encoder [/x]" in app.desk.door.doing)
        await ask(pilot, "Why?")
        assert "The encoder [/x] is not here." in text_of(app)


async def test_typing_echoes_while_the_engine_opens():
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(config, tell):
        tell("fetching the chat model, 34 %")
        asyncio.run_coroutine_threadsafe(release.wait(), loop).result(10)
        return story.engine()

    async with running(open_engine=slow) as (app, pilot):
        await pilot.press(*"Why?")
        assert app.screen.query_one(Prompt).text == "Why?"
        await wait_until(pilot, lambda: "34 %" in str(app.screen.query_one("#title", Static).content))
        await pilot.press("enter")
        release.set()
        await wait_until(pilot, lambda: len(app.desk.asked) == 1)
        assert app.desk.asked[0].outcome is Outcome.answered


async def test_enter_while_answering_keeps_the_text_and_the_answer():
    gate, engine = Gate(), story.engine()
    engine.gate = gate
    async with running(engine, size=(80, 24)) as (app, pilot):
        app.screen.query_one(Prompt).put("One?")
        await pilot.press("enter")
        await pilot.press(*"Two?", "enter")
        gate.open()
        await wait_until(pilot, lambda: not app.screen.answering)
        assert [q for q, _, _ in engine.asked] == ["One?"]
        assert app.screen.query_one(Prompt).text == "Two?"


async def test_a_number_goes_to_that_evidence_and_enter_reads_it_in_its_document():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.WRITTEN.question)
        app.screen.query_one(Transcript).focus()
        await pilot.press("2")
        pane = app.screen.query_one(EvidencePane)
        assert app.focused is pane
        assert pane.evidence == story.DEAD
        await pilot.press("enter")
        assert isinstance(app.screen, DocumentScreen)
        view = app.screen.query_one(TextView)
        await wait_until(pilot, lambda: bool(view.lines_shown))
        assert "350 attackers dead" in "\n".join(view.lines_shown)
        await pilot.press("escape")
        assert app.focused is pane


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_a_citation_far_down_its_document_is_in_sight_when_that_opens(size):
    words = "The mill was sold for 900 crowns."
    text = "A line of a long report, as they are.\n" * 300 + f"{words}\n" + "And so on.\n" * 300
    document = Document(story.VALLEY, text)
    answer = dataclasses.replace(story.QUOTED, evidence=(story.evidence(words, document=document),))
    app = application(ScriptedEngine(lambda q: [Finished(answer)], ScriptedLibrary((document,))))
    async with app.run_test(size=size) as pilot:
        await ask(pilot, "What was the mill sold for?")
        await pilot.press("tab", "tab", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, DocumentScreen))
        await wait_until(pilot, lambda: words in app.screen.query_one(TextView).lines_shown)
        await pilot.resize_terminal(80, 24)
        await stand_still(pilot)
        assert words in app.screen.query_one(TextView).lines_shown


async def test_a_citation_link_goes_to_its_evidence_in_its_own_turn():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.WRITTEN.question)
        await ask(pilot, story.QUOTED.question)
        answer = app.screen.query("#answer").first()
        pane = app.screen.query_one(EvidencePane)
        assert len(pane.cards) == 1
        rows = [row[answer.region.x : answer.region.right] for row in text_of(app).split("\n")]
        y = next(y for y in range(answer.region.y, answer.region.bottom) if "[3]" in rows[y])
        await pilot.click(answer, offset=(rows[y].index("[3]") + 1, y - answer.region.y))
        await wait_until(pilot, lambda: pane.evidence == story.COSTS)
        assert app.screen.query_one(Transcript).selected.question == story.WRITTEN.question


async def test_a_refusal_shows_what_came_nearest():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.REFUSED.question)
        shown = text_of(app)
        assert "The documents do not say." in shown
        assert "not in the documents" in shown
        assert "Nearest passages; they do not answer" in shown


async def test_without_documents_the_reader_is_told_so_and_not_that_they_are_silent():
    nothing = Finished(dataclasses.replace(story.REFUSED, nearest=(), passages=0))
    async with running(ScriptedEngine(lambda q: [nothing], ScriptedLibrary())) as (app, pilot):
        await ask(pilot, "Why?")
        assert "Nothing was read in valley; F3 says why" in text_of(app)
        assert "The documents do not say" not in text_of(app)


async def test_rival_claims_stand_side_by_side_and_their_marks_are_links():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.RIVALS.question)
        left, right = app.screen.query(".claim")
        assert left.region.y == right.region.y
        assert left.region.x < right.region.x
        assert "the documents disagree" in text_of(app)
        rows = [row[right.region.x : right.region.right] for row in text_of(app).split("\n")]
        y = next(y for y in range(right.region.y, right.region.bottom) if "[2]" in rows[y])
        await pilot.click(right, offset=(rows[y].index("[2]") + 1, y - right.region.y))
        await wait_until(pilot, lambda: app.screen.query_one(EvidencePane).evidence == story.DEAD)


async def test_an_event_after_the_answer_cannot_undo_it():
    app = application(ScriptedEngine(lambda q: [Finished(story.QUOTED)], ScriptedLibrary(story.DOCUMENTS)))
    async with app.run_test() as pilot:
        await ask(pilot, "Why?")
        assert app.desk.asked[0].answer == story.QUOTED


async def test_enter_never_overtakes_the_letters_typed_before_it():
    engine = story.engine()
    async with running(engine, size=(80, 24)) as (app, pilot):
        await pilot.pause()
        for character in "Who is it?":
            app.post_message(events.Key(character, character))
        app.post_message(events.Key("enter", "\r"))
        await wait_until(pilot, lambda: bool(engine.asked))
        assert engine.asked[0][0] == "Who is it?"


async def test_the_key_after_tab_already_belongs_to_the_next_pane():
    async with running(story.engine()) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        for key in (*"so", "tab", "c"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await wait_until(pilot, lambda: story.KILLED.quote in app.clipboard)
        assert app.screen.query_one(Prompt).text == "so"


@pytest.mark.parametrize("key", ["ctrl+j", "shift+enter"])
async def test_a_question_may_have_lines_and_the_prompt_grows_with_them(key):
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        prompt = app.screen.query_one(Prompt)
        height = prompt.outer_size.height
        await pilot.press("a", key, "b", key, "c")
        assert prompt.text == "a\nb\nc"
        await wait_until(pilot, lambda: prompt.outer_size.height == height + 2)
        await pilot.press(*[key] * 20)
        await wait_until(pilot, lambda: prompt.outer_size.height == 10)


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_a_question_longer_than_the_window_does_not_hide_its_answer(size):
    async with running(ScriptedEngine(lambda q: [Finished(story.QUOTED)]), size=size) as (app, pilot):
        await ask(pilot, "How many of the defenders were killed, and who says so? " * 60)
        await wait_until(pilot, lambda: "34" in text_of(app) and "answered" in text_of(app))
        await stand_still(pilot)
        assert "The attackers said" in text_of(app)


async def test_up_and_down_walk_through_history_and_back_to_the_draft():
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        await ask(pilot, "One?")
        await ask(pilot, "Two?")
        prompt = app.screen.query_one(Prompt)
        await pilot.press("x", "up")
        assert prompt.text == "Two?"
        await pilot.press("up", "up")
        assert prompt.text == "One?"
        await pilot.press("down", "down", "down")
        assert prompt.text == "x"
