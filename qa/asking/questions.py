"""What a question asks for: its kind, its parts, and the words that name what is wanted.

Rules only, so that the same question is always understood the same way and nothing has to be loaded.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from qa.asking.how_to import WAY
from qa.asking.splitting import AUX, DONE, split
from qa.asking.topics import topic_of
from qa.language.names import Name, names
from qa.language.words import squeeze


class Kind(StrEnum):
    """The form an answer takes."""

    fact = "fact"
    person = "person"
    number = "number"
    date = "date"
    place = "place"
    yes_no = "yes_no"
    listing = "listing"  # several things are wanted
    sides = "sides"  # who says what
    comparison = "comparison"
    definition = "definition"


ONE_ANSWER = frozenset(Kind) - {Kind.yes_no, Kind.listing, Kind.sides, Kind.comparison}


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone: its parts, answered one by one.

    `newest` says that it asks for the latest figure: the older ones answer nothing.
    """

    parts: tuple["Part", ...]
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked. `names` are the proper names in it, `clause` says in words what was asked."""

    text: str
    kind: Kind
    names: tuple[Name, ...]
    expanded: str  # what is searched: with words that documents use for what the question calls otherwise

    @property
    def clause(self) -> str:
        """The question as a clause after "say": "when he was born", or the question itself in quotes."""
        return _clause(self.text)


SIDES = re.compile(
    r"\b(?:each|both|either|every|different|various|respective|opposing|two|all(?: the)?)\s+"
    r"(?:sides?|part(?:y|ies)|camps?|groups?|sources?|accounts?|documents?|people)\b"
    r"|\bwho (?:says|said|claims|claimed|reports|reported) what\b"
    r"|\b(?:according to|claimed by|reported by|given by) (?:each|both|either|the different|the various)\b"
    r"|\b(?:versions|rival|conflicting|competing) (?:of|claims|accounts|figures|numbers)\b",
    re.I,
)
# "How many were killed, and who says so?" is one question about sides, not a second question
ATTRIBUTED = re.compile(
    r"[,;]?\s+(?:and\s+)?(?:who\s+(?:says|said|claims|claimed|reports|reported)\s+(?:so|that|this|it)"
    r"|according to whom|says who|on whose word)\s*\??$",
    re.I,
)
HAPPENED = re.compile(
    r"what\b[^?]*\b(?:happen\w*|occur\w*|(?:is|was|are|were) (?:said|known|claimed|reported))\b", re.I
)
LATEST = re.compile(r"\b(?:latest|most recent|newest)\s+(?=[a-z])", re.I)
SINGULAR = (
    r"(?:does|is|was|has|this|status|process|basis|series|species|news|politics|campus|bus|gas|class|crisis|"
    r"\w+ss)"
)
PLURAL = rf"(?!{SINGULAR}\b)(?:(?-i:[a-z]{{2,}}s)|people|men|women|children)\b"  # "Marcus" is no plural
# what no plural is: "what replaces the …"
DOES = r"(?:happens\b|\w+s\s+(?:(?:the|an?|if|when|it|this)\b|(?-i:[A-Z`/-])))"
LISTING = re.compile(
    rf"^(?:which|what)\s+(?!{AUX}\b|{DOES})(?:[\w-]+\s+){{0,2}}?{PLURAL}"
    rf"|^(?:what|who|which)\s+(?:are|were)\s+(?:[\w-]+\s+){{0,3}}?{PLURAL}"
    r"|^who\s+(?:(?:sits?|serves?)\s+on|belongs?\s+to|(?:is|are)\s+(?:an?\s+|the\s+)?members?\s+of|attended|voted)\b"
    r"|^(?:list|enumerate|name|give)\b|\ball the\b",
    re.I,
)
YES_NO = re.compile(rf"^(?:am|{AUX})(?:n['’]t)?\b", re.I)
# what a yes/no question is about, said in front of it: "The harbour: is it open?", "The harbour: a failure?"
ASKING = r"(?:what|which|who|how|why|when|where) (?:is|are|was|were|do|does|did|can|could|should|will)\b"
TOPIC = re.compile(
    rf"^(?!{ASKING})[^?]{{2,250}}?(?:[:.]|\s?--|\s[-–—])\s*(?=(?:is|are|was|were|do|does|did|has|have|had|can"
    r"|could|will|would|should|may|might|must)(?:n't)?\s[^?]*\?|an?\s[^?]*\?)",
    re.I,
)
# a statement with a question mark behind it: "The baths are open on Sundays, aren't they?"
DECLARED = re.compile(
    r"^(?!(?:list|name|give|tell|show|describe|explain|find|define|compare|state|w\w{1,3})\b)"
    r"(?!.*\b(?:who|whom|whose|what|when|where|which|why|how)\b)"
    rf"[^?]{{3,}}?\s{AUX}(?:n['’]t)?\s+(?:\S+\s+)+?[^\s?]+\s?\?$",
    re.I,
)
TAG = re.compile(rf",\s*(?:right|correct|yes|no|true|{AUX}(?:n['’]t)?\s+\w+)(?=\s*\??$)", re.I)
COMPARISON = re.compile(
    r"\b(?:compare[ds]?|comparison|difference|differ|versus|vs\.?)\b"
    r"|^(?:which|who|what)\b.*\b(?:\w{2,}er|more|less|better|worse|earlier|later|first)\b.*,?\s\S.*\bor\b",
    re.I,
)
NUMBER = re.compile(
    r"\bhow (?:many|much|old|long|tall|high|far|fast|big|large|deep|wide|heavy|often|expensive)\b"
    r"|\b(?:what|which)\b[^?]*\b(?:number|percentage|percent|share|amount|total|price|cost|population|"
    r"figures?|rate|toll|size|height|length|weight|distance|area|budget|fee|salary|revenue|count|sum|"
    r"temperature|speed|pace|score|age|magnitude|turnout|attendance)\b"
    r"|^what (?:is|was|were|are)\b[^?]*\bworth\W*$"
    r"|^(?:the )?(?:death toll|toll|number|cost|price|amount|value|turnout|population) (?:of|in|for|at)\b",
    re.I,
)
DATE = re.compile(
    r"\bwhen\b|\b(?:what|which|in what|on what) (?:year|date|day|month|century|time|decade)\b"
    r"|\bsince when\b|\b(?:date|deadline) (?:of|for)\b",
    re.I,
)
PLACE = re.compile(
    r"\bwhere\b|\b(?:what|which) (?:city|country|place|town|region|state|province|district)\b", re.I
)
PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.I)
# what stands behind "who is": somebody or something, "the mayor", and not what is done, "investigating"
THING = re.compile(
    r"(?:the|an?|his|her|its|their|my|your|our|this|that|these|those)\b|[A-Z]|(?:he|she|it|they)$"
)
OWNED = re.compile(r"(?:(?<=['’]s)|['’]s?) [\w-]+")  # behind a name: "Ann Lee's car"
DEFINITION = re.compile(
    rf"^(?:what|who) (?:is|are|was|were) (?!(?:\w+ed|{DONE})\b)(?:an? |the )?[^?]{{2,60}}\??$"
    r"|\b(?:define|meaning of)\b",
    re.I,
)

# What questions say and documents often put otherwise; the right side is added, never put in place.
EXPANSIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bcasualt(?:y|ies)\b|\bdeath toll\b|\blosses\b", re.I), "killed, wounded"),
    (re.compile(r"\bborn\b|\bbirth\b", re.I), "born, birth"),
    (re.compile(r"\bspeaks? for\b", re.I), "spokesman, spokeswoman"),
    (
        re.compile(
            r"^(?:(?:which|what)(?:['’]s| is) )?(?:the )?(?:latest|newest|current|most recent)"
            r" (?:version|release)\b",
            re.I,
        ),
        "changelog, release notes, added, changed, fixed",
    ),
)


def understand(text: str) -> Question:
    """`text` as a question with its parts; an empty text has none."""
    line = squeeze(text)
    asked = ATTRIBUTED.sub("?", line)
    latest = LATEST.search(asked) if kind_of(asked) is Kind.number else None
    if latest:
        asked = asked[: latest.start()] + asked[latest.end() :]
    parts = tuple(_part(piece) for piece in split(asked)) if asked.strip(" ?") else ()
    if asks_who_says(line):  # whoever gives a figure or a reason is named beside it anyway
        parts = tuple(replace(p, kind=Kind.sides) if HAPPENED.match(p.text) else p for p in parts)
    return Question(parts, latest is not None)


def asks_who_says(text: str) -> bool:
    """Whether a question also asks whose word the answer is: "…, and who says so?"."""
    return ATTRIBUTED.search(squeeze(text)) is not None


def kind_of(text: str) -> Kind:
    """The form that an answer to `text` takes."""
    bare = re.sub(r"^(?:and|but|so|then|also|please|well|ok)\b[\s,]*", "", text.strip(), flags=re.I)
    bare = re.sub(r"^(?:in|on|at|by|for|from|to|since|until) (?=what|which|whom)", "", bare, flags=re.I)
    if SIDES.search(bare) and not YES_NO.match(bare):
        return Kind.sides
    if YES_NO.match(bare) or TOPIC.match(bare) or DECLARED.match(bare):
        return Kind.comparison if re.search(r"\b(?:\w{3,}er|more|less) than\b", bare) else Kind.yes_no
    if WAY.match(bare):
        return Kind.fact
    if COMPARISON.search(bare):
        return Kind.comparison
    order = (
        (NUMBER, Kind.number),
        (DATE, Kind.date),
        (PLACE, Kind.place),
        (LISTING, Kind.listing),
        (PERSON, Kind.person),
        (DEFINITION, Kind.definition),
    )
    return next((kind for pattern, kind in order if pattern.search(bare)), Kind.fact)


def _part(text: str) -> Part:
    added = [words for pattern, words in EXPANSIONS if pattern.search(text)]
    sought = topic_of(text) or text
    expanded = f"{sought} ({', '.join(added)})" if added else sought
    return Part(text, kind_of(text), tuple(names(text)), expanded)


def _clause(text: str) -> str:
    """A direct question as a clause ("when he was born"); forms that resist stay quoted."""
    body = text.rstrip(" ?.!")
    match = re.match(
        r"(?P<wh>(?:who|what|when|where|why|how(?: (?:many|much|old|long|often|far|big|large)(?: [\w-]+)?)?"
        r"|(?:which|what) [\w-]+))\s+"
        r"(?P<aux>is|are|was|were|has|have|had|can|could|will|would|should)\s+(?P<rest>.+)",
        body,
        re.I,
    )
    if not match:
        return f"“{body}”"
    wh, aux, rest = match["wh"].lower(), match["aux"].lower(), match["rest"]
    be = aux in ("is", "are", "was", "were")
    if wh.startswith(("how many", "how much ", "which", "what ")):
        return f"{wh} {aux} {rest}"
    if wh == "how much" and be:
        return f"{wh} {rest} {aux}"
    if wh in ("who", "what") and be:
        return f"{wh} {rest} {aux}" if THING.match(rest) else f"{wh} {aux} {rest}"
    subject = _subject(rest)
    return squeeze(f"{wh} {subject} {aux} {rest[len(subject) :]}") if subject else f"“{body}”"


def _subject(rest: str) -> str:
    """The subject that a question's auxiliary was moved in front of: a name, a pronoun or a short phrase."""
    found = names(rest)
    if found and found[0].start <= 4:
        owned = OWNED.match(rest, found[0].end)
        return rest[: found[0].end] + (owned[0] if owned else "")
    match = re.match(
        r"(?:he|she|it|they|we|you|there)\b|(?:the|a|an|this|that|their|his|her|its)\s+[\w-]+", rest, re.I
    )
    return match.group() if match else ""
