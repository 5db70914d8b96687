"""`ask` from end to end on the real models and the seed article."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import run
from cli.question import question_from
from index.errors import UsageError
from qa.schema import answer_from_dict

pytestmark = pytest.mark.usefixtures("encoder", "ranker")  # they are on this machine then

ROOT = Path(__file__).parent.parent
KILLED = "How many NRF members do the Taliban say they killed?"


@pytest.fixture(autouse=True)
def in_checkout(monkeypatch):
    monkeypatch.chdir(ROOT)


def ask(*words, model="none"):
    return run([*map(str, words), "--model", model], "ask")


def process(*words, stdin=subprocess.DEVNULL, **environment):
    command = [sys.executable, "-c", "from cli.main import ask; ask()", *map(str, words)]
    return subprocess.run(
        command, stdin=stdin, capture_output=True, env={**os.environ, **environment}, cwd=ROOT, timeout=120
    )


def test_an_answer_with_its_citation(capsys):
    assert ask(KILLED) == 0
    captured = capsys.readouterr()
    assert "34" in captured.out.split("\n")[0]
    assert "[1] seeds/000_cec5f9c9256230de.txt:7 " in captured.out
    assert "who have claimed to have killed 34 NRF members, including two commanders." in captured.out
    assert "answered · quotes only · " in captured.out
    assert "\x1b" not in captured.out
    assert captured.err == ""


def test_each_side_of_a_conflict_is_named(capsys):
    assert ask("What casualty figures does each side give?") == 0
    text = capsys.readouterr().out
    assert "34 NRF members" in text
    assert "350 people" in text
    assert "do not reconcile" in text


def test_what_the_documents_do_not_say_ends_with_3(capsys):
    assert ask("What is the population of Kabul?") == 3
    text = capsys.readouterr().out
    assert text.startswith("The documents do not say ")
    assert "Nearest, but no answer:\n  seeds/" in text
    assert "searched: seeds (1 document)" in text


def test_a_missing_part_ends_with_4(capsys):
    assert ask("Who is Fahim Dashti and when was he born?") == 4
    text = capsys.readouterr().out
    assert "spokesman" in text
    assert "The documents do not say when" in text


def test_json_reopens_to_the_exact_characters(capsys):
    assert ask(KILLED, "--json") == 0
    answer = answer_from_dict(json.loads(capsys.readouterr().out))
    for item in answer.evidence:
        text = (ROOT / item.location.source.path).read_text(encoding="utf-8")
        assert text[item.location.start : item.location.end] == item.quote


def test_the_same_question_gives_the_same_bytes(capsys):
    texts = []
    for _ in range(2):
        ask(KILLED, "--json")
        data = json.loads(capsys.readouterr().out)
        data.pop("seconds")
        texts.append(json.dumps(data))
    assert texts[0] == texts[1]


def test_markdown_and_leaving_things_out(capsys):
    assert ask(KILLED, "--format", "markdown") == 0
    assert "\n\n> “" in capsys.readouterr().out
    assert ask(KILLED, "--no-quotes", "--quiet") == 0
    text = capsys.readouterr().out
    assert text.startswith("34")
    assert "seeds/" not in text
    assert "answered" not in text


def test_the_words_of_a_question_need_no_quotes(capsys):
    assert ask("Who", "is", "Fahim", "Dashti") == 0
    assert "spokesman" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["-"], []])
def test_a_question_from_a_pipe(words):
    with (ROOT / "seeds" / "README.md").open("rb"):
        done = subprocess.run(
            [sys.executable, "-c", "from cli.main import ask; ask()", *words, "--model", "none"],
            input=KILLED.encode(),
            capture_output=True,
            cwd=ROOT,
        )
    assert done.returncode == 0
    assert b"34" in done.stdout


def test_filters_bound_what_is_asked(capsys):
    assert ask(KILLED, "--path", "*.md") == 3
    assert "no document matches path *.md" in capsys.readouterr().out
    assert ask(KILLED, "--type", "pdf") == 3
    assert "none of seeds (1 document): no document matches type pdf" in capsys.readouterr().out
    assert ask("What is the population of Kabul?", "--type", "text") == 3
    assert "searched: seeds (1 document), only type text" in capsys.readouterr().out
    assert ask(KILLED, "--type", "text") == 0


def test_a_warm_ask_loads_no_torch_and_no_chain():
    script = (
        "import sys; from cli.main import run;"
        f" run([{KILLED!r}, '--model', 'none'], 'ask');"
        " heavy = {'torch', 'transformers', 'sentence_transformers', 'langchain', 'langchain_core',"
        " 'scipy', 'textual', 'pandas', 'trafilatura', 'dateparser', 'httpx', 'jinja2'};"
        " print(sorted(heavy & set(sys.modules)))"
    )
    ask(KILLED)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


# Bad input: one clear sentence, its exit code, no traceback, nothing on stdout.


def refused(code, *words, **more):
    done = process(*words, "--model", "none", **more)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert done.stdout == b""
    assert said.startswith("footnote: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def test_a_missing_folder():
    assert "nowhere" in refused(1, "x?", "--docs", "/nowhere/at/all")


def test_a_folder_without_documents(tmp_path, capsys):
    assert "no documents" in refused(1, "What is it?", "--docs", tmp_path).lower()


@pytest.mark.parametrize("data", [b"", b"\x7fELF\x00\x01" + bytes(200)], ids=["0 bytes", "binary"])
def test_a_single_file_that_holds_no_text(tmp_path, data):
    path = tmp_path / "thing.dat"
    path.write_bytes(data)
    assert "thing.dat" in refused(1, "What is it?", "--docs", path)


def test_bytes_that_are_no_utf8_are_read_in_their_encoding(tmp_path, capsys):
    (tmp_path / "cafe.txt").write_bytes("Le café coûte 20 francs à Genève.".encode("latin-1"))
    (tmp_path / "torn.txt").write_bytes(b"The mayor is Ada Stone. \xff\xfe\xc3\x28 She was elected in 2021.")
    assert ask("Who is the mayor?", "--docs", tmp_path) == 0
    assert "Ada Stone" in capsys.readouterr().out


@pytest.mark.parametrize("question", ["", "   ", "?!"])
def test_an_empty_question(question):
    assert "question is empty" in refused(2, question)


def test_a_question_of_100_kb():
    assert "characters" in refused(2, "why " * 25_000)


def test_nothing_piped_in_is_an_empty_question():
    assert "empty" in refused(2)


def test_a_key_that_does_not_exist(tmp_path):
    (tmp_path / "footnote.toml").write_text('[corpus]\ndocz = ["."]\n')
    done = subprocess.run(
        [sys.executable, "-c", "from cli.main import ask; ask()", "x?"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "'docz'; did you mean 'docs'?" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["x?", "--after", "soon"], "'soon' is no date"),
        (["x?", "--type", "pfd"], "did you mean 'pdf'?"),
        (["x?", "--top-k", "0"], "'--top-k'"),
        (["x?", "--format", "html"], "'html' is not one of"),
        (["x?", "--nope"], "No such option: --nope"),
    ],
)
def test_options_that_cannot_be(words, sentence, capsys):
    assert run(words, "ask") == 2
    assert sentence in capsys.readouterr().err


def test_damaged_index_files_are_made_anew_while_asking(home, capsys):
    assert ask(KILLED) == 0
    for name in ("vectors-*.faiss", "index.db"):
        path = next(home.rglob(name))
        data = bytearray(path.read_bytes())
        data[: len(data) // 2] = b"\xff" * (len(data) // 2)
        path.write_bytes(data)
        capsys.readouterr()
        assert ask(KILLED) == 0
        assert "34" in capsys.readouterr().out


def test_a_damaged_model_is_named_with_its_digest(tmp_path, monkeypatch):
    import shutil

    store = tmp_path / "models"
    shutil.copytree(os.environ["FOOTNOTE_MODELS"], store, ignore=shutil.ignore_patterns("*.gguf", "*torch*"))
    path = next(store.glob("ms-marco*")) / "model.onnx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    said = refused(1, KILLED, FOOTNOTE_MODELS=str(store))
    assert "ms-marco-minilm-l-12-v2" in said
    assert "1225ccd6" in said


def test_a_chat_server_that_does_not_answer():
    done = process(
        KILLED,
        "--model",
        "openai:gpt-4o",
        OPENAI_API_KEY="sk-canary-123456",
        OPENAI_BASE_URL="http://127.0.0.1:9",
    )
    assert b"sk-canary" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_interrupting_ends_with_130(monkeypatch, capsys):
    from qa.engine import Engine

    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(Engine, "ask_now", interrupted)
    assert ask(KILLED) == 130


def test_text_of_documents_steers_no_terminal(tmp_path, capsys):
    folder = tmp_path / "evil\x1b]0;x\x07"
    folder.mkdir()
    name = "no\x1b[31mtes\x9b2J\u202e.txt"
    text = "The mayor is \x1b]52;c;cm0=\x07Ada Stone\x9b31m, says \x1b]8;;http://evil\x1b\\the town\u200b."
    (folder / name).write_text(text, encoding="utf-8")
    for more in ([], ["--format", "markdown"], ["--color", "always"]):
        code = ask("Who is the mayor?", "--docs", folder, *more)
        captured = capsys.readouterr()
        assert code in (0, 3)
        assert not set(captured.out + captured.err) & {"\x07", "\x9b", "\u202e", "\u200b"}
        if not more or more[0] == "--format":
            assert "\x1b" not in captured.out


def test_no_question_at_a_terminal_is_wrong_usage():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    with pytest.raises(UsageError, match="no question"):
        question_from([], Terminal())


def test_a_folder_beside_a_question_in_quotes_is_told_where_it_goes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    with pytest.raises(UsageError, match=r"docs is no part of the question: .* --docs docs"):
        question_from(["Who runs the mill?", "docs"], io.StringIO())
    assert question_from(["who", "wrote", "docs"], io.StringIO()) == "who wrote docs"
    assert question_from(["Who runs the mill?", "paper"], io.StringIO()) == "Who runs the mill? paper"
