"""A thing that a question names by what it is: "the phone number of the person who runs payroll".

The documents may call it by its name alone. Then the inner question comes first ("Who runs payroll?"), and
its answer takes the place of the description. Two steps of what Press et al. 2023 (self-ask) let a model do,
by the form of the question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language.names import names
from qa.language.words import content, squeeze

PERSON = r"(?:person|man|woman|people|one|somebody|someone)"
ROLE = (
    r"(?:author|writer|poet|novelist|director|composer|singer|performer|artist|painter|sculptor|founder|owner"
    r"|inventor|discoverer|editor|producer|presenter|host|actor|actress|star|leader|head|chair(?:man|woman|person)?"
    r"|president|secretary|treasurer|manager|minister|mayor|spokes(?:man|woman|person)|wife|husband|spouse|partner"
    r"|mother|father|parent|son|daughter|brother|sister|boss|supervisor|lead|coach|captain|teacher|principal|officer"
    r"|engineer|architect|commander|governor|king|queen|emperor|winner|runner-up|contact|tenant|landlord|lawyer"
    r"|solicitor|doctor|nurse|caretaker|coordinator|organi[sz]er|librarian|clerk|chef|driver|CEO|CFO|CTO)"
)
THING = (  # what is one in its kind, and has a name
    r"(?:(?:city|place) of birth|birthplace|birth country|home ?town|capital|country|city|town|village|state"
    r"|county|region|continent|company|publisher|employer|school|university|club|team|band|label|supplier"
    r"|contractor|landlord|headquarters|predecessor|successor|parent company|sister city|venue)"
)
WORDS = r"(?:(?-i:[a-z])[\w-]*\s+){0,2}?"  # what stands before a noun: "main", "deputy"
NOUN = rf"{WORDS}(?!(?:who|that|which|where|in|also)\b)(?-i:[a-z])[\w-]*"
DONE = (
    r"(?:(?:\w+ed|built|made|held|run|led|written|sung|won|bought|sold) by|containing|including|leading"
    r"|running|owning|holding|ruling|producing|publishing)"
)
CLAUSE = r"[^,?]{6,90}?(?=\s*(?:[,?]|$))"
RELATIVE = re.compile(
    rf"\bthe\s+(?P<noun>{NOUN})\s+(?P<link>who|that|which|where|in which)\s+(?P<clause>{CLAUSE})", re.I
)
BEHIND = re.compile(rf"\bthe\s+(?P<noun>{NOUN})\s+(?P<clause>{DONE}\s+{CLAUSE})", re.I)
OF_NAME = re.compile(rf"\bthe\s+(?P<role>{WORDS}(?:{ROLE}|{THING}))\s+(?:of|for|at)\s+(?:the\s+)?$", re.I)
OWNED = re.compile(rf"['’]s?\s+(?P<role>{WORDS}(?:{THING}|{ROLE}))\b(?!['’])", re.I)
OF_THING = re.compile(
    rf"\bthe\s+{WORDS}{ROLE}(?:\s+(?:of|for)\s+(?:the|our|my|this)\s+[^,?]{{3,40}}?)?"
    r"(?=\s*(?:[,?]|$)|\s+(?-i:[a-z]+)\s*\??$)",
    re.I,
)
ASKED_OF = re.compile(r"(?<!who )(?<!what )\b(?:does|did|will|do|can|should|is|was|were|has|had)\s+$", re.I)
A_PERSON = re.compile(rf"(?:.*\s)?(?:{ROLE}|{PERSON})$", re.I)
SUBJECT = re.compile(r"(?:the|an?|his|her|its|their)\b|(?-i:[A-Z])", re.I)
OWNING = re.compile(r"['’]s?$")
SET = re.compile(r"(?P<who>\S.*?)\s+(?P<be>is|was|are|were)\s+(?P<done>\w+)$")
HOLDING = re.compile(r"(?:containing|including)\s+", re.I)
BIRTH = re.compile(r"(?:city|place) of birth|birthplace|birth country", re.I)
PLACE = re.compile(r"country|city|town|village|state|county|region|continent", re.I)
WHICH_IT_IS = re.compile(r"(?:who|what)(?:['’]s| is| was| are| were| will be)\s+", re.I)
# asks for no more than the thing
NOTHING = frozenset({"name", "who", "what", "person", "call", "tell", "know"})


@dataclass(frozen=True, slots=True)
class Nested:
    """`told` describes a thing within `question`; `inner` asks which it is."""

    question: str
    told: str
    inner: str

    def of(self, name: str) -> str:
        """The question about the thing by its name."""
        return squeeze(self.question.replace(self.told, name, 1))


def nested(question: str) -> list[Nested]:
    """The descriptions in the question that can be asked for by themselves, the likeliest first.

    What is left of the question has to ask for something: "Who is the author of Brand?" asks for no more.
    """
    line = squeeze(question)
    found = dict.fromkeys(Nested(line, told, inner) for told, inner in _descriptions(line))
    return [each for each in found if _asks_more(line, each.told)]


def _asks_more(line: str, told: str) -> bool:
    before, _, after = line.partition(told)
    return not WHICH_IT_IS.fullmatch(before) and bool(set(content(f"{before} {after}")) - NOTHING)


def _descriptions(line: str) -> Iterator[tuple[str, str]]:
    called = names(line)
    for m in (*RELATIVE.finditer(line), *BEHIND.finditer(line)):
        begin = m.start("clause")
        done = SUBJECT.match(line, begin) is None  # "that produced Fist Power taken by …" can end with a name
        ends = [_end(line, m), *(n.end for n in called if done and begin < n.start and n.end < m.end())]
        for end in (end + (line[end : end + 1] == '"') for end in ends):
            yield line[m.start() : end], _which(m["noun"], line[begin:end], m.groupdict().get("link") or "")
    for name in called:
        end = name.start + len(OWNING.sub("", line[name.start : name.end]))
        before = OF_NAME.search(line[: name.start])
        if owned := OWNED.match(line, end):
            told, role = line[name.start : owned.end()], owned["role"]
        elif before and not PLACE.fullmatch(before["role"]):  # "the village of Clonbrook" is Clonbrook
            told, role = line[before.start() : end], before["role"]
        else:
            continue
        yield told, _of_name(role, told, line[name.start : end])
    for m in OF_THING.finditer(line):
        told = line[m.start() : _end(line, m)]
        yield told, f"Who is {told}?"


def _end(line: str, found: re.Match[str]) -> int:
    """Where a description ends: behind "when was" and "where does" the last word is the verb."""
    last = line.rfind(" ", found.start(), found.end())
    verb = line[last + 1 : found.end()].islower() and not line[found.end() :].strip(" ?")
    return last if verb and ASKED_OF.search(line, 0, found.start()) else found.end()


def _which(noun: str, clause: str, link: str) -> str:
    if re.fullmatch(PERSON, noun, re.I):
        return f"Who {clause}?"
    if link.lower() in ("where", "in which"):
        turned = SET.sub(r"\g<be> \g<who> \g<done>", clause)
        return f"In which {noun} {turned}?"
    if link:
        return f"Which {noun} {clause}?"
    holds = HOLDING.match(clause)
    return f"In which {noun} is {clause[holds.end() :]}?" if holds else f"Which {noun} was {clause}?"


def _of_name(role: str, told: str, name: str) -> str:
    if BIRTH.fullmatch(role):
        return f"Where was {name} born?"
    if PLACE.fullmatch(role):
        return f"In which {role} is {name}?"
    return f"{'Who' if A_PERSON.match(role) else 'What'} is {told}?"
