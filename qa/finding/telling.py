"""Of the sentences that answer, those that answer best: the others stay where nothing else does."""

import re
from collections.abc import Callable
from dataclasses import replace

from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, answering
from qa.finding.given import asks_back, goes_back
from qa.finding.shown import is_beside, is_code, is_example, is_fallback, of_other_options
from qa.language.defining import says_what, term_asked
from qa.language.identifiers import entry_of, names_written
from qa.language.moments import moments, weekdays
from qa.language.names import names, same
from qa.language.phrases import AT_FIRST, SINCE
from qa.language.speakers import speaker_of

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
