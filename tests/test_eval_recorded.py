"""Runs with a chat model that is recorded once and then needed no more."""

import json

import pytest
from chat_stub import answering
from eval_world import GOLD, mill

from cli.main import run as footnote
from eval.metrics.cost import Tokens, token_figures


@pytest.fixture
def server():
    with answering("The weaving mill at Lund has 34 looms.") as made:
        yield made


@pytest.fixture
def gold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return mill(tmp_path)


def eval_(command, server, *arguments):
    address = f"model.base_url=http://127.0.0.1:{server.server_port}/v1"
    named = ["--model", "some-model", "--with", address, "--with", "model.retries=0", "--quiet"]
    return footnote(["eval", command, *named, *arguments], "footnote")


def cases_of(path):
    return json.loads(path.read_text(encoding="utf-8"))["cases"]


def test_a_recorded_run_is_replayed_without_the_model_and_says_so(gold, server, tmp_path, capsys):
    assert eval_("run", server, "--record", "tape.jsonl", "--json", "one.json") == 0
    assert "chat model some-model, recorded in tape.jsonl" in capsys.readouterr().out
    asked = server.asked
    assert asked == 1  # what is refused is not written
    reports = ["--json", "two.json", "--markdown", "two.md", "--html", "two.html", "--junit", "two.xml"]
    assert eval_("gate", server, "--replay", "tape.jsonl", *reports) == 3  # nothing is blessed yet
    assert server.asked == asked
    assert cases_of(tmp_path / "one.json") == cases_of(tmp_path / "two.json")
    made = json.loads((tmp_path / "two.json").read_text(encoding="utf-8"))
    assert made["provenance"]["setup"]["tape"]["replayed"] == "tape.jsonl"
    assert made["times"]["cached"] == []
    for name in ("two.md", "two.html", "two.xml"):
        plain = (tmp_path / name).read_text(encoding="utf-8").replace("\\", "")
        assert "answers of some-model replayed from tape.jsonl, no model was asked" in plain
    assert eval_("run", server, "--replay", "tape.jsonl") == 0
    assert "no model was asked" in " ".join(capsys.readouterr().out.split())


def test_a_prompt_that_was_not_recorded_is_one_sentence_and_infrastructure(gold, server, capsys):
    assert eval_("run", server, "--record", "tape.jsonl") == 0
    gold.write_text(GOLD.replace("How many looms does", "How many looms now does"), encoding="utf-8")
    capsys.readouterr()
    assert eval_("run", server, "--replay", "tape.jsonl") == 4
    err = capsys.readouterr().err
    assert "case looms: There is no recorded answer of openai:some-model to this prompt" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--replay", "missing.jsonl"], 4, "There is no recording missing.jsonl"),
        (["--replay", "a.jsonl", "--record", "b.jsonl"], 2, "not both"),
        (["--replay", "a.jsonl", "--model", "none"], 2, "are for a chat model"),
    ],
)
def test_bad_tapes_are_one_sentence(gold, server, capsys, arguments, code, says):
    assert eval_("run", server, *arguments) == code
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1


def test_tokens_are_counted_alike_live_and_replayed_and_from_the_cache(gold, server, tmp_path, capsys):
    for name, tape in (
        ("live", []),
        ("cached", []),
        ("taped", ["--record", "t"]),
        ("replayed", ["--replay", "t"]),
    ):
        assert eval_("run", server, *tape, "--json", f"{name}.json") == 0
        assert "1 written answers: " in capsys.readouterr().out
    made = [json.loads((tmp_path / f"{n}.json").read_text()) for n in ("live", "cached", "taped", "replayed")]
    counted = [run["summary"]["tokens"] for run in made]
    assert counted[0]["written_answers"] == 1 and counted[0]["prompt_tokens"] > 100
    assert counted[1:] == counted[:1] * 3
    assert made[1]["times"]["cached"] == ["looms", "far"]


def test_without_a_writer_every_token_figure_is_zero():
    assert set(token_figures([]).values()) == set(token_figures([Tokens(), Tokens()]).values()) == {0}
