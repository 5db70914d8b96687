"""What replaces something, as documents say it when they take it out of use.

    `GET /poll` is deprecated. Use `GET /stream` instead.

The second sentence has the answer and not the name; which thing it replaces, the first one says.
"""

import re
from collections.abc import Iterator, Sequence

from index.cutting.sentences import block_spans, sentence_spans
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.shaping.settled import READ, Settled, one_a_document, quoted

ASKED = re.compile(
    r"^what (?:(?:has |is going to )?replace[sd]?"
    r"|(?:is|are) the (?:replacement|successor|alternative)s? (?:for|of|to)"
    r"|(?:(?:should|can|do|must) (?:i|we|you|one)|to) use (?:instead of|in place of)"
    r"|(?:is|are|should be|can be|must be) used (?:instead of|in place of))\s+"
    r"(?:the |an? )?(?P<old>[^?]{2,60}?)(?:\s+(?:option|flag|parameter|setting|header|endpoint"
    r"|method|function|command|key|field|property))?\s*\??$",
    re.I,
)
DEPRECATED = re.compile(r"\s*(?:deprecated|old|obsolete|legacy|former)\s+", re.I)
NEW = re.compile(
    r"\binstead\b|\bin favou?r of\b|\b(?:replaced|superseded) (?:by|with)\b|\breplaces\b|\buse\b", re.I
)
OUT = r"\b(?:deprecated|obsolete|replaced|superseded|removed|retired|no longer)\b"


def replaced(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The sentence that tells what replaces what is asked about, with the one before where that names it."""
    asked = ASKED.match(part.text)
    if not asked:
        return None
    old = re.escape(DEPRECATED.sub("", asked["old"]).replace("`", ""))
    name = rf"(?<![\w/-]){old}(?![\w/-])"
    told = [line for near in one_a_document(found) for line in _lines(near, name)]
    return Settled("", tuple(told[:2])) if told else None


def _lines(near: Candidate, name: str) -> Iterator[Candidate]:
    gone = re.compile(
        rf"{name}`?[^.;]*?{OUT}|\b(?:replaces|supersedes|instead of|in place of)\s+(?:the\s+)?`?{name}", re.I
    )
    text = near.document.text[:READ]
    for block in block_spans(text):
        if not gone.search(text, *block):
            continue
        spans = sentence_spans(text, *block)
        for place, (start, end) in enumerate(spans):
            if not gone.search(text, start, end):
                continue
            behind = spans[place + 1 : place + 2]
            if NEW.search(text, start, end):
                yield quoted(near, start, end)
            elif behind and NEW.search(text, *behind[0]):
                yield quoted(near, start, behind[0][1])
