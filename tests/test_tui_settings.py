"""The settings screen, and what it makes of footnote.toml."""

from pathlib import Path

import pytest
import tui_story as story
from textual.widgets import Checkbox, Input
from tui_pilot import application, wait_until

from index.errors import FootnoteError
from qa.config import load_config
from tui.screens.settings import SettingsScreen
from tui.settings_fields import fields, read, save


async def test_settings_are_checked_and_written_with_their_comments(tmp_path):
    (tmp_path / "docs").mkdir()
    file = tmp_path / "footnote.toml"
    file.write_text('# ours\n[corpus]\ndocs = ["docs"]  # the folder\n[answer]\ntop_k = 4\n')
    app = application(story.engine(), config=load_config(tmp_path))
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.press("f2")
        await wait_until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        app.screen.query_one("#set-answer-top_k", Input).value = "0"
        await pilot.press("f10")
        await wait_until(
            pilot, lambda: any("top_k must be at least 1" in said.message for said in app._notifications)
        )
        assert "top_k = 4" in file.read_text()
        app.screen.query_one("#set-answer-top_k", Input).value = "12"
        app.screen.query_one("#set-answer-sync", Checkbox).value = False
        await pilot.press("f10")
        await wait_until(pilot, lambda: not isinstance(app.screen, SettingsScreen))
        assert app.desk.config.answer.top_k == 12
        text = file.read_text()
        assert "# ours" in text
        assert "# the folder" in text
        assert "sync = false" in text


@pytest.mark.parametrize("name", ["qwen9", "all-minilm-l6-v2"])
def test_settings_that_name_no_chat_model_are_not_saved(tmp_path, name):
    (tmp_path / "notes").mkdir()
    config = load_config(tmp_path, [Path("notes")])
    with pytest.raises(FootnoteError, match="model"):
        save(config, {next(f for f in fields() if f.key == "model.name"): name})
    assert not (tmp_path / "footnote.toml").exists()


def test_who_writes_is_asked_before_what_few_people_change():
    tables = list(dict.fromkeys(f.table for f in fields()))
    assert tables.index("model") < tables.index("index")


def test_a_first_settings_file_goes_on_asking_the_same_documents(tmp_path):
    (tmp_path / "notes").mkdir()
    config = load_config(tmp_path, [Path("notes")])
    by_key = {f.key: f for f in fields()}
    saved = save(config, {by_key["answer.top_k"]: 3})
    assert saved.docs == config.docs
    assert saved.answer.top_k == 3


@pytest.mark.parametrize(("key", "line"), [("answer.top_k", "many"), ("answer.threshold", "x")])
def test_a_line_that_is_no_number_is_a_sentence(key, line):
    field = next(f for f in fields() if f.key == key)
    with pytest.raises(FootnoteError, match="number"):
        read(field, line)


def test_the_settings_of_documents_and_answers_have_words_of_help():
    assert not [f.key for f in fields() if f.table in ("corpus", "answer") and not f.help]
