"""What is said about a topic: quotes of the passages that speak of it, instead of one short answer.

"What do the articles say about flooding?" asks for no value. Each passage that has the topic's words gives
the sentence that speaks of it most, the best passage first, then the next of each, as far as quotes go.
"""

from collections.abc import Sequence
from itertools import zip_longest

from index.cutting.sentences import sentence_spans
from qa.asking.questions import Part
from qa.asking.topics import topic_of
from qa.finding.candidates import TYPESETTING, Candidate
from qa.finding.decide import Verdict
from qa.language.words import content
from qa.shaping.settled import Settled, quoted
from qa.verify.restated import states

COVERED = 0.67  # share of the topic's words that a passage has, and of the best line's that others have
HEADED = 0.5  # … where a heading over it has one: "the expenses policy"
FEWEST = 5  # words of a sentence that says something


def topical(part: Part, found: Sequence[Candidate], given: Verdict) -> Settled | None:
    """Quotes about the topic, if one was asked about and a passage speaks of it."""
    asked = set(content(topic_of(part.text)))
    if not asked:
        return None
    passages = {c.passage.chunk.id: c for c in sorted(found, key=lambda c: -c.passage_ranker)}
    each = [_about(asked, near) for near in passages.values()]
    most = max((shared for told in each for shared, _ in told), default=0)
    rounds = zip_longest(*each)
    lines = [line for told in rounds for shared, line in filter(None, told) if shared >= most * COVERED]
    return Settled("", tuple(lines)) if lines else None


def _about(asked: set[str], near: Candidate) -> list[tuple[int, Candidate]]:
    """The sentences of a passage that speak of the topic, with how many of its words stand in or over each.

    Those that have most of the words themselves come first.
    """
    chunk, text = near.passage.chunk, near.document.text
    over = asked & set(content(" ".join(chunk.headings)))
    least = len(asked) * (HEADED if over else COVERED)
    if len(over | asked & set(content(chunk.text))) < least:
        return []
    told = []
    for start, end in sentence_spans(text, chunk.start, chunk.end):
        line = text[start:end]
        own = asked & set(content(line))
        if own | over and len(line.split()) >= FEWEST and states(line) and not TYPESETTING.match(line):
            told.append((len(own), len(own | over), quoted(near, start, end)))
    return [(shared, line) for _, shared, line in sorted(told, key=lambda each: -each[0])]
