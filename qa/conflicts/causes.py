"""Why something happened, as each side tells it: the operator's maintenance beside the union's cracks.

A cause can be put in too many words to be compared as figures are. Here two are told apart by who gives them
and by having nothing in common but what was asked.
"""

import re
from collections.abc import Sequence

from qa.answer import Claim, Conflict, ConflictKind, Evidence
from qa.asking.questions import Part
from qa.finding.values import said
from qa.language.speakers import REPORT, same_speaker
from qa.language.words import content

WHY = re.compile(
    r"(?:why|for what reason)\b|what (?:is|are|was|were) the (?:reasons?|causes?)\b"
    r"|what (?:had )?(?:caused|started|triggered|sparked|led to|set off)\b"
    r"|how (?:did|does|do) .+ (?:start|begin|happen|come about)\b",
    re.I,
)
BY_WHOM = re.compile(rf"^[^.;“”\"]{{2,120}}?\b{REPORT}\s+(?:that\s+)?(?=\w)", re.I)  # "The union said …"
# "put the fall down to rain", "traced it to a leak": what is left without the verb says nothing
TO_A_CAUSE = re.compile(r"[^.;“”\"]{2,120}?\b(?:puts?|traced|attribute[sd]|point(?:s|ed) to)\b", re.I)


def causes_in(part: Part, evidence: Sequence[Evidence], least: float) -> Conflict | None:
    """The causes that several speakers give, best first; None where fewer than two do, or all are alike.

    Each is of at least probability `least`. What the best quote says is among them: beside a document's own
    word nobody's is a rival.
    """
    if not WHY.match(part.text) or not evidence or not evidence[0].speaker:
        return None
    asked = set(content(part.text))
    told: list[tuple[Claim, set[str]]] = []
    for place, item in enumerate(evidence):
        cause = (
            item.short if item.short and TO_A_CAUSE.match(item.quote) else BY_WHOM.sub("", said(item.quote))
        )
        means = set(content(cause)) - asked
        if item.score < least or not item.speaker or not means:
            continue
        if not any(same_speaker(item.speaker, c.speaker or "") or means & other for c, other in told):
            told.append((Claim(cause, (place,), item.speaker, item.date), means))
    return Conflict(ConflictKind.rival, tuple(claim for claim, _ in told)) if len(told) > 1 else None
