"""Drafts are made by rule from a person's own documents, and only what is accepted becomes gold."""

from eval.approval import approve, write_gold
from eval.case import Kind
from eval.drafting import drafts
from eval.gold import load_gold
from eval.lint import lint_gold

TEXTS = {
    "mill.txt": "The weaving mill has 34 looms. The mill was built in 1871. Anna Berg, the director, left.",
    "farm.txt": 'Our farm has 12 cows. "We never sold a single cow of ours," said Otto Lund.',
}


def script(*words):
    answers = iter(words)
    return lambda prompt, default: next(answers)


def test_drafts_are_spread_over_documents_and_kinds_with_near_misses():
    made = drafts(TEXTS, 10)
    by_question = {d.question: d for d in made}
    assert by_question["How many looms does the weaving mill have?"].answer == "34"
    assert by_question["When was the mill built?"].answer == "1871"
    assert by_question["Who is Anna Berg?"].answer == "the director"
    assert by_question['Who said "We never sold a single cow of ours"?'].answer == "Otto Lund"
    assert {d.document for d in made} == set(TEXTS)
    assert any(d.kind is Kind.near_miss for d in made)
    assert all(d.quote in TEXTS[d.document] for d in made)


def test_cells_of_tables_and_answered_questions_are_drafted_and_programs_are_not():
    table = "| Plan | Price | Users |\n|---|---|---|\n| Small | 9 € | 3 |\n| Big | 20 € | 15 |\n"
    made = drafts(
        {
            "prices.md": f"# Prices\n\n{table}",
            "faq.md": "**May I bring a dog?** Yes, on Fridays.\n\nEach guest has 2 keys.\n",
            "list.csv": "Name: Ada Lind; Role: Keeper; Room: 7",
            "retry.py": "# waits 30 seconds\n",
        },
        20,
    )
    said = {d.question: d.answer for d in made}
    assert said["What is the price of Small?"] == "9 €"
    assert said["How many users does Big have?"] == "15"
    assert said["May I bring a dog?"] == "yes"
    assert said["What is the role of Ada Lind?"] == "Keeper"
    assert "retry.py" not in {d.document for d in made}
    assert [d.document for d in made if d.quote.startswith("|")] == ["prices.md"] * 2


def test_the_rule_under_the_headings_of_a_table_is_no_row():
    table = (
        "| Plan | Price | Users |\n| --- | ---: | :---: |\n| Small | 9 euros | three |\n| Big | 20 € | 15 |\n"
    )
    questions = [draft.question for draft in drafts({"prices.md": table})]
    assert questions == ["What is the price of Small?", "How many users does Big have?"]


def test_bars_that_make_no_table_ask_nothing():
    made = drafts(
        {
            "mail.txt": "  tag number [ + | - | = ] name\n\n (run list -v | grep ^Version:) | | now\n",
            "menu.md": "| What is it? | Where |\n|---|---|\n| • Rights | Below |\n",
            "faq.txt": "3.2 Can I sail alone? Yes.\n\nWho books a berth\nfor me? Yes, the office does.\n",
        }
    )
    assert [draft.question for draft in made] == ["Can I sail alone?"]


def test_several_have_rather_than_has():
    (draft,) = drafts({"a.txt": "Full-time employees have 27 days of leave."}, 5)
    assert draft.question == "How many days of leave do full-time employees have?"


def test_only_what_is_accepted_is_gold(tmp_path):
    made = drafts(TEXTS, 10)
    shown = []
    accepted = approve(made, script("a", "r", "e", "What is asked?", "12", "q"), shown.append)
    assert [d.question for d in accepted] == [made[0].question, "What is asked?"]
    assert len(shown) == 4
    write_gold(accepted, tmp_path / "gold.yaml", ".")
    gold = load_gold(tmp_path / "gold.yaml")
    assert [case.question for case in gold.cases] == [d.question for d in accepted]
    assert all(case.reviewed == 1 for case in gold.cases)
    assert not [f for f in lint_gold(gold, TEXTS) if f.error]


def test_a_review_that_breaks_off_keeps_what_was_accepted():
    answers = iter(["a", "e", "What is asked?"])

    def ask(prompt, default):
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    made = drafts(TEXTS, 10)
    assert approve(made, ask, lambda text: None) == made[:1]


def test_rejecting_everything_leaves_nothing():
    made = drafts(TEXTS, 10)
    assert approve(made, script(*["r"] * len(made)), lambda text: None) == []


def test_the_command_writes_gold_beside_the_documents_and_keeps_it_out_of_them(tmp_path, monkeypatch, capsys):
    from typer.testing import CliRunner

    from cli.eval_commands import app

    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["init", "--docs", ".", "-n", "6"], input="a\na\nq\n")
    assert "2 cases in" in done.output, done.output
    gold = load_gold(tmp_path / "eval" / "gold" / "docs.yaml")
    assert gold.corpus == (tmp_path,)
    assert (tmp_path / ".footnoteignore").read_text(encoding="utf-8") == "/eval/\n"
    done = CliRunner().invoke(app, ["init", "--docs", ".", "--name", "more"], input="a\n")  # and no more
    assert done.exit_code == 0 and "1 case in" in done.output
