"""An answer in words: for the transcript, with links to citations, and for the clipboard, with sources."""

from collections.abc import Sequence

from textual.content import Content

from index.display import displayable, indented, one_line
from qa.answer import Answer, Aside, Claim, Evidence, Statement, Status, Support
from qa.quoting import shown
from tui.glyphs import Glyphs
from tui.text import link, plain

NOT_FOUND = "The documents do not say."


def answer_content(answer: Answer, glyphs: Glyphs) -> Content:
    """The answer for the transcript; citations are links, all other text is literal."""
    parts: list[Content] = []
    if answer.status is Status.not_found and not answer.statements:
        parts.append(Content(NOT_FOUND))
    if answer.short and not any(_short_in(answer, s) for s in answer.statements):
        parts.append(plain(one_line(answer.short), "bold"))
    if not _told_by_claims(answer):
        between = Content(" " if answer.written_by else "\n\n")
        parts.append(between.join(_statement(answer, s, glyphs) for s in answer.statements))
    parts += [
        Content(" ").join([plain(one_line(a.text)), *(link(i + 1) for i in a.evidence)])
        for a in answer.asides
    ]
    return Content("\n\n").join(part for part in parts if part)


def _told_by_claims(answer: Answer) -> bool:
    """Whether the statements say no more than the rival claims, which stand side by side below them."""
    if answer.conflict is None:
        return False
    claimed = {i for claim in answer.conflict.claims for i in claim.evidence}
    return all(s.support is Support.composed and set(s.evidence) <= claimed for s in answer.statements)


def _bare(text: str) -> str:
    """The text without what does not make it another answer: "34." is "34"."""
    return one_line(text).rstrip(".!?").casefold()


def _short_in(answer: Answer, statement: Statement) -> tuple[int, int] | None:
    """Where a statement gives the short answer: it is nothing else, or was composed around it."""
    text, short = indented(statement.text), one_line(answer.short)
    if _bare(text) == _bare(short):
        return 0, len(text)
    at = text.find(short) if short and statement.support is Support.composed else -1
    return (at, at + len(short)) if at >= 0 else None


def _statement(answer: Answer, statement: Statement, glyphs: Glyphs) -> Content:
    replaced = statement.support is Support.replaced
    parts = [plain(glyphs.replaced)] if replaced else []
    words = plain(indented(statement.text))
    short = _short_in(answer, statement)
    parts.append(words.stylize("bold", *short) if short else words)
    parts += [link(i + 1) for i in statement.evidence]
    if replaced:
        parts.append(Content.styled("(quoted: what was written here had no support)", "italic"))
    return Content(" ").join(parts)


def said(evidence: Evidence) -> str:
    """Date and speaker of a quote, where known: "2021-09-03 · Fahim Dashti"."""
    date = evidence.date.isoformat() if evidence.date else ""
    return " · ".join(p for p in (date, one_line(evidence.speaker or "")) if p)


def told_of(answer: Answer, claim: Claim) -> list[str]:
    """What tells a claim from the others: what it is of or who gives it, else its file; and when."""
    speaker = one_line(claim.speaker or "") if claim.of else ""
    date = claim.date.isoformat() if claim.date else ""
    return [part for part in (answer.whose(claim), speaker, date) if part]


def answer_plain(answer: Answer) -> str:
    """The answer as it is copied: text with `[n]` markers, then what was not found."""
    told: tuple[Statement | Aside, ...] = (*answer.statements, *answer.asides)
    texts = [_marked(displayable(each.text).strip(), each.evidence) for each in told]
    apart = "\n" if any("\n" in text for text in texts) else " "  # steps and code have lines of their own
    lines = [apart.join(texts) or NOT_FOUND]
    lines += [f"Not found: {one_line(gap)}" for gap in answer.gaps]
    return "\n".join(lines)


def _marked(text: str, evidence: Sequence[int]) -> str:
    return text + "".join(f" [{i + 1}]" for i in evidence)


def answer_with_sources(answer: Answer) -> str:
    """The answer as it is copied with its sources: question, text, and a list of quotes."""
    sources = [f"[{n}] {quote_with_place(e)}" for n, e in enumerate(answer.evidence, 1)]
    return "\n\n".join([one_line(answer.question), answer_plain(answer), "\n".join(sources)]).strip()


def quote_with_place(evidence: Evidence) -> str:
    """One quote as it is copied: place, date and speaker, then the words."""
    about = f" ({said(evidence)})" if said(evidence) else ""
    return f"{evidence.location.shown}{about}: “{shown(evidence).text}”"
