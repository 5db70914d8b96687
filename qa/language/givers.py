"""Who gives a figure without saying of what: "The union reckons that it was 47", "The Post counted 300".

What is counted stands in the sentence beside it. By itself such a sentence says nothing; beside another claim
it is somebody's word on the same thing. It is known by a verb of saying or counting with nothing but small
words behind it, or, whatever the verb, by the bare number that somebody's clause ends with.
"""

import re
from typing import NamedTuple

from qa.language.counted import PEOPLE
from qa.language.lexicon import PAST, REPORTING
from qa.language.moments import moments
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.speakers import ADVERB, CREWS, CUT_BEHIND, LOWER, NAME, NO_START, PHRASE, speaker_of
from qa.language.words import squeeze, stems

# verbs of saying and counting; of those that may be nouns ("the reports are 15 pages long") the past alone
GIVES = (
    r"(?:says?|said|puts?|reckons?|reckoned|counted|thinks?|thought|believes?|believed|speaks? of|spoke of|"
    r"gives?|gave|claimed|reported|estimated|stated|announced|insists?|insisted|confirmed|shows?|showed|"
    r"arrived at|made it|listed|countered that|replied|drawn up a list of|"
    r"boasts?|boasted(?: (?:on|in) [^,;.]{3,30})?|told \w+(?: \w+)?|"
    r"(?:contradicted|disputed) (?:that|this), saying|"
    r"(?:claim|report|estimate)s? that)"
)
# between the verb and the number: nothing that says what is counted
LEAN = (
    r"(?:\s+(?:that|it|this|they|there|was|were|is|are|at|as|of|to|be|been|have|has|had|only|about|around|some|"
    r"knew|treated|counted|recorded|registered|documented|found|seen|names|list|no|having|those|can|could|must|hardly|above|"
    r"nearly|almost|over|close|closer|under|more|fewer|less|than|least|most|up|some|the|a|its|their|own|real|true|"
    r"nearer|actual|higher|lower|different|figure|number|total|toll|sum|count|cost|price|estimate))*"
)
# "put the number of the dead at", "estimated the crowd at"
PUTS = r"(?:puts?|estimate[sd]?|set)\s+(?:the|its|their|his|her)\s+(?P<thing>[^.,;]{2,60}?)\s+at"
DID = r"\s(?:\w+ed|went|came|stood|took|made|sent|ran|drove|held|spent|met|saw)\b[^.;]{0,120}?\s+and"
OF = r"(?:\s+(?:from|of|at|for|in|on)\s+[^,;.]{3,60}?)?"
BARE = rf"{NO_START}[A-Z][a-z]+(?: {LOWER}){{0,2}}"  # "city hall", at the head of its clause
# "Satellite figures from the Landwatch institute", "A count from pictures by the Post": whose they are
TALLY = (
    rf"(?:[A-Z]{LOWER}?\s+)?(?:{LOWER}\s+){{0,2}}?(?:[Cc]ount|[Tt]ally|[Ff]igures|[Dd]ata|[Ee]stimates?|[Ss]urvey"
    rf"|[Rr]ecords|[Ii]mages)\s+(?:{LOWER}\s+){{0,3}}?(?:from|by|of)\s+(?P<whose>[^,;.]{{3,60}}?)"
)
CLAIM = re.compile(
    rf"(?:(?:And|But|While)\s+)?(?:{TALLY}|(?P<who>(?:{PHRASE}|{CREWS}|{BARE}){OF}))(?:\s+\([^()]+\))?"
    rf"(?:\s*,[^,;]{{3,110}},|\s+who\s[^,;.]{{3,60}}?)?(?:{DID})?"
    rf"\s+{ADVERB}(?:{GIVES}(?P<of>{LEAN})|{PUTS}(?P<put>{LEAN}))\s+$"
)
NOBODY = re.compile(
    r"(?:(?:the|this|that|its|their|our) (?:figure|number|total|toll|count)|we|I|it|he|she|they)\b", re.I
)
STANDS_FOR = re.compile(r"\b(?:it|this|they|there|figure|number|total|toll|sum|count|cost|price|estimate)\b")
ABOARD = re.compile(r"\s+(?:on board|aboard)\b")  # says what it counts, and has no noun
PRESENT = re.compile(  # behind "60,000", of a crowd
    r"(?:\s+(?:people|persons))?\s+(?:(?:had|have|has|were|was)\s+)?"
    r"(?:taken part|took part|attended|turned (?:out|up)|come|came|joined|there|present|marched)\b"
)
# what is told of a number: "61 had been stranded"
TOLD_OF = re.compile(
    r"\s+(?:\w+\s+)?(?:had|have|has|were|was|are|is)\s+(?:been\s+|now\s+)?(?P<done>[a-z]+(?:ed|en))\b"
)
WHATEVER = PEOPLE | stems("name animal case")  # nouns that leave open what they are
QUOTATION = re.compile(r"[\"“”«»]")
BETWEEN_COMMAS = re.compile(r"^(?P<who>[^,]{3,60})(?P<aside>,[^,]{3,110},)(?=\s)")
# behind a bare number with which a clause ends
ENDING = re.compile(
    r"(?:\s*(?:percent|per ?cent|%))?"
    r"(?:\s+(?:or so|in all|so far|on film|at (?:most|least)|at the \w+ (?:most|least)))*"
    r"\s*(?:[,;.:!?]|$|(?:once|since|when|until|by)\b)"
)
# bodies and people, as the head of who does something
BODY = (
    r"(?:agency|alliance|army|association|authorities|authority|board|brigade|campaigners|charity|club|coastguard"
    r"|commission|committee|company|council|court|department|doctors?|firm|government|group|guild|hospital|institute"
    r"|insurer|league|lawyers?|management|ministry|navy|neighbours|nurses?|observatory|observers|office|officials"
    r"|operator|opposition|organi[sz]ers|owner|parents|party|police|prosecutors?|protesters|regulator|relatives"
    r"|rebels|rescuers|researchers|residents|scientists|service|society|surgeon|survivors|team|traders|trust|union"
    r"|villagers|volunteers|watchdog|witnesses|workers|(?!(?:The|An?|Its|Their|His|Her|One)\b)(?-i:[A-Z])[\w’'-]+)"
)
AGENT = re.compile(
    rf"\s*(?P<who>(?:[\w’'.-]+\s+){{0,5}}?{BODY}(?:\s+(?:at|for|from|in|of)\s+[^,;]{{3,50}}?)?)\s+"
    r"(?:(?:has|have|had|also|only|itself|now)\s+)*(?P<verb>(?-i:[a-z]+))\b[^.;:]{0,60}$",
    re.I,
)
NO_START_WORD = re.compile(NO_START)
# what is told of things as well as of people: "Brent crude rose to 81"
OF_THINGS = re.compile(
    r"(?:is|are|was|were|be|been|rose|ris(?:es|en)|fell|falls?|climbed|dropped|costs?|weigh(?:s|ed)|won|beat|scored|lost"
    r"|(?:open|clos|last|turn|earn|own|employ|reach|start|end)(?:s|es|ed)|drew|paid|pays|sold|sells|built|stood"
    r"|stands|began|begins|left|died|killed|hit|runs?|ran|meets?|met|applies)$",
    re.I,
)


class Given(NamedTuple):
    """A figure that somebody gives: the thing that they put at it, what is done ("61 had been stranded")."""

    who: str
    figure: Quantity
    thing: str
    done: str


def figure_given(sentence: str) -> Given | None:
    """Who gives which number in a sentence that leaves open what it is a number of; else None."""
    line = _line(sentence)
    for number in quantities(line):
        match = CLAIM.match(line[: number.start])
        if not match or number.sort is Sort.ordinal or ABOARD.match(line, number.end):
            continue
        there = number.unit in PEOPLE and PRESENT.match(line, number.end)
        bare = not number.unit or there or (number.unit in WHATEVER and not _goes_on(line, number))
        if (who := _who(match)) and (bare or match["put"] is not None or STANDS_FOR.search(match["of"])):
            done = None if there else TOLD_OF.match(line, number.end)
            return Given(who, number, match["thing"] or "", done["done"] if done else "")
    return _elliptic(sentence)


def giver(sentence: str, number: Quantity) -> str:
    """Who gives a number, whatever it is said to be of; an empty text where nobody does."""
    if match := CLAIM.match(_line(sentence)[: number.start]):
        return _who(match)
    told = _elliptic(sentence)
    return told.who if told and told.figure.start == number.start else ""


def _elliptic(sentence: str) -> Given | None:
    """Who ends a clause on a bare number, whatever the verb: "The ministry acknowledged 420"; else None."""
    whole = _line(sentence)
    line = BETWEEN_COMMAS.sub(lambda m: f"{m['who']}{' ' * len(m['aside'])}", whole)
    figures = [q for q in quantities(line) if q.sort in (Sort.plain, Sort.percent, Sort.money)]
    if len(figures) != 1 or figures[0].unit not in WHATEVER | {""} or moments(line):
        return None
    number = figures[0]
    noun = len(line[number.end :].split(maxsplit=1)[0].strip(".,;")) + 1 if number.unit else 0
    if not ENDING.match(line, number.end + noun):
        return None
    aside = BETWEEN_COMMAS.match(whole)
    who = _agent(line[: number.start])
    if who and aside and re.fullmatch(NAME, aside["aside"].strip(", ")):
        who = aside["aside"].strip(", ")  # "her insurer, Fenwick Mutual, …"
    spoken = None if who else speaker_of(sentence)
    who = who or (spoken.name if spoken else "")
    return Given(who, number, "", "") if who and not NOBODY.match(who) else None


def _agent(ahead: str) -> str:
    """The somebody that a clause begins with, in front of its verb; empty where that is a thing."""
    found = AGENT.match(ahead)
    if not found or OF_THINGS.match(found["verb"]) or not _is_verb(found["verb"]):
        return ""
    return squeeze(found["who"]) if NO_START_WORD.match(found["who"]) else ""


def _is_verb(word: str) -> bool:
    low = word.casefold()
    return low in PAST or low in REPORTING or low in ("have", "make") or low.endswith(("ed", "s"))


def _line(sentence: str) -> str:
    return QUOTATION.sub(" ", re.sub(r"\s", " ", sentence[:1].upper() + sentence[1:]))


def _who(match: re.Match[str]) -> str:
    who = match["whose"] or match["who"]
    return "" if NOBODY.match(who) else squeeze(CUT_BEHIND.sub("", who))


def _goes_on(line: str, number: Quantity) -> bool:
    """Whether the noun that is counted is not the last word: "counted 55 animals in the shed"."""
    return len(line[number.end :].strip(" .,;").split()) > 1
