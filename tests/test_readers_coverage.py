"""Nothing a person would read is lost: the words of a file are in its text, each as often as in the file."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from index.limits import Limits
from index.readers import Unreadable, read, read_bytes
from index.walk import walk

TESTS = Path(__file__).parent
FORMATS = TESTS / "fixtures" / "formats"
COUNCIL = TESTS.parent / "eval" / "corpora" / "council"
SOURCES = TESTS.parent / "eval" / "corpora" / "council_sources"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".rst", ".py"])
def test_text_formats_are_kept_to_the_last_character(suffix):
    files = [found for found in walk([FORMATS, COUNCIL], TESTS.parent) if found.name.endswith(suffix)]
    kept = 0
    for found in files:
        try:
            (reading,) = read(found.path, found.name, Limits())
        except Unreadable:
            continue
        if found.name.endswith(("latin1.txt", "clock-log.txt")):
            continue
        assert reading.text == found.path.read_text(encoding="utf-8"), found.name
        kept += 1
    assert kept


VALUES = {
    "berths.csv": "1 80 6.5 Sund, Anna 2 120 8.0 Norvik Lines",
    "arrivals.tsv": "Aurora NO 2024-03-01 Blue Star DK 2024-03-02",
    "inbox.mbox": "The pilot boat needs 400 litres of fuel a week. From Monday on it is 450. The roof leaks",
    "analysis.ipynb": "Tides in March The mean range was 1.9 metres. print max levels 2.31",
    "newsletter.epub": "A grey seal was seen at the slipway on Sunday. The regatta had 42 boats one",
}


@pytest.mark.parametrize("name", VALUES)
def test_every_value_of_a_structured_file_is_in_its_text(name):
    text = "\n".join(reading.text for reading in read(FORMATS / name, name, Limits()))
    assert not words(VALUES[name]) - words(text)


def sources():
    return sorted(path for path in SOURCES.rglob("*.md") if ".xlsx" not in path.name)


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_a_made_document_gives_back_every_word_of_its_source(source):
    document = COUNCIL / source.relative_to(SOURCES).with_suffix("")
    body = re.sub(r"\A(?:[a-z]+: .*\n)*", "", source.read_text(encoding="utf-8"))
    body = re.sub(r"(?m)^Notes: ", "", body)
    text = "\n".join(reading.text for reading in read(document, document.name, Limits()))
    lost = words(body) - words(text)
    assert not lost, lost


def test_no_row_of_a_workbook_is_lost():
    import openpyxl

    path = COUNCIL / "finance" / "budget-2024-25.xlsx"
    (reading,) = read(path, path.name, Limits())
    plain = words(reading.text.replace(",", ""))
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            held = " ".join(str(v) for v in row if v is not None and not isinstance(v, float))
            assert not words(held) - plain


def test_a_short_notice_without_markup_of_an_article_is_kept_whole():
    rows = "".join(f"<tr><td>Room {n}</td><td>{n * 3} chairs</td></tr>" for n in range(1, 9))
    body = f"<h1>Rooms</h1><div>Ask the porter.<br>Ring twice.</div><table>{rows}</table>"
    page = f"<html><body>{body}</body></html>"
    (reading,) = read_bytes(page.encode(), "rooms.html", Limits())
    assert not words("Rooms Ask the porter Ring twice Room 8 24 chairs") - words(reading.text)
    assert reading.text.startswith("# Rooms\n\nAsk the porter.\nRing twice.\n\nRoom 1 | 3 chairs")


def test_a_long_page_loses_its_menus_and_keeps_its_article():
    sentence = "The quay wall was built of granite blocks that came by barge from the quarries up the river. "
    article = "".join(f"<p>Part {n}. {sentence * 3}</p>" for n in range(30))
    links = "".join(f'<li><a href="/{n}">Menu entry number {n}</a></li>' for n in range(80))
    page = f"<html><body><div><ul>{links}</ul></div><h1>The wall</h1><div>{article}</div></body></html>"
    (reading,) = read_bytes(page.encode(), "wall.html", Limits())
    assert all(f"Part {n}." in reading.text for n in range(30))
    assert "Menu entry" not in reading.text
    assert "The wall" in reading.text


def test_records_of_other_corpora_keep_their_text_to_the_character():
    text = "Clause one, with a café and “quotes”.\nClause two.\n\n  Indented; 2,5 % and £3."
    line = {
        "id": "doc/1",
        "title": "T",
        "text": text,
        "date": "2024-03-05",
        "source": "https://example.org/a",
    }
    (reading,) = read_bytes(json.dumps(line).encode(), "corpus.jsonl", Limits())
    assert reading.text == text
    assert reading.name == "corpus.jsonl#doc/1"
