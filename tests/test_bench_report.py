"""The page of benchmark figures."""

from bench.report import Table, markdown, measured, replaced, spread


def test_a_section_is_added_once_and_then_replaced_in_place():
    page = "# Benchmarks\n"
    for title in ("One", "Two", "Three"):
        page = replaced(page, title, f"## {title}\n\nold\n")
    page = replaced(page, "Two", "## Two\n\nnew\n")
    assert page.split("\n\n") == ["# Benchmarks", "## One", "old", "## Two", "new", "## Three", "old\n"]
    assert replaced(page, "Two", "## Two\n\nnew\n") == page


def test_a_table_names_its_command_and_its_commit():
    text = markdown(Table("T", "python -m bench x", ("what", "value"), [("a", "1")], "note"))
    assert "`python -m bench x` at " in text
    assert "| a | 1 |" in text
    assert text.endswith("note\n")


def test_a_part_that_there_is_not_is_named_before_anything_is_measured(capsys):
    assert measured("nowhere", ["one", "three"], ("one", "two")) == 2
    assert "There is no part three; there are one, two." in capsys.readouterr().err


def test_a_spread_shows_the_middle_and_both_ends():
    assert spread([3.0, 1.0, 2.0]) == "2.00 s (1.00–3.00)"
