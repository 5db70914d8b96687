"""What a file says of where it comes from: from Footnote itself it is no source, from a template undated."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from cli.render_markdown import markdown
from cli.render_text import Layout, print_answer
from cli.terminal import console_on
from eval.gate import judge
from eval.gold import GoldSet
from eval.report.junit import write_junit
from eval.report.markdown import markdown_report
from eval.run import Run
from index.documents import Document, Source
from index.limits import Limits
from index.readers import Unreadable, read_bytes
from qa.answer import (
    Answer,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Location,
    Statement,
    Status,
    Support,
)
from tui.export import as_markdown

ANSWER = Answer("Who?", Status.not_found, (), ())
VERDICT = judge(Run("mill", ()), GoldSet("mill", Path("mill.yaml"), (), ()), None)
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
        ("answer.md", markdown(ANSWER)),
        ("report.md", markdown_report([VERDICT])),
        ("conversation.md", as_markdown("Mill", [])),
    ],
)
def test_what_footnote_wrote_is_no_source(name, text):
    with pytest.raises(Unreadable, match="written by Footnote"):
        read_bytes(text.encode(), name, Limits())


TERM = Document(Source("d1", "mill.txt", "", "a" * 64, "text"), "The term ends on Friday. It was long.\n")
CITED = Evidence(Location(TERM.source, 0, 24, 1), TERM.text[:24], 0.9, (17, 23))
STEPS = Statement("1. Open the valve\n2. Wait", (0,), Support.quoted)


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        Answer("When?", Status.answered, (Statement("Friday.", (0,), Support.quoted),), (CITED,), passages=3),
        Answer("How?", Status.partial, (STEPS,), (CITED,), gaps=("when it was shut",), passages=1),
        Answer(
            "When?",
            Status.answered,
            (Statement("It ends on Friday.", (0,), Support.replaced),),
            (CITED,),
            model="qwen",
            notes=("One sentence was dropped.",),
            seconds={"total": 1.5},
            passages=1200,
        ),
        Answer(
            "When?",
            Status.answered,
            (Statement("The two differ.", (0,), Support.composed),),
            (CITED,),
            conflict=Conflict(ConflictKind.rival, (Claim("Friday", (0,), "Ada", dt.date(2024, 3, 5)),)),
        ),
    ],
)
@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_a_printed_answer_is_no_source_and_notes_that_end_with_one_are(answer, name):
    printed = io.StringIO()
    print_answer(console_on(printed), answer, Layout(searched="mill (2 documents)"))
    for text in (printed.getvalue(), printed.getvalue() * 2):  # as `>` and `>>` write it
        with pytest.raises(Unreadable, match="written by Footnote"):
            read_bytes(text.encode(), name, Limits())
    assert read_bytes(f"We asked.\n\n{printed.getvalue()}".encode(), name, Limits())


def test_a_junit_report_of_footnote_is_no_source_and_one_of_others_is(tmp_path):
    write_junit([VERDICT], path := tmp_path / "junit.xml")
    with pytest.raises(Unreadable, match="written by Footnote"):
        read_bytes(path.read_bytes(), "junit.xml", Limits())
    other = path.read_bytes().replace(b'"footnote.', b'"harbour.')
    assert read_bytes(other, "junit.xml", Limits())


def test_a_text_that_speaks_of_footnote_is_read():
    page = "# Evaluation\n\n    schema: footnote.gold/1\n\nA case names its document.\n"
    assert read_bytes(page.encode(), "evaluation.md", Limits())
    pasted = f"# Minutes\n\nWe asked:\n\n{markdown(ANSWER)}"
    assert read_bytes(pasted.encode(), "minutes.md", Limits())
    assert read_bytes(b'{"text": "its schema: footnote.answer/1 is published"}', "a.json", Limits())


def test_the_template_of_a_library_dates_no_document():
    made, dated = docx.Document(), docx.Document()
    made.add_paragraph("The harbour opens at six.")
    dated.add_paragraph("The harbour opens at six.")
    dated.core_properties.modified, dated.core_properties.author = dt.datetime(2024, 3, 5), "Ada Lind"
    readings = []
    for document in (made, dated):
        document.save(file := io.BytesIO())
        readings += read_bytes(file.getvalue(), "harbour.docx", Limits())
    assert [(reading.date, reading.author) for reading in readings] == [
        (None, None),
        (dt.date(2024, 3, 5), "Ada Lind"),
    ]
