"""What a report found: a yes/no question is settled by its results, not by its aims, background or methods.

Search and reader take a question to the sentence that asks the same ("We examined whether …"). In a short
report the answer stands elsewhere, often in other words. Each clause of its results tells of an effect, of
none, or of neither; they are weighed by their nearness to the question, and the report leans one way. One of
none counts for more than one of an effect: authors say so of what they looked for, and call much else
significant.
"""

import re
from collections.abc import Iterable, Sequence

from index.cutting.sentences import sentence_spans
from index.documents import Document
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.words import content, overlap
from qa.shaping.settled import Settled, quoted
from qa.shaping.yes_no import asks, statement_of

SECTION = re.compile(r"^(?:#+ *|\d+(?:\.\d+)*\.? +)?([A-Z][A-Za-z /&]{2,40})(?::|$)", re.M)
RESULTS = re.compile(r"\b(?:results?|findings?|conclusions?)\b", re.I)
EFFECT = (
    r"(?:differen\w+|differ(?:s|ed)?|associat\w+|correlat\w+|effects?|relation\w*|change[sd]?|influence[sd]?|"
    r"impact\w*|benefit\w*|improve\w*|increas\w+|decreas\w+|reduc\w+|evidence|significan\w+|links?|role|"
    r"advantage\w*|predict\w*|affect\w*|related)"
)
NOTHING = re.compile(
    rf"\b(?:no|neither|nor|without|lack of)\b(?:\W+\w+){{0,4}}?\W+{EFFECT}\b"
    rf"|\bnot\W+(?:\w+\W+){{0,2}}?{EFFECT}\b|\bnone of\b[^.]{{0,120}}?\b{EFFECT}\b"
    r"|\bdid not\b|\bfailed to\b|\bnon-?significan"
    r"|\b(?:is|are|was|were|remained) (?:similar|comparable|equivalent|unchanged|the same|identical)\b"
    r"|\binsignificant|\bp\s*[>≥=]\s*(?:0?\.(?:0[6-9]|[1-9])|ns\b|1\b)|\bn\.?s\.?(?=[);,])",
    re.I,
)
SOMETHING = re.compile(
    r"\bp\s*(?:<|=|≤|less than)\s*0?\.0|\bsignificantly\b"
    r"|\b(?:higher|lower|greater|better|worse|fewer|more|less|larger|smaller|longer|shorter)\b"
    r"|\b(?:increase[sd]?|decrease[sd]?|reduced|improved|associated|correlated|enhances?|predict(?:s|ed|or)|"
    r"related)\b",
    re.I,
)
ALIKE = re.compile(  # asked whether things are alike, no difference is a yes
    r"\b(?:same|similar\w*|equivalent|comparable|equal\w*|alike|identical|as \w+ as)\b", re.I
)
CLAUSES = re.compile(
    r";|\b(?:but(?! not)|while|whereas|although|though|however|despite)\b"
    r"|,\s*(?=(?:and|with no|which|nor)\b)",
    re.I,
)
LONGEST = 8_000  # characters of a report short enough to be about one thing
TOLD = 0.5  # share of the question's content words that a report on the question has
NEAREST = 4  # results that are quoted
BRIEF = 3  # words of a clause that tells something
# chosen by training/reports.py; figures in docs/benchmarks.md
ANY = 0.02  # weight of a clause without a word of the question
EFFECT_COUNTS = 0.2  # where one that tells of no effect counts 1
LEANS = 0.15  # by how much those of no effect have to outweigh the others for a no


def finding(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """What the report nearest to the question found; None where the nearest document is no such report.

    `found` are all candidates, `verdict` is what was decided of them. A report that has the question's words
    answers it, however little any one of its sentences does alone.
    """
    if part.kind is not Kind.yes_no:
        return None
    statement = statement_of(part.text)
    nearest = _nearest(part, found, verdict)
    if nearest is None or not content(statement):
        return None
    near = [quoted(nearest, a, b) for a, b in results(nearest.document, statement)]
    near.sort(key=lambda c: (-overlap(statement, c.text), c.start))
    if not near:
        return None
    none, some = shares(statement, [c.text for c in near])
    denied = none - EFFECT_COUNTS * some > LEANS
    telling = next((c for c in near if (NOTHING.search(c.text) if denied else _some(c.text))), near[0])
    lines = (telling, *(c for c in near[:NEAREST] if c is not telling))
    return Settled("No" if denied and not ALIKE.search(statement) else "Yes", lines)


def shares(statement: str, lines: Iterable[str]) -> tuple[float, float]:
    """Shares of results, weighed by nearness to the statement, that tell of no effect and of an effect."""
    clauses = [c for line in lines for c in CLAUSES.split(line) if len(c.split()) >= BRIEF]
    weights = [ANY + overlap(statement, clause) ** 2 for clause in clauses]
    whole = sum(weights) or 1.0
    none = sum(w for w, c in zip(weights, clauses, strict=True) if NOTHING.search(c)) / whole
    some = sum(w for w, c in zip(weights, clauses, strict=True) if _some(c)) / whole
    return none, some


def _some(text: str) -> bool:
    return SOMETHING.search(text) is not None and not NOTHING.search(text)


def _nearest(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Candidate | None:
    """A candidate of the document that answers, else of the one with most of the question's words."""
    if verdict.chosen:
        return verdict.chosen[0]
    reports = {c.document.source.document_id: c for c in found if len(c.document.text) <= LONGEST}
    best = max(reports.values(), key=lambda c: overlap(part.text, c.document.text), default=None)
    return best if best and overlap(part.text, best.document.text) >= TOLD else None


def results(document: Document, statement: str) -> list[tuple[int, int]]:
    """The sentences that tell results, in a report of at most LONGEST characters; none in another text.

    They stand under a label that says so; without one, behind the sentence that sets out this question.
    """
    text = document.text
    if len(text) > LONGEST:
        return []
    labels = [*SECTION.finditer(text)]
    edges = [*(label.start() for label in labels), len(text)]
    told = [(m.end(), edges[i + 1]) for i, m in enumerate(labels) if RESULTS.search(m[1])]
    spans = [span for start, end in told for span in sentence_spans(text, start, end)]
    if not spans:
        whole = sentence_spans(text)
        asked = next((i for i, (a, b) in enumerate(whole) if _sets_out(statement, text[a:b])), len(whole))
        spans = whole[asked + 1 :]
    return [(a, b) for a, b in spans if not asks(text[a:b])]


def _sets_out(statement: str, sentence: str) -> bool:
    return asks(sentence) and overlap(statement, sentence) >= TOLD
