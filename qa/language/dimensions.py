"""How long, wide, deep or high something is: which of these a sentence tells, and of what.

The width of a bridge's footway is not its length, nor is the crack in its pier as wide as the bridge.
"""

import re

from qa.language.words import content, stems, stretch

LENGTH = (
    r"(?:(?:mm|cm|m|km|(?:centi|milli|kilo)?met(?:re|er)s?|inch(?:es)?|in|f(?:oo|ee)?t|yards?|miles?|"
    r"stor(?:e?ys|ies)|floors|light.years?)\b|['\"′″])"
)
FIGURE = (
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|"
    r"thousand|half)\b)"
)
LONG = rf"{FIGURE}[\w\s.,-]{{0,12}}?\s*{LENGTH}"
MEASURED = re.compile(LONG, re.I)
TELLS = {
    "length": re.compile(r"\b(?:long(?:er|est)?|length\w*|lengthwise)\b", re.I),
    "width": re.compile(
        r"\b(?:wid(?:e|er|est|th|ths|en|ened|ening)|broad(?:er|est)?|breadth|across)\b", re.I
    ),
    "depth": re.compile(r"\b(?:deep(?:er|est|en|ened)?|depths?)\b", re.I),
    "height": re.compile(r"\b(?:high(?:er|est)?|tall(?:er|est)?|heights?)\b", re.I),
    "thickness": re.compile(r"\bthick(?:er|est|ness)?\b", re.I),
}
ASKED = re.compile(
    r"how (?P<adjective>long|wide|broad|deep|high|tall|thick) (?:is|are|was|were) (?:the |an? |this )?"
    r"(?P<thing>[^?]+?)\s*\?*$"
    r"|(?:what is|what was|what['’]s) the (?P<noun>length|width|breadth|depth|height|thickness) of "
    r"(?:the |an? |this )?(?P<of>[^?]+?)\s*\?*$",
    re.I,
)
PLACE = r"\s+(?:in|on|of|at|by|near|beside|under|over|from|to|for|with|when|before|after)\b"
PLACED = re.compile(rf"{PLACE}.*", re.I | re.S)
PIECE = re.compile(
    r"[;:,–—]\s+(?:and\s+|but\s+)?|\s(?:and|but|while|whereas)\s+(?=(?:the|its|it|an?)\s)", re.I
)
VERB = r"(?:is|are|was|were|has|have|had|measures?|stands?|rises?|grew|can|must|may|will)\b"
SUBJECT = re.compile(rf"\b(?:the|an?|this|that|its?|their)\s+(?P<of>[^;:.]{{0,80}}?)\s*,?\s{VERB}", re.I)
LEANS = re.compile(rf"(?:[^,;]{{0,30}},?\s)?\b(?:it|this|that|these|they)\s{VERB}", re.I)
LEANING = re.compile(r"\W*(?:it|its|this|that)\b", re.I)
APPOSED = re.compile(
    rf"\ban?\s+(?P<of>[^\s,;.]+(?:\s[^\s,;.]+){{0,2}}?)(?:{PLACE}[^,;.]{{1,40}})?,\s*$", re.I
)
# what a thing of any sort may be called, and what is measured of it
ANY = stems(
    "structure building construction thing object whole total size length width height depth individual "
    "specimen summit peak point top tip stem course"
)


def other_measure(question: str, sentence: str, answer: str, before: str, wide: str) -> bool:
    """Whether a sentence tells another dimension than the one asked for, or that of another thing.

    `before` is the sentence in front of it, `wide` the text around, which may call what the question names by
    the last word of that: where Weir Bridge is "the bridge", "the crack" is something else.
    """
    asked = ASKED.match(question.strip())
    measure = MEASURED.search(answer) if asked else None
    at = sentence.find(measure[0]) if measure else -1
    if not asked or at < 0:
        return False
    start, end = stretch(sentence, at, at, PIECE)
    piece = sentence[start:end]
    wanted = _dimension(asked["adjective"] or asked["noun"])
    told = {name for name, words in TELLS.items() if words.search(piece)}
    if told and wanted not in told:
        return True
    thing = PLACED.sub("", asked["thing"] or asked["of"])
    return _of_another(thing, question, (sentence[:start], piece), before, wide)


def _dimension(word: str) -> str:
    return next(name for name, words in TELLS.items() if words.fullmatch(word))


def _of_another(thing: str, question: str, said: tuple[str, str], before: str, wide: str) -> bool:
    """Whether the clause measures something that the text calls otherwise than what is asked about.

    `said` is what the sentence has in front of the clause, and the clause.
    """
    sort = (content(thing) or [""])[-1] if any(word[0].isupper() for word in thing.split()) else ""
    word = re.escape((thing.split() or [""])[-1])
    if not sort or not re.search(rf"\b(?:the|this|our)\s(?:\w+\s)?{word}\b", wide, re.I):
        return False
    ahead, piece = said
    if LEANS.match(piece) and before and not LEANING.match(before):
        return not set(content(thing)) & set(content(before))
    subject = SUBJECT.search(piece) or APPOSED.search(ahead)
    own = content(PLACED.sub("", subject["of"])) if subject else []
    return bool(own) and own[-1] not in {*content(question), *ANY} and sort not in content(piece)
