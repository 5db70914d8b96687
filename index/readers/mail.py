"""E-mail messages and mailboxes: the headers people read, the body, and attachments that can be read."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from typing import cast

from index.dates import to_date
from index.limits import Limits
from index.readers.builder import TextBuilder
from index.readers.hidden import prune_hidden
from index.readers.html import parse_html
from index.readers.markup import add_blocks, blocks
from index.readers.reading import Reading, Unreadable, ensure_few
from index.readers.registry import read_as
from index.readers.sniff import sniff
from index.readers.titles import stem_title
from index.text import NotText, clean, decode

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_FROM_LINE = re.compile(rb"^From .*\r?\n", re.M)
_NESTING = 3


def read_email(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """The message, then its attachments as documents named NAME#ATTACHMENT; raises Unreadable."""
    return _readings(_parsed(data), name, limits, 0)


def read_mbox(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """Each message of the mailbox as NAME#N, N from 1; raises Unreadable when it holds none."""
    starts = [match for match in _FROM_LINE.finditer(data) if _opens_message(data, match.start())]
    if not starts:
        raise Unreadable("holds no messages")
    ensure_few(len(starts), "messages", limits.max_records)
    readings: list[Reading] = []
    notes: list[str] = []
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        raw = re.sub(rb"(?m)^>(>*From )", rb"\1", data[start.end() : end])
        try:
            readings += _readings(_parsed(raw), f"{name}#{number}", limits, 0)
        except Unreadable as error:
            notes.append(f"message {number} {error}")
    if not readings:
        raise Unreadable("holds no message with text")
    return [replace(readings[0], notes=readings[0].notes + tuple(notes)), *readings[1:]]


def _opens_message(data: bytes, start: int) -> bool:
    """Mailboxes part messages by a blank line and "From "; body lines that begin so are quoted by most."""
    return start == 0 or data[:start].endswith((b"\n\n", b"\n\r\n"))


def _parsed(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def _readings(message: EmailMessage, name: str, limits: Limits, depth: int) -> list[Reading]:
    known = {header: _header(message, header) for header in _HEADERS}
    if not (known["From"] or known["Subject"] or known["Date"]):
        raise Unreadable("has no message headers")
    builder = TextBuilder(limits)
    for header, value in known.items():
        builder.add(f"{header}: {value}" if value else "", "headers", gap="\n")
    hidden = _add_body(message, builder)
    attached, notes = _attachments(message, name, limits, depth)
    if hidden:
        notes.append(f"{hidden} hidden characters were left out")
    reading = Reading(
        name=name,
        title=known["Subject"] or stem_title(name),
        text=builder.text,
        kind="email",
        places=builder.places,
        date=to_date(known["Date"]),
        author=known["From"] or None,
        metadata={key.lower(): value for key, value in known.items() if value and key in ("To", "Cc")},
        notes=tuple(notes),
    )
    return [reading, *attached]


def _header(message: EmailMessage, header: str) -> str:
    try:
        return " ".join(clean(str(message.get(header, ""))).split())
    except Exception:  # the standard parser raises many kinds on malformed headers
        return ""


def _add_body(message: EmailMessage, builder: TextBuilder) -> int:
    """Append the plain text, or the HTML part where there is none; the number of hidden characters."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return 0
    text = _content(part)
    if part.get_content_type() != "text/html":
        builder.add(text, "message")
        return 0
    tree, _ = parse_html(text)
    hidden = prune_hidden(tree)
    add_blocks(blocks(tree), builder, "message")
    return hidden


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return clean(raw.decode(part.get_content_charset() or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return decode(raw).text
    except NotText:
        return clean(raw.decode("latin-1"))


def _attachments(
    message: EmailMessage, name: str, limits: Limits, depth: int
) -> tuple[list[Reading], list[str]]:
    readings: list[Reading] = []
    notes: list[str] = []
    for number, part in enumerate(message.iter_attachments(), 1):
        label = " ".join(clean(part.get_filename() or f"attachment {number}").split())
        inner = f"{name}#{label.replace('/', '_')}"
        try:
            if depth >= _NESTING:
                raise Unreadable("is nested too deeply")
            if part.get_content_type() == "message/rfc822":
                enclosed = cast(EmailMessage, part.get_content())
                readings += _readings(enclosed, inner, limits, depth + 1)
            else:
                payload = part.get_payload(decode=True)
                readings += _attached(payload if isinstance(payload, bytes) else b"", inner, limits)
        except Unreadable as error:
            notes.append(f"attachment {label} {error}")
    return readings, notes


def _attached(data: bytes, name: str, limits: Limits) -> list[Reading]:
    if not data:
        raise Unreadable("is empty")
    kind = sniff(data, name)
    if kind in ("email", "mbox", "gzip"):
        raise Unreadable("is a file of mails or packed, which is not read within a mail")
    return read_as(kind, data, name, limits)
