"""From a model's draft to statements that stand on evidence.

Code decides what each sentence stands on; the model's own marks are taken out and not believed. A sentence
that no evidence supports is replaced by the quote it came from, or dropped where it came from none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from index.sentences import sentence_spans
from qa.answer import Evidence, Statement, Support
from qa.lexicon import REPORTING
from qa.names import names, same
from qa.verify.support import Likeness, check
from qa.words import content, overlap, squeeze

MARKS = re.compile(
    r"\s*(?:\[\^?\s*(?:\d+|quote \d+|source[^\]]*)(?:\s*[,;–-]\s*\d+)*\s*\]|\((?:quotes?|sources?|"
    r"citations?) [\d, and]+\)|"
    r"【[^】]*】|<(?:cite|ref|source)[^>]*>|</(?:cite|ref|source)>)",
    re.I,
)
REFUSAL = re.compile(
    r"\b(?:the (?:quotes?|documents?|texts?|passages?|evidence|provided \w+|context) (?:do(?:es)? not|"
    r"don['’]t|doesn['’]t)|"
    r"not (?:mentioned|stated|specified|provided|given) in the|no information|I (?:do not|don['’]t|"
    r"cannot|can['’]t) "
    r"(?:know|find|answer|determine|provide)|as an AI|I['’]m sorry|unable to answer|cannot be determined)\b",
    re.I,
)
FILLER = re.compile(
    r"^(?:answer|sure|okay|certainly|here (?:is|are)|based on the (?:quotes?|texts?))\b[^.:]{0,60}[:.,]\s*",
    re.I,
)
VERDICT = re.compile(r"^(?:yes|no)\b[,.:]?\s+", re.I)
LETTER = re.compile(r"[^\W\d_]")  # the "2." of a list, cut off as a sentence, states nothing
LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
RELATED = 0.3  # share of a sentence's content words from which it came from a quote


@dataclass(frozen=True, slots=True)
class Attributed:
    """The statements, how many sentences were replaced or dropped, and whether the model refused."""

    statements: tuple[Statement, ...]
    replaced: int = 0
    dropped: int = 0
    refused: bool = False


def attribute(draft: str, evidence: Sequence[Evidence], likeness: Likeness | None = None) -> Attributed:
    """The draft's sentences as statements, each on evidence that supports it."""
    made: list[Statement] = []
    replaced = dropped = 0
    refused = False
    for sentence in _sentences(draft):
        if REFUSAL.search(sentence):
            refused = True
            continue
        statement = _supported(sentence, evidence, likeness)
        if statement is None:
            statement = _quoted(sentence, evidence)
            replaced, dropped = replaced + (statement is not None), dropped + (statement is None)
        if statement and not any(_repeats(statement, other) for other in made):
            made.append(statement)
    return Attributed(tuple(made), replaced, dropped, refused)


def _sentences(draft: str) -> list[str]:
    text = FILLER.sub("", MARKS.sub("", draft).strip())
    lines = [LIST_MARK.sub("", text[a:b]) for a, b in sentence_spans(text)]
    return [squeeze(line) for line in lines if content(line) and LETTER.search(line)]


def _supported(sentence: str, evidence: Sequence[Evidence], likeness: Likeness | None) -> Statement | None:
    """The sentence on the least evidence that supports it: one piece, else two together."""
    bare = VERDICT.sub("", sentence) if len(content(sentence)) > 2 else sentence
    order = sorted(range(len(evidence)), key=lambda i: (-overlap(bare, evidence[i].quote), i))
    for place in order:
        if check(bare, [evidence[place]], likeness).holds:
            return Statement(_claimed(sentence, evidence[place]), (place,), Support.verified)
    for pair in combinations(order[:3], 2):
        both = tuple(sorted(pair))
        if check(bare, [evidence[i] for i in both], likeness).holds:
            return Statement(sentence, both, Support.verified)
    return None


def _quoted(sentence: str, evidence: Sequence[Evidence]) -> Statement | None:
    """The quote that the sentence came from, if it came from any."""
    shares = [(overlap(sentence, item.quote), -place) for place, item in enumerate(evidence)]
    share, place = max(shares, default=(0.0, 0))
    if share < RELATED:
        return None
    return Statement(squeeze(evidence[-place].quote), (-place,), Support.replaced)


def _claimed(sentence: str, item: Evidence) -> str:
    """The sentence with its speaker, where the quote has one and the sentence leaves them out."""
    if not item.speaker or re.search(rf"\b(?:{'|'.join(sorted(REPORTING))}|according to)\b", sentence, re.I):
        return sentence
    if any(same(n.text, s.text) for n in names(sentence) for s in names(item.speaker)):
        return sentence
    first = sentence.split(" ", 1)[0]
    keep = first.isupper() or any(n.start == 0 for n in names(sentence)) or first == "I"
    return f"According to {item.speaker}, {sentence if keep else sentence[:1].lower() + sentence[1:]}"


def _repeats(a: Statement, b: Statement) -> bool:
    return a.text == b.text or (a.evidence == b.evidence and set(content(a.text)) <= set(content(b.text)))
