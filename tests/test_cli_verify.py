"""`footnote verify`: citations of saved answers against documents that went on living."""

import io
import json

import pytest

from cli.main import run

pytestmark = pytest.mark.usefixtures("encoder", "ranker")  # they are on this machine then

FEES = "# Fees\n\nA market stall costs 20 euros a day. A licence costs 15 euros a year.\n"


@pytest.fixture
def saved(tmp_path, monkeypatch, capsys):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "fees.md").write_text(FEES)
    (notes / "other.md").write_text("The council meets on Mondays.\n")
    monkeypatch.chdir(notes)
    question = "How much does a market stall cost a day?"
    assert run([question, "--docs", ".", "--model", "none", "--json"], "ask") == 0
    answer = tmp_path / "answer.json"
    answer.write_text(capsys.readouterr().out)
    return answer


def verify(path, *more):
    return run(["verify", str(path), "--docs", ".", *more], "footnote")


def standings(capsys, path):
    code = verify(path, "--json")
    (data,) = json.loads(capsys.readouterr().out)
    return code, [c["standing"] for c in data["citations"]], data


def test_untouched_documents_hold(saved, capsys):
    assert verify(saved) == 0
    text = capsys.readouterr().out
    assert "  holds   [1] fees.md:3" in text
    assert "market stall costs 20 euros" in text


def test_an_answer_comes_through_a_pipe(saved, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(saved.read_bytes())))
    assert verify("-") == 0
    assert "  holds   [1] fees.md:3" in capsys.readouterr().out


def test_a_saved_answer_among_the_documents_is_no_source(saved, capsys, tmp_path):
    (tmp_path / "notes" / "answer.json").write_bytes(saved.read_bytes())
    assert run(["How much does a market stall cost a day?", "--docs", ".", "--model", "none"], "ask") == 0
    assert "answer.json" not in capsys.readouterr().out
    assert run(["status", "--docs", "."], "footnote") == 0
    assert "answer.json" in (shown := capsys.readouterr().out)
    assert "written by Footnote" in shown


def test_words_that_moved_are_found(saved, capsys, tmp_path):
    path = tmp_path / "notes" / "fees.md"
    path.write_text("# Preface\n\nSome new words in front.\n\n" + FEES)
    assert verify(saved) == 0
    assert "moved   [1] fees.md:3 → fees.md:7" in capsys.readouterr().out


def test_words_in_a_renamed_document_are_found(saved, capsys, tmp_path):
    (tmp_path / "notes" / "fees.md").rename(tmp_path / "notes" / "prices.md")
    code, found, data = standings(capsys, saved)
    assert (code, set(found)) == (0, {"moved"})
    assert data["citations"][0]["now"]["path"] == "prices.md"


def test_changed_words_are_told(saved, capsys, tmp_path):
    (tmp_path / "notes" / "fees.md").write_text(FEES.replace("20 euros", "25 euros"))
    code, found, data = standings(capsys, saved)
    assert "changed" in found
    assert code in (3, 4)
    assert data["sound"] is False
    assert data["citations"][0]["instead"] == "A market stall costs 25 euros a day."
    verify(saved)
    assert "it says now: “A market stall costs 25 euros a day.”" in capsys.readouterr().out
    assert "changed" in data["statements"]


def test_deleted_documents_are_told(saved, capsys, tmp_path):
    (tmp_path / "notes" / "fees.md").unlink()
    code, found, _ = standings(capsys, saved)
    assert (code, set(found)) == (3, {"gone"})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no JSON"),
        ("[1]", "holds no answer"),
        ('{"schema": "x/1"}', "no answer of Footnote"),
        ("{", "no JSON"),
    ],
)
def test_files_that_are_no_answers(tmp_path, text, sentence, capsys):
    path = tmp_path / "a.json"
    path.write_text(text)
    assert run(["verify", str(path)], "footnote") == 2
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_not_there(capsys):
    assert run(["verify", "/nowhere.json"], "footnote") == 2
    assert "cannot be read" in capsys.readouterr().err
