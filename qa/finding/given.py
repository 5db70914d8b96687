"""What a question gives, its names and years, and whether a text has them.

A sentence on the right subject that names another town, or another year, than the question does is the
commonest near miss. What stands in the title or the headings above need not be said again in a sentence.
"""

import datetime as dt
import re

from qa.asking.questions import Kind, kind_of
from qa.finding.candidates import Candidate
from qa.finding.evidence import leans, said_before
from qa.language.lexicon import CALENDAR, TITLES
from qa.language.names import names, parts, same
from qa.language.numbered import in_range, numbered
from qa.language.phrases import BACK, EARLIER
from qa.language.synonyms import SYNONYMS
from qa.language.words import content, stem, stems

SPEAKERS = re.compile(r"\b(?:according to|claimed by|reported by)\b.*", re.I)
# an adjective of origin, which a text about the country has no need of: "Filipino students", "US President",
# "a Dutch-built barge"
ORIGIN = re.compile(
    r"(?:\w+(?:an|ish|ese|ino|ic)\s+[a-z]|(?:US|U\.S\.|UK|U\.K\.)\s|\w+-(?:built|born|made|style)\b)"
)
ANY = re.compile(r"\ban? $", re.I)  # "an API": any, not one that a text has to name
JOINT = re.compile(r"[\s_-]+")
LONG = 8  # letters of a name that are found without what parts its words
# what holds for a time, which is not the date that a sentence has to give
VALIDITY = re.compile(r"\b(?:since|from|until|before|after|by|at present|now)\b", re.I)
OPEN = frozenset({Kind.yes_no, Kind.sides, Kind.comparison})
OPENING = 600  # characters of a document in which it says for what time it holds
VALID = re.compile(
    r"\b(?:valid|in force|effective|applies|applicable|with effect)\b[^.;]*?\b(?:from|in|for|until|since)\b",
    re.I,
)
SAYING = re.compile(
    r"\b(?:say|says|said|think|thinks|write|wrote|tell|told|claim|reckon|suggest|propose|want)s?\b", re.I
)
OPENING_YEAR = re.compile(
    r"(?:(?:Back )?[Ii]n|[Dd]uring|[Bb]y) (?:[A-Z][a-z]+ (?:of )?)?(?P<year>(?:1[5-9]|20)\d\d)\b"
)
YEAR = re.compile(r"(?<![\d,.£$€])(?:1[5-9]|20)\d\d(?![\d,.]\d)")
# what a question cannot do without: by which means, and of what there is a default
MEANS = re.compile(
    r"^how (?:do|can|could|should|to)\b.*\s(?:with|using|via) (?:an? |the )?(?P<word>[a-z][\w-]+)\??$", re.I
)
BOUND = re.compile(
    r"^(?:what|which)(?:['’]s| is| are) the (?:default|maximum|minimum) (?P<word>[a-z]+) (?:of|for|in)\b",
    re.I,
)
VALUES = stems("value values setting number amount")


def looks_back(sentence: str, day: dt.date | None) -> str:
    """The year long before the report's own day that a sentence opens on, "In May 1998, …", else empty."""
    opened = OPENING_YEAR.match(sentence) if day else None
    return opened["year"] if opened and day and int(opened["year"]) < day.year - 1 else ""


def goes_back(sentence: str, day: dt.date | None) -> bool:
    """Whether a sentence opens on what lies before the matter of its report: a year, "last September"."""
    return bool(looks_back(sentence, day) or EARLIER.match(sentence))


def asks_back(question: str) -> bool:
    """Whether a question is itself about an earlier time."""
    return bool(years(question) or BACK.search(question))


def lacks(question: str, candidate: Candidate) -> bool:
    """Whether a name or a year of the question stands neither in the sentence nor above it.

    Where the sentence leans on the one before it ("It was …"), that one counts as well; a document gives its
    own date, and its author says what it says. Of two compared a sentence may name one, and yes or no may be
    told by what names neither.
    """
    if kind_of(question) in OPEN:
        return False
    source = candidate.document.source
    author = (source.author or "") if SAYING.search(question) else ""
    before = said_before(candidate) if leans(candidate) else ""
    above = (
        source.title,
        author,
        str(source.date or ""),
        validity(candidate.document.text),
        *candidate.passage.chunk.headings,
        before,
    )
    text = "\n".join((*above, candidate.text))
    if not VALIDITY.search(question) and not years(question) <= years(text):
        return True
    return any(not _meant(name, candidate.text) for name in missing_names(question, text))


def validity(text: str) -> str:
    """The line near the top of a document that says for what time it holds, else an empty text."""
    return next((line for line in text[:OPENING].splitlines() if VALID.search(line) and years(line)), "")


def missing_names(question: str, text: str) -> list[str]:
    """The proper names of the question that the text has neither in full, nor in part, nor as an acronym."""
    folded = text.casefold()
    joined = JOINT.sub("", folded)  # Lendingclub and Lending Club are one
    missing = [
        name.text
        for name in names(SPEAKERS.sub("", question))
        if name.text.casefold() not in folded
        and (len(name.text) < LONG or JOINT.sub("", name.text.casefold()) not in joined)
        and not (name.acronym and ANY.search(question[: name.start]))
        and name.text.casefold().rstrip("s") not in (*CALENDAR, *TITLES)
        and not ORIGIN.match(question, name.start)
        and not any(in_range(noun, number, text) for noun, number in numbered(name.text))
    ]
    there = names(text) if missing else []
    return [name for name in missing if not any(same(name, n.text) for n in there)]


def years(text: str) -> set[str]:
    """The years that a text gives."""
    return set(YEAR.findall(text))


def _meant(name: str, sentence: str) -> bool:
    """Whether "the bridge" stands for Weir Bridge."""
    last = parts(name)[1:][-1:]
    return bool(last) and bool(re.search(rf"\b[Tt]he {re.escape(last[0])}\b", sentence))


def unspoken(question: str, near: str, wide: str) -> bool:
    """Whether nobody speaks of by which means something is to be done, or of what there is a default."""
    means = MEANS.match(question)
    asked = means or BOUND.match(question)
    if not asked or stem(asked["word"].casefold()) in VALUES:
        return False
    word = asked["word"].casefold()
    known = {stem(each) for each in (word, *SYNONYMS.get(word, ()))}
    there = set(content(wide if means else near))
    return not (known & there or set(content(word)) <= there)  # "pytest-timeout" is named in two words
