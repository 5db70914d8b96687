"""What something does, by the words with which its own document introduces it.

"What does tern do?" is told by the first sentence of tern.md with tern for its subject that says what it is
or does ("tern is a …", "tern turns …"), by the line of its name ("tern - list the birds"), or by the first
line under the title, not by what it also does or needs.
"""

import re
from collections.abc import Iterator, Sequence

from index.cutting.sentences import Span, in_fence, sentence_spans
from index.readers.titles import stem_title
from qa.asking.questions import Part
from qa.finding.candidates import TYPESETTING, Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings
from qa.language.words import words
from qa.shaping.settled import Settled, one_a_document, quoted

ASKED = re.compile(
    r"what (?:does|do) (?!(?:the|an?|this|that|my|our|your|his|her|its|their|you|we|they|it|i|he|she)\b)"
    r"(?P<who>[^\s?]+(?: [^\s?]+){0,2}?)(?: (?:package|library|module|project|tool|program|command))?"
    r" (?:actually )?do\s*\?*$",
    re.I,
)
HEAD = 6000  # characters of a document in which it introduces its subject
FIRST = 2500  # and in which its first line stands
FEWEST = 4  # words of such a line
SORTS = (
    r"(?:packages?|library|module|project|tool|program|command|utility|framework|plugin|client|server|app)"
)
OF_A_SORT = rf"(?:\s+(?:\w+\s+)?{SORTS}\b)?(?:\s+\([^()]{{1,60}}\))?"
IS = r"(?:is|are)\s+(?:an?|the|one\s+of)\s"
# what is said of a thing beside what it does: what it needs, where it comes from, how it fares
BESIDE = (
    r"(?:is|was|has|does|needs?|requires?|supports?|derives?|depends?|relies|uses|includes|ships|comes"
    r"|works|runs|follows|adheres|aims|tries|assumes|expects|moves|stands|means|starts|began|gets|gives|goes|lives"
    r"|owes|plans|intends|remains|belongs|as|this|us|its|versus|vs|itself)"
)
DOES = rf"(?:(?:can|will)\s+(?!be\b|also\b)\w+|(?!{BESIDE}\b)[a-z]+[a-z]s)\s"
ASIDE = r"(?!also\b|only\b|still\b|now\b|currently\b|usually\b|often\b|no\b|not\b)"
NOTICE = re.compile(
    r"(?:for (?:more|further|full|help|details)|see\b|notes?\b|warning|caution|important|please|looking"
    r"|welcome|documentation|docs\b|source\b|install|copyright|licen[cs]e|read\b|check\b|visit|click|thanks"
    r"|support\b"
    r"|this (?:project|package|repository|library|tool|version|file|document|page) (?:is|was|has)"
    r" (?:no longer|now|deprecated|archived|moved|previously|been|part|maintained|generated)"
    r"|\W*https?:|table of contents)",
    re.I,
)
READMES = frozenset({"markdown", "rst"})
PROSE = re.compile(r"[*_`“\"]{0,3}[A-Za-z]")


def introduced(part: Part, found: Sequence[Candidate], given: Verdict) -> Settled | None:
    """The sentence that introduces what the question asks about; None where no document is called so."""
    asked = ASKED.match(part.text.strip())
    if not asked:
        return None
    name = asked["who"].strip("`\"'“”*")
    own = [near for near in one_a_document(found) if _folded(name) in _called(near)]
    told = [line for near in own if (line := _introduction(name, near, given))]
    return Settled("", (told[0],)) if len(told) == len(own) == 1 else None


def _called(near: Candidate) -> set[str]:
    """How a document is called by its file, that of a manual page without its section, and by its title."""
    stem = stem_title(near.document.source.path)
    return {_folded(stem), _folded(re.sub(r"[ .]\d\w?$", "", stem)), _folded(near.document.source.title)}


def _introduction(name: str, near: Candidate, given: Verdict) -> Candidate | None:
    """The words that introduce; none where a text of another sort than a README answers in as good ones."""
    text = near.document.text[:HEAD]
    spelt = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", name)))
    named = rf"(?:the\s+)?[*_`]*{spelt}(?:\.\w{{1,3}}\b)?[*_`]*{OF_A_SORT}"
    says = re.compile(rf"{named},?\s+{ASIDE}(?:{IS}|{DOES})", re.I)
    called = re.compile(named, re.I)
    dash = re.compile(rf"{named}(?:, [\w.-]+)*\s+(?:--?|[–—:])\s+\w", re.I)
    readme = near.document.source.kind in READMES
    if not readme and given.found and says.match(given.chosen[0].text):
        return None
    lines = list(_prose(text))
    ways = (
        (span for span in lines if says.match(text, *span)),
        (span for span in sentence_spans(text[:FIRST]) if dash.match(text[slice(*span)].lstrip("#= "))),
        (span for span in lines if readme and not called.match(text, *span) and _is_first(text, span)),
    )
    span = next((span for way in ways for span in way), None)
    return quoted(near, *span) if span else None


def _prose(text: str) -> Iterator[Span]:
    """The sentences of a text that are neither headings, lists, code, pictures nor quoted notices."""
    heads = [(each.start, each.end) for each in headings(text, 0, len(text))]
    for start, end in sentence_spans(text):
        line = text[start:end]
        if end >= HEAD or not PROSE.match(line) or TYPESETTING.match(line) or in_fence(text, start):
            continue
        if not any(a <= start < b for a, b in heads):
            yield start, end


def _is_first(text: str, span: Span) -> bool:
    """Whether a sentence may be the line under the title that says what all is about."""
    line = text[slice(*span)]
    under = [each.start for each in headings(text, 0, span[0])]
    said = (
        len(words(line)) >= FEWEST
        and not line.endswith(("?", ":"))
        and not NOTICE.match(line.lstrip('*_`“"'))
    )
    return said and span[0] < FIRST and len(under) <= 1


def _folded(name: str) -> str:
    return re.sub(r"[\s_.-]+", "", name.casefold())
