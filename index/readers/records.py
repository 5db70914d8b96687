"""JSON and JSON Lines: a list of records gives a document a record; other JSON is read as its own text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.dates import document_date, to_date
from index.documents import Place
from index.fields import GUESSED, Fields
from index.limits import Limits
from index.readers.plain import decoded_text, encoding_notes, read_plain
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.titles import first_title, shortened, stem_title
from index.text import clean

_LONG, _PROSE = 80, 40  # average characters of a field that is the text, or belongs to it


_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "contents", "page_content", "article", "passage", "abstract",
             "document", "description", "message", "answer", "summary", "context"),
    "title": ("title", "headline", "name", "subject", "question", "heading"),
    "date": ("date", "published", "published_at", "publish_date", "pub_date", "created_at", "created",
             "datetime", "timestamp", "updated_at"),
    "id": ("id", "_id", "doc_id", "docid", "document_id", "uuid", "key", "pid"),
    "author": ("author", "authors", "creator", "by", "from", "speaker"),
}  # fmt: skip


def read_json(data: bytes, name: str, limits: Limits, fields: Fields = GUESSED) -> list[Reading]:
    """A document a record, named NAME#ID; raises Unreadable. What is no list of records is one document."""
    decoded = decoded_text(data)
    notes = list(encoding_notes(decoded))
    try:
        found = _records(decoded.text, name, notes)
    except RecursionError as error:
        raise Unreadable("is nested too deeply") from error
    if not found:
        (whole,) = read_plain(data, name, limits)
        return [replace(whole, kind="json", notes=tuple(notes))]
    ensure_few(len(found), "records", limits.max_records)
    flat = [_flat(record) for _, record in found]
    roles = _roles(flat, fields)
    readings: list[Reading] = []
    used: dict[str, int] = {}
    for (label, _), record in zip(found, flat, strict=True):
        reading = _reading(record, roles, name, label, used)
        if reading:
            readings.append(reading)
        else:
            notes.append(f"{label} has no text")
    if not readings:
        raise Unreadable("has no text in its records")
    return [replace(readings[0], notes=tuple(notes)), *readings[1:]]


def _records(text: str, name: str, notes: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """The records with their labels; empty for JSON that is no list of records, and for what is no JSON."""
    try:
        value = json.loads(text)
    except ValueError:
        return _line_records(text, notes)
    if isinstance(value, dict) and name.lower().endswith((".jsonl", ".ndjson")):
        return [("line 1", value)]
    return [(f"record {n}", record) for n, record in enumerate(_listed(value), 1) if isinstance(record, dict)]


def _line_records(text: str, notes: list[str]) -> list[tuple[str, dict[str, Any]]]:
    found, bad = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if isinstance(value, dict):
            found.append((f"line {number}", value))
        else:
            bad.append(number)
    if len(bad) >= len(found):
        notes.append("is not valid JSON and was read as plain text")
        return []
    notes.extend(f"line {number} is no JSON record" for number in bad)
    return found


def _listed(value: object) -> list[Any]:
    """The list of records in a JSON value: itself, the longest one it holds, or itself as the only one."""
    if isinstance(value, list):
        records = [item for item in value if isinstance(item, dict)]
        return value if len(records) > len(value) / 2 else []
    if not isinstance(value, dict):
        return []
    if any(isinstance(value.get(key), str) and len(value[key]) > _LONG for key in _USUAL["text"]):
        return [value]
    held = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
    return _listed(max(held, key=len)) if len(held) == 1 else []


def _flat(record: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Dotted names to clean text; lists of strings become paragraphs, other lists are numbered."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{path}."))
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            flat[path] = clean("\n\n".join(value))
        elif isinstance(value, list):
            flat.update(_flat({str(n): item for n, item in enumerate(value, 1)}, f"{path}."))
        elif value is not None:
            flat[path] = clean(str(value))
    return {key: value for key, value in flat.items() if value.strip()}


@dataclass(frozen=True, slots=True)
class _Roles:
    text: tuple[str, ...]
    title: str
    date: str
    id: str
    author: str
    beside: tuple[str, ...]  # further prose, kept in the text under its name


def _roles(records: Sequence[Mapping[str, str]], fields: Fields) -> _Roles:
    sample = records[:50]

    def usual(role: str) -> str:
        wanted: str = getattr(fields, role) if role != "text" else ""
        names = (wanted,) if wanted else _USUAL[role]
        return next((n for n in names if sum(n in record for record in sample) * 2 >= len(sample)), "")

    single = {role: usual(role) for role in ("title", "date", "id", "author")}
    text = fields.text or tuple(filter(None, [usual("text") or _longest(sample, single.values())]))
    taken = {*text, *single.values()}
    keys = dict.fromkeys(key for record in sample for key in record)
    beside = tuple(key for key in keys if key not in taken and _is_prose(sample, key)) if text else ()
    return _Roles(
        text, single["title"], single["date"], single["id"], single["author"], () if fields.text else beside
    )


def _longest(sample: Sequence[Mapping[str, str]], taken: Iterable[str]) -> str:
    keys = {key for record in sample for key in record} - set(taken)
    best = max(sorted(keys), key=lambda key: _average(sample, key), default="")
    return best if best and _average(sample, best) >= _LONG else ""


def _is_prose(sample: Sequence[Mapping[str, str]], key: str) -> bool:
    """Whether a field holds sentences, not addresses or codes."""
    blanks = sum(record.get(key, "").count(" ") for record in sample)
    return _average(sample, key) >= _PROSE and blanks >= 4 * len(sample)


def _average(sample: Sequence[Mapping[str, str]], key: str) -> float:
    return sum(len(record.get(key, "")) for record in sample) / max(1, len(sample))


def _reading(
    record: Mapping[str, str], roles: _Roles, name: str, label: str, used: dict[str, int]
) -> Reading | None:
    parts = [record[key] for key in roles.text if key in record]
    parts += [f"{key}: {record[key]}" for key in roles.beside if key in record]
    if not parts:  # a record of short values only: all of them, a line each
        parts = ["\n".join(f"{key}: {value}" for key, value in record.items())]
    text = "\n\n".join(parts).strip("\n")
    if not text.strip():
        return None
    key = " ".join(record.get(roles.id, "").split())[:100] or label.rpartition(" ")[2]
    used[key] = used.get(key, 0) + 1
    date = to_date(record.get(roles.date))
    said = {*roles.text, *roles.beside, roles.title, roles.author, roles.id, roles.date if date else ""}
    return Reading(
        name=f"{name}#{key}" + (f"-{used[key]}" if used[key] > 1 else ""),
        title=shortened(record.get(roles.title, "") or first_title(text)) or stem_title(name),
        text=text,
        kind="json",
        places=(Place(0, label),),
        date=date or document_date("", text),
        author=record.get(roles.author) or None,
        metadata={key: value for key, value in record.items() if key not in said and len(value) <= 200},
    )
