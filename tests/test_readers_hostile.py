"""Broken and hostile files end as a document or as a reason, never as a crash, a hang or a lost run."""

import contextlib
import gzip
import io
import json
import os
import socket
import struct
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from index.limits import MIB, Limits
from index.progress import Skipped
from index.readers import Unreadable, load, read, read_bytes
from index.walk import walk

FORMATS = Path(__file__).parent / "fixtures" / "formats"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx_with(body: bytes, head: bytes = b"") -> bytes:
    document = b'<?xml version="1.0"?>%s<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
    return zipped({"word/document.xml": document % (head, _W.encode(), body)})


def locked_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 700, "locked")
    canvas.save()
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    return buffer.getvalue()


def lying_zip() -> bytes:
    """A member that unpacks to more than its directory entry says."""
    data = bytearray(docx_with(b"<w:p><w:r><w:t>" + b"a" * 5000 + b"</w:t></w:r></w:p>"))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def far_cell() -> bytes:
    """A workbook that claims the largest size there is and holds one cell."""
    with zipfile.ZipFile(FORMATS / "budget.xlsx") as book:
        members = {name: book.read(name) for name in book.namelist()}
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
        b"</worksheet>"
    )
    return zipped(members | {"xl/worksheets/sheet1.xml": sheet})


BOMB = docx_with(b"<w:p/>" * (30 * MIB // 6))
ENTITIES = b'<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
EXTERNAL = b'<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAGRAPH = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"

# name, bytes, and a piece of the reason; None where the file is read
HOSTILE = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "has no text, only blanks"),
    ("binary.txt", bytes(range(256)) * 40, "binary file"),
    ("nul.md", b"abc\x00\x00\x00def" * 50, "binary file"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG image"),
    ("program", b"\x7fELF" + bytes(64), "is a program"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old or encrypted Office file"),
    ("invalid.txt", "Grüße aus Köln, schöne Größe".encode() + b"\xff\xfe, ja", None),
    ("latin1.txt", "Élection à la mairie".encode("latin-1"), None),
    ("utf16.txt", "Wide text".encode("utf-16"), None),
    ("sjis.txt", "町議会は来年度の予算を承認した。".encode("shift_jis"), None),
    ("truncated.pdf", (FORMATS / "ferry-report.pdf").read_bytes()[:900], "damaged PDF"),
    ("not-really.pdf", b"%PDF-1.7\n" + b"garbage " * 100, "damaged PDF"),
    ("locked.pdf", locked_pdf(), "protected by a password"),
    ("scan.pdf", scanned_pdf(), "may be a scan"),
    ("pdf-named.docx", (FORMATS / "ferry-report.pdf").read_bytes(), None),
    ("truncated.docx", (FORMATS / "decision.docx").read_bytes()[:5000], "damaged zip-based file"),
    ("bomb.docx", BOMB, "zip bomb"),
    ("lying.docx", lying_zip(), "is damaged (part word/document.xml)"),
    ("crowd.docx", zipped({f"word/{n}": b"" for n in range(10_050)} | {"word/document.xml": b""}), "10,051"),
    ("entities.docx", docx_with(PARAGRAPH % b"&c;", ENTITIES), "XML entities"),
    ("external.docx", docx_with(PARAGRAPH % b"&x;", EXTERNAL), "XML entities"),
    ("deep.docx", docx_with(b"<w:p>" * 20_000 + b"</w:p>" * 20_000), "damaged XML"),
    ("no-body.docx", docx_with(b""), "has no text"),
    ("far.xlsx", far_cell(), None),
    ("some.zip", zipped({"a.txt": b"text"}), "unpack it"),
    ("deep.json", b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
    ("deep.ipynb", b'{"cells":' * 50_000, "nested too deeply"),
    ("broken.json", b'{"a": 1,', None),
    ("deep.html", b"<html><body>" + b"<div>" * 50_000 + b"deep words", None),
    ("blank.html", b"<html><head><title></title></head><body></body></html>", "has no text"),
    ("no-mails.mbox", b"Just a text.\nFrom nowhere to nothing.\n", "holds no messages"),
    ("no-headers.eml", b"\n\nbody without headers", "no message headers"),
    ("no-chapters.epub", zipped({"META-INF/container.xml": b"<container/>"}), "names no package file"),
    ("cut.txt.gz", gzip.compress(b"text " * 500)[:-12], "damaged gzip|ends too early"),
    ("wrong-sum.txt.gz", gzip.compress(b"text")[:-8] + bytes(8), "damaged gzip"),
    ("bomb.txt.gz", gzip.compress(bytes(257 * MIB), 1), "unpacks to more than"),
    ("huge-number.md", b"---\ntitle: 0x%s\n---\nRead nevertheless.\n" % (b"f" * 6000), None),
    ("thrice.txt.gz", gzip.compress(gzip.compress(gzip.compress(b"text"))), "gzip within gzip"),
    ("twice.txt.gz.gz", gzip.compress(gzip.compress(b"Packed twice.")), None),
    ("one-line.txt", b"a " * (50 * MIB), "files over 67.1 MB are not read"),
    ("long-line.txt", b"word " * (2 * MIB // 5), None),
    ("name\nwith\x1b[31mcodes.txt", b"Odd name, plain text.", None),
]  # fmt: skip


def test_one_run_over_all_of_them_reads_what_can_be_read_and_lists_the_rest(tmp_path):
    for name, data, _ in HOSTILE:
        (tmp_path / name).write_bytes(data)
    for file in FORMATS.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "shadow.txt").symlink_to("/etc/shadow")
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(tmp_path):
        server.bind("socket.txt")
    names, report = set(), {}
    for entry in walk([tmp_path, Path("/dev/zero")], tmp_path):
        if isinstance(entry, Skipped):
            report[entry.path] = entry.reason
            continue
        try:
            names.update(reading.name.partition("#")[0] for reading in read(entry.path, entry.name, Limits()))
        except Unreadable as error:
            report[entry.name] = str(error)
    expected = {name: reason for name, _, reason in HOSTILE if reason}
    assert names == {n for n, _, reason in HOSTILE if not reason} | {f.name for f in FORMATS.iterdir()}
    for name, reason in expected.items():
        assert any(part in report[name] for part in reason.split("|")), (name, report[name])
    special = set(report) - set(expected)
    assert special == {
        "pipe.txt",
        "socket.txt",
        "loop.txt",
        "shadow.txt",
        os.path.relpath("/dev/zero", tmp_path),
    }
    assert not any("root:" in reason for reason in report.values())


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE, ids=[ascii(name) for name, _, _ in HOSTILE])
def test_a_reason_is_a_short_clause(name, data, reason):
    if reason is None:
        assert all(reading.text.strip() for reading in read_bytes(data, name, Limits()))
        return
    with pytest.raises(Unreadable) as caught:
        read_bytes(data, name, Limits())
    assert len(str(caught.value)) < 120
    assert "\n" not in str(caught.value)


def test_deep_nesting_does_not_lose_the_words_inside():
    (found,) = read_bytes(b"<html><body>" + b"<div>" * 50_000 + b"deep words", "x.html", Limits())
    assert "deep words" in found.text


def test_a_file_that_vanishes_after_the_walk_is_a_reason(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    (found,) = walk([tmp_path], tmp_path)
    path.unlink()
    with pytest.raises(Unreadable, match="vanished"):
        read(found.path, found.name, Limits())


def test_a_file_swapped_for_a_link_or_pipe_after_the_walk_is_not_followed(tmp_path):
    path = tmp_path / "a.txt"
    path.symlink_to("/etc/passwd")
    with pytest.raises(Unreadable, match="link"):
        load(path, Limits())
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="named pipe"):
        load(path, Limits())


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_is_a_reason(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50)
    with pytest.raises(Unreadable, match="files over"):
        load(path, Limits(max_bytes=49))


@pytest.mark.parametrize(
    ("limits", "name", "reason"),
    [
        (Limits(max_pages=2), "ferry-report.pdf", "has 3 pages"),
        (Limits(max_pages=2), "briefing.pptx", "has 3 slides"),
        (Limits(max_pages=1), "budget.xlsx", "has 3 sheets"),
        (Limits(max_pages=1), "newsletter.epub", "has 2 chapters"),
        (Limits(max_records=1), "lines.jsonl", "has 2 records"),
        (Limits(max_records=1), "inbox.mbox", "has 2 messages"),
        (Limits(max_records=2), "berths.csv", "has 3 rows"),
        (Limits(max_text=20), "decision.docx", "more than 20 characters"),
        (Limits(max_unpacked=900), "decision.docx", "unpacks to more than"),
    ],
)
def test_each_limit_is_held_and_named(limits, name, reason):
    with pytest.raises(Unreadable, match=reason):
        read_bytes((FORMATS / name).read_bytes(), name, limits)


def test_whatever_a_reader_raises_ends_as_a_reason(monkeypatch):
    def broken(data, name, limits):
        raise ZeroDivisionError

    monkeypatch.setattr("index.readers.plain.read_plain", broken)
    with pytest.raises(Unreadable, match=r"is damaged \(ZeroDivisionError\)"):
        read_bytes(b"A plain text.", "a.txt", Limits())


def test_an_entity_never_becomes_text():
    for head in (ENTITIES, EXTERNAL):
        with pytest.raises(Unreadable):
            read_bytes(docx_with(PARAGRAPH % b"&x;&c;", head), "x.docx", Limits())
    page = EXTERNAL + b"<html><body><p>before &x; after, and more words</p></body></html>"
    text = read_bytes(page, "x.html", Limits())[0].text
    assert "root:" not in text


def test_text_in_any_format_is_inert():
    payload = "\x1b]52;c;eA==\x07\u202e\u200bforged"
    samples = {
        "a.txt": payload.encode(),
        "a.html": f"<html><body><p>Words {payload} here</p></body></html>".encode(),
        "a.json": json.dumps([{"text": f"Words {payload}", "title": payload}]).encode(),
        "a.csv": f"name,what\nfirst,{payload}\n".encode(),
        "a.eml": f"From: a@b.example\nSubject: {payload}\n\nbody {payload}\n".encode(),
        "a.docx": docx_with(PARAGRAPH % "right\u202e\u200bforged".encode()),
    }
    for name, data in samples.items():
        for reading in read_bytes(data, name, Limits()):
            for text in (reading.text, reading.title, *(place.label for place in reading.places)):
                assert not set(text) & set("\x1b\x07\u202e\u200b"), name
