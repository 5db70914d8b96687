"""The council corpus: every file is read or listed, and its binaries are what its script makes."""

from pathlib import Path

import make_council
import pytest

from index.limits import Limits
from index.readers import Unreadable, read
from index.walk import Found, walk

COUNCIL = Path(__file__).parent.parent / "eval" / "corpora" / "council"


@pytest.fixture(scope="module")
def outcome():
    """Readings by document name, and the reasons of what could not be read."""
    documents, reasons = {}, {}
    for found in walk([COUNCIL], COUNCIL):
        assert isinstance(found, Found)
        try:
            documents.update({r.name: r for r in read(found.path, found.name, Limits())})
        except Unreadable as error:
            reasons[found.name] = str(error)
    return documents, reasons


def test_every_file_is_read_or_listed_with_its_reason(outcome):
    documents, reasons = outcome
    assert len(documents) >= 60
    assert reasons == {
        "hostile/empty.txt": "is empty",
        "hostile/photo.txt": "is a PNG image",
        "hostile/truncated-report.pdf": "is a damaged PDF file",
    }


def test_every_format_is_there(outcome):
    kinds = {reading.kind for reading in outcome[0].values()}
    assert kinds == {
        "text", "markdown", "rst", "html", "pdf", "docx", "pptx", "xlsx", "csv", "epub", "email", "json",
        "notebook", "code",
    }  # fmt: skip


def test_text_that_is_not_shown_is_not_read(outcome):
    texts = {name: reading.text for name, reading in outcome[0].items()}
    assert not [name for name, text in texts.items() if "Rupert Crane" in text]
    assert "\x1b" not in texts["hostile/clock-log.txt"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bylaws/by-law-2024-06-markets-second-amendment.docx", "The fee of £22 is replaced by £24.50."),
        ("reports/flood-review-2024.pdf", "58 homes and 9 businesses were flooded. The council's 43 left"),
        ("finance/budget-2024-25.xlsx", "Area: Library; Budget 2023/24: 331,000; Budget 2024/25: 312,000"),
        ("minutes/archive-2019-11-19.txt.gz", "Rufus Oakley"),
        ("emails/clerk-2024.mbox#4", "Deflection 6 mm"),
        ("newsletter/marrowby-matters-autumn-2024.epub", "Three spans, 61.4 metres, 1,860 new bolts"),
        ("hostile/lettre-jumelage-latin1.txt", "Renée Lefèvre, viendra à Marrowby"),
    ],
)  # fmt: skip
def test_what_gold_is_written_from_is_in_the_text(outcome, name, words):
    assert words in outcome[0][name].text


def test_documents_carry_the_date_of_their_event(outcome):
    folders = ("minutes/", "press/", "courier/")
    for reading in (r for r in outcome[0].values() if r.name.startswith(folders)):
        day = reading.name.partition("/")[2]
        assert reading.date is not None and reading.date.isoformat() in day, reading.name


def test_the_binaries_are_what_the_script_makes(tmp_path, monkeypatch):
    monkeypatch.setattr(make_council, "TARGET", tmp_path)
    make_council.main()
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) >= 20
    for path in made:
        assert path.read_bytes() == (COUNCIL / path.relative_to(tmp_path)).read_bytes(), path.name
