"""Questions that a document asks and answers with yes or no: "May I bring a guest? Yes. Two a day."

Whoever asks the same is answered with that. The reader takes the sentence behind for the answer, which
says neither.
"""

import re
from collections.abc import Sequence

from index.cutting.sentences import sentence_spans
from index.documents import Document
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.words import content, stems
from qa.shaping.settled import Settled, one_a_document, quoted
from qa.shaping.yes_no import statement_of

ASKED = re.compile(r"(?P<question>[^\n?.!]{6,200}\?)[*_\s]{1,8}(?:A:\s*)?(?P<said>Yes|No)\b(?P<mark>[.,:;!])")
MARK = re.compile(r"^[\W_]*(?:(?:Q\d*|\d+)\s*[.:)][\W_]*)?")  # "**Q3:"
NOT = re.compile(r"\b(?:not|no|never|without)\b|n['’]t\b", re.I)
MAY = stems("allowed permitted possible able please")
LONGEST = 40_000  # characters of a text that are looked through


def replied(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """What the documents found answer to the same question; None where they do not, or answer both."""
    if part.kind is not Kind.yes_no:
        return None
    told = [
        Settled(match["said"], (quoted(candidate, match.start("said"), _end(candidate.document, match)),))
        for candidate in one_a_document(found)
        for match in ASKED.finditer(candidate.document.text[:LONGEST])
        if _alike(part.text, match["question"])
    ]
    return told[0] if len({t.said for t in told}) == 1 else None


def _alike(question: str, other: str) -> bool:
    """Whether two questions have the same telling words in one order: another word may be another thing."""
    mine, theirs = (statement_of(text) for text in (question, MARK.sub("", other)))
    told = [[stem for stem in content(text) if stem not in MAY] for text in (mine, theirs)]
    denied = [NOT.search(text) is None for text in (mine, theirs)]
    return told[0] == told[1] != [] and denied[0] == denied[1]


def _end(document: Document, match: re.Match[str]) -> int:
    """Where the reply ends: with the sentence behind it, under a heading that of the next paragraph."""
    text, end = document.text, match.end("mark")
    under = match["question"].lstrip().startswith("#") and text.startswith("\n\n", end)
    start = end + 2 if under else end
    line = text.find("\n\n", start)
    spans = sentence_spans(text, start, line if line >= 0 else len(text))
    return spans[0][1] if spans and not text.startswith("#", start) else end
