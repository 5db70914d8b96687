"""Folders of the program."""

from pathlib import Path

from index import paths


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
