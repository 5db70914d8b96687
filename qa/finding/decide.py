"""Whether the documents answer: one probability per sentence, one threshold, one place.

The figures come from the reader's calibration; a refusal is a probability below the threshold, never a chat
model's word.
"""

import math
import re
from dataclasses import dataclass, replace

from qa.asking.questions import Kind
from qa.finding.candidates import Candidate
from qa.reader.calibration import Calibration, Signals, shipped

SEVERAL = frozenset({Kind.listing, Kind.sides, Kind.comparison})
GAP_SEVERAL, GAP_ONE = 2.3, 1.45  # log odds below the best at which a further quote no longer counts
GAP_AGAINST, MOST_AGAINST = 2.9, 6  # how far behind a contradiction is still looked for, and among how many
# a heading, a question or a link alone tells nothing beside a sentence that answers as well
ASKS = re.compile(
    r"^\s*#{1,6}\s|\?[\s*_\"”)]*$|^\W*\[[^\]\n]*\]\([^)\s]*\)\W*$|^[-*•\s]*[a-zA-Z][\w-]*\(\d?\)$"
)
FIELD = re.compile(r"^(?:title|headline): [\"']?|[\"']$", re.I)  # of what stands in front of a text
NEAREST = 3  # passages shown on a refusal


@dataclass(frozen=True, slots=True)
class Rule:
    """The calibrated rule; `threshold` is the least probability that answers."""

    calibration: Calibration
    threshold: float

    @classmethod
    def shipped(cls, threshold: float | None = None) -> "Rule":
        """The rule that ships with the reader, with another threshold where one is given."""
        calibration = shipped()
        return cls(calibration, calibration.threshold if threshold is None else threshold)

    def probability(self, candidate: Candidate) -> float:
        """Probability that the candidate answers the question; below the threshold where it does not fit."""
        return self.reading(signals_of(candidate), candidate.fits)

    def reading(self, signals: Signals, fits: bool = True) -> float:
        """The probability by what is known of a sentence."""
        return self._fitting(self.calibration.probability(signals), fits)

    def standing(self, signals: Signals, fits: bool = True) -> tuple[bool, float]:
        """By what the sentences of a question are put in order, the greatest first."""
        answers = self.reading(signals, fits) >= self.threshold
        return answers, self._fitting(self.calibration.promise(signals), fits)

    def _fitting(self, share: float, fits: bool) -> float:
        return share if fits else share * self.threshold


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided for one part: the candidates that answer it, best first, and those that came near."""

    probability: float
    chosen: tuple[Candidate, ...]
    nearest: tuple[Candidate, ...]

    @property
    def found(self) -> bool:
        """Whether the documents answer the part."""
        return bool(self.chosen)


def signals_of(candidate: Candidate) -> Signals:
    """What the rule decides on."""
    return Signals(
        passage_ranker=candidate.passage_ranker,
        margin=candidate.margin,
        answerable=candidate.answerable,
        relevance=candidate.relevance,
        near=candidate.near,
        denied=candidate.denied,
        lacks=candidate.lacks,
    )


def judge(kind: Kind, found: list[Candidate], rule: Rule, most: int) -> Verdict:
    """The candidates above the threshold, best first, at most `most`, fewer where one answer is wanted."""
    return choose(kind, _best_first(found, rule), rule.threshold, most)


def withdrawn(verdict: Verdict, rule: Rule) -> Verdict:
    """The verdict as a refusal, as far below the threshold as what does not fit; what answered came near."""
    doubtful = verdict.probability * rule.threshold
    return Verdict(doubtful, (), verdict.chosen or verdict.nearest)


def against(found: list[Candidate], rule: Rule, verdict: Verdict) -> list[Candidate]:
    """The candidates that might contradict the best one: answers of their own, not far behind, best first."""
    floor = max(logit(rule.threshold), logit(verdict.probability) - GAP_AGAINST)
    near = [c for c in _best_first(found, rule) if logit(c.probability) >= floor]
    return sorted(near, key=_says_little)[:MOST_AGAINST]


def answering(found: list[Candidate], rule: Rule) -> list[Candidate]:
    """All candidates above the threshold, best first."""
    return [c for c in _best_first(found, rule) if c.probability >= rule.threshold]


def choose(kind: Kind, scored: list[Candidate], threshold: float, most: int) -> Verdict:
    """The verdict on candidates that carry their probability, best first."""
    best = scored[0].probability if scored else 0.0
    if best < threshold:
        return Verdict(best, (), tuple(scored[:NEAREST]))
    gap = GAP_SEVERAL if kind in SEVERAL else GAP_ONE
    floor = max(logit(threshold), logit(best) - gap)
    limit = most if kind in SEVERAL else min(most, 3)
    above = [c for c in scored if logit(c.probability) >= floor]
    told = [c for c in above if not _says_little(c)] or above
    return Verdict(best, tuple(told[:limit]), ())


def is_headline(text: str, title: str) -> bool:
    """Whether the text is its document's headline; one without has its first sentence for a title."""
    line = FIELD.sub("", text)
    return line == title and not line.endswith((".", "!", "”", '"'))


def _says_little(candidate: Candidate) -> bool:
    """Whether it is a heading, a headline, a question, or nothing but a link."""
    return bool(ASKS.search(candidate.text)) or is_headline(candidate.text, candidate.document.source.title)


def logit(p: float) -> float:
    """Log odds of a probability."""
    return math.log(max(p, 1e-9) / max(1 - p, 1e-9))


def _best_first(found: list[Candidate], rule: Rule) -> list[Candidate]:
    """The candidates with their probability; of equal ones, that of the better passage, then the earlier."""
    scored = [replace(c, probability=rule.probability(c)) for c in found]
    return sorted(scored, key=lambda c: rule.standing(signals_of(c), c.fits), reverse=True)
