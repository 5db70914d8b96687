"""Things of one field that exclude each other: those killed are not those wounded, a town is no province.

A passage on the right subject often gives the figure, date or place of the other thing.
"""

import re
from collections.abc import Mapping

from qa.language.counted import HOW_MANY
from qa.language.events import EVENT_FIELDS, PLACES
from qa.language.lexicon import PAST
from qa.language.names import Name, acronym_of, names, names_within, parts, same
from qa.language.phrases import BACK, EARLIER
from qa.language.quantities import Sort, quantities
from qa.language.speakers import NAME
from qa.language.words import content, stem, stretch, words

# questions for a figure, a time or a place of an event
ASKS_OF_EVENT = re.compile(r"^(?:how (?:many|much)|when|where|(?:in|on|at) (?:which|what)|what year)\b", re.I)
PIECE = re.compile(r"[,;:]|\band\b")  # what stands between has an event of its own
IN_A_PLACE = re.compile(r"\b(?:in|at|near)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
# by field: the event of each stem
EVENTS: tuple[Mapping[str, int], ...] = tuple(
    {stem(word): number for number, event in enumerate(field.split("|")) for word in event.split()}
    for field in EVENT_FIELDS.split(";")
)
PLACE_KINDS = {word: kind for kind, line in enumerate(PLACES.split(";")) for word in line.split()}
OF = re.compile(r"(?P<head>[A-Z][\w-]+(?: [A-Z][\w-]+)*) of (?P<whose>.+)")
NOUNS = re.compile(r"(?:['’]s)?(?P<nouns>(?: [a-z][\w-]+){1,2})")
DONE_TO = re.compile(r" (?:(?:the|an?|no|to|its|their|his|her|all|each|every)\b|[A-Z\d])")  # behind a verb
NUMERAL = re.compile(r"[ivx]+|\d+")
ABBREVIATED = frozenset({"us", "uk", "u", "s", "k"})  # a text says "American" or "British" for them
# in front of a noun they make another thing of it: a semi-final is no final
PREFIXED = re.compile(
    r"\b(?P<prefix>(?:semi|quarter|vice)(?=[- ])|(?:half|ex|sub|by|non|pre|post|mini|anti)(?=-))."
    r"(?P<noun>[a-z]{4,})",
    re.I,
)
DONE_BY = re.compile(r"\b\w+(?:ed|en|de|lt|wn)\s+by\s+(?:the\s+)?$", re.I)
WHEREABOUTS = re.compile(
    r"where\b(?![^?]*\b(?:from|come|comes|came|born|lives?|lived|native|based|home)\b)", re.I
)
FROM_THERE = re.compile(r"[\w)],(?: \d+,)?(?: who (?:is|was|comes))? (?:from|of) $")
WHICH_PLACE = re.compile(rf"\b(?:which|what)\s+(?:\w+\s+)?(?P<kind>{'|'.join(PLACE_KINDS)})\b", re.I)
PREFERRED = re.compile(
    r"(?:when|why|where|in which cases?)\b(?P<this>[^?]+?)\b(?:instead of|rather than)\b(?P<that>[^?]+)", re.I
)
THAN = re.compile(r"\b(?:instead of|rather than|than)\b", re.I)
OFFICES = (
    r"(?:treasurer|secretary|chair(?:man|woman|person)?|president|mayor|clerk|engineer|librarian|captain|coach"
    r"|director|manager|principal|caretaker|minister|governor|landlord|editor)"
)
OFFICE = re.compile(rf"\b{OFFICES}\b")
OFFICE_ASKED = re.compile(rf"\bthe (?:[a-z]+ )?(?P<office>{OFFICES})\b")
HOLDER = re.compile(  # whoever a sentence begins with
    rf"\W*(?:{NAME}, (?:the|our|its|an?) (?:[a-z]+ )?(?P<behind>{OFFICES})\b"
    rf"|(?:[Tt]he )?(?P<before>{OFFICES}),? [A-Z])"
)


def other_event(question: str, sentence: str) -> bool:
    """Whether the sentence tells of an event that excludes the one asked about, and not of that one."""
    if not ASKS_OF_EVENT.match(question.strip()) or " | " in sentence:
        return False
    told = ((events_in(question, field), events_in(sentence, field)) for field in EVENTS)
    another = any(mine and theirs and not mine & theirs for mine, theirs in told)
    return another or _other_figure(question, sentence) or _other_affair(question, sentence)


def other_compound(question: str, sentence: str, before: str = "") -> bool:
    """Whether the sentence has a noun of the question only in another compound: the final, a semi-final.

    Where it lacks the noun, it is about what was last spoken of in the text before it.
    """
    asked, told = _compounds(question), _compounds(sentence)
    if not PREFIXED.search(f"{question}\n{before}\n{sentence}"):
        return False
    earlier = _compounds(before)
    spoken = {noun: set(told.get(noun, earlier.get(noun, [])[-1:])) for noun in asked}
    return any(mine and not mine & set(asked[noun]) for noun, mine in spoken.items())


def other_office(question: str, sentence: str) -> bool:
    """Whether the sentence is of the holder of another office: "Ann Lee, the secretary, lives in Bergen"."""
    asked = {_office(m["office"]) for m in OFFICE_ASKED.finditer(question)}
    told = HOLDER.match(sentence)
    if not asked or not told or any(_office(m[0]) in asked for m in OFFICE.finditer(sentence)):
        return False
    return _office(told["behind"] or told["before"]) not in asked


def _office(word: str) -> str:
    return "chair" if word.startswith(("chair", "president")) else word


def _compounds(text: str) -> dict[str, list[str]]:
    """By the stem of each content word, what makes another thing of it each time: "semi", or nothing."""
    prefixes = {m.start("noun"): m["prefix"].casefold() for m in PREFIXED.finditer(text)}
    found: dict[str, list[str]] = {}
    for word in words(text):
        if not word.stop:
            found.setdefault(word.stem, []).append(prefixes.get(word.start, ""))
    return found


def events_in(text: str, field: Mapping[str, int]) -> set[int]:
    """The events of a field that a text tells of."""
    return {field[stem] for stem in content(text) if stem in field}


def _other_figure(question: str, sentence: str) -> bool:
    """Whether every figure of the sentence is of an event that excludes the one asked about.

    "A woman died and 100 others were injured" gives no number of those who died.
    """
    if not HOW_MANY.match(question.strip()):
        return False
    figures = [q for q in quantities(sentence) if q.sort is Sort.plain]
    pieces = [sentence[slice(*stretch(sentence, q.start, q.end, PIECE))] for q in figures]
    for field in EVENTS:
        asked = events_in(question, field)
        told = [events_in(piece, field) for piece in pieces]
        if asked and told and all(events and not events & asked for events in told):
            return True
    return False


def _other_affair(question: str, sentence: str) -> bool:
    """Whether the sentence goes back to what was earlier and elsewhere: "Last May … in Hull", not Leeds."""
    if not EARLIER.match(sentence) or BACK.search(question):
        return False
    asked, told = names(question), names(sentence)
    elsewhere = any(IN_A_PLACE.search(sentence[: name.start]) for name in told)
    return bool(asked) and elsewhere and not any(same(a.text, t.text) for a in asked for t in told)


def turned_round(question: str, sentence: str) -> bool:
    """Whether the sentence puts last what the question puts first.

    "When do I write instead of calling?" is not answered by "in a hurry it is better to call than to write".
    """
    asked = PREFERRED.match(question.strip())
    told = THAN.search(sentence) if asked else None
    if not asked or not told:
        return False
    this, that = set(content(asked["this"])[-1:]), set(content(asked["that"])[:1])
    ahead, behind = set(content(sentence[: told.start()])), set(content(sentence[told.end() :]))
    return this <= behind and that <= ahead and not this & ahead and not that & behind


def same_event(question: str, sentence: str) -> bool:
    """Whether the sentence tells of an event that the question asks about: "deaths" of those killed."""
    return any(events_in(question, field) & events_in(sentence, field) for field in EVENTS)


def place_asked(question: str, sentence: str) -> tuple[int, int] | None:
    """Where the sentence has the one place of the kind asked for ("Which district": "Shital district")."""
    match = WHICH_PLACE.search(question)
    if not match:
        return None
    named = rf"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) {re.escape(match['kind'].casefold())}\b"
    found = [m for m in re.finditer(named, sentence) if m["name"] not in question]
    return found[0].span() if len(found) == 1 else None


def other_place(question: str, sentence: str, answer: str, behind: str) -> bool:
    """Whether the answer is a place of another kind than the one asked for: "Ghazni region" is no town.

    `behind` is the text after the answer. A sentence that has a place of the right kind as well is left be.
    Nor is it where somebody only comes from: "Ann Lee, from Hull, was found in Dorn".
    """
    ahead = sentence[: max(sentence.find(answer), 0)]
    if WHEREABOUTS.match(question) and FROM_THERE.search(ahead) and behind.startswith(","):
        return True
    match = WHICH_PLACE.search(question)
    if not match or not answer:
        return False
    wanted = PLACE_KINDS[match["kind"].casefold()]
    kinds = {PLACE_KINDS[w.text.casefold()] for w in words(sentence) if w.text.casefold() in PLACE_KINDS}
    following = re.match(r"\s+([a-z]+)", behind)
    last = [w.text.casefold() for w in words(answer)][-1:] + ([following[1]] if following else [])
    called = {PLACE_KINDS[word] for word in last if word in PLACE_KINDS}
    return bool(called) and wanted not in called and wanted not in kinds


def rival(question: str, sentence: str, answer: str) -> bool:
    """Whether the sentence is about another of the kind that the question names, and not about that one.

    The Sieve of Eratosthenes is no Sieve of Euclid, Woodward Park no Roeding Park, the Fermat primality test
    no Carmichael primality test. One that is itself the answer is none.
    """
    told = [name for name in names(sentence) if name.text not in answer]
    # "Grant of Patent License" is no other one, where a patent license is asked for
    others = [name for name in told if name.text.casefold() not in question.casefold()]
    for asked in names(question):
        if not any(_names(other.text, asked.text) for other in told):
            noun = _noun_behind(asked, question)
            if any(
                _alike(asked.text, o.text) or (noun and noun == _noun_behind(o, sentence)) for o in others
            ):
                return True
    return False


def other_work(question: str, sentence: str, answer: str) -> bool:
    """Whether what the answer did, it did to another thing by name than the question gives.

    "Gnomovision, written by James Hacker" does not tell who wrote the GPL.
    """
    done = DONE_BY.search(sentence[: max(sentence.find(answer), 0)]) if answer else None
    if not done or not question.casefold().startswith(("who ", "by whom ")):
        return False
    ahead, asked = sentence[: done.start()], names(question)
    strange = bool(asked and names_within(ahead)) and not set(content(ahead)) & set(content(question))
    return strange and not any(same(name.text, told.text) for name in asked for told in names_within(ahead))


def _names(told: str, asked: str) -> bool:
    """Whether a name that is told can be the one asked about, by its last word or more."""
    x, y = parts(asked), parts(told)
    if not x or not y or ABBREVIATED & {*x, *y} or x[0][:4] == y[0][:4] == x[-1][:4]:
        return True
    return same(asked, told) and (len(x) == 1 or acronym_of(told, asked) or x[-1] in y)


def _alike(asked: str, told: str) -> bool:
    """Whether two names are of one kind by a word they share at the end, or at the beginning before "of"."""
    x, y = parts(asked), parts(told)
    a, b = OF.fullmatch(asked), OF.fullmatch(told)
    if a and b:
        return a["head"] == b["head"]
    if a or b or len(x) < 2 or len(y) < 2:
        return False
    if NUMERAL.fullmatch(x[-1]) and NUMERAL.fullmatch(y[-1]):
        return x[:-1] == y[:-1]  # World War I, World War II
    return x[-1] == y[-1] and not {*x[:-1]} & {*y[:-1]}


def _noun_behind(name: Name, text: str) -> str:
    """The stem of what a name is put before: the last of "the Fermat primality test"; else empty."""
    found, noun = NOUNS.match(text, name.end), ""
    for word in words(found["nouns"]) if found else ():
        behind = text[name.end + word.end :] if word.text.endswith("s") else ""
        if word.stop or word.text in PAST or word.text.endswith("ed") or DONE_TO.match(behind):
            break
        noun = word.stem
    return noun
