"""`footnote eval add`: a case is looked up and linted first, and changes nothing but the end of its file."""

import json

import pytest
import yaml
from eval_fakes import quoting, refusing

from cli.main import run as footnote
from eval.anchoring import find_quote
from eval.case import Kind
from eval.gold import load_gold
from index.documents import Source
from qa.schema import answer_to_dict

MILL = "The weaving mill at Lund has 34 looms. It was built on 3 May 1871.\n\nTwelve weavers work there.\n"
SHOP = "The shop sells cloth.\nTwelve weavers work there.\n"
GOLD = """# mine, with care
corpus: ../docs
cases:
  # the first one
  - {id: looms, question: "How many looms?", kind: number, answers: [34],
     evidence: [{document: mill.txt, quote: 34 looms}], reviewed: 2}   # checked
"""


@pytest.fixture
def gold(tmp_path, monkeypatch):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mill.txt").write_text(MILL, encoding="utf-8")
    (tmp_path / "docs" / "shop.txt").write_text(SHOP, encoding="utf-8")
    path = tmp_path / "gold" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(GOLD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def add(*arguments):
    return footnote(["eval", "add", *map(str, arguments)], "footnote")


def answer_file(tmp_path, answer):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer_to_dict(answer)), encoding="utf-8")
    return path


def test_a_case_from_words_is_appended_and_nothing_else_is_touched(gold, capsys):
    words = ["When was it built?", "--answer", "3 May 1871", "--evidence", "built on  3 May 1871"]
    assert add(gold, *words, "--tag", "age", "--pin", "--forbidden", "1872") == 0
    assert "when-was-it-built: date case in" in capsys.readouterr().out
    assert gold.read_text(encoding="utf-8").startswith(GOLD)
    case = load_gold(gold).cases[-1]
    assert (case.kind, case.pinned, case.tags, case.forbidden) == (Kind.date, True, ("age",), ("1872",))
    assert case.evidence[0].places[0].document == "mill.txt"
    assert find_quote(case.evidence[0].places[0].text, MILL)


def test_a_row_is_quoted_as_ask_shows_it_and_kept_as_it_is_written(gold, tmp_path):
    table = "| Loom | Threads | Woven |\n| --- | --- | --- |\n| Old one | 800 | linen; wool |\n"
    (tmp_path / "docs" / "looms.md").write_text(table, encoding="utf-8")
    shown = "Loom: Old one; Threads: 800;\n    Woven: linen; wool"
    assert add(gold, "How many threads has the old loom?", "--answer", "800", "--evidence", shown) == 0
    place = load_gold(gold).cases[-1].evidence[0].places[0]
    assert (place.document, place.text) == ("looms.md", "| Old one | 800 | linen; wool |")


def test_an_id_is_never_given_twice(gold):
    assert add(gold, "Looms?", "--status", "not_found") == 0
    assert add(gold, "Looms!", "--status", "not_found") == 0
    assert [c.id for c in load_gold(gold).cases] == ["looms", "looms-2", "looms-3"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["how MANY looms?", "--status", "not_found"], 2, "asks that already, as case looms"),
        (["Who?", "--answer", "weavers", "--evidence", "Eleven weavers"], 3, "no document says"),
        (["Who?", "--answer", "weavers", "--evidence", "Twelve weavers"], 2, "mill.txt, shop.txt"),
        (["Who?", "--answer", "x", "--evidence", "34 looms", "--document", "shop.txt"], 3, "STALE"),
        (["Who?", "--answer", "x", "--evidence", "34 looms", "--document", "none.txt"], 3, "no document"),
        (["Who?", "--answer", "weavers"], 3, "needs `evidence`"),
        (["Who?", "--evidence", "34 looms"], 3, "needs `answers`"),
        (["Who?", "--answer", "x", "--status", "not_found"], 2, "has no answer"),
        (
            ["Who?", "--kind", "number", "--answer", "many", "--evidence", "34 looms"],
            3,
            "no answer holds one",
        ),
        ([], 2, "needs a question"),
        (["Who?", "--docs", "docs"], 2, "names its own documents"),
        (["Who?", "--from", "answer.json"], 2, "not both"),
        (["--from", "missing.json"], 2, "cannot be read"),
    ],
)
def test_what_does_not_hold_is_refused_and_nothing_is_written(gold, capsys, words, code, says):
    assert add(gold, *words) == code
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1
    assert gold.read_text(encoding="utf-8") == GOLD
    assert list(gold.parent.iterdir()) == [gold]


def test_quotes_may_name_their_documents_one_by_one(gold):
    words = [
        "Who weaves and what is sold?",
        "--kind",
        "list",
        "--answer",
        "twelve weavers",
        "--answer",
        "cloth",
    ]
    quotes = ["--evidence", "Twelve weavers", "--document", "mill.txt"]
    assert add(gold, *words, *quotes, "--evidence", "sells cloth", "--document", "shop.txt") == 0
    case = load_gold(gold).cases[-1]
    assert [e.places[0].document for e in case.evidence] == ["mill.txt", "shop.txt"]
    assert len(case.answers) == 2


def test_a_saved_answer_brings_its_question_answer_and_citations(gold, tmp_path, capsys):
    source = Source("d1", "mill.txt", "Mill", "0" * 64, "text")
    answer = quoting("How many weave?", "Twelve weavers work there.", MILL, source, short="Twelve")
    assert add(gold, "--from", answer_file(tmp_path, answer)) == 0
    case = load_gold(gold).cases[-1]
    assert (case.question, case.answers) == ("How many weave?", (("Twelve",),))
    assert case.evidence[0].places[0].text == "Twelve weavers work there."


def test_a_saved_answer_may_be_corrected(gold, tmp_path):
    source = Source("d1", "mill.txt", "Mill", "0" * 64, "text")
    wrong = quoting("How many weave?", "34 looms", MILL, source, short="34")
    words = ["--answer", "12", "--evidence", "Twelve weavers", "--document", "mill.txt"]
    assert add(gold, "--from", answer_file(tmp_path, wrong), *words, "--forbidden", "34") == 0
    case = load_gold(gold).cases[-1]
    assert (case.kind, case.answers, case.forbidden) == (Kind.number, (("12",),), ("34",))


def test_a_refusal_becomes_a_near_miss_and_a_wrong_answer_can_be_called_one(gold, tmp_path):
    source = Source("d1", "mill.txt", "Mill", "0" * 64, "text")
    assert add(gold, "--from", answer_file(tmp_path, refusing("Who owns it?"))) == 0
    wrong = quoting("Who built it?", "34 looms", MILL, source, short="34")
    assert add(gold, "--from", answer_file(tmp_path, wrong), "--status", "not_found") == 0
    assert [c.kind for c in load_gold(gold).cases[1:]] == [Kind.near_miss, Kind.near_miss]
    assert not load_gold(gold).cases[-1].evidence


def test_an_answer_asked_from_another_folder_finds_its_document_by_the_bytes(gold, tmp_path):
    import hashlib

    source = Source("d1", "docs/mill.txt", "Mill", hashlib.sha256(MILL.encode()).hexdigest(), "text")
    answer = quoting("How many weave?", "Twelve weavers work there.", MILL, source, short="Twelve")
    assert add(gold, "--from", answer_file(tmp_path, answer)) == 0
    assert load_gold(gold).cases[-1].evidence[0].places[0].document == "mill.txt"


def test_a_new_file_names_its_documents_and_is_none_of_them(gold, tmp_path):
    path = tmp_path / "docs" / "eval" / "gold" / "new.yaml"
    words = ["How many looms?", "--answer", "34", "--evidence", "34 looms"]
    assert add(path, *words, "--docs", "docs") == 0
    made = load_gold(path)
    assert made.corpus == ((tmp_path / "docs").resolve(),)
    assert (tmp_path / "docs" / ".footnoteignore").read_text(encoding="utf-8") == "/eval/\n"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("broken.yaml", "cases: [{id: a}]", 3),
        ("first.yaml", "corpus: ../docs\ncases:\n- {id: a, question: A?, kind: far}\nname: x\n", 3),
        ("gold.txt", "", 2),
    ],
)
def test_a_file_that_cannot_take_a_case_is_left_alone(gold, capsys, name, text, code):
    path = gold.with_name(name)
    if text:
        path.write_text(text, encoding="utf-8")
    assert add(path, "Who?", "--status", "not_found", *([] if text else ["--docs", "docs"])) == code
    assert name in capsys.readouterr().err
    assert (path.read_text(encoding="utf-8") if text else path.exists()) == (text or False)


def test_lines_of_json_get_another_line(gold):
    path = gold.with_suffix(".jsonl")
    path.write_text(json.dumps({"corpus": "../docs"}) + "\n", encoding="utf-8")
    assert add(path, "Who owns it?", "--status", "not_found") == 0
    assert add(path, "How many looms?", "--answer", "34", "--evidence", "34 looms") == 0
    assert [c.kind for c in load_gold(path).cases] == [Kind.near_miss, Kind.number]


def test_an_answer_that_no_quote_holds_is_remarked_on(gold, capsys):
    assert add(gold, "How many?", "--answer", "35", "--evidence", "34 looms") == 0
    assert 'no quote holds the answer "35"' in capsys.readouterr().err
    assert yaml.safe_load(gold.read_text(encoding="utf-8"))["cases"][-1]["answers"] == ["35"]
