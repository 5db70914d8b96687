"""What a conversation is about: the name, person or thing that "it" or "she" of the next question means.

The last question says it; one that had a pronoun itself goes on about what that stood for, whatever else it
names.
"""

import re
from collections.abc import Sequence

from qa.answer import Turn
from qa.asking.splitting import AUX, PRONOUN, WH, noun_of
from qa.language.names import Name, names, same
from qa.language.words import words

PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.I)
# "it" that means nothing said before: "is it possible to …", "does it make sense", "if it rains"
EXPLETIVE = re.compile(
    r"it\b(?:\s+(?:is|was|be|will be|would be))?(?:\s+not)?\s+"
    r"(?:ma[dk]es? sense|rains?|snows?|seems?|(?:possible|impossible|necessary|true|important|likely|common|"
    r"normal|worth \w+|better|best)\s+(?:to|that|for|if)\b|\w+able\s+(?:to|that|if)\b)",
    re.I,
)
# where a noun behind a name belongs to it: "What is the Hellenistic period?", "of the Swadeshi movement"
BEFORE_NAME = re.compile(
    r"(?:^(?:what|who)\s(?:is|are|was|were)|\b(?:of|in|on|about|for|with|from|by|to|at|during))\s+the\s$",
    re.I,
)
NO_NOUN = (
    r"(?!(?:before|after|since|until|during|than|when|while|that|who|which|last|this|next|each|every|per)\b)"
)
BEHIND_NAME = re.compile(rf"(?:\s{NO_NOUN}[a-z]{{3,}}){{1,3}}(?=\s*[?,]|\s*$|\s(?:of|in|on|and|or|{AUX})\b)")
CARRIED = re.compile(r"\(([^()]+)\)\?$")  # what was put behind a question that names nothing
# "the price of the tunnel": whatever is asked of it, the tunnel is what is spoken of
OF = re.compile(
    rf"\s+of\s+((?:(?!(?:in|that|who|and|or|for|{AUX})\b)[\w'’-]++\s*?){{1,4}}?)(?=\s*[?,]|$|\s+(?:in|that|who|and|or|for|{AUX})\b)",
    re.I,
)
SIDES = re.compile(
    r"the (?:[a-z-]+ ){0,2}?[a-z]+[^s\W]s of .+"
)  # "the side effects of Zelnor", which are several
PAIR = re.compile(r"\b((?:[\w-]+, )*[\w-]+,? and [\w-]+)\s*\?*$")
# what somebody asks to do: "Can I return a bike?"
TO_DO = re.compile(
    rf"(?:(?:how|where|when|what|why)\s+)?{AUX}\s+(?:i|you|we|one|people)\s+(?:(?:need|have) to\s+)?"
    r"(?P<do>(?:(?!(?:if|when|because|and|or|but)\b)[\w'’-]++\s*+){1,6}+)(?:\?*$|if|when|because)",
    re.I,
)
DEFINED = re.compile(
    r"what\s+(?:is|are|was|were)\s+((?:(?!(?:of|in|on|for|to|at|with|from|by|between|about)\b)[\w-]++\s*+)+)\?*$",
    re.I,
)
WHO = re.compile(r"[Ww]ho (?!(?:is|was|are|were) [A-Z])")  # "Who is Ada?" is about Ada
ALONE = re.compile(r"([^\W\d_][\w'’-]*(?: [\w'’-]+){0,3})\.?(?: \[\d+\])*\s*$")  # "Mara Fell. [1]"
QUANTIFIED = re.compile(r"(?:each|every|either|neither|both|all|any|some)\b", re.I)  # takes no article
PLURAL = frozenset({"they", "them", "their", "theirs", "these", "those"})
LONGEST = 4  # words that a thing asked for may have
VERB = re.compile(rf"\b(?:{WH}|{AUX}|am|i|you|we|they|he|she|it)\b|n['’]t\b", re.I)
MANY = re.compile(r"\s(?:[a-z]{3,}[^s\W]s|men|women|people|children)\b")


def pronoun_of(line: str) -> re.Match[str] | None:
    """The first pronoun that stands for something, a person before a thing; None where there is none."""
    found = [m for m in PRONOUN.finditer(line) if not EXPLETIVE.match(line, m.start())]
    return next((m for m in found if PERSONAL.fullmatch(m.group())), next(iter(found), None))


def subject_of(history: Sequence[Turn], pronoun: str = "") -> str:
    """What `pronoun` means, or what the conversation is about where there is none; empty where nothing is.

    The turns have their questions standing alone.
    """
    if PERSONAL.fullmatch(pronoun):
        return _person(history)
    skipped = ""
    many = pronoun.casefold() in PLURAL
    for turn in reversed(history):
        own = pronoun_of(turn.question)
        put = own is not None and turn.standalone != turn.question
        of_person = own is not None and PERSONAL.fullmatch(own.group()) is not None
        found = _topic(turn.question if put and of_person else turn.standalone, many)
        if put and not of_person:  # it goes on about what it was about
            skipped = skipped or found
        elif found:
            return found
    return skipped


def other_name(history: Sequence[Turn]) -> str:
    """The last name asked about before the one that was asked about last; empty where there is none."""
    asked = [found[-1].text for turn in reversed(history) if (found := names(turn.standalone))]
    return next((name for name in asked if not same(name, asked[0])), "")


def either_of(history: Sequence[Turn]) -> str:
    """The last two names asked about, "the Heron or the Kestrel"; empty where there is one only."""
    asked = [(turn.standalone, found[-1]) for turn in reversed(history) if (found := names(turn.standalone))]
    other = next((told for told in asked if not same(told[1].text, asked[0][1].text)), None)
    return f"{_with_article(*other)} or {_with_article(*asked[0])}" if other else ""


def doing_of(asked: str) -> str:
    """What a question of somebody's own asks to do: "return a bike"; empty where it is none."""
    if carried := CARRIED.search(asked):
        return carried[1]
    own = TO_DO.match(asked)
    return own["do"].strip() if own and not (names(asked) or PRONOUN.search(own["do"])) else ""


def is_topic(line: str) -> bool:
    """Whether a line only names what it is about, as typed into a search box: no verb to ask, no mark."""
    return not (line.endswith("?") or VERB.search(line))


def _topic(asked: str, many: bool) -> str:
    """What one question is about; `many` says that it is to be several."""
    if carried := CARRIED.search(asked):  # a thing, or what somebody asks to do
        return noun_of(f"{carried[1]}?") or carried[1]
    found = names(asked)
    if found and many and (sides := SIDES.search(asked, 0, found[-1].end)):
        return sides[0]
    if found:
        last = found[-1]
        if many and len(found) > 1 and re.fullmatch(r" and (?:the )?", asked[found[-2].end : last.start]):
            last = Name(asked[found[-2].start : last.end], found[-2].start, last.end)
        return _with_article(asked, last)
    if many and (pair := PAIR.search(asked)):
        return pair[1]
    if (defined := DEFINED.match(asked)) and len(defined[1].split()) <= LONGEST:
        return defined[1]
    if noun := noun_of(asked):
        bare = noun.removeprefix("the ")
        of = OF.match(asked, asked.find(bare) + len(bare))
        return of[1] if of else bare if QUANTIFIED.match(bare) else f"the {bare}"
    kept = [w.text for w in words(asked) if not w.stop]
    return " ".join(kept[-3:]) if len(kept) > 1 and is_topic(asked) else ""


def _person(history: Sequence[Turn]) -> str:
    """The last person spoken of: who answers a "who", else one named in a question or an answer.

    What a question names with an article, "the Heron", is a person only where nobody else is.
    """
    thing = ""
    for turn in reversed(history):
        asked, said = turn.standalone, turn.answer[:300]
        if WHO.match(asked) and (alone := ALONE.match(said)) and names(alone[1]):
            return alone[1]
        people = [n for n in names(asked) if not n.acronym]
        bare = [n for n in people if not asked[: n.start].casefold().endswith("the ")]
        found = bare or ([] if people else [n for n in names(said) if not n.acronym])
        if found:
            return next((n for n in found if " " in n.text), found[0]).text
        thing = thing or (_with_article(asked, people[0]) if people else "")
    return thing


def _with_article(text: str, name: Name) -> str:
    """The name with its article, and with the noun that it belongs to: "the two Hazara men"."""
    the = re.search(r"\b(the\s(?:\w+\s)?)$", text[: name.start], re.I)
    noun = MANY.match(text, name.end)
    if the and not noun and BEFORE_NAME.search(text[: name.start]):
        noun = BEHIND_NAME.match(text, name.end)
    if the and noun:
        return f"{the[1].lower()}{name.text}{noun.group()}"
    return f"the {name.text}" if re.search(r"\bthe\s$", text[: name.start], re.I) else name.text
