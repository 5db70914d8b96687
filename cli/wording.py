"""The parts of an answer in words, the same for every format; each text is displayable and on one line."""

from index.display import displayable, one_line
from qa.answer import Answer, Claim, Conflict, ConflictKind, Evidence, Location, Support

_SENTENCE_ENDS = ".!?:;\"”’'»)"


def place(location: Location) -> str:
    """`path:line`, or the path with its page, slide or cell."""
    path = one_line(location.source.path)
    if location.label:
        return f"{path}, {one_line(location.label)}"
    return f"{path}:{location.line}" if location.line else path


def details(evidence: Evidence) -> list[str]:
    """When and by whom, as far as known."""
    date = evidence.date or evidence.location.source.date
    words = [date.isoformat()] if date else []
    return [*words, one_line(evidence.speaker)] if evidence.speaker else words


def quote(evidence: Evidence) -> tuple[str, str, str]:
    """The quote in three pieces: before, within and after the short answer."""
    start, end = evidence.highlight or (0, 0)
    pieces = evidence.quote[:start], evidence.quote[start:end], evidence.quote[end:]
    before, within, after = (_single_blanks(displayable(piece)) for piece in pieces)
    return before.lstrip(), within, after.rstrip()


def starts_midway(evidence: Evidence) -> bool:
    """Whether the quote starts inside a sentence."""
    before = evidence.context[0].rstrip(" \t")
    return bool(before) and before[-1] not in _SENTENCE_ENDS + "\n\r"


def ends_midway(evidence: Evidence) -> bool:
    """Whether the sentence goes on after the quote."""
    after = evidence.context[1].lstrip(" \t")
    return (
        bool(after) and after[0] not in "\n\r" and evidence.quote.rstrip()[-1:] not in tuple(_SENTENCE_ENDS)
    )


def claimant(conflict: Conflict, claim: Claim) -> str:
    """What tells this side from the others: its date among versions, its speaker among rivals."""
    if conflict.kind is ConflictKind.versions and claim.date:
        return claim.date.isoformat()
    return one_line(claim.speaker or "") or "not named"


def facts(answer: Answer) -> list[str]:
    """How the answer came about: status, model, seconds, passages."""
    replaced = sum(statement.support is Support.replaced for statement in answer.statements)
    words = [
        answer.status.value.replace("_", " "),
        "quotes only" if answer.model == "none" else one_line(answer.model),
    ]
    if replaced:
        words.append(f"{replaced} unsupported sentence{'s' * (replaced > 1)} replaced by quotes")
    if answer.seconds:
        seconds = answer.seconds.get("total") or sum(answer.seconds.values())
        words.append(f"{seconds:.1f} s")
    shown, read = len(answer.evidence), answer.passages
    passages = f"{read} passage{'s' * (read != 1)}"
    return [*words, f"{shown} of {passages}" if 0 < shown <= read else passages]


def _single_blanks(text: str) -> str:
    """White space of any length as one blank, also at the ends, where the next piece goes on."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
