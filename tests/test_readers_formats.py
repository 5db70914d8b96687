"""One real file of every format is read: text, title, date, author, places, and what was left out."""

import datetime as dt
from pathlib import Path

import pytest
from index_world import index_of

from eval.library import read_library
from index.limits import Limits
from index.readers import Fields, Reading, read, read_bytes
from index.settings import IndexSettings
from index.text import clean

FORMATS = Path(__file__).parent / "fixtures" / "formats"
DAY = dt.date(2024, 3, 5)


def readings(name: str) -> list[Reading]:
    return read(FORMATS / name, name, Limits())


def reading(name: str) -> Reading:
    return readings(name)[0]


def place_of(found: Reading, words: str) -> str:
    """The label a citation of these words would carry."""
    at = found.text.index(words)
    return [place.label for place in found.places if place.start <= at][-1]


@pytest.mark.parametrize(
    ("name", "kind", "title", "words", "place"),
    [
        ("ferry-report.pdf", "pdf", "Report on the ferry Marigold", "fell by 7 per cent", "page 2"),
        ("decision.docx", "docx", "Decision on the quay wall", "81,500 crowns", "section Costs, paragraph 1"),
        ("briefing.pptx", "pptx", "Briefing on berth 4", "88 | 12,400", "slide 2"),
        ("budget.xlsx", "xlsx", "Harbour budget", "Item: Buoys; Year: 2024", "sheet Budget, row 4"),
        ("berths.csv", "csv", "berths", "depth_m: 8.0; operator: Norvik Lines", "row 3"),
        ("arrivals.tsv", "csv", "arrivals", "ship: Blue Star; flag: DK", "row 3"),
        ("newsletter.epub", "epub", "Harbour news, spring issue", "42 boats & one collision",
         "chapter 2, section The regatta, paragraph 1"),
        ("complaint.eml", "email", "Noise at berth 2 – again", "ran until 23:40", "message"),
        ("analysis.ipynb", "notebook", "Tides in March", "print(max(levels))", "cell 2"),
        ("notice.html", "html", "Closure of the fish market", "Small | 120 crowns",
         "section Stalls meanwhile, paragraph 4"),
        ("records.json", "json", "Tide gauge", "2.31 metres at noon", "record 1"),
        ("lines.jsonl", "json", "Wreck", "near the bar in 1987", "line 1"),
    ],
)  # fmt: skip
def test_a_format_gives_text_with_places(name, kind, title, words, place):
    found = reading(name)
    assert (found.kind, found.title) == (kind, title)
    assert words in found.text
    assert place_of(found, words) == place


@pytest.mark.parametrize(
    ("name", "kind", "title", "date", "author"),
    [
        ("ferry.txt", "text", "Ferry Marigold resumes service", DAY, None),
        ("rules.md", "markdown", "Rules of the harbour", DAY, "Harbour Board"),
        ("pilots.rst", "rst", "Pilot service", DAY, "Anna Sund"),
        ("tide.py", "code", "tide", None, None),
    ],
)
def test_a_text_format_is_the_file_itself_and_lines_are_its_map(name, kind, title, date, author):
    found = reading(name)
    assert (found.kind, found.title, found.date, found.author) == (kind, title, date, author)
    assert found.text == (FORMATS / name).read_text(encoding="utf-8")
    assert found.places == ()


def test_every_reading_is_clean_and_its_places_are_in_order():
    for file in sorted(FORMATS.iterdir()):
        for found in readings(file.name):
            assert found.text == clean(found.text)
            assert found.text.strip() and found.title.strip()
            starts = [place.start for place in found.places]
            assert starts == sorted(set(starts))
            assert not starts or (starts[0] == 0 and starts[-1] < len(found.text))


def test_dates_and_authors_come_from_where_each_format_keeps_them():
    known = {
        name: (reading(name).date, reading(name).author) for name in sorted(p.name for p in FORMATS.iterdir())
    }
    assert known["notice.html"] == (DAY, "Per Dahl")
    assert known["newsletter.epub"] == (DAY, "Mette Lund")
    assert known["complaint.eml"] == (DAY, "Jörg Petersen <jorg@harbour.example>")
    assert known["decision.docx"] == (DAY, "Ines Holm")
    assert known["briefing.pptx"][0] == DAY
    assert known["ferry-report.pdf"][1] == "Harbour Board"
    assert reading("notice.html").language == reading("newsletter.epub").language == "en"


def test_words_parted_at_a_line_end_are_joined():
    assert (
        "The harbour master estimates 95,000 crowns for the work and three weeks"
        in reading("ferry-report.pdf").text
    )


def test_running_heads_and_page_numbers_are_left_out_and_said_to_be():
    found = reading("ferry-report.pdf")
    assert "Annual report" not in found.text
    assert "of 3" not in found.text
    assert any("harbour board · annual report" in note for note in found.notes)


def test_a_table_in_a_pdf_is_read_by_row():
    assert "Item | 2022 | 2023\nCars | 1,204 | 1,118" in reading("ferry-report.pdf").text


def test_two_columns_are_read_one_after_the_other():
    text = reading("two-columns.pdf").text
    assert "carries sixty cars. Her engines were overhauled in the winter of 2019" in text
    assert text.index("summer recess of the council.") < text.index("Commuters complained")
    assert "drops the crossing at six in the morning. The union of dock workers" in text


def test_text_no_one_sees_is_left_out_of_a_pdf_and_said_to_be():
    found = reading("hidden-text.pdf")
    assert "secret" not in found.text
    assert "The visible sentence is about the quay wall." in found.text
    assert "White on a dark bar is a heading." in found.text
    assert found.notes == ("page 1: 97 invisible characters were left out",)


def test_a_docx_is_read_as_its_final_version():
    text = reading("decision.docx").text
    assert "The repair costs 81,500 crowns." in text
    assert "72,000" not in text
    assert "The form field names Olaf Brandt as engineer." in text
    assert "hidden" not in text
    assert "Lot | Price\nSheet piling | 54,000" in text


def test_slides_keep_their_notes_and_report_empty_ones():
    found = reading("briefing.pptx")
    assert place_of(found, "the pilots were asked") == "slide 1, notes"
    assert found.notes == ("slide 3 has no text",)


def test_a_sheet_shows_numbers_as_it_displays_them():
    found = reading("budget.xlsx")
    assert "Item: Dredging; Year: 2024; Amount: 120,000.00; Share: 12.5%; Due: 2024-06-30" in found.text
    assert place_of(found, "Amount: 99000") == "sheet Old, row 2"
    assert set(found.notes) == {"1 formulas have no stored result", "sheet Nothing is empty"}


def test_a_web_page_loses_its_frame_but_none_of_its_content():
    found = reading("notice.html")
    for kept in ("18 March 2024 for repairs", "Fresh fish: car park B", "Stall | Rent"):
        assert kept in found.text
    for dropped in ("Home", "script text", "Ignore all previous", "©"):
        assert dropped not in found.text
    assert found.notes == ("33 characters that a browser does not show were left out",)


def test_attachments_are_documents_of_their_own_or_listed():
    message, table = readings("complaint.eml")
    assert table.name == "complaint.eml#noise.csv"
    assert "day: Monday; decibel: 71" in table.text
    assert message.notes == ("attachment photo.png is a PNG image",)


def test_each_message_of_a_mailbox_is_a_document():
    first, second = readings("inbox.mbox")
    assert (first.name, second.name) == ("inbox.mbox#1", "inbox.mbox#2")
    assert first.text.endswith("400 litres of fuel a week.\nFrom Monday on it is 450.")
    assert "The roof leaks in two places." in second.text
    assert second.date == dt.date(2024, 3, 6)


def test_each_record_is_a_document_named_by_its_id():
    first, second = readings("records.json")
    assert (first.name, second.name) == ("records.json#a1", "records.json#a2")
    assert first.metadata == {"source": "gauge"}
    assert (first.date, second.date) == (DAY, dt.date(2024, 3, 6))


def test_fields_of_records_can_be_named():
    data = b'[{"nr": 7, "head": "Tide", "meta": {"when": "2024-03-05"}, "a": "One.", "b": "Two.", "c": "3"}]'
    fields = Fields(text=("b", "a"), title="head", date="meta.when", id="nr")
    (found,) = read_bytes(data, "x.json", Limits(), fields)
    assert (found.name, found.title, found.date, found.text) == ("x.json#7", "Tide", DAY, "Two.\n\nOne.")


def test_records_of_short_fields_keep_all_of_them():
    data = b'[{"berth": "2", "ship": "Aurora"}, {"berth": "3", "ship": "Blue Star"}]'
    first, second = read_bytes(data, "berths.json", Limits())
    assert first.text == "berth: 2\nship: Aurora"
    assert second.name == "berths.json#2"


def test_a_question_and_its_answer_stay_together():
    answer = "The ferry runs every half hour from six to ten, except on New Year's Day, when it rests."
    data = f'{{"id": "q1", "question": "How often?", "answer": "{answer}", "hint": "{answer}"}}\n'.encode()
    (found,) = read_bytes(data, "faq.jsonl", Limits())
    assert found.title == "How often?"
    assert found.text == f"{answer}\n\nhint: {answer}"


def test_json_that_is_no_list_of_records_is_read_as_its_text():
    data = b'{"port": 8080,\n "host": "quay"}\n'
    (found,) = read_bytes(data, "config.json", Limits())
    assert (found.kind, found.text) == ("json", data.decode())


def test_a_bad_line_is_listed_and_the_others_are_read():
    found = read_bytes(b'{"text": "One."}\nnot json\n{"text": "Two."}\n', "x.jsonl", Limits())
    assert [r.text for r in found] == ["One.", "Two."]
    assert found[0].notes == ("line 2 is no JSON record",)


@pytest.mark.parametrize("name", ["ferry.txt", "ferry-report.pdf", "records.json", "berths.csv"])
def test_gzip_of_anything_reads_like_the_thing_itself(name):
    import gzip

    plain = readings(name)
    packed = read_bytes(gzip.compress((FORMATS / name).read_bytes()), f"{name}.gz", Limits())
    assert [(r.text, r.places, r.kind) for r in packed] == [(r.text, r.places, r.kind) for r in plain]
    assert all(r.name.startswith(f"{name}.gz") for r in packed)


@pytest.mark.parametrize(
    "name", [p.name for p in sorted(FORMATS.iterdir()) if p.suffix in (".pdf", ".docx", ".epub")]
)
def test_content_outranks_the_extension(name):
    (found,) = read_bytes((FORMATS / name).read_bytes(), "wrong.txt", Limits())
    assert found.kind == name.rpartition(".")[2]
    assert found.text == reading(name).text


def test_text_with_the_wrong_extension_is_still_text():
    (found,) = read_bytes(b"Just text in a file called pdf.\n", "note.pdf", Limits())
    assert (found.kind, found.text) == ("text", "Just text in a file called pdf.\n")


def test_a_folder_is_indexed_and_graded_with_the_fields_its_settings_name(tmp_path):
    text = "The pump stands in the cellar."
    records = f'[{{"nr": "7", "a": "{text}", "b": "x"}}, {{"nr": "7", "a": "{text}", "b": "y"}}]'
    named = IndexSettings(fields=Fields(text=("a",), id="nr"))
    with index_of({"list.json": records}, tmp_path / "docs", settings=named) as index:
        indexed = {source.path: index.document(source.document_id).text for source in index.documents()}
        library = read_library(index.corpus.roots, index.corpus.base, named)
    assert indexed == library.texts == {"list.json#7": text, "list.json#7-2": text}


def test_changed_limits_or_fields_make_a_sync_look_again():
    usual = IndexSettings().recipe
    assert IndexSettings(limits=Limits(max_pages=7)).recipe != usual
    assert IndexSettings(fields=Fields(text=("a",))).recipe != usual
    assert IndexSettings(candidates=7).recipe == usual


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("berths.csv", "berth: 2; length_m: 120; depth_m: 8.0; operator: Norvik Lines"),
        ("budget.xlsx", "Item: Buoys; Year: 2024; Amount: 8,400.50; Share: 1.0%"),
        ("decision.docx", "Sheet piling | 54,000"),
        ("notice.html", "Small | 120 crowns"),
        ("briefing.pptx", "- The crane moves to berth 6"),
        ("ferry-report.pdf", "Cars | 1,204 | 1,118"),
    ],
)
def test_a_row_is_a_sentence_of_its_own(name, row):
    from index.cutting.sentences import sentence_spans

    text = reading(name).text
    assert row in [text[start:end] for start, end in sentence_spans(text)]


def test_a_table_of_contents_keeps_its_entries_without_their_dots():
    from index.readers.pdf_layout import flow_of
    from index.readers.pdf_page import Stretch

    (entry,) = flow_of([Stretch("2 Fees . . . . . . . . . . . 14", 50, 500, 100, 112, 11)])[0]
    assert entry.text == "2 Fees … 14"
