"""Folders of the program."""

from pathlib import Path

from index import paths
from index.storage.sqlite_store import SqliteStore
from qa.chat.answer_cache import AnswerCache


def test_one_variable_puts_everything_under_one_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path))
    folders = {paths.cache_dir(), paths.data_dir()}
    assert len(folders) == 2
    assert {f.parent for f in folders} == {tmp_path.resolve()}


def test_models_can_be_shared_between_homes(monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "shared"))
    assert paths.models_dir() == (tmp_path / "shared").resolve()
    monkeypatch.delenv("FOOTNOTE_MODELS")
    assert paths.models_dir() == paths.cache_dir() / "models"


def test_without_it_the_system_decides(monkeypatch):
    for variable in ("FOOTNOTE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert Path.home() in paths.cache_dir().parents
    assert "footnote" in paths.data_dir().parts


def test_what_holds_words_of_documents_is_open_to_its_owner_alone(tmp_path):
    old = tmp_path / "old"
    old.mkdir(mode=0o755)
    for folder in (old, tmp_path / "a" / "new"):
        assert paths.private(folder) == folder
        assert folder.stat().st_mode & 0o777 == 0o700
    SqliteStore(tmp_path / "index").close()
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700
    AnswerCache(tmp_path / "answers.sqlite").put("key", "text", "model")
    assert (tmp_path / "answers.sqlite").stat().st_mode & 0o777 == 0o600
