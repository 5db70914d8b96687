"""An answer as Markdown: for the transcript, with links to citations, and for the clipboard, with sources."""

from index.display import one_line
from qa.answer import Answer, Evidence, Location, Statement, Status, Support
from tui.glyphs import Glyphs
from tui.text import markdown_literal

NOT_FOUND = "The documents do not say."


def answer_markdown(answer: Answer, glyphs: Glyphs) -> str:
    """The answer for the transcript; citations are links to `cite:n`, all other text is literal."""
    parts: list[str] = []
    if answer.status is Status.not_found and not answer.statements:
        parts.append(NOT_FOUND)
    short = _bare(answer.short)
    if short and short not in {_bare(s.text) for s in answer.statements}:
        parts.append(f"**{_literal(answer.short)}**")
    if not _told_by_claims(answer):
        statements = [_statement(s, glyphs, bold=_bare(s.text) == short) for s in answer.statements]
        parts.append((" " if answer.model != "none" else "\n\n").join(statements))
    return "\n\n".join(p for p in parts if p)


def _told_by_claims(answer: Answer) -> bool:
    """Whether the statements say no more than the rival claims, which stand side by side below them."""
    if answer.conflict is None:
        return False
    claimed = {i for claim in answer.conflict.claims for i in claim.evidence}
    return all(s.support is Support.composed and set(s.evidence) <= claimed for s in answer.statements)


def _bare(text: str) -> str:
    """The text without what does not make it another answer: "34." is "34"."""
    return one_line(text).rstrip(".!?").casefold()


def _statement(statement: Statement, glyphs: Glyphs, *, bold: bool) -> str:
    links = " ".join(f"[\\[{i + 1}\\]](cite:{i + 1})" for i in statement.evidence)
    words = f"**{_literal(statement.text)}**" if bold else _literal(statement.text)
    text = f"{words} {links}".strip()
    if statement.support is Support.replaced:
        return f"{glyphs.replaced} {text} *(quoted: what was written here had no support)*"
    return text


def _literal(text: str) -> str:
    return markdown_literal(one_line(text))


def place_of(location: Location) -> str:
    """Where a quote stands, for people: "report.pdf, page 3" or "notes.txt:12"."""
    path = one_line(location.source.path)
    if location.label:
        return f"{path}, {one_line(location.label)}"
    return f"{path}:{location.line}" if location.line else path


def said(evidence: Evidence) -> str:
    """Date and speaker of a quote, where known: "2021-09-03 · Fahim Dashti"."""
    date = evidence.date.isoformat() if evidence.date else ""
    return " · ".join(p for p in (date, one_line(evidence.speaker or "")) if p)


def answer_plain(answer: Answer) -> str:
    """The answer as it is copied: text with `[n]` markers, then what was not found."""
    lines = [one_line(answer.text) or NOT_FOUND]
    lines += [f"Not found: {one_line(gap)}" for gap in answer.gaps]
    return "\n".join(lines)


def answer_with_sources(answer: Answer) -> str:
    """The answer as it is copied with its sources: question, text, and a list of quotes."""
    sources = [f"[{n}] {quote_with_place(e)}" for n, e in enumerate(answer.evidence, 1)]
    return "\n\n".join([one_line(answer.question), answer_plain(answer), "\n".join(sources)]).strip()


def quote_with_place(evidence: Evidence) -> str:
    """One quote as it is copied: place, date and speaker, then the words."""
    about = f" ({said(evidence)})" if said(evidence) else ""
    return f"{place_of(evidence.location)}{about}: “{one_line(evidence.quote)}”"
