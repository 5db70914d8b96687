"""`footnote init` and `footnote models`."""

import errno
import tomllib
from pathlib import Path

import pytest

from cli.init_command import template
from cli.main import run
from index import models
from qa.config import load_config


def test_init_writes_settings_that_load(tmp_path, capsys):
    notes = tmp_path / "notes"
    notes.mkdir()
    assert run(["init", str(tmp_path), "--docs", "notes"], "footnote") == 0
    assert "footnote.toml" in capsys.readouterr().out
    config = load_config(notes)
    assert config.docs == (notes.resolve(),)
    assert config.file == tmp_path.resolve() / "footnote.toml"


def test_init_names_no_documents_that_are_not_there(tmp_path, capsys):
    assert run(["init", str(tmp_path), "--docs", "handbok"], "footnote") == 2
    assert "There is no file or folder" in capsys.readouterr().err
    assert not (tmp_path / "footnote.toml").exists()


def test_init_overwrites_nothing(tmp_path, capsys):
    (tmp_path / "footnote.toml").write_text("[corpus]\n")
    assert run(["init", str(tmp_path)], "footnote") == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "footnote.toml").read_text() == "[corpus]\n"


def test_every_commented_key_is_a_real_key_with_its_default(tmp_path):
    lines = template(["."]).splitlines()
    live = [line.removeprefix("# ") if " = " in line else line for line in lines]
    (tmp_path / "footnote.toml").write_text("\n".join(live))
    (tmp_path / "plain.toml").write_text(template(["."]))
    tomllib.loads((tmp_path / "plain.toml").read_text())
    with_all = load_config(tmp_path)
    assert with_all.answer == type(with_all.answer)()
    assert with_all.model == type(with_all.model)()


def test_the_catalogue_lists_every_model_and_whether_it_is_here(capsys):
    assert run(["models", "list"], "footnote") == 0
    text = capsys.readouterr().out
    for name in models.MODELS:
        assert name in text
    assert "\x1b" not in text


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_catalogue_never_cuts_a_name(columns, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["models", "list", "--color", "never"], "footnote") == 0
    lines = capsys.readouterr().out.splitlines()
    assert set(models.MODELS) <= {line.split("  ")[0] for line in lines}
    assert max(map(len, lines)) <= int(columns)


def test_a_damaged_model_is_named_with_its_digest(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path))
    monkeypatch.delenv("FOOTNOTE_MODELS", raising=False)
    model = models.find(models.RANKER)
    folder = models.folder_of(model)
    for file in model.files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.name).write_bytes(b"not the model")
    assert run(["models", "verify"], "footnote") == 1
    said = capsys.readouterr().err
    assert model.name in said
    assert any(file.sha256[:8] in said for file in model.files)


@pytest.mark.parametrize("command", ["verify", "remove"])
def test_a_misspelt_model_is_wrong_usage(command, capsys):
    assert run(["models", command, "ms-marco"], "footnote") == 2
    assert "Did you mean “ms-marco-minilm-l-12-v2”?" in capsys.readouterr().err


def test_the_settings_file_is_no_document(tmp_path):
    from index.walk import walk

    (tmp_path / "notes.txt").write_text("The council has nine members.\n")
    assert run(["init", str(tmp_path)], "footnote") == 0
    assert [found.name for found in walk([tmp_path], tmp_path)] == ["notes.txt"]


def test_init_leaves_no_half_written_settings_on_a_full_disk(tmp_path, monkeypatch):
    def full(path, text, encoding):
        with path.open("w", encoding=encoding) as file:
            file.write(text[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert run(["init", str(tmp_path)], "footnote") == 1
    assert not list(tmp_path.iterdir())
