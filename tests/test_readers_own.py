"""What Footnote wrote itself is no source of its next answer."""

from pathlib import Path

import pytest

from index.limits import Limits
from index.readers import Unreadable, read_bytes

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{\n  "schema": "footnote.answer/1",\n  "question": "Who?"\n}'),
        ("v.json", '[\n  {\n    "schema": "footnote.verdict/1"\n  }\n]'),
        ("run.json", '{\n "cases": [],\n "schema": "footnote.run/1"\n}'),
        ("line.json", '{"schema":"footnote.answer/1","question":"Who?"}'),
        ("gold.yaml", "schema: footnote.gold/1\ncases: []\n"),
        ("report.html", (ROOT / "eval" / "report" / "report.html").read_text(encoding="utf-8")),
        ("conversation.html", (ROOT / "tui" / "export.html").read_text(encoding="utf-8")),
    ],
)
def test_what_footnote_wrote_is_no_source(name, text):
    with pytest.raises(Unreadable, match="written by Footnote"):
        read_bytes(text.encode(), name, Limits())


def test_a_text_that_speaks_of_footnote_is_read():
    page = "# Evaluation\n\n    schema: footnote.gold/1\n\nA case names its document.\n"
    assert read_bytes(page.encode(), "evaluation.md", Limits())
    assert read_bytes(b'{"text": "its schema: footnote.answer/1 is published"}', "a.json", Limits())
