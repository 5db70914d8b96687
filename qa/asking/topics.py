"""Requests for whatever is said about a topic: "What do the articles say about flooding?", "Summarise …"."""

import re

from qa.asking.looking_back import PAPER
from qa.asking.splitting import WH
from qa.asking.surveys import survey_of
from qa.language.words import content

_PAPER = (
    rf"(?:{PAPER}|docs|handbooks?|manuals?|guides?|books?|minutes|notes?|e-?mails?|letters?|stor(?:y|ies)"
    r"|contracts?|rules|corpus|folder|collection)"
)
_OURS = r"(?:(?:the|these|those|all|all the|my|our|your|any|other|various)\s+)?"
_ABOUT = r"(?:about|on|regarding|concerning)"
_FORMS = re.compile(
    rf"(?:what (?:do|does|did|can) {_OURS}{_PAPER}"
    rf" (?:say|tell(?: us| me)?|report|write|have|contain|hold)(?: to say)? {_ABOUT}"
    rf"|what (?:is|was|are|has been|have been) (?:being )?(?:said|written|reported|told|known) {_ABOUT}"
    rf"|what is (?:there|new|the news|the latest) {_ABOUT}"
    rf"|what are the (?:main |key |most important )?(?:points|facts|news|findings|messages) {_ABOUT}"
    rf"|what (?:do (?:you|we) (?:know|have)|can you (?:say|tell me)) {_ABOUT}"
    rf"|(?:is there |are there )?any(?:thing|body|one)?(?: {_PAPER})?(?: (?:said|written|new))? {_ABOUT}"
    rf"|(?:what is |(?:give|write|make) )?(?:(?:an?|the) )?(?:brief |short |quick )?(?:summary|overview)"
    rf" (?:of|on|about)"
    rf"|summari[sz]e)\s+"
    rf"(?:(?:everything|what (?:is|was) said|what {_OURS}{_PAPER} says?|{_OURS}{_PAPER}) (?:{_ABOUT}|of)\s+)?"
    r"(?P<topic>[^?]+?)[\s?.!]*$",
    re.I,
)
_NONE = re.compile(rf"(?:{WH}|if|whether|that)\b|{_OURS}{_PAPER}$", re.I)


def topic_of(question: str) -> str:
    """What a question wants to hear about, whatever is said; empty where it asks for something of it."""
    if survey := survey_of(question):
        return survey.topic
    found = _FORMS.match(question.strip())
    topic = found["topic"] if found else ""
    return "" if _NONE.match(topic) or not content(topic) else topic
