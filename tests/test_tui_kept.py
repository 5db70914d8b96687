"""What is kept of a chat, where it may not be kept: said in a sentence, and no reason not to answer."""

import tui_story as story
from tui_pilot import application, ask, running, text_of, wait_until

from qa.schema import answer_from_dict, answer_to_dict
from tui.app import FootnoteApp, kept_in
from tui.archive import Archive
from tui.history import History
from tui.preferences import Preferences


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert kept_in(tmp_path / "file" / "chat") is None
    assert kept_in(tmp_path / "chat") == tmp_path / "chat"


async def test_that_nothing_is_kept_is_said_at_the_start():
    app = FootnoteApp(application(story.engine()).desk, remark="Nothing is kept.")
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: "Nothing is kept." in text_of(app))


async def test_a_turn_that_cannot_be_kept_is_answered_and_followed_up(tmp_path):
    archive = Archive(tmp_path, answer_to_dict, answer_from_dict)
    archive._db.execute("PRAGMA query_only = 1")
    engine = story.engine()
    async with running(engine, notifications=True, archive=archive) as (app, pilot):
        await ask(pilot, story.QUOTED.question)
        await wait_until(pilot, lambda: "not kept beyond this run" in text_of(app))
        assert "34 defenders" in text_of(app)
        await ask(pilot, "And the others?")
        assert [turn.question for turn in engine.asked[-1][1]] == [story.QUOTED.question]


def test_questions_drafts_and_preferences_that_cannot_be_written_are_let_go(tmp_path):
    (tmp_path / "file").write_text("in the way")
    history = History(tmp_path / "file")
    history.add("How high is it?")
    history.save_draft("How deep")
    assert history.questions == ["How high is it?"]


async def test_a_theme_that_cannot_be_kept_holds_for_the_run(tmp_path):
    folder = tmp_path / "chat"
    async with running(
        story.engine(), folder=folder, archive=Archive(None, answer_to_dict, answer_from_dict)
    ) as (app, pilot):
        folder.write_text("in the way")
        await pilot.press("f9")
        assert app.theme != Preferences().theme


def test_a_draft_waits_for_the_documents_it_was_written_to(tmp_path):
    History(tmp_path, "/valley").save_draft("How deep")
    assert History(tmp_path, "/council").load_draft() == ""
    assert History(tmp_path, "/valley").load_draft() == "How deep"
    History(tmp_path, "/valley").save_draft("")
    assert not list(tmp_path.glob("drafts/*"))
