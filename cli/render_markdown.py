"""An answer as Markdown to paste into a report; text from documents is escaped, so it can format nothing."""

import re

from cli import wording
from index.display import one_line
from qa.answer import Answer, Conflict, Evidence, Statement, Status, Support

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$!^{}]")
_BARE_LINK = re.compile(r"(?<=[A-Za-z])(:)(?=//)|(?<=\bwww)(\.)|(?<=\w)(@)(?=\w)", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def markdown(answer: Answer, *, quotes: bool = True, footer: bool = True, searched: str = "") -> str:
    """The answer as CommonMark, ending in a newline; markers are plain `[1]`, quotes are block quotes."""
    statements = wording.beside_conflict(answer)
    apart = "\n\n" if any(s.support is not Support.verified for s in statements) else " "
    parts = [apart.join(map(_statement, statements))] if statements else []
    if answer.conflict:
        parts += [wording.introduction(answer.conflict), _sides(answer, answer.conflict)]
    parts += [escaped(aside.text) + _markers(aside.evidence) for aside in answer.asides]
    parts += [escaped(wording.gap(gap)) for gap in answer.gaps]
    parts = parts or ["The documents do not say."]
    if quotes:
        repeated = wording.quoted_whole(answer)
        for i, item in enumerate(answer.evidence):
            parts.append(_citation(f"\\[{i + 1}\\] ", item, quote=i not in repeated))
        if answer.status is Status.not_found and answer.nearest:
            parts += ["Nearest, but no answer:", *(_citation("", item) for item in answer.nearest)]
    if answer.status is Status.not_found and searched:
        parts.append(f"Searched: {escaped(searched)}")
    if footer:
        parts += [f"Note: {escaped(note)}" for note in answer.notes]
        parts.append(f"*{escaped(' · '.join(wording.facts(answer)))}*")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The text on one line with everything escaped that Markdown or GitHub's extensions would act on."""
    text = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    text = _BARE_LINK.sub(lambda match: "\\" + match.group(0), text)
    return _BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _statement(statement: Statement) -> str:
    return escaped(statement.text) + _markers(statement.evidence)


def _markers(indices: tuple[int, ...]) -> str:
    return "".join(f" \\[{i + 1}\\]" for i in indices)


def _sides(answer: Answer, conflict: Conflict) -> str:
    rows = ["| Who or when | Value | Date |", "| --- | --- | --- |"]
    for claim in conflict.claims:
        date = claim.date.isoformat() if claim.date else ""
        value = escaped(claim.value) + _markers(claim.evidence)
        rows.append(f"| {escaped(wording.claimant(answer, claim))} | {value} | {date} |")
    return "\n".join(rows)


def _citation(mark: str, item: Evidence, *, quote: bool = True) -> str:
    before, answer, after = wording.quote(item)
    strong = f"**{escaped(answer)}**" if answer.strip() == answer != "" else escaped(answer)
    text = _inner(before) + strong + _inner(after)
    start = "…" if wording.starts_midway(item) else ""
    end = "…" if wording.ends_midway(item) else ""
    where = " · ".join(map(escaped, [item.location.shown, *wording.details(item)]))
    also = "".join(f"; also {escaped(location.shown)}" for location in item.also)
    if not quote:
        return f"{mark}{where}{also}"
    return f"{mark}{where}{also}\n\n> “{start}{text}{end}”"


def _inner(piece: str) -> str:
    """A piece inside a line, escaped, its outer blanks kept."""
    blank = " "
    return (
        blank * piece.startswith(blank) + escaped(piece) + blank * (piece.endswith(blank) and len(piece) > 1)
    )
