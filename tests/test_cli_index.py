"""`footnote index`, `status` and `doctor` on real models."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from cli.index_command import _rebuilt, stopped_by_interrupt, summary
from cli.main import run
from cli.progress import Waiting
from index.corpus import Corpus
from index.fakes import HashEncoder, OverlapRanker
from index.index import Index
from index.progress import SyncReport

pytestmark = pytest.mark.usefixtures("encoder", "ranker")  # they are on this machine then

NOTES = {
    "council.txt": "The council has nine members. It meets on Mondays.\n",
    "fees.md": "# Fees\n\nA market stall costs 20 euros a day. A licence costs 15 euros.\n",
}


@pytest.fixture
def notes(tmp_path, monkeypatch):
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text)
    monkeypatch.chdir(folder)
    return folder


def footnote(*arguments):
    return run([*map(str, arguments)], "footnote")


def test_index_reports_what_it_did_and_does_nothing_twice(notes, capsys):
    assert footnote("index", "--docs", notes) == 0
    assert capsys.readouterr().out.startswith("2 added · 2 chunks embedded")
    (notes / "fees.md").write_text("# Fees\n\nA market stall costs 25 euros a day.\n")
    (notes / "council.txt").rename(notes / "town.txt")
    assert footnote("index", "--docs", notes) == 0
    assert capsys.readouterr().out.startswith("1 changed, 1 renamed · 1 chunk embedded")
    assert footnote("index", "--docs", notes) == 0
    assert capsys.readouterr().out.startswith("2 unchanged · nothing to embed")


def test_index_lists_what_it_skipped_and_why(notes, capsys):
    (notes / "blob.bin").write_bytes(bytes(range(256)) * 40)
    (notes / "empty.txt").write_bytes(b"")
    (notes / "bad\x1b]0;x\x07.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert footnote("index", "--docs", notes) == 0
    text = capsys.readouterr().out
    assert "3 skipped" in text
    assert "skipped blob.bin: " in text
    assert "skipped empty.txt: " in text
    assert not set(text) & {"\x1b", "\x07"}


def test_a_file_that_is_indexed_but_for_a_part_is_not_called_skipped(notes, capsys):
    (notes / "old.txt").write_bytes(
        b"The ferry leaves at nine. " * 9 + b"\xff\xfe\xfd" + "Größe".encode() * 9
    )
    footnote("index", "--docs", notes)
    text = capsys.readouterr().out
    assert text.startswith("3 added, 1 in part · ")
    assert "in part old.txt: " in text and "skipped" not in text
    footnote("status", "--docs", notes, "--json")
    data = json.loads(capsys.readouterr().out)
    assert [(s["path"], s["partly"]) for s in data["skipped"]] == [("old.txt", True)]


def test_status_before_and_after(notes, capsys):
    assert footnote("status", "--docs", notes) == 1
    assert "footnote index" in capsys.readouterr().err
    (notes / "empty.txt").write_bytes(b"")
    footnote("index", "--docs", notes)
    capsys.readouterr()
    assert footnote("status", "--docs", notes) == 0
    text = capsys.readouterr().out
    assert "documents  2 in " in text
    assert "covering 100.00% of" in text
    assert "  skipped empty.txt: " in text
    assert footnote("status", "--docs", notes, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "footnote.status/1"
    assert (data["documents"], data["coverage"]) == (2, 1.0)
    assert data["skipped"][0]["path"] == "empty.txt"


def test_an_empty_folder_that_was_indexed_says_when(notes, capsys):
    for file in notes.iterdir():
        file.unlink()
    footnote("index", "--docs", notes)
    capsys.readouterr()
    assert footnote("status", "--docs", notes) == 0
    text = capsys.readouterr().out
    assert "never" not in text and "synced     20" in text
    assert "chunks     0\n" in text


def test_status_loads_no_model(notes):
    footnote("index", "--docs", notes)
    script = (
        "import sys; from cli.main import run; run(['status'], 'footnote');"
        " print(sorted({'onnxruntime', 'faiss', 'torch', 'tokenizers'} & set(sys.modules)))"
    )
    (notes / "footnote.toml").write_text("[corpus]\ndocs = ['.']\n")
    run_ = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ)
    )
    assert run_.stdout.splitlines()[-1] == "[]", run_.stderr


def vectors_of(home):
    return next(home.rglob("vectors-*.faiss"))


def test_doctor_finds_a_healthy_house(notes, capsys):
    footnote("index", "--docs", notes)
    capsys.readouterr()
    assert footnote("doctor", "--docs", notes) == 0
    text = capsys.readouterr().out
    assert "FAISS against SQLite           2 documents, 2 chunks" in text
    assert "BAD" not in text


@pytest.mark.parametrize("harm", ["flip", "remove"])
def test_doctor_mends_the_vectors(notes, home, capsys, harm):
    footnote("index", "--docs", notes)
    path = vectors_of(home)
    if harm == "flip":
        data = bytearray(path.read_bytes())
        data[-1] ^= 0xFF
        path.write_bytes(data)
    else:
        path.unlink()
    assert footnote("doctor", "--docs", notes) == 1
    assert "BAD  FAISS" in capsys.readouterr().out
    assert footnote("doctor", "--docs", notes, "--fix") == 0
    assert "fixed: " in capsys.readouterr().out
    assert footnote("doctor", "--docs", notes) == 0


def test_doctor_mends_a_damaged_database(notes, home, capsys):
    footnote("index", "--docs", notes)
    path = next(home.rglob("index.db"))
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    path.write_bytes(data)
    assert footnote("doctor", "--docs", notes) == 1
    assert "BAD  database" in capsys.readouterr().out
    assert footnote("doctor", "--docs", notes, "--fix") == 0
    assert "2 documents read again" in capsys.readouterr().out
    assert footnote("doctor", "--docs", notes) == 0


def test_doctor_finds_text_that_is_not_its_documents(notes, home, capsys):
    import sqlite3

    footnote("index", "--docs", notes)
    connection = sqlite3.connect(next(home.rglob("index.db")))
    connection.execute("update chunks set start = start + 1 where number = 1")
    connection.commit()
    connection.close()
    assert footnote("doctor", "--docs", notes) == 1
    assert "1 chunks have no vector or are not what their document says there" in capsys.readouterr().out


def test_doctor_names_a_missing_model_and_offline_does_not_fetch_it(notes, tmp_path, monkeypatch, capsys):
    store = tmp_path / "models"
    shutil.copytree(os.environ["FOOTNOTE_MODELS"], store, ignore=shutil.ignore_patterns("*.gguf", "*torch*"))
    shutil.rmtree(next(store.glob("ms-marco*")))
    monkeypatch.setenv("FOOTNOTE_MODELS", str(store))
    assert footnote("doctor", "--docs", notes) == 1
    assert "BAD  model ms-marco" in capsys.readouterr().out
    assert footnote("doctor", "--docs", notes, "--fix", "--offline") == 1
    assert "--offline forbids" in capsys.readouterr().err


def test_a_missing_folder_is_named(notes, capsys):
    for command in ("index", "status"):
        assert footnote(command, "--docs", notes / "nowhere") == 1
        assert "nowhere" in capsys.readouterr().err


@pytest.mark.slow
def test_watching_follows_changes_until_interrupted_and_tells_of_a_skipped_file_once(notes):
    (notes / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-m", "cli.main", "index", "--watch", "--docs", str(notes)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout.readline().startswith("2 added, 1 skipped")
        assert process.stdout.readline().startswith("  skipped empty.txt: ")
        assert process.stdout.readline().startswith("Watching ")
        time.sleep(0.5)
        for name in ("new.txt", "newer.txt"):
            (notes / name).write_text("The mayor is Ada Stone.\n")
            assert process.stdout.readline().startswith("1 added")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_an_interrupt_is_answered_at_once_and_work_goes_on_to_a_good_end(capsys):
    with stopped_by_interrupt() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        assert "Ctrl-C again stops at once" in capsys.readouterr().err
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_summary_counts_each_kind_of_change():
    report = SyncReport(added=("a",), renamed=(("b", "c"),), unchanged=1200, chunks_embedded=7, seconds=1.25)
    assert summary(report) == "1 added, 1 renamed, 1,200 unchanged · 7 chunks embedded · 1.2 s"


def test_a_rebuild_has_the_bulk_encoder_of_the_index_that_it_replaces(notes):
    def bulk():
        return HashEncoder()

    opened = Index.open(Corpus.at([notes]), HashEncoder(), OverlapRanker(), bulk=bulk)
    with Waiting(quiet=True) as waiting:
        rebuilt = _rebuilt(opened, waiting, threading.Event())
    assert rebuilt.bulk is bulk
    rebuilt.close()


def test_work_that_does_not_end_after_an_interrupt_is_interrupted_itself(monkeypatch):
    monkeypatch.setattr("cli.index_command.GRACE", 0.05)
    end = time.monotonic() + 60
    with stopped_by_interrupt() as stop:
        signal.raise_signal(signal.SIGINT)
        while time.monotonic() < end:  # as one huge file would take it
            time.sleep(0.01)
    assert stop.is_set()
    assert time.monotonic() < end
