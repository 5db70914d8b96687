"""An answer as Markdown to paste into a report; text from documents is literal, so it can format nothing."""

from cli import wording
from index.display import displayable
from index.markdown import GENERATOR, literal
from qa.answer import Answer, Conflict, Evidence, Statement, Status, Support
from qa.quoting import PARAGRAPH, Part, shown


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
    said = shown(item)
    opening, closing = wording.marks(item, said)
    text = "".join(_piece(piece.text.replace(PARAGRAPH, "\n"), piece.part) for piece in said.pieces)
    where = " · ".join(map(literal, [item.location.shown, *wording.details(item)]))
    also = "".join(f"; also {literal(location.shown)}" for location in item.also)
    if not quote:
        return f"{mark}{where}{also}"
    return f"{mark}{where}{also}\n\n> {opening}{text}{closing}"


def _piece(text: str, part: Part) -> str:
    """A piece of a quote, literal, with its outer blanks, in the lines that it has."""
    strong = "**" if part is Part.short and text.strip() == text else ""
    lines = [f"{' ' * line[:1].isspace()}{literal(line)}" for line in text.split("\n")]
    blank = " " * (text[-1:] == " " and bool(text.strip()))
    return strong + "\\\n> ".join(lines) + blank + strong
