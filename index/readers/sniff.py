"""What kind of file bytes are: by a signature where the format has one, else by the file's name."""

import io
import re
from pathlib import PurePosixPath

from index.readers.reading import Unreadable

# Signatures of what holds no text, or none that is read here: each with what a person calls it.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "an audio file"),
    (b"\xff\xfb", "an audio file"),
    (b"OggS", "an audio or video file"),
    (b"fLaC", "an audio file"),
    (b"RIFF", "an audio, video or WebP file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or encrypted Office file; save it as .docx, .pptx or .xlsx",
    ),
)
_WORDS_TOO = {b"BM", b"MZ", b"ID3", b"RIFF", b"GIF8", b"PAR1", b"BZh", b"OggS", b"fLaC", b"Rar!"}

_BY_SUFFIX = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".rst": "rst", ".rest": "rst",
    ".htm": "html", ".html": "html", ".xhtml": "html", ".shtml": "html",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".geojson": "json",
    ".ipynb": "notebook", ".eml": "email", ".mbox": "mbox", ".mbx": "mbox",
}  # fmt: skip
CODE = {
    ".py": "python", ".pyi": "python", ".js": "javascript", ".mjs": "javascript", ".jsx": "javascript",
    ".ts": "typescript", ".tsx": "typescript", ".java": "java", ".kt": "kotlin", ".scala": "scala",
    ".c": "c", ".h": "c", ".cc": "c++", ".cpp": "c++", ".hpp": "c++", ".cs": "c#", ".go": "go",
    ".rs": "rust", ".rb": "ruby", ".php": "php", ".pl": "perl", ".lua": "lua", ".r": "r", ".jl": "julia",
    ".swift": "swift", ".m": "objective-c", ".sh": "shell", ".bash": "shell", ".zsh": "shell",
    ".ps1": "powershell", ".bat": "batch", ".sql": "sql", ".css": "css", ".scss": "css", ".vue": "vue",
    ".xml": "xml", ".xsd": "xml", ".xsl": "xml", ".svg": "xml", ".yaml": "yaml", ".yml": "yaml",
    ".toml": "toml", ".ini": "ini", ".cfg": "ini", ".conf": "ini", ".properties": "ini", ".tf": "terraform",
    ".proto": "protobuf", ".graphql": "graphql", ".hs": "haskell", ".ml": "ocaml", ".ex": "elixir",
    ".erl": "erlang", ".clj": "clojure", ".lisp": "lisp", ".el": "lisp", ".vim": "vim",
    ".dockerfile": "docker", ".cmake": "cmake", ".gradle": "groovy", ".groovy": "groovy", ".dart": "dart",
    ".zig": "zig", ".nim": "nim", ".f90": "fortran", ".asm": "assembly",
}  # fmt: skip
_CODE_NAMES = {"makefile": "make", "dockerfile": "docker", "cmakelists.txt": "cmake", "jenkinsfile": "groovy"}
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MBOX = re.compile(rb"From \S+.*\d{4}\r?\n[A-Za-z-]+: ")


def sniff(data: bytes, name: str) -> str:
    """The kind of a file, a key of the readers' registry; raises Unreadable for what no reader is for."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    _refuse_foreign(head)
    if _MARKUP.match(head):
        return "html"
    if _MBOX.match(head):
        return "mbox"
    suffix = PurePosixPath(name.lower()).suffix
    return _BY_SUFFIX.get(suffix) or ("code" if code_language(name) else "text")


def plain_kind(name: str) -> str:
    """The kind of a file that is read as its own text."""
    by_name = _BY_SUFFIX.get(PurePosixPath(name.lower()).suffix)
    if by_name in ("markdown", "rst"):
        return by_name
    return "code" if code_language(name) else "text"


def code_language(name: str) -> str | None:
    """The programming or configuration language a file name stands for."""
    path = PurePosixPath(name.lower())
    return _CODE_NAMES.get(path.name) or CODE.get(path.suffix)


def _refuse_foreign(head: bytes) -> None:
    for signature, what in _FOREIGN:
        if not head.startswith(signature):
            continue
        if signature in _WORDS_TOO and b"\x00" not in head:
            continue  # a text may begin so as well
        raise Unreadable(f"is {what}")
    if head[4:8] == b"ftyp":
        raise Unreadable("is a video, audio or HEIF file")
    if head[257:262] == b"ustar":
        raise Unreadable("is a tar archive; unpack it to have its files read")


def _zip_kind(data: bytes) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {member.filename for member in archive.infolist()}
    except Exception as error:
        raise Unreadable("is a damaged zip-based file (docx, xlsx, pptx, epub or zip)") from error
    for marker, kind in (
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("xl/workbook.xml", "xlsx"),
    ):
        if marker in names:
            return kind
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and "mimetype" in names:
        raise Unreadable("is an OpenDocument file; save it as .docx, .pptx or .xlsx")
    raise Unreadable("is a zip archive; unpack it to have its files read")
