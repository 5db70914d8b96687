"""Of the sentences that answer, those that answer best: the others stay where nothing else does."""

import re
from collections.abc import Callable
from dataclasses import replace

from qa.asking.how_to import WAY
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, answering
from qa.finding.given import asks_back, goes_back
from qa.finding.released import newest_release, of_a_release
from qa.finding.shown import is_beside, is_code, is_example, is_fallback, of_other_options
from qa.language.defining import says_what, term_asked
from qa.language.guidance import guides
from qa.language.identifiers import entry_of, names_written
from qa.language.moments import moments, weekdays
from qa.language.names import names, same
from qa.language.phrases import AT_FIRST, SINCE
from qa.language.rows import in_words
from qa.language.speakers import speaker_of
from qa.language.words import content

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
# a case for which something is asked or told: "when a request times out", "If a request times out, …"
CASE_ASKED = re.compile(
    r"\b(?:when|if|once|whenever) (?P<case>(?!(?:do|does|did|is|are|was|were|can|will|has)\b)[^?,]+)", re.I
)
CASE_TOLD = re.compile(
    r"^\W*(?:if|when|once|whenever|in case|in the event of) (?P<case>[^,;:]{4,140}),", re.I
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
    found = _in_the_case(part, _entries_asked(part, found, rule), rule)
    found = newest_release(part, found, rule)
    for aside in (*ASIDES.get(part.kind, ()), *SETTLED):
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


def _in_the_case(part: Part, found: list[Candidate], rule: Rule) -> list[Candidate]:
    """Without what is told of other cases, where a sentence that answers is told of the case asked about."""
    asked = CASE_ASKED.search(part.text)
    words = set(content(asked["case"])) if asked else set()

    def is_met(candidate: Candidate) -> bool | None:
        told = CASE_TOLD.match(candidate.text)
        return words <= set(content(told["case"])) if told else None

    if not words or not any(map(is_met, answering(found, rule))):
        return found
    return [c for c in found if is_met(c) is not False]


def _no_default(part: Part, candidate: Candidate) -> bool:
    """Whether a default is asked for, and the sentence gives a value without calling it one, or another's."""
    if not DEFAULT.search(part.text):
        return False
    text = in_words(candidate.document.text, candidate.start, candidate.end) or candidate.text
    asked = set(content(DEFAULT.sub("", part.text)))
    said = content(f"{' '.join(candidate.passage.chunk.headings)} {text}")
    return not DEFAULT.search(text) or asked.isdisjoint(said)


def _no_guidance(part: Part, candidate: Candidate) -> bool:
    """Whether it is asked how something is done, and the sentence says nothing that one could do."""
    return WAY.match(part.text) is not None and not guides(candidate.text)


def _no_day(part: Part, candidate: Candidate) -> bool:
    """Whether days are asked for, and the short answer is none: "the day before", "autumn"."""
    short = candidate.short
    return bool(short and WHICH_DAYS.search(part.text)) and not (weekdays(short) or moments(short))


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
SETTLED: tuple[Callable[[Part, Candidate], bool], ...] = (
    is_example,
    is_fallback,
    is_beside,
    _defines_nothing,
    _no_default,
    _no_guidance,
    _no_day,
    of_a_release,
)
