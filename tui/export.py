"""A conversation as a file: Markdown and HTML to read, JSON to take in again with every citation."""

import html
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import Any

from index.display import displayable, json_text, one_line
from index.errors import FootnoteError
from index.markdown import GENERATOR, literal
from index.rewriting import write_whole
from qa.answer import Answer, Claim, Evidence, Support
from qa.quoting import Part, shown
from tui.archive import Decode, Encode
from tui.conversation import Asked, Outcome
from tui.rendering import NOT_FOUND, said, told_of

SCHEMA = "footnote.conversation/1"
PAGE = Path(__file__).parent / "export.html"
FORMATS = {"md": "Markdown", "html": "HTML", "json": "JSON"}


def export(folder: Path, title: str, turns: Sequence[Asked], suffix: str, encode: Encode) -> Path:
    """Write the conversation beside nothing of the same name; returns the file."""
    text = {"md": as_markdown, "html": as_html}.get(suffix, lambda t, a: as_json(t, a, encode))(title, turns)
    stem = re.sub(r"[^\w-]+", "-", one_line(title).lower()).strip("-")[:50] or "conversation"
    path, n = folder / f"{stem}.{suffix}", 1
    while path.exists():
        n += 1
        path = folder / f"{stem}-{n}.{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise FootnoteError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def as_json(title: str, turns: Sequence[Asked], encode: Encode) -> str:
    """Everything, to be taken in again."""
    kept = [
        {
            "question": a.question,
            "outcome": a.outcome.value,
            "answer": encode(a.answer) if a.answer else None,
            "partial": a.partial,
            "error": a.error,
            "seconds": round(a.seconds, 3),
        }
        for a in turns
    ]
    return json_text({"schema": SCHEMA, "title": title, "turns": kept}) + "\n"


def from_json(path: Path, decode: Decode) -> tuple[str, list[Asked]]:
    """Title and turns of an exported file; FootnoteError where it is not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']}")
        return str(data["title"]), [_asked(turn, decode) for turn in data["turns"]]
    except OSError as error:
        raise FootnoteError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FootnoteError(f"{path} is not an exported conversation ({error}).") from error


def _asked(turn: dict[str, Any], decode: Decode) -> Asked:
    answer = decode(turn["answer"]) if turn["answer"] else None
    question, partial, error = (str(turn[key]) for key in ("question", "partial", "error"))
    return Asked(question, Outcome(turn["outcome"]), answer, partial, error, float(turn["seconds"]))


def as_markdown(title: str, turns: Sequence[Asked]) -> str:
    """Questions as headings, answers with `[n]`, then their sources."""
    parts = [GENERATOR, f"# {literal(title)}"]
    for asked in turns:
        parts.append(f"## {literal(asked.question)}")
        parts += _markdown_turn(asked)
    return "\n\n".join(parts) + "\n"


def _markdown_turn(asked: Asked) -> Iterable[str]:
    answer = asked.answer
    if answer is None:
        yield f"*{asked.outcome.value}*{f': {literal(asked.error)}' if asked.error else ''}"
        if asked.partial:
            yield literal(asked.partial)
        return
    if answer.short:
        yield f"**{literal(answer.short)}**"
    yield ("\n\n" if _in_lines(answer) else " ").join(_markdown_statements(answer)) or NOT_FOUND
    yield from (f"Not found: {literal(gap)}" for gap in answer.gaps)
    if answer.conflict:
        yield "\n".join(f"- {_claim(answer, claim)}" for claim in answer.conflict.claims)
    yield from (f"{literal(aside.text)}{_marks(aside.evidence)}" for aside in answer.asides)
    if answer.evidence:
        yield "\n".join(
            f"- \\[{n}\\] {literal(_about(e))}: “{_lines(shown(e).text, '  ')}”"
            for n, e in enumerate(answer.evidence, 1)
        )


def _lines(text: str, indent: str = "") -> str:
    """Foreign text in Markdown, in the lines that it has."""
    return f"\\\n{indent}".join(literal(line) for line in text.split("\n") if line.strip())


def _in_lines(answer: Answer) -> bool:
    return any("\n" in statement.text.strip() for statement in answer.statements)


def _markdown_statements(answer: Answer) -> Iterable[str]:
    for statement in answer.statements:
        replaced = " *(quoted)*" if statement.support is Support.replaced else ""
        yield f"{_lines(displayable(statement.text))}{_marks(statement.evidence)}{replaced}"


def _claim(answer: Answer, claim: Claim) -> str:
    who = ", ".join(told_of(answer, claim))
    return f"{literal(claim.value)}{f' ({literal(who)})' if who else ''}{_marks(claim.evidence)}"


def _marks(evidence: Iterable[int]) -> str:
    return "".join(f" \\[{i + 1}\\]" for i in evidence)


def _about(evidence: Evidence) -> str:
    about = said(evidence)
    return f"{evidence.location.shown}{f' ({about})' if about else ''}"


def as_html(title: str, turns: Sequence[Asked]) -> str:
    """One page that needs nothing else: no script, nothing loaded."""
    body = "\n".join(_html_turn(n, asked) for n, asked in enumerate(turns, 1))
    return Template(PAGE.read_text(encoding="utf-8")).substitute(title=_text(title), body=body)


def _html_turn(number: int, asked: Asked) -> str:
    parts = [f"<h2>{_text(asked.question)}</h2>"]
    answer = asked.answer
    if answer is None:
        parts.append(
            f'<p class="note">{asked.outcome.value} {_text(asked.error)}</p><p>{_text(asked.partial)}</p>'
        )
        return "\n".join(parts)
    if answer.short:
        parts.append(f"<p><strong>{_text(answer.short)}</strong></p>")
    parts.append(
        f"<p>{('<br>' if _in_lines(answer) else ' ').join(_html_statements(number, answer)) or NOT_FOUND}</p>"
    )
    parts += [f'<p class="note">Not found: {_text(gap)}</p>' for gap in answer.gaps]
    if answer.conflict:
        claims = "".join(
            f"<li>{_text(c.value)} <span class='note'>{_text(', '.join(told_of(answer, c)))}</span> "
            f"{_html_marks(number, c.evidence)}</li>"
            for c in answer.conflict.claims
        )
        parts.append(f"<ul>{claims}</ul>")
    parts += [f"<p>{_text(a.text)} {_html_marks(number, a.evidence)}</p>" for a in answer.asides]
    parts.append(f"<ol>{''.join(_html_source(number, n, e) for n, e in enumerate(answer.evidence, 1))}</ol>")
    return "\n".join(parts)


def _html_statements(number: int, answer: Answer) -> Iterable[str]:
    for statement in answer.statements:
        replaced = ' <span class="note">(quoted)</span>' if statement.support is Support.replaced else ""
        yield f"{_html_lines(statement.text)} {_html_marks(number, statement.evidence)}{replaced}"


def _html_marks(turn: int, evidence: Iterable[int]) -> str:
    return "".join(f'<a href="#s{turn}-{i + 1}">[{i + 1}]</a>' for i in evidence)


def _html_source(turn: int, number: int, evidence: Evidence) -> str:
    quote = "".join(_html_piece(html.escape(piece.text), piece.part) for piece in shown(evidence).pieces)
    return f'<li id="s{turn}-{number}">{_text(_about(evidence))}<blockquote>{quote}</blockquote></li>'


def _html_lines(text: str) -> str:
    lines = (line.rstrip() for line in displayable(text).strip().split("\n"))
    unbroken = "\u00a0"  # blanks at the start of a line are shown
    return "<br>".join(
        unbroken * (len(line) - len(line.lstrip())) + html.escape(one_line(line)) for line in lines
    )


def _html_piece(text: str, part: Part) -> str:
    return f"<mark>{text}</mark>" if part is Part.short else text


def _text(text: str) -> str:
    return html.escape(one_line(text))
