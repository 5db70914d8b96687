"""The question that somebody puts in a roundabout way: "Could you tell me when the baths open, please?"

Requests, indirect questions, things heard and things wanted are put as a direct question, which is what the
reader, the forms of answers and the search go by. What is a direct question, or none of these, stays.
"""

import re

from qa.asking.how_to import as_question
from qa.asking.splitting import AUX, WH
from qa.language.lexicon import PAST
from qa.language.names import names
from qa.language.words import squeeze, words

LEAD = re.compile(
    r"^(?:(?:hi|hello|hey|dear all|ok|okay|please|pls)\b[\s,.!:]+"
    r"|(?:good (?:morning|afternoon|evening)|excuse me|sorry|thanks|thank you|great|alright|all right|fine|"
    r"quick question|by the way|btw|anyway|actually|in short)\b\s*[,.!:–-]\s*)+(?=\w)",
    re.I,
)
COURTESY = re.compile(
    r"(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?|ta|cheers|ok(?:ay)?|great|good|cool|perfect|"
    r"nice|wow|hi|hello|hey|bye|goodbye|good (?:to know|morning|afternoon|evening)|i see|got it|understood|"
    r"never ?mind|interesting|that(?: is|['’]s) (?:all|fine|great|good|helpful|interesting))",
    re.I,
)
TAIL = re.compile(r",?\s+(?:please|pls|thanks|thank you)\b[\s.!]*(?P<mark>\?*)$", re.I)
EARLIER = re.compile(r"^.*[^\W\d_]{3}[.!]+\s+(?=[^.!?]{12,}\?+$)")  # sentences in front of the question
# "isn't it open?" and "it is not open, right?" ask whether it is open
NEGATION = re.compile(rf"\b(?P<aux>{AUX}|ca|wo)(?:n['’]t| ?not)\b", re.I)
POSITIVE = {"ca": "can", "wo": "will"}
LEANS = re.compile(r"\b(?:he|she|it|they|him|them|his|her|its|their|this|that|these|those|there)\b", re.I)
TELL_ME = re.compile(
    r"^(?P<you>(?:can|could|would|will) (?:(?:you|u|anyone|anybody|someone|somebody) )?"
    r"(?:(?:please|kindly|possibly|maybe) )*)?"
    r"(?P<verb>tell|show|give|explain|clarify|describe|outline|remind|let)\b"
    r"(?: to)?(?P<me> me| us)?(?: know)?(?: please)?,?\s+(?P<rest>.+)$",
    re.I,
)
TO_KNOW = r"(?:know|ask|find out|understand|learn|hear|check|figure out|work out)"
WONDER = re.compile(
    rf"^(?:i(?: would|['’]d)? (?:(?:really|just|also) )?(?:like|love|want|need|wish) to {TO_KNOW}"
    rf"|(?:i (?:was|am) |i['’]m )?(?:just )?(?:wondering|asking|curious|trying to {TO_KNOW})"
    r"|i (?:wonder|asked)|do(?:es)? (?:you|any(?:one|body)) (?:happen to )?know"
    r"|(?:do you have |have you )?any idea"
    r"|i (?:do not|don['’]?t) know|i have no idea|i(?: am|['’]m) not sure|(?:my|the) question is"
    rf"|what i (?:want|need|would like|['’]d like) to {TO_KNOW} is|(?:no,? )?i (?:mean|meant))\b\s*[:,]?\s*"
    r"(?P<rest>.+)$",
    re.I,
)
HEARD = re.compile(
    r"^(?:i(?:['’]ve| have)? (?:heard|read|been told|was told|think|thought|believe|assume|guess|suppose)"
    r"|is it (?:true|right|correct))(?: that)? (?P<rest>[^.?!]+)[.?!]*$",
    re.I,
)
WANTED = re.compile(
    rf"^i(?: would|['’]d| am|['’]m)? (?:want|like|need|wish|trying) to (?!{TO_KNOW}\b|thank)"
    r"(?P<do>[^.?!]+)[.!]*$",
    re.I,
)
# "It is not allowed, right?": what a tag asks about
TAGGED = re.compile(
    rf"^(?P<rest>(?!(?:{WH}|{AUX}|and|but|so|or)\b)[^?,]+?)\s*[.,]*\s*,\s*"
    rf"(?:right|correct|yes|no|true|{AUX}(?:n['’]t)?\s+(?:he|she|it|they|there|we|you|i|this|that))$",
    re.I,
)
HEARD_OF = re.compile(r"^have you (?:ever )?heard (?:of|about) (?P<rest>.+)$", re.I)
HAVE_A = re.compile(
    r"^do you have (?:an?|any|the|some) (?P<noun>(?:\w+ )?(?:number|address|e-?mail|price|date|list|link|"
    r"website|name|example|definition)) (?P<of>(?:for|of|about|on|to)\b.+)$",
    re.I,
)
ABOUT = re.compile(
    r"^(?:(?:an?|some|any|the|(?:a )?(?:bit|little)|basic|more|further|general|detailed|all) )*"
    r"(?:(?:(?P<facts>info|information|details)|something|everything|anything)\s+(?:about|on|regarding)|about)\s+"
    r"(?P<topic>.+)$",
    re.I,
)
# "if I choose nothing", "unless you change it": what holds by default
CHOOSE = r"(?:change|set|choose|specify|give|say|configure|select|pass|pick|do)"
CHOSEN = r"(?:set|chosen|specified|configured|given|changed)"
UNCHOSEN = re.compile(
    rf",?\s+(?:if (?:i|you|we|one) (?:do not|don['’]t|never) {CHOOSE}(?: (?:anything|it|one|any|otherwise))?"
    rf"|if (?:i|you|we|one) {CHOOSE} (?:nothing|none)(?: else)?"
    rf"|unless (?:i|you|we|one) {CHOOSE} (?:it|another(?: one)?|one|otherwise|(?:some|any)thing(?: else)?)"
    rf"|(?:if nothing(?: else)? is|unless(?: it is)?(?: otherwise)?) {CHOSEN}(?: otherwise)?"
    r"|without (?:setting|choosing|changing|specifying|configuring) (?:anything|it|one)"
    r"|out of the box)(?=\s*\??$)",
    re.I,
)
HAPPENS = re.compile(r"what happens\b", re.I)
CLAUSE = re.compile(rf"(?:{WH}|if|whether)\b", re.I)
SUBJECT = re.compile(
    r"\b(?:the|an?|my|your|his|her|its|our|their|this|that|these|those|i|you|we|they|he|she|it|there)\b", re.I
)
AUXILIARY = re.compile(rf"(?<=\s)(?P<aux>(?:{AUX}|am)(?:n['’]t)?)(?=\s|$)", re.I)
RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|if)\b", re.I)
SHORTENED = re.compile(r"(?<=\w)['’](?P<aux>s|re|ll)\b(?=\s)")
LONG_FORM = {"s": " is", "re": " are", "ll": " will"}
WH_PHRASE = re.compile(
    rf"(?P<wh>(?:{WH})(?: and {WH})?(?: (?:many|much|long|old|often|far|big|high|late|early)\b)?)\s+", re.I
)
AT_END = re.compile(  # a verb that a clause ends with, so that what is before it is its subject
    r"\s(?P<verb>mean|work|cost|last|open|close|start|begin|end|finish|happen|live|need|weigh|look like|do)"
    r"(?P<s>e?s)?$",
    re.I,
)
THEY_DO = re.compile(r"(?:i|you|we|they|people) (?P<verb>[a-z]+)\b", re.I)  # "I apply for a plot"
PLURAL = re.compile(r"(?:[^su\W]s|people|men|women|children)$")
LONGEST_SUBJECT = 12  # words
FEW = 3  # telling words of a question that needs none of the sentences before it


def direct(question: str) -> str:
    """`question` on one line, put directly where it is put in a roundabout way."""
    line = squeeze(question)
    short = TAIL.sub(r"\g<mark>", LEAD.sub("", line))
    before = EARLIER.match(short)
    if before and _needs_nothing(short[before.end() :]):
        short = LEAD.sub("", short[before.end() :])
    if NEGATION.match(short):
        short = _affirmed(short)
    short = short if HAPPENS.match(short) else UNCHOSEN.sub(" by default", short)
    asked = _put(short.rstrip(" ?.!"))
    if asked:
        return asked
    return short[:1].upper() + short[1:] if short != line else line


def is_courtesy(line: str) -> bool:
    """Whether a line asks nothing: "Thanks!", "Ok, got it."."""
    said = [piece for piece in re.split(r"\s*[,.!?:)(]+\s*", line) if piece]
    return bool(said) and all(COURTESY.fullmatch(piece) for piece in said)


def _needs_nothing(question: str) -> bool:
    return not LEANS.search(question) and len([w for w in words(question) if not w.stop]) >= FEW


def _affirmed(line: str) -> str:
    """What is asked where it is put in the negative."""
    return NEGATION.sub(lambda m: POSITIVE.get(m["aux"].casefold(), m["aux"]), line, count=1)


def _put(line: str) -> str:
    """The direct question in a line without its mark; empty where the line is put directly."""
    if match := HEARD.match(line) or TAGGED.match(line):
        return _whether(match["rest"])
    if match := HEARD_OF.match(line):
        return _what(match["rest"])
    if match := HAVE_A.match(line):
        return _ended(f"What is the {match['noun']} {match['of']}")
    if match := WANTED.match(line):
        return _ended(f"How can I {match['do']}")
    if match := TELL_ME.match(line):
        explains = match["verb"].casefold() in ("explain", "clarify", "describe", "outline")
        given = match["verb"].casefold() == "give" and not match["you"] and match["rest"].startswith("the ")
        return _asked(match["rest"], bool(match["me"] or explains or given))
    if match := WONDER.match(line):
        return _asked(
            match["rest"], match["rest"].startswith("the ") or ABOUT.match(match["rest"]) is not None
        )
    return as_question(line)


def _asked(rest: str, thing: bool) -> str:
    """What a request is for, as a question; `thing` says that it may be for something named."""
    about = ABOUT.match(rest)
    rest = about["topic"] if about else rest
    clause = CLAUSE.match(rest)
    if clause:
        return (
            _whether(rest[clause.end() :].strip())
            if clause[0][0] in "iI" or clause[0].casefold() == ("whether")
            else _which(rest)
        )
    if re.match(rf"{AUX}\b", rest, re.I):
        return _ended(rest)  # "I meant, can I change it?"
    if about and not about["facts"]:
        return _ended(f"What is said about {rest}")
    return _what(rest) if thing or about else ""


def _what(thing: str) -> str:
    head = re.split(r"\s(?:of|for|in|on|at|to|from|between|with|by)\s", thing, maxsplit=1)[0]
    return _ended(f"What {'are' if PLURAL.search(head) and not names(f'of {head}') else 'is'} {thing}")


def _whether(clause: str) -> str:
    """As a yes/no question: "dogs may come in" as "May dogs come in?"."""
    if not any(name.start == 0 for name in names(clause)) and not clause.startswith("I "):
        clause = clause[:1].lower() + clause[1:]
    told = SHORTENED.sub(lambda m: LONG_FORM[m["aux"]], clause, count=1)
    turned = _turned(_affirmed(told))
    return _ended(turned or f"Is it true that {clause}")


def _which(clause: str) -> str:
    """As a question: "when the baths open" as "When do the baths open?"; else the clause itself."""
    told = SHORTENED.sub(lambda m: LONG_FORM[m["aux"]], clause, count=1)
    wh = WH_PHRASE.match(told)
    if not wh or AUXILIARY.match(told, wh.end()) or told[wh.end() :].casefold().startswith("to "):
        return _ended(clause)
    subject = SUBJECT.search(told, wh.end())
    name = next((n for n in names(told) if n.start >= wh.end()), None)
    starts = [subject.start()] if subject else []
    starts += [name.start] if name else []
    first = wh["wh"].casefold().split()[-1]
    if first in ("when", "where", "why", "how") or (first == "what" and not starts and AT_END.search(told)):
        starts = [wh.end()]
    if not starts or not (turned := _turned(told[min(starts) :])):
        return _ended(clause)
    return _ended(f"{told[: min(starts)]}{turned[:1].lower()}{turned[1:]}")


def _turned(clause: str) -> str:
    """A clause with its auxiliary, or one that its verb at the end takes, in front; else empty."""
    aux = AUXILIARY.search(clause)
    subject = clause[: aux.start()].strip() if aux else ""
    if aux and not RELATIVE.search(subject) and len(subject.split()) <= LONGEST_SUBJECT:
        rest = clause[aux.end() :].strip()
        if _has_it(aux["aux"], rest):
            does = {"have": "do", "has": "does", "had": "did"}[aux["aux"].casefold()]
            return f"{does} {subject} have {rest}"
        return f"{aux['aux'].lower()} {subject} {rest}".strip()
    end = AT_END.search(clause)
    if end and not aux:
        does = "does" if end["s"] else "do"
        return f"{does} {clause[: end.start()]} {end['verb']}"
    done = THEY_DO.match(clause)
    past = done and (done["verb"].endswith("ed") or done["verb"].casefold() in PAST)
    return f"do {clause}" if done and not aux and not past else ""


def _has_it(aux: str, rest: str) -> bool:
    """Whether "have" is the verb itself: "they have a car park"."""
    first = rest.split(" ", 1)[0].casefold()
    done = first.endswith(("ed", "en")) or first in PAST or first in ("been", "to", "not", "ever", "already")
    return aux.casefold() in ("have", "has", "had") and not done


def _ended(text: str) -> str:
    line = squeeze(text).strip(" ,;:.")
    return f"{line[:1].upper()}{line[1:]}?"
