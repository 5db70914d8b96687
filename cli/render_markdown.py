"""An answer as Markdown to paste into a report; text from documents is literal, so it can format nothing."""

from cli import wording
from index.display import displayable
from index.markdown import GENERATOR, literal
from qa.answer import Answer, Conflict, Evidence, Statement, Status, Support


def markdown(answer: Answer, *, quotes: bool = True, footer: bool = True, searched: str = "") -> str:
    """The answer as CommonMark, ending in a newline; markers are plain `[1]`, quotes are block quotes."""
    statements = wording.beside_conflict(answer)
    apart = "\n\n" if any(s.support is not Support.verified for s in statements) else " "
    parts = [apart.join(map(_statement, statements))] if statements else []
    if answer.conflict:
        parts += [wording.introduction(answer.conflict), _sides(answer, answer.conflict)]
    parts += [literal(aside.text) + _markers(aside.evidence) for aside in answer.asides]
    parts += [literal(wording.gap(gap)) for gap in answer.gaps]
    parts = parts or ["The documents do not say."]
    if quotes:
        repeated = wording.quoted_whole(answer)
        for i, item in enumerate(answer.evidence):
            parts.append(_citation(f"\\[{i + 1}\\] ", item, quote=i not in repeated))
        if answer.status is Status.not_found and answer.nearest:
            parts += ["Nearest, but no answer:", *(_citation("", item) for item in answer.nearest)]
    if answer.status is Status.not_found and searched:
        parts.append(f"Searched: {literal(searched)}")
    if footer:
        parts += [f"Note: {literal(note)}" for note in answer.notes]
        parts.append(f"*{literal(' · '.join(wording.facts(answer)))}*")
    return "\n\n".join([GENERATOR, *parts]) + "\n"


def _statement(statement: Statement) -> str:
    lines = displayable(statement.text).strip().split("\n")
    return "\\\n".join(map(literal, lines)) + _markers(statement.evidence)


def _markers(indices: tuple[int, ...]) -> str:
    return "".join(f" \\[{i + 1}\\]" for i in indices)


def _sides(answer: Answer, conflict: Conflict) -> str:
    rows = ["| Who or when | Value | Date |", "| --- | --- | --- |"]
    for claim in conflict.claims:
        date = claim.date.isoformat() if claim.date else ""
        value = literal(claim.value) + _markers(claim.evidence)
        rows.append(f"| {literal(wording.claimant(answer, claim))} | {value} | {date} |")
    return "\n".join(rows)


def _citation(mark: str, item: Evidence, *, quote: bool = True) -> str:
    before, answer, after = wording.quote(item)
    strong = f"**{literal(answer)}**" if answer.strip() == answer != "" else literal(answer)
    text = _inner(before) + strong + _inner(after)
    start = "…" if wording.starts_midway(item) else ""
    end = "…" if wording.ends_midway(item) else ""
    where = " · ".join(map(literal, [item.location.shown, *wording.details(item)]))
    also = "".join(f"; also {literal(location.shown)}" for location in item.also)
    if not quote:
        return f"{mark}{where}{also}"
    return f"{mark}{where}{also}\n\n> “{start}{text}{end}”"


def _inner(piece: str) -> str:
    """A piece inside a line, literal, its outer blanks kept."""
    blank = " "
    return (
        blank * piece.startswith(blank) + literal(piece) + blank * (piece.endswith(blank) and len(piece) > 1)
    )
