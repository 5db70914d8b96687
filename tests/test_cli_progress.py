"""What is shown on stderr while a person waits."""

import io
import re
from types import SimpleNamespace

import pytest

from cli import progress
from cli.progress import Waiting, amount_words
from cli.terminal import Color
from index.amounts import sized
from index.models import Fetch
from index.progress import Progress, Stage


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))  # pytest puts its own in sys
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return stream


def test_short_work_draws_nothing(terminal):
    with Waiting() as waiting:
        waiting.sync(Progress(Stage.walking))
        waiting.sync(Progress(Stage.reading, files_done=1, files_total=2))
    assert terminal.getvalue() == ""


def test_long_work_draws_a_bar_and_takes_it_away(terminal, monkeypatch):
    monkeypatch.setattr(progress, "BLINK", 0.0)
    with Waiting() as waiting:
        waiting.sync(Progress(Stage.embedding, chunks_done=64, chunks_total=128, current="a\x1b]0;x\x07.txt"))
        waiting.sync(Progress(Stage.embedding, chunks_done=96, chunks_total=128, skipped=3))
    shown = terminal.getvalue()
    assert "Embedding" in shown
    assert "of 128 chunks" in shown
    assert "\x1b]0;" not in shown
    assert "\x07" not in shown


def test_the_draft_is_shown_dim_and_taken_away(terminal):
    with Waiting() as waiting:
        waiting.begin("Writing")
        for token in ("The council ", "has nine\x1b[31m ", "members."):
            waiting.write(token)
    shown = terminal.getvalue()
    assert "The council" in shown
    assert "\x1b[31m" not in shown
    assert re.search(r"\x1b\[2K", shown)  # lines are erased at the end


def test_off_a_terminal_a_fetch_is_one_line_a_model(capsys):
    with Waiting() as waiting:
        for done in (0, 10, 20):
            waiting.fetch(Fetch("all-minilm-l6-v2", "model.onnx", done, 20, "fetching"))
        waiting.write("draft")
        waiting.begin("Writing")
    assert capsys.readouterr().err == "fetching all-minilm-l6-v2 (23.6 MB)\n"


def test_quiet_is_quiet(terminal, capsys):
    with Waiting(Color.always, quiet=True) as waiting:
        waiting.fetch(Fetch("all-minilm-l6-v2", "model.onnx", 1, 20, "fetching"))
        waiting.sync(Progress(Stage.walking))
        waiting.begin("Writing")
        waiting.write("draft")
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("size", "words"), [(512, "1 kB"), (34_000, "34 kB"), (1_117_320_768, "1.1 GB"), (23_600_000, "23.6 MB")]
)
def test_sizes_in_words(size, words):
    assert sized(size) == words


def test_amounts_in_words():
    assert amount_words(2_000_000, 4_000_000, 1_000_000, "bytes") == "2.0 MB of 4.0 MB, 1.0 MB/s"
    assert amount_words(5, 0, 1.0, "files") == "5 files"
    assert amount_words(1200, 2400, 31.4, "chunks") == "1,200 of 2,400 chunks, 31/s"
