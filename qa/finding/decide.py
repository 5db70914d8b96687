"""Whether the documents answer: one probability per sentence, one threshold, one place.

The figures come from the reader's calibration; a refusal is a probability below the threshold, never a chat
model's word.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.given import asks_back, goes_back
from qa.finding.shown import is_beside, is_code, is_example, is_fallback, of_other_options
from qa.language.defining import says_what, term_asked
from qa.language.identifiers import entry_of, names_written
from qa.language.moments import moments, weekdays
from qa.language.names import names, same
from qa.language.phrases import AT_FIRST, SINCE
from qa.language.speakers import speaker_of
from qa.reader.calibration import Calibration, Signals, shipped

SEVERAL = frozenset({Kind.listing, Kind.sides, Kind.comparison})
GAP_SEVERAL, GAP_ONE = 2.3, 1.45  # log odds below the best at which a further quote no longer counts
GAP_AGAINST, MOST_AGAINST = 2.9, 6  # how far behind a contradiction is still looked for, and among how many
# a heading, a question or a link alone tells nothing beside a sentence that answers as well
ASKS = re.compile(
    r"^\s*#{1,6}\s|\?[\s*_\"”)]*$|^\W*\[[^\]\n]*\]\([^)\s]*\)\W*$|^[-*•\s]*[a-zA-Z][\w-]*\(\d?\)$"
)
VAGUE = re.compile(r"(?:(?:many|tens of|hundreds of) )?(?:dozens|hundreds|thousands|millions)\b", re.I)
HOLDS = re.compile(r"who(?:'s| is| are| chairs| leads| heads| runs)\b", re.I)
LEAVING = re.compile(r"\b(?:outgoing|departing|retiring|former|ex)[ -](?:\w+ ){0,2}$", re.I)
LEAVES = re.compile(
    r"[^.;,]{0,30}?\b(?:was thanked|step(?:s|ped) down|st(?:ands|ood) down|resign(?:s|ed)|retire[sd]"
    r"|will not stand|left office)\b",
    re.I,
)
BEFORE = re.compile(r"\b(?:first|initial\w*|original\w*|earlier|before)\b", re.I)
PARAMETER = re.compile(r"\b(?P<name>\w+) (?:parameter|argument|option|keyword|flag)\b", re.I)
DEFAULT = re.compile(r"\bdefaults?\b", re.I)
WHICH_DAYS = re.compile(r"\b(?:which|what) (?:week)?days?\b", re.I)
# the heading of a release, or of all of them, and questions for what came when
RELEASE = re.compile(
    r"\W*(?:change ?log|release (?:notes|history)|version history|what['’]s new)\W*"
    r"|\W*v?\d+(?:\.\d+)+(?:[a-z]+\d*)?\W*(?:\d{4}-\d\d-\d\d|\w+ \d{1,2},? \d{4})?\W*",
    re.I,
)
OF_RELEASES = re.compile(
    r"\b(?:when|since|versions?|releases?d?|changes|changed|new|newest|latest|added|fixed|removed|dropped"
    r"|deprecated|introduced|\d+\.\d+)\b",
    re.I,
)
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


def telling(part: Part, found: list[Candidate], rule: Rule) -> list[Candidate]:
    """The candidates that answer best: of whom is asked, a term by its definition, a default called so.

    What looks back ("In May 1998, …"), was told at first, says "thousands", only uses the term, tells of
    somebody who left or is logged as a change stays where nothing else answers, and so does what is told of
    another by name beside what is told of the one asked about.
    """
    theirs = {c.document.source.document_id for c in answering(found, rule) if not c.lacks}
    found = [c for c in found if c.document.source.document_id not in theirs or not _of_another(part, c)]
    found = [replace(c, fits=False) if is_code(part, c) else c for c in found]
    others = of_other_options(part, answering(found, rule))
    found = [c for c in found if not any(c.start == o.start and c.document is o.document for o in others)]
    found = _entries_asked(part, found, rule)
    settled = (is_example, is_fallback, is_beside, _defines_nothing, _no_default, _no_day, _of_a_release)
    for aside in (*ASIDES.get(part.kind, ()), *settled):
        kept = [c for c in found if not aside(part, c)]
        found = kept if answering(kept, rule) else found
    return found


def _of_another(part: Part, candidate: Candidate) -> bool:
    """Whether a sentence, nobody's in particular, lacks a name of the question and has one of its own."""
    if not candidate.lacks or speaker_of(candidate.text):
        return False
    return any(not any(same(told.text, n.text) for n in part.names) for told in names(candidate.text))


def _looks_back(part: Part, candidate: Candidate) -> bool:
    return not asks_back(part.text) and goes_back(candidate.text, candidate.document.source.date)


def _defines_nothing(part: Part, candidate: Candidate) -> bool:
    return bool(term_asked(part.text)) and not says_what(part.text, candidate.text)


def _entries_asked(part: Part, found: list[Candidate], rule: Rule) -> list[Candidate]:
    """Without the entries of other parameters, where one that the question names by its word answers."""
    words, asked = names_written(part.text), PARAMETER.search(part.text)
    if not any(entry_of(c.text) in words for c in answering(found, rule)):
        return found
    theirs = {asked["name"].casefold()} if asked else {"", *words}
    return [c for c in found if entry_of(c.text) in theirs] or found


def _no_default(part: Part, candidate: Candidate) -> bool:
    """Whether a default is asked for, and the sentence gives a value without calling it one."""
    return bool(DEFAULT.search(part.text)) and not DEFAULT.search(candidate.text)


def _no_day(part: Part, candidate: Candidate) -> bool:
    """Whether days are asked for, and the short answer is none: "the day before", "autumn"."""
    short = candidate.short
    return bool(short and WHICH_DAYS.search(part.text)) and not (weekdays(short) or moments(short))


def _of_a_release(part: Part, candidate: Candidate) -> bool:
    """Whether a log of changes says it, of one release, and the question is not for changes."""
    if part.kind is Kind.yes_no or OF_RELEASES.search(part.text):
        return False
    return any(map(RELEASE.fullmatch, candidate.passage.chunk.headings))


def _is_vague(part: Part, candidate: Candidate) -> bool:
    return VAGUE.match(candidate.short) is not None


def _was_first(part: Part, candidate: Candidate) -> bool:
    """Whether it gives what was told at first: "It had first spoken of 20 March"."""
    told = AT_FIRST.search(candidate.text) is not None and not SINCE.search(candidate.text)
    return told and not BEFORE.search(part.text)


def _has_left(part: Part, candidate: Candidate) -> bool:
    """Whether it tells that somebody holds no longer what is asked for: "Ann Lee was thanked as chair"."""
    if not candidate.answer or not HOLDS.match(part.text):
        return False
    text, (start, end) = candidate.document.text, candidate.answer
    return bool(LEAVING.search(text[candidate.start : start]) or LEAVES.match(text[end : candidate.end]))


ASIDES: dict[Kind, tuple[Callable[[Part, Candidate], bool], ...]] = {
    Kind.number: (_looks_back, _is_vague, _was_first),
    Kind.date: (_was_first,),
    Kind.person: (_has_left,),
}


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
    return text == title and not text.endswith((".", "!", "”", '"'))


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
