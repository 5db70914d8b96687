"""The parts of an answer in words, the same for every format; each text is displayable and on one line."""

from index.amounts import counted
from index.display import one_line
from qa.answer import Answer, Claim, Conflict, ConflictKind, Evidence, Statement, Support
from qa.quoting import IN_LINES, Shown


def details(evidence: Evidence) -> list[str]:
    """When and by whom, as far as known."""
    date = evidence.date or evidence.location.source.date
    words = [date.isoformat()] if date else []
    return [*words, one_line(evidence.speaker)] if evidence.speaker else words


def marks(evidence: Evidence, quote: Shown) -> tuple[str, str]:
    """What stands around the quote: with an ellipsis where it starts or ends inside a sentence."""
    if evidence.location.source.kind in IN_LINES:
        return "“", "”"
    text, after = quote.text, quote.after
    starts = quote.before.strip() and "\n" not in _blanks_after(quote.before) and text[:1].islower()
    last, following = text[-1:], after.lstrip()[:1] if "\n" not in _blanks_before(after) else ""
    ends = following and (last in {",", "–", "—", "-"} or (last.isalnum() and following.islower()))
    return "“…" if starts else "“", "…”" if ends else "”"


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
        one_line(answer.written_by) or "quotes only",
    ]
    if replaced:
        words.append(f"{counted(replaced, 'unsupported sentence')} replaced by quotes")
    if answer.seconds:
        seconds = answer.seconds.get("total") or sum(answer.seconds.values())
        words.append(f"{seconds:.1f} s")
    shown, read = len(answer.evidence), answer.passages
    passages = counted(read, "passage")
    return [*words, f"{shown} of {passages}" if 0 < shown <= read else passages]


def _blanks_before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _blanks_after(text: str) -> str:
    return text[len(text.rstrip()) :]
