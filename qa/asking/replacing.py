"""The last question asked of something else: "And the wounded?" after "How many were killed?".

What is named goes where its like stands: a name for a name, a year for a year, a sum for a sum, "room 12" for
"room 7", the after-work group for the reading group, one plural or participle for another.
"""

import re

from qa.asking.splitting import AUX, NOUN, noun_of
from qa.language.lexicon import MONTHS, WEEKDAYS
from qa.language.names import Name, names
from qa.language.speakers import REPORT
from qa.language.words import Word, content, stem, words

YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
PREPOSITION = r"in|for|from|by|with|of|on|at|during|since|about"
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
WEEKDAY = re.compile(rf"(?:\b(?:an?|the) )?\b(?:{'|'.join(WEEKDAYS)})s?\b", re.I)
CURRENCY = r"(?:[$€£¥]|euros?\b|pounds?\b|dollars?\b)"
# "below 800 €", "more than 20 km": a figure with its bound and what it is of
AMOUNT = re.compile(
    r"\b(?:(?:(?:less|more|fewer|longer|older|younger|higher|lower|greater|cheaper) than|at (?:least|most)|"
    r"up to|under|over|below|above|around|about)\s+)?"
    rf"(?:(?P<sign>(?<!\w){CURRENCY})\s?)?\b\d[\d.,]*(?<=\d)"
    rf"(?:\s?(?:(?P<money>{CURRENCY})|(?P<unit>%|[a-z]+)))?",
    re.I,
)
ONE = re.compile(r"\b(?P<kind>[^\W\d_][\w-]*) ones?$", re.I)  # "an electric one"
# whose words are asked for: "What did the union say?"
SPEAKS = re.compile(
    rf"\b(?:do|does|did|has|have|had)\s+(?P<who>(?:the\s+)?(?!the\b)[^\s,]+(?:\s+[^\s,]+){{0,3}}?)\s+"
    rf"(?:{REPORT}|think|want|promise|promised)\b",
    re.I,
)
AN = re.compile(r"\b(?P<a>a)n? $", re.I)
PLURAL = re.compile(rf"(?:[^s\W]s|{PEOPLE.pattern})$", re.I)
DONE = re.compile(rf"(?:who|what)\s+(?!{AUX}\b)", re.I)  # a verb follows
WHERE = re.compile(r"\b(?:in|at|on|near|from|to|with|about|against)\s+(?:the\s+)?$", re.I)
OWNER = re.compile(r"(\S.*?)['’]s \S")
MANY = re.compile(r"\b(?:many|much) $", re.I)
OWNS = re.compile(r"['’]s$")
ARTICLE = re.compile(r"(?:the|an?|my|your|our|their|his|her|its|do|does|did|is|are)", re.I)


def filled(last: str, what: str) -> str:
    """The last question with `what` in the place of what it corresponds to."""
    body = BESIDE.sub("", last.rstrip(" ?"))
    place = PLACE.match(what)
    bare = what[place.end() :] if place else what
    if CLAUSE.match(what):
        return f"{body} {what}?"  # "And if it rains?"
    if other := _at_another_time(body, bare) or _of_another_amount(body, bare):
        return other
    bare = _said_in_full(body, bare)
    noun = DETERMINER.sub("", bare)
    if DOING.match(bare) and not set(content(bare)) & set(content(body)):
        return f"{bare[:1].upper()}{bare[1:]}?"  # "what about investing with a bank": a matter of its own
    if alike := _same_noun(body, bare):
        return _put(body, alike, noun)
    owner = OWNER.match(bare)
    if owner and owner[1] in body:
        return f"{body.replace(owner[1], bare, 1)}?"
    behind = _behind(body, place[1]) if place else None
    if behind:  # "…a tank for the 300" and "for the XL"
        return _put(body, behind, bare)
    if named := _of_another_name(body, bare):
        return named
    if place:
        return f"{body} {what[:1].lower()}{what[1:]}?"
    if where := _like(body, bare):
        return _put(body, where, noun)
    return f"{body}, for {bare}?" if names(f"about {bare}") else f"{body} ({bare})?"


def _put(body: str, place: tuple[int, int], new: str) -> str:
    """The last question with the new words in the place of others, "an" before a vowel alone."""
    before, article = body[: place[0]], AN.search(body, 0, place[0])
    if article:
        before = f"{before[: article.start()]}{article['a']}{'n' if new[:1] in 'aeiou' else ''} "
    return f"{before}{new}{body[place[1] :]}?"


def _of_another_amount(body: str, bare: str) -> str:
    """The last question of another sum or measure; empty where none is named, or none of its kind stands."""
    new = AMOUNT.fullmatch(bare)
    if not new:
        return ""
    old = [m for m in AMOUNT.finditer(body) if _measure(m) == _measure(new)]
    return f"{body[: old[-1].start()]}{bare}{body[old[-1].end() :]}?" if old else ""


def _measure(amount: re.Match[str]) -> str:
    return "money" if amount["sign"] or amount["money"] else stem((amount["unit"] or "").casefold())


def _said_in_full(body: str, bare: str) -> str:
    """The phrase with what its "one" or "ones" stands for: the last thing with an article, or last plural."""
    one = ONE.search(bare)
    if not one:
        return bare
    if bare.endswith("s"):
        found = [w.text for w in words(body) if not w.stop and not w.capital and PLURAL.search(w.text)]
    else:
        found = [thing[1].split()[-1] for thing in NOUN.finditer(f"{body}?")]
    return f"{bare[: one.end('kind')]} {found[-1]}" if found else bare


def _of_another_name(body: str, bare: str) -> str:
    """The last question of somebody or something else by name; empty where either names nothing.

    Whoever is asked for their words changes places with who is named; a name that only says where stays.
    """
    old, speaks = names(body), SPEAKS.search(body)
    if not names(f"about {bare}"):
        return ""
    if speaks:
        return _put(body, speaks.span("who"), bare)
    inside = [name for name in old if not WHERE.search(body[: name.start])]
    return _replaced(body, (inside or old)[-1], bare) if old else ""


def _at_another_time(body: str, bare: str) -> str:
    """The last question of another year, month or day of the week; empty where none is named."""
    asked, near = YEAR.search(body), NEXT_YEAR.fullmatch(bare)
    days = list(WEEKDAY.finditer(body))
    if days and WEEKDAY.fullmatch(bare):
        return f"{body[: days[-1].start()]}{bare}{body[days[-1].end() :]}?"
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
    ends = "in|by|on|at|during|since" if preposition.casefold() == "about" else PREPOSITION
    phrase = rf"\b{preposition}\s+((?:(?!(?:{ends})\b)[\w'’-]++\s*+){{1,4}})"
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
    at = re.search(rf"\b(?:the|an?) (?P<thing>{re.escape(thing)})\b", body) if thing else None
    return at.span("thing") if at and re.match(r"(?:the|an?) ", bare) else None


def _twin(body: str, bare: str) -> Word | None:
    """The word of the last question in whose place the new one goes: one of the same form, the last such.

    What is done stays: "Who pays the postage?" is not asked of helmets by a word that ends as "pays" does.
    """
    new = words(bare)
    if not new:
        return None
    ending = re.search(r"(?:ed|ing|est|er|ers|ies|ity|ion|ions|(?<!s)s)$", new[-1].text.casefold())
    done = DONE.match(body)
    inside = [w for w in words(body) if not (w.stop or w.capital or (done and w.start == done.end()))]
    alike = [w for w in inside if ending and w.text.casefold().endswith(ending.group())]
    if not alike and new[-1].text.casefold().endswith("s"):  # "students" for "children"
        alike = [w for w in inside if PEOPLE.fullmatch(w.text)]
    return alike[-1] if alike else None
