"""Files whose text is the file itself: plain text, Markdown, reStructuredText, source code.

The text is the whole file, front matter and markup too: a line number in a citation is the file's own.
"""

import datetime as dt
import re
from collections.abc import Mapping

from index.amounts import counted
from index.dates import document_date, to_date
from index.limits import Limits
from index.plain_yaml import read_yaml
from index.readers.reading import Reading, Unreadable
from index.readers.sniff import code_language, plain_kind
from index.readers.titles import first_title, own_title, stem_title
from index.text import Decoded, NotText, clean, decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.S | re.M)
_ATX = re.compile(r"^ {0,3}#{1,3}[ \t]+(.+?)[ \t#]*$", re.M)
_SETEXT = re.compile(r"^(?=\S)(.{1,150})\n(?:={3,}|-{3,})[ \t]*$", re.M)
_RST_HEADING = re.compile(r"^(?=\S)(.{1,150})\n([=\-~^\"'*+#`:.<>_])\2{2,}[ \t]*$", re.M)
_SYNONYMS = {"date": ("published", "created", "updated"), "author": ("authors", "by"), "language": ("lang",)}
_RST_FIELD = re.compile(r"^:([A-Za-z ]{2,20}):[ \t]+(.+)$", re.M)


def read_plain(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document whose text is the file; raises Unreadable for binary data and files without text."""
    decoded = decoded_text(data)
    kind = plain_kind(name)
    known = _about(kind, decoded.text, name)
    metadata = {
        key: value for key, value in known.items() if key not in ("title", "author", "date", "language")
    }
    if kind == "code" and (language := code_language(name)):
        metadata["code"] = language
    return [
        Reading(
            name=name,
            title=known.get("title") or stem_title(name),
            text=decoded.text,
            kind=kind,
            date=to_date(known.get("date")) or document_date(name, decoded.text if kind != "code" else ""),
            author=known.get("author"),
            language=known.get("language"),
            metadata=metadata,
            notes=encoding_notes(decoded),
        )
    ]


def decoded_text(data: bytes) -> Decoded:
    """The clean text of a text file; raises Unreadable with the reason when it is none."""
    try:
        decoded = decode(data)
    except NotText as error:
        raise Unreadable("is a binary file of a kind that is not read") from error
    if not decoded.text.strip():
        raise Unreadable("has no text, only blanks")
    return decoded


def encoding_notes(decoded: Decoded) -> tuple[str, ...]:
    """What a reader of the report should know about the encoding."""
    if not decoded.replaced:
        return ()
    what = counted(decoded.replaced, "damaged character")
    return (f"{what} (not valid {decoded.encoding}), shown as \ufffd",)


def _about(kind: str, text: str, name: str) -> Mapping[str, str]:
    match kind:
        case "markdown":
            return _about_markdown(text, name)
        case "rst":
            return _about_rst(text, name)
        case "code":
            return {}
        case _:
            return {"title": own_title(first_title(text), name)}


def _about_markdown(text: str, name: str) -> Mapping[str, str]:
    match = _FRONT_MATTER.match(text)
    known = front_matter(match[1]) if match else {}
    body = _FENCE.sub("", text[match.end() :] if match else text)
    if "title" not in known:
        headings = [found for found in (_ATX.search(body), _SETEXT.search(body)) if found]
        first = min(headings, key=lambda found: found.start(), default=None)
        known["title"] = own_title(first[1], name) if first else first_title(body)
    return known


def _about_rst(text: str, name: str) -> Mapping[str, str]:
    fields = {match[1].strip().lower(): match[2].strip() for match in _RST_FIELD.finditer(text[:4000])}
    heading = _RST_HEADING.search(text)
    title = own_title(heading[1], name) if heading else first_title(text)
    return {"title": title, **{key: fields[key] for key in ("author", "date", "language") if key in fields}}


def front_matter(block: str) -> dict[str, str]:
    """The simple values of a YAML block as text by lower-case key; {} if it is no YAML mapping."""
    import yaml

    try:
        values = read_yaml(block)
        pairs = values.items() if isinstance(values, dict) else ()
        known = {str(key).strip().lower(): _plain_value(value) for key, value in pairs}
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    known = {key: value for key, value in known.items() if value}
    for key, others in _SYNONYMS.items():
        for other in others:
            if other in known:
                known.setdefault(key, known[other])
                del known[other]
    return known


def _plain_value(value: object) -> str:
    """A scalar or a list of scalars as clean text; anything deeper is left to the text itself."""
    if isinstance(value, list):
        return ", ".join(
            filter(None, (_plain_value(item) for item in value[:50] if not isinstance(item, list)))
        )
    if isinstance(value, str | int | float | dt.date):
        return clean(str(value)).strip()
    return ""
