"""Bytes to clean text: the one place that decides encodings, line endings and dropped characters.

Line numbers survive: a clean text has exactly as many newlines as the file has line breaks (CRLF, CR or
LF), so line N of a plain-text document is line N of its file. What was written for a terminal is what it
would show (index/typed_out.py), and what a person cannot see, or a terminal would act on, is dropped
(index/display.py has the list): a quote looks the same in the index and on screen.
"""

import codecs
import re
from dataclasses import dataclass

from index.display import displayable
from index.typed_out import typed_out

_BOMS = (  # UTF-32 first: its little-endian mark starts with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLDER = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_CENTRAL_EUROPEAN = {"Polish", "Czech", "Hungarian", "Slovak", "Slovene", "Croatian", "Romanian"}
_SAMPLE = 32 * 1024
_LINE_BREAKS = re.compile("\r\n?")
# Other breaks stay within their line; they become a blank so that the words around them do not merge.
_INNER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# a fixed blank that was encoded twice; in capitals the letter may be one of a word's
_TWICE_ENCODED = re.compile("(?<![A-ZÀ-Þ])Â[\u00a0 ]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class NotText(ValueError):
    """The bytes are no text in any encoding known here."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text, the encoding it came in, and how many bytes had to be replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes) -> Decoded:
    """Clean text of a file's bytes: by its mark (BOM), as UTF-8, or in the likeliest older encoding.

    Raises NotText for binary data. Never raises anything else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\x00" in data[:_SAMPLE]:
        return _decoded(data, _wide_encoding(data[:_SAMPLE]))
    if _looks_binary(data[:_SAMPLE].decode("latin-1")):
        raise NotText
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "utf-8" if _damaged_utf8(data) else _older_encoding(data))


def clean(text: str) -> str:
    """The text with LF line endings and without characters that hide or steer; idempotent."""
    text = _INNER_BREAKS.sub(" ", typed_out(_LINE_BREAKS.sub("\n", text)))
    text = _TWICE_ENCODED.sub(" ", text)
    return displayable(text)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    replaced = text.count("\ufffd")
    if replaced > max(8, len(text) // 10) or _looks_binary(text[:_SAMPLE]):
        raise NotText
    return Decoded(clean(text), encoding, replaced)


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark shows as NULs on one side of each pair; other NULs mean binary."""
    pairs = max(1, len(sample) // 2)
    high_first, low_first = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if low_first > 0.3 and high_first < 0.05:
        return "utf-16-le"
    if high_first > 0.3 and low_first < 0.05:
        return "utf-16-be"
    raise NotText


def _looks_binary(sample: str) -> bool:
    sample = typed_out(sample)
    return len(_CONTROLS.findall(sample)) > 4 + len(sample) / 50


def _damaged_utf8(data: bytes) -> bool:
    """Whether most of what is beyond ASCII is valid UTF-8, so that the rest is damage, not an encoding."""
    text = data[: 8 * _SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond = sum(1 for c in text if c > "\x7f") - bad
    return beyond >= bad


def _older_encoding(data: bytes) -> str:
    """The likeliest single- or double-byte encoding, judged on the text around the first byte beyond ASCII.

    Many encodings fit a little Western text equally well; then it is Windows-1252, as browsers have it.
    """
    from charset_normalizer import from_bytes

    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1024) if first else 0
    sample = data[start : start + _SAMPLE]
    matches = from_bytes(sample, cp_isolation=_OLDER)
    best = matches.best()
    little = sum(1 for byte in sample if byte > 0x7F) < len(sample) * 0.2
    if best is None and not little:
        raise NotText
    western = any(m.encoding == "cp1252" for m in matches)
    if best is None or (western and little and best.language not in _CENTRAL_EUROPEAN):
        return "cp1252"
    return best.encoding
