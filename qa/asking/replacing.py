"""The last question asked of something else: "And the wounded?" after "How many were killed?".

What is named goes where its like stands: a name for a name, a year for a year, "room 12" for "room 7", the
after-work group for the reading group, one plural or participle for another.
"""

import re

from qa.asking.splitting import noun_of
from qa.language.lexicon import MONTHS
from qa.language.names import Name, names
from qa.language.words import Word, content, words

YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
PREPOSITION = r"in|for|from|by|with|of|on|at|during|since"
PLACE = re.compile(rf"({PREPOSITION})\s+", re.I)
DETERMINER = re.compile(r"^(?:the|an?|those|his|her|its|their)\s+", re.I)
PEOPLE = re.compile(r"(?:people|men|women|children)$", re.I)
NUMBERED = re.compile(r"(?P<noun>[^\W\d_]+) (?P<number>\d+)$")
DOING = re.compile(r"[a-z]{2,}ing\s+(?:\S+\s+)*\S+$", re.I)
BESIDE = re.compile(r" \([^()]*\)$")  # what was put behind the last question
CLAUSE = re.compile(r"(?:if|when|unless|without|because|before|after) \S+ \S", re.I)
NEXT_YEAR = re.compile(
    r"(?:the )?(?:(?:year before|previous year|last year)|(?P<after>year after|following year|next year))",
    re.I,
)
OWNER = re.compile(r"(\S.*?)['’]s \S")
MANY = re.compile(r"\b(?:many|much) $", re.I)
OWNS = re.compile(r"['’]s$")
ARTICLE = re.compile(r"(?:the|an?|my|your|our|their|his|her|its|do|does|did|is|are)", re.I)


def filled(last: str, what: str) -> str:
    """The last question with `what` in the place of what it corresponds to."""
    body = BESIDE.sub("", last.rstrip(" ?"))
    place = PLACE.match(what)
    bare = what[place.end() :] if place else what
    noun = DETERMINER.sub("", bare)
    if CLAUSE.match(what):
        return f"{body} {what}?"  # "And if it rains?"
    if later := _at_another_time(body, bare):
        return later
    if DOING.match(bare) and not set(content(bare)) & set(content(body)):
        return f"{bare[:1].upper()}{bare[1:]}?"  # "what about investing with a bank": a matter of its own
    alike = _same_noun(body, bare)
    if alike:
        return f"{body[: alike[0]]}{noun}{body[alike[1] :]}?"
    owner = OWNER.match(bare)
    if owner and owner[1] in body:
        return f"{body.replace(owner[1], bare, 1)}?"
    behind = _behind(body, place[1]) if place else None
    if behind:  # "…a tank for the 300" and "for the XL"
        return f"{body[: behind[0]]}{bare}{body[behind[1] :]}?"
    new_names, old_names = names(f"about {bare}"), names(body)
    if new_names and old_names:
        return _replaced(body, old_names[-1], bare)
    if place:
        return f"{body} {what[:1].lower()}{what[1:]}?"
    if where := _like(body, bare):
        return f"{body[: where[0]]}{noun}{body[where[1] :]}?"
    return f"{body}, for {bare}?" if new_names else f"{body} ({bare})?"


def _at_another_time(body: str, bare: str) -> str:
    """The last question of another year or month; empty where none is named."""
    asked, near = YEAR.search(body), NEXT_YEAR.fullmatch(bare)
    year = YEAR.fullmatch(bare)
    if near and asked:
        bare = str(int(asked[0]) + (1 if near["after"] else -1))
    elif not year and bare.split()[0].casefold() not in MONTHS:
        return ""
    if asked and (year or near):
        return f"{body[: asked.start()]}{bare}{body[asked.end() :]}?"
    return f"{body} in {bare}?"


def _behind(body: str, preposition: str) -> tuple[int, int] | None:
    """Where the last question has a phrase behind the same preposition, other than a year."""
    phrase = rf"\b{preposition}\s+((?:(?!(?:{PREPOSITION})\b)[\w'’-]++\s*+){{1,4}})"
    found = [m for m in re.finditer(phrase, body, re.I) if not YEAR.search(m[1])]
    return (found[-1].start(1), found[-1].start(1) + len(found[-1][1].rstrip())) if found else None


def _replaced(body: str, old: Name, new: str) -> str:
    """The new name in the old one's place, without its article, which another may not have."""
    if MANY.search(body[: old.start]):
        new = DETERMINER.sub("", new)
    start, owns = old.start, OWNS.search(body[old.start : old.end])
    belongs = re.match(r"\s[a-z]{3,}s\b", body[old.end :])  # "the Hazara men"
    if body[:start].casefold().endswith("the ") and not belongs:
        start -= 4
    return f"{body[:start]}{new}{owns.group() if owns else ''}{body[old.end :]}?"


def _same_noun(body: str, bare: str) -> tuple[int, int] | None:
    """Where the last question has the noun of the new phrase: its "breakfast club" for "after-school club".

    A numbered thing ("year 1") goes where another of its kind stands; as many words in front of the noun are
    taken with it as the new phrase has.
    """
    numbered = NUMBERED.search(bare)
    if numbered:
        other = re.search(rf"\b{re.escape(numbered['noun'])} \d+\b", body, re.I)
        return other.span() if other else None
    new = [w for w in words(bare) if not w.stop]
    inside = words(body)
    at = next((i for i in reversed(range(len(inside))) if new and inside[i].stem == new[-1].stem), None)
    if at is None or inside[at].stop or re.search(rf"\b{re.escape(bare)}\b", body, re.I):
        return None
    first = at
    while first > 0 and not inside[first - 1].stop:
        if body[inside[first - 1].end : inside[first].start].strip(" -"):
            break
        first -= 1
    bounded = first > 0 and ARTICLE.fullmatch(inside[first - 1].text)
    if not bounded:  # the verb is among the words in front: "delete impersonal data"
        first = max(first, at - len(new) + 1)
    return inside[first].start, inside[at].end


def _like(body: str, bare: str) -> tuple[int, int] | None:
    """Where a word of the same form stands in the last question, else its one thing, for another thing."""
    if twin := _twin(body, bare):
        return twin.start, twin.end
    thing = noun_of(f"{body}?").removeprefix("the ")
    at = body.find(f"the {thing}") if bare.startswith("the ") and thing else -1
    return (at + 4, at + 4 + len(thing)) if at >= 0 else None


def _twin(body: str, bare: str) -> Word | None:
    """The word of the last question in whose place the new one goes: one of the same form, the last such."""
    new = words(bare)
    if not new:
        return None
    ending = re.search(r"(?:ed|ing|est|er|ers|ies|ity|ion|ions|(?<!s)s)$", new[-1].text.casefold())
    inside = [w for w in words(body) if not w.stop and not w.capital]
    alike = [w for w in inside if ending and w.text.casefold().endswith(ending.group())]
    if not alike and new[-1].text.casefold().endswith("s"):  # "students" for "children"
        alike = [w for w in inside if PEOPLE.fullmatch(w.text)]
    return alike[-1] if alike else None
