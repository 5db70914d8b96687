"""The parts of an answer in words, the same for every format; each text is displayable and on one line."""

from index.amounts import counted
from index.display import displayable, one_line
from qa.answer import Answer, Claim, Conflict, ConflictKind, Evidence, Statement, Support

_RECORDS = {"csv", "xlsx", "json", "code"}  # their quotes are rows and lines, not sentences


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
    """Whether the quote starts inside a sentence, as far as its first letter tells."""
    if evidence.location.source.kind in _RECORDS:
        return False
    return bool(evidence.context[0].strip()) and evidence.quote.lstrip()[:1].islower()


def ends_midway(evidence: Evidence) -> bool:
    """Whether the sentence goes on after the quote."""
    last, following = evidence.quote.rstrip()[-1:], evidence.context[1].lstrip()[:1]
    return bool(following) and (last in {",", "–", "—", "-"} or (last.isalnum() and following.islower()))


def beside_conflict(answer: Answer) -> list[Statement]:
    """The statements without those that only repeat a side of the conflict."""
    told = {claim.evidence for claim in answer.conflict.claims} if answer.conflict else set()
    return [s for s in answer.statements if not (s.support is Support.composed and s.evidence in told)]


def introduction(conflict: Conflict) -> str:
    """What the sides of a conflict are to each other."""
    if conflict.kind is ConflictKind.versions:
        return "The documents give different values over time, newest first:"
    if conflict.kind is ConflictKind.namesakes:
        return "Several things of one name, each told by its own document:"
    return "Rival claims; the documents do not reconcile them:"


def gap(clause: str) -> str:
    """What was asked and not found, as a sentence."""
    return f"The documents do not say {one_line(clause).rstrip('.?! ')}."


def quoted_whole(answer: Answer) -> set[int]:
    """The evidence whose whole quote stands in the answer itself already."""
    return {
        statement.evidence[0]
        for statement in answer.statements
        if len(statement.evidence) == 1
        and statement.support is not Support.verified
        and one_line(statement.text) == one_line(answer.evidence[statement.evidence[0]].plain)
    }


def claimant(answer: Answer, claim: Claim) -> str:
    """What tells this side from the others: its date among versions, else subject, speaker, or file."""
    versions = answer.conflict is not None and answer.conflict.kind is ConflictKind.versions
    if versions and claim.date:
        return claim.date.isoformat()
    return answer.whose(claim) or "not named"


def facts(answer: Answer) -> list[str]:
    """How the answer came about: status, model, seconds, passages."""
    replaced = sum(statement.support is Support.replaced for statement in answer.statements)
    words = [
        answer.status.value.replace("_", " "),
        "quotes only" if answer.model == "none" else one_line(answer.model),
    ]
    if replaced:
        words.append(f"{counted(replaced, 'unsupported sentence')} replaced by quotes")
    if answer.seconds:
        seconds = answer.seconds.get("total") or sum(answer.seconds.values())
        words.append(f"{seconds:.1f} s")
    shown, read = len(answer.evidence), answer.passages
    passages = counted(read, "passage")
    return [*words, f"{shown} of {passages}" if 0 < shown <= read else passages]


def _single_blanks(text: str) -> str:
    """White space of any length as one blank, also at the ends, where the next piece goes on."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
