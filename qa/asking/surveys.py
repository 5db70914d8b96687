"""Requests for every document that tells of a thing: "Which reports mention X?", "Where is X mentioned?"."""

import re
from dataclasses import dataclass

from qa.asking.looking_back import PAPER
from qa.asking.splitting import WH
from qa.language.words import content

_ANY = rf"(?:{PAPER}|docs|stor(?:y|ies)|records?)"
SORT = (
    r"(?:handbooks?|manuals?|guides?|minutes|notes?|e-?mails?|letters?|contracts?|press releases?|invoices?"
    r"|spreadsheets?|presentations?|slides|pdfs?|notebooks?)"
)
_SORT = rf"(?:{SORT}|books?|rules|posts?|messages?)"
PAPERS = rf"(?:{_ANY}|{_SORT})"
_OF = r"(?:of (?:(?:the|these|those|my|our|your|all) )+)?"
_NAME = (
    r"(?:mention(?:s|ed)?|nam(?:es?|ed)|cit(?:es?|ed)|refer(?:s|red)? to"
    r"|(?:say|says|said|have|has|contains?) (?:something|anything) (?:about|on))"
)
_TELL = (
    r"(?:discuss(?:es|ed)?|cover(?:s|ed)?|concern(?:s|ed)?|report(?:s|ed)? on|deal(?:s|t)? with"
    r"|(?:is|are|was|were) (?:about|on)"
    r"|(?:speaks?|spoke|talk(?:s|ed)?|tells?|told|writes?|wrote) (?:about|of|on))"
)
_PUT = r"(?:mentioned|named|referred to|spoken of|talked about|cited|discussed)"
_TOPIC = r"(?P<topic>[^?]+?)"
_THOSE = rf"(?:{_ANY}|(?P<sort>{_SORT}))"
_ASKED = rf"(?:which|what|how many) {_OF}{_THOSE}"
_LISTED = r"(?:list|name|show|find|give)(?: me| us)?(?: all| every| the| any)*"
_FORMS = tuple(
    re.compile(form + r"(?: anywhere| at all)?[\s?.!]*$", re.I)
    for form in (
        rf"{_ASKED} (?:(?P<named>{_NAME})|{_TELL}) {_TOPIC}",
        rf"{_LISTED} {_THOSE} (?:that |which )?(?:(?P<named>{_NAME})|{_TELL}) {_TOPIC}",
        rf"{_LISTED} {_THOSE} (?:about|on) {_TOPIC}",
        rf"how many {_THOSE} (?:are there|do (?:we|you|i) have) (?:about|on) {_TOPIC}",
        rf"(?P<named>(?:in )?){_ASKED} (?:is|are|was|were) {_TOPIC} {_PUT}(?: in)?",
        rf"(?P<named>where) (?:is|are|was|were) {_TOPIC} {_PUT}(?: in (?:the|these|my|our) {PAPERS})?",
        rf"(?P<named>do|does|did) any {_OF}{_THOSE} {_NAME} {_TOPIC}",
        rf"(?P<named>is there any (?:mention of|reference to)) {_TOPIC}",
    )
)
_BOTH = re.compile(r"(?:both )?(?P<a>.+?),? (?:and|as well as) (?:also )?(?P<b>.+)", re.I)
_EITHER = re.compile(r"(?:either )?(?P<a>.+?),? or (?P<b>.+)", re.I)
_NONE = re.compile(rf"(?:{WH}|if|whether|that|this|it|them|these|those)\b|{PAPERS}$", re.I)


@dataclass(frozen=True, slots=True)
class Survey:
    """What the documents are to tell of: all of the topics, or any of them.

    `named` where they are to have the words, not only to be about the thing.
    """

    topic: str
    topics: tuple[str, ...]
    every: bool = True
    named: bool = False
    sort: str = ""  # of documents, where not all are meant: "emails"


def survey_of(question: str) -> Survey | None:
    """What is asked for where all documents that tell of something are; None for other questions."""
    found = next(filter(None, (form.match(question.strip()) for form in _FORMS)), None)
    if found is None or _NONE.match(found["topic"]) or not content(found["topic"]):
        return None
    topic, said = found["topic"], found.groupdict()
    named, sort = said.get("named") is not None, sort_in(said.get("sort"))
    for several, every in ((_BOTH, True), (_EITHER, False)):
        two = several.fullmatch(topic)
        if two and content(two["a"]) and content(two["b"]):
            if _NONE.match(two["b"]):
                return None
            return Survey(topic, (two["a"], two["b"]), every, named, sort)
    return Survey(topic, (topic,), named=named, sort=sort)


def sort_in(said: str | None) -> str:
    """A sort of document as one word in the plural: "emails" for "e-mail"; empty for none."""
    sort = (said or "").lower().replace("-", "")
    return sort if not sort or sort.endswith("s") else f"{sort}s"
