"""The library screen: documents, skipped files, indexing, filters, folders."""

import datetime as dt
import threading

import pytest
import tui_story as story
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec
from textual.widgets import DataTable, Input
from tui_pilot import ask, running, text_of, wait_until

from index.documents import Filters
from index.errors import IndexLocked
from index.progress import Progress, Skipped, Stage, SyncReport
from qa.answer import Phase, Token, Working
from qa.config import Config
from tui.fakes import Gate, ScriptedEngine, ScriptedLibrary
from tui.filtering import dated, in_words, only
from tui.glyphs import UNICODE
from tui.indexing import status_words
from tui.screens.document import DocumentScreen
from tui.screens.library import SHOWN_AT_MOST, LibraryScreen
from tui.widgets.prompt import Prompt
from tui.widgets.table import AT_ONCE


async def opened(pilot, app):
    await pilot.press("f3")
    await wait_until(pilot, lambda: isinstance(app.screen, LibraryScreen) and bool(app.screen.sources))
    return app.screen


async def test_it_lists_documents_and_says_what_was_skipped_and_why():
    async with running(story.engine()) as (app, pilot):
        await opened(pilot, app)
        await wait_until(pilot, lambda: "news/valley.txt" in text_of(app))
        shown = text_of(app)
        assert "3 documents" in shown
        assert "1 skipped" in shown
        await pilot.press("s")
        await pilot.pause()
        assert "it holds images without text" in text_of(app)
        await pilot.press("s", "escape")
        assert not isinstance(app.screen, LibraryScreen)


async def test_chosen_documents_are_all_that_is_searched():
    engine = story.engine()
    async with running(engine) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("space")
        assert "●" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "searching only 1 chosen document" in text_of(app)
        await ask(pilot, "Why?")
        assert engine.asked[-1][2].paths == ("/news/valley.txt",)
        await opened(pilot, app)
        await pilot.press("x", "escape")
        await ask(pilot, "Why?")
        assert engine.asked[-1][2].empty


async def test_all_that_the_filter_line_shows_can_be_chosen_at_once():
    async with running(story.engine()) as (app, pilot):
        screen = await opened(pilot, app)
        await pilot.press("slash", *"20", "enter")
        await pilot.pause()
        assert screen.documents.row_count == 1
        await pilot.press("a")
        assert app.desk.chosen == {"reports/2020.pdf"}
        await pilot.press("escape")
        await pilot.pause()
        assert screen.documents.row_count == 3


async def test_dates_narrow_the_search_and_a_wrong_one_is_a_sentence():
    async with running(story.engine(), notifications=True) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("d", *"2021-02", "enter")
        assert app.desk.filters.after == dt.date(2021, 2, 1)
        await pilot.press("d", *"x", "enter")
        await wait_until(pilot, lambda: "is no date" in text_of(app))
        assert app.desk.filters.after == dt.date(2021, 2, 1)
        await pilot.press("d", "tab", *"2022", "enter")
        assert app.desk.filters.before == dt.date(2022, 12, 31)
        await pilot.press("d", "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_enter_reads_the_document():
    async with running(story.engine()) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("enter")
        assert isinstance(app.screen, DocumentScreen)


class SlowLibrary(ScriptedLibrary):
    """Syncs until it is told to stop, as a large folder would."""

    def sync(self, on_progress=None, stop=None):
        on_progress(Progress(Stage.embedding, 12, 200, 340, 0, 1, "notes/[x].md"))
        self.going.set()
        assert stop.wait(10)
        return SyncReport()


async def test_indexing_shows_live_progress_and_the_same_key_stops_it():
    engine = story.engine()
    engine.index = SlowLibrary(story.DOCUMENTS)
    engine.index.going = threading.Event()
    async with running(engine, notifications=True) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("r")
        await wait_until(pilot, lambda: "12 of 200 files" in text_of(app))
        assert "notes/[x].md" in text_of(app)
        await pilot.press("escape")
        await opened(pilot, app)
        await wait_until(pilot, lambda: "12 of 200 files" in text_of(app))
        await pilot.press("r")
        await wait_until(pilot, lambda: "Indexing stopped" in text_of(app))
        assert not app.desk.indexing.running


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (None, "looking for changes"),
        (Progress(Stage.walking), "looking for files"),
        (Progress(Stage.embedding, 1, 2, 340, current="a/long/name.txt"), "embedding · 1 of 2 files · 340"),
    ],
)
async def test_a_turn_says_how_far_reading_the_documents_is(progress, said):
    def script(question):
        yield Working(Phase.syncing, progress)
        yield Token("never")

    async with running(ScriptedEngine(script, gate=(gate := Gate()))) as (app, pilot):
        app.screen.query_one(Prompt).put("How high is it?")
        await pilot.press("enter")
        gate.step()
        await wait_until(pilot, lambda: said in text_of(app))
        assert "name.txt" not in text_of(app)
        gate.open()


def test_an_empty_library_says_what_can_be_done_and_covers_nothing():
    held = ScriptedLibrary(())
    assert "+ adds a folder" in status_words(held.status(), UNICODE)
    held.skipped = (Skipped("scan.pdf", "it holds images without text"),)
    words = status_words(held.status(), UNICODE)
    assert "1 skipped" in words
    assert "covered" not in words


async def test_a_question_waits_for_indexing_and_says_so():
    engine = story.engine()
    engine.index = SlowLibrary(story.DOCUMENTS)
    engine.index.going = threading.Event()
    async with running(engine) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("r")
        await wait_until(pilot, engine.index.going.is_set)
        await pilot.press("escape")
        app.screen.put(story.QUOTED.question)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "indexing first: embedding · 12 of 200 files" in text_of(app))
        assert not engine.asked  # two may not write to the index at once
        app.desk.indexing.stop()
        await wait_until(pilot, lambda: bool(app.desk.asked))
        assert app.desk.asked[0].answer == story.QUOTED


async def test_a_failed_sync_is_a_sentence():
    class Locked(ScriptedLibrary):
        def sync(self, on_progress=None, stop=None):
            raise IndexLocked("Another program [/x] is indexing; try again when it is done.")

    engine = story.engine()
    engine.index = Locked(story.DOCUMENTS)
    async with running(engine, notifications=True) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("r")
        await wait_until(pilot, lambda: "Another program [/x] is" in text_of(app))


async def test_folders_are_added_and_taken_out(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    seen = []

    def open_engine(config, tell):
        seen.append([path.name for path in config.docs])
        return story.engine()

    config = Config(docs=(tmp_path / "a",), base=tmp_path)
    async with running(open_engine=open_engine, config=config, notifications=True) as (app, pilot):
        await opened(pilot, app)
        await pilot.press("minus")
        await wait_until(pilot, lambda: "the only folder" in text_of(app))
        await pilot.press("plus", *"b", "enter")
        await wait_until(pilot, lambda: seen[-1] == ["a", "b"])
        await pilot.press("plus", *"none", "enter")
        await wait_until(pilot, lambda: "There is no file or folder" in text_of(app))
        await pilot.press("minus", "enter")
        await wait_until(pilot, lambda: seen[-1] == ["b"])


async def test_a_library_of_thousands_stays_quick_and_says_that_there_are_more(monkeypatch):
    from index.documents import Document, Source

    many = [
        Document(Source(f"d{i}", f"notes/{i:05}.md", f"Note {i}", "", "markdown"), "x") for i in range(5000)
    ]
    added, add_rows = [], DataTable.add_rows
    monkeypatch.setattr(
        DataTable, "add_rows", lambda table, rows: added.append(len(rows)) or add_rows(table, rows)
    )
    engine = story.engine()
    engine.index = ScriptedLibrary(many)
    async with running(engine) as (app, pilot):
        screen = await opened(pilot, app)
        await wait_until(pilot, lambda: "4,000 more" in text_of(app))
        await wait_until(pilot, lambda: screen.documents.row_count == SHOWN_AT_MOST)
        assert max(added) == AT_ONCE  # the rest came by and by, with the keys in between
        assert str(screen.documents.get_row_at(SHOWN_AT_MOST - 1)[1]) == "notes/00999.md"
        screen.query_one("#narrow", Input).value = "04999"
        await pilot.pause()
        assert screen.query_one("#documents", DataTable).row_count == 1


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="/\n\r\0"), min_size=1), min_size=1))
def test_chosen_paths_match_themselves_whatever_their_names(names):
    paths = [f"folder/{name}x" for name in names]
    spec = GitIgnoreSpec.from_lines(only(Filters(), paths).paths)
    assert all(spec.match_file(path) for path in paths)
    assert not spec.match_file("folder/of/another")


def test_filters_in_words():
    filters = dated(only(Filters(), ["a", "b"]), dt.date(2021, 1, 1), dt.date(2022, 1, 1))
    assert in_words(filters) == "searching only 2 chosen documents, from 2021-01-01, until 2022-01-01"
    assert in_words(Filters()) == ""
