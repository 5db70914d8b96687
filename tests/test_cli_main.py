"""The frame around every command: errors, exit codes, help, streams."""

import errno
import os
import stat
import sys

import pytest

from cli import boundary
from cli.boundary import guarded, redacted
from cli.main import run
from index.errors import CorpusError, SettingsError


def raising(error):
    def act():
        raise error

    return act


@pytest.mark.parametrize(
    ("error", "code"),
    [(CorpusError("There is no folder x."), 1), (SettingsError("footnote.toml: unknown key 'x'."), 2)],
)
def test_an_error_is_one_sentence_and_a_code(error, code, capsys):
    assert guarded(raising(error)) == code
    captured = capsys.readouterr()
    assert captured.err == f"footnote: {error}\n"
    assert captured.out == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Nothing more can be written: the disk is full."),
        (
            OSError(errno.EROFS, "Read-only file system", "footnote.toml"),
            "footnote.toml cannot be written: it can only be read there.",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "footnote.toml"),
            "footnote.toml cannot be opened: permission denied.",
        ),
    ],
)
def test_a_disk_that_takes_nothing_is_told_in_plain_words(error, said, capsys):
    assert guarded(raising(error)) == 1
    assert capsys.readouterr().err == f"footnote: {said}\n"


def test_a_wrong_choice_is_told_in_plain_words(capsys):
    assert run(["ask", "--format", "xml", "Why?"], "footnote") == 2
    said = capsys.readouterr().err
    assert "'xml' is not one of" in said and "Value error" not in said


def test_an_interrupt_ends_with_130(capsys):
    assert guarded(raising(KeyboardInterrupt())) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_the_unexpected_is_one_sentence_and_a_private_log(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path))
    monkeypatch.setenv("SERVICE_API_KEY", "sk-canary-123456")
    assert guarded(raising(ValueError("request with sk-canary-123456 failed"))) == 1
    said = capsys.readouterr().err
    log = tmp_path / "data" / "log" / "errors.log"
    assert said.count("\n") == 1
    assert str(log) in said
    assert "ValueError" in log.read_text()
    assert "sk-canary-123456" not in said + log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_where_no_log_can_be_written_the_sentence_says_what_to_do(capsys, monkeypatch):
    def full(error):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(boundary, "_log", full)
    assert guarded(raising(ValueError("x"))) == 1
    assert "--debug" in capsys.readouterr().err


def test_debug_shows_where(capsys):
    with pytest.raises(ValueError, match="deep inside"):
        guarded(raising(ValueError("deep inside")), debug=True)


@pytest.mark.parametrize("payload", ["\x1b]0;owned\x07", "\x9b31m", "a\nb", "\u202ex"], ids=ascii)
def test_error_sentences_steer_no_terminal(payload, capsys):
    guarded(raising(CorpusError(f"There is no folder {payload}.")))
    guarded(raising(ValueError(payload)))
    said = capsys.readouterr().err
    assert said.count("\n") == 2
    assert not set(said) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_secrets_are_known_by_the_name_of_their_variable(monkeypatch):
    monkeypatch.setenv("MY_TOKEN", "abcdef123")
    monkeypatch.setenv("SHORT_KEY", "ab")
    monkeypatch.setenv("COLOUR", "magenta")
    assert redacted("abcdef123 ab magenta") == "<MY_TOKEN> ab magenta"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["modles"], "No such command 'modles'. Did you mean 'models'?"),
        (["models", "list", "--colour"], "No such option: --colour"),
        (["index", "papers"], "Documents are given with --docs: --docs papers. See --help."),
        (["models", "pull", "qwen9"], "There is no model named “qwen9”."),
        (["models", "list", "--color", "pink"], "'pink' is not one of"),
        (["init", "/nowhere/at/all"], "There is no folder /nowhere/at/all"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(arguments, sentence, capsys):
    assert run(arguments, "footnote") == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_help_teaches_with_examples(capsys):
    assert run(["--help"], "footnote") == 0
    text = capsys.readouterr().out
    assert 'footnote ask "What is …?"' in text
    assert run([], "footnote") == 2
    assert "Commands:" in capsys.readouterr().out


def test_version(capsys):
    assert run(["--version"], "footnote") == 0
    assert capsys.readouterr().out.startswith("footnote")


def test_a_reader_that_leaves_is_no_error(tmp_path):
    import subprocess

    script = "from cli.terminal import emit; import sys; emit('x' * 1_000_000, sys.stdout); sys.exit(3)"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", script], env=dict(os.environ), **pipes) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 3


def test_tracing_of_libraries_is_off(monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    run(["--version"], "footnote")
    assert "LANGSMITH_TRACING" not in os.environ
    assert os.environ["DO_NOT_TRACK"] == "1"
