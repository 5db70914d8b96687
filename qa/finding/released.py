"""What change logs say of one release, beside what holds now.

"Fixed: `--old` would tow two boats" is no answer to how many boats are towed, and of "Python 3.6 and above"
in one year and "Python 3.8 and above" in another the last is meant.
"""

import re

from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, answering

# the heading of a release, or of all of them
RELEASE = re.compile(
    r"\W*(?:change ?(?:log|history)|release (?:notes|history)|version history|what['’]s new)\b[^?]*"
    r"|\W*(?:version |release )?v?\d+(?:\.\d+)+(?:[a-z]+\d*)?\b(?: and earlier)?\W*"
    r"(?:\d{4}-\d\d-\d\d|\w+ \d{1,2},? \d{4})?\W*",
    re.I,
)
DOTTED = re.compile(r"\d+(?:\.\d+)+")
# questions for what came when
OF_RELEASES = re.compile(
    r"\b(?:when|since|versions?|releases?d?|changes|changed|new|newest|latest|added|fixed|removed|dropped"
    r"|deprecated|introduced|\d+\.\d+)\b",
    re.I,
)
# "Which Python versions are supported?" is asked of today
OF_TODAY = re.compile(
    r"^(?![^?]*(?:\d\.\d|\b(?:were|was|did|had)\b))"
    r"(?:which|what) (?!releases?\b|new)\w+ (?:versions?|releases?)\b[^?]*\b(?:supports?|supported|works?"
    r"|runs?|needs?|needed|requires?|required|compatible|use)\b",
    re.I,
)


def of_a_release(part: Part, candidate: Candidate) -> bool:
    """Whether a log of changes says it, of one release, and the question is not for changes."""
    if part.kind is Kind.yes_no or (OF_RELEASES.search(part.text) and not OF_TODAY.match(part.text)):
        return False
    return bool(_release(candidate))


def newest_release(part: Part, found: list[Candidate], rule: Rule) -> list[Candidate]:
    """Of what several releases say of "supported versions", what the last of them says that answers."""
    if not OF_TODAY.match(part.text):
        return found
    newest = max((version for c in answering(found, rule) if (version := _version(c))), default=[])
    return [c for c in found if _version(c) in ([], newest)]


def _release(candidate: Candidate) -> str:
    """The heading or title that calls what stands under it the changes of a release, else an empty text."""
    over = (candidate.document.source.title, *candidate.passage.chunk.headings)
    return next((heading for heading in reversed(over) if RELEASE.fullmatch(heading)), "")


def _version(candidate: Candidate) -> list[int]:
    """The numbers of the version whose changes the candidate is among; none where it is among no one's."""
    dotted = DOTTED.search(_release(candidate))
    return [int(number) for number in dotted[0].split(".")] if dotted else []
