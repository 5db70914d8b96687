"""Do citations hold? Three layers: they re-open, they carry their statement, they point at gold.

The second layer follows ALCE (Gao et al. 2023) with word coverage in place of a language model's verdict; it
sees invented figures and names, not negations or swapped roles, and is therefore not called entailment.
"""

from collections.abc import Mapping, Sequence

from eval.anchoring import Anchor, Span
from eval.metrics.numbers import numbers_in, same_number
from eval.metrics.retrieval import touches
from eval.metrics.words import content_words
from qa.answer import Answer, Evidence, Location, Statement, Status
from qa.verify.ground import days_of

SUPPORTED = 0.6  # share of a statement's content words that its citations must hold


def validity(answer: Answer | None, texts: Mapping[str, str]) -> float:
    """The share of citations that re-open to their quote in the documents as they are now.

    Statements that cite nothing, or a number that is not there, count as citations that do not hold.
    An error has no citation that could fail: 1.
    """
    if answer is None:
        return 1.0
    verdicts = [_reopens(e.location, e.quote, texts) for e in (*answer.evidence, *answer.nearest)]
    verdicts += [_in_bounds(place, texts) for e in answer.evidence for place in e.also]
    pointers = [s.evidence for s in answer.statements]
    pointers += [claim.evidence for claim in answer.conflict.claims] if answer.conflict else []
    pointers += [aside.evidence for aside in answer.asides]
    if answer.status is not Status.not_found:
        verdicts += [bool(cited) for cited in pointers]
    verdicts += [0 <= i < len(answer.evidence) for cited in pointers for i in cited]
    return sum(verdicts) / len(verdicts) if verdicts else float(answer.status is Status.not_found)


def support(answer: Answer | None) -> tuple[float, float]:
    """Citation recall (supported statements) and precision (citations that are needed or suffice)."""
    if answer is None or not answer.statements:
        return 0.0, 0.0
    supported = needed = cited = 0
    for statement in answer.statements:
        sources = [answer.evidence[i] for i in statement.evidence if 0 <= i < len(answer.evidence)]
        holds = is_supported(statement, sources)
        supported += holds
        cited += len(statement.evidence)
        if holds:
            needed += sum(_earns_its_place(statement, sources, i) for i in range(len(sources)))
    return supported / len(answer.statements), needed / cited if cited else 0.0


def is_supported(statement: Statement, sources: Sequence[Evidence]) -> bool:
    """Whether every number and most content words of the statement stand in its sources."""
    given = " ".join(_words_of(source) for source in sources)
    have = numbers_in(given)
    if not all(any(same_number(n, h) for h in have) for n in numbers_in(statement.text)):
        return False
    wanted = content_words(statement.text)
    return bool(sources) and len(wanted & content_words(given)) >= SUPPORTED * len(wanted)


def gold_overlap(answer: Answer | None, anchors: Sequence[Anchor]) -> tuple[float, float]:
    """Recall (gold evidence that is cited) and precision (citations that are gold evidence)."""
    if answer is None or not answer.evidence:
        return 0.0, 0.0
    spans = [[_span(place) for place in (e.location, *e.also)] for e in answer.evidence]
    good = [any(touches(a, s) for a in anchors for s in places) for places in spans]
    found = [any(touches(a, s) for places in spans for s in places) for a in anchors]
    return sum(found) / len(found) if found else 0.0, sum(good) / len(good)


def evidence_spans(answer: Answer | None) -> list[list[Span]]:
    """The places of each piece of evidence, in the order shown; on a refusal, of what came nearest."""
    if answer is None:
        return []
    return [[_span(p) for p in (e.location, *e.also)] for e in answer.evidence or answer.nearest]


def _span(place: Location) -> Span:
    return Span(place.source.path, place.start, place.end)


def _reopens(place: Location, quote: str, texts: Mapping[str, str]) -> bool:
    text = texts.get(place.source.path)
    return text is not None and bool(quote) and text[place.start : place.end] == quote


def _in_bounds(place: Location, texts: Mapping[str, str]) -> bool:
    text = texts.get(place.source.path)
    return text is not None and 0 <= place.start < place.end <= len(text)


def _words_of(source: Evidence) -> str:
    about = [source.quote, source.speaker or "", source.date.isoformat() if source.date else ""]
    days = [f"{day.day} {day:%B} {day.year}" for day in days_of(source)]  # what "yesterday" means in it
    return " ".join([*about, *days, source.location.source.title])


def _earns_its_place(statement: Statement, sources: Sequence[Evidence], i: int) -> bool:
    others = [source for j, source in enumerate(sources) if j != i]
    return is_supported(statement, [sources[i]]) or not is_supported(statement, others)
