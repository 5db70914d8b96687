"""`footnote eval` as a person meets it: real models, a folder of their own, exit codes."""

import json

import pytest
from eval_world import GOLD, mill

from cli.main import run as footnote


@pytest.fixture
def folder(tmp_path, monkeypatch):
    mill(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def eval_(command, *arguments):
    quiet = ["--quiet"] if command in ("run", "gate", "bless") else []
    return footnote(["eval", command, *arguments, *quiet], "footnote")


def test_from_a_folder_to_a_gated_run(folder, capsys):
    assert eval_("lint") == 0
    assert (
        eval_("run", "--json", "first.json", "--html", "r.html", "--junit", "j.xml", "--markdown", "s.md")
        == 0
    )
    out = capsys.readouterr().out
    assert "evidence@1" in out and "citation_validity" in out
    assert all((folder / name).stat().st_size > 200 for name in ("first.json", "r.html", "j.xml", "s.md"))
    assert eval_("gate") == 3
    assert "nothing is blessed yet" in capsys.readouterr().out
    assert eval_("bless", "--reason", "the first run") == 0
    assert (folder / "eval" / "baselines" / "mill.json").exists()
    assert eval_("gate", "--no-cache") == 0
    assert "no figure moved" in capsys.readouterr().out
    assert eval_("show", "looms") == 0
    assert "How many looms" in capsys.readouterr().out

    gold = folder / "eval" / "gold" / "mill.yaml"
    gold.write_text(
        GOLD.replace("reviewed: 1\n-", "pinned: true\n-").replace("[34]", "[35]"), encoding="utf-8"
    )
    assert eval_("gate") == 1
    assert "pinned case: must pass and do not: looms" in capsys.readouterr().out

    gold.write_text(GOLD, encoding="utf-8")
    (folder / "docs" / "mill.txt").write_text("Nothing is left of it.\n", encoding="utf-8")
    assert eval_("gate") == 3
    assert "stale gold" in capsys.readouterr().out


def test_no_cache_gives_the_same_figures(folder):
    assert eval_("run", "--json", "one.json") == 0
    assert eval_("run", "--json", "two.json") == 0
    assert eval_("run", "--json", "three.json", "--no-cache") == 0
    one, two, three = (json.loads((folder / f"{n}.json").read_text()) for n in ("one", "two", "three"))
    assert two["times"]["cached"] and not three["times"]["cached"]
    for run in (one, two, three):
        del run["times"]
    assert one == two == three
    assert eval_("compare", "one.json", "three.json") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["run", "missing.yaml"], 2, "There is no gold file missing.yaml"),
        (["run", "--case", "nope"], 2, "no case is left"),
        (["run", "--with", "top_k"], 2, "is no setting"),
        (["run", "--with", "answer.topk=1"], 2, "topk"),
        (["compare", "a.json", "b.json"], 2, "a.json"),
        (["show", "nope"], 2, "No case 'nope'"),
        (["bless", "--reason", "because"], 2, "Say why"),
    ],
)
def test_bad_calls_are_one_sentence_and_a_code(folder, capsys, arguments, code, says):
    assert eval_(*arguments) == code
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1


def test_bad_gold_and_a_missing_folder_have_codes_of_their_own(folder, capsys):
    path = folder / "eval" / "gold" / "mill.yaml"
    path.write_text("cases: [{id: a}]", encoding="utf-8")
    assert eval_("run") == 3
    assert eval_("lint") == 3
    assert "required property" in capsys.readouterr().err
    path.write_text(GOLD.replace("../../docs", "../../nowhere"), encoding="utf-8")
    assert eval_("run") == 4
    assert "nowhere" in capsys.readouterr().err
