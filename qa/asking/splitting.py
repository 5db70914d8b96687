"""A question with several parts, taken apart so that each can be answered or found missing."""

import re

from qa.language.lexicon import MONTHS, VERBS, WEEKDAYS, YEAR
from qa.language.names import names
from qa.language.words import squeeze

WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
JOINT = re.compile(
    rf"(?<![\s,;])(?:\s*[,;])?\s+(?:and|or|but)\s+(?:also\s+|then\s+|if so,?\s+)?"
    rf"(?={WH}\b|by whom\b|{AUX}\s+(?:he|she|it|they|there|the)\b)",
    re.I,
)
TWO_WH = re.compile(rf"^(?P<a>{WH})\s+and\s+(?P<b>{WH})\s+(?P<rest>{AUX}\b.+)", re.I)
TWO_NOUNS = re.compile(
    r"^(?P<head>(?:what|which|who)\s+(?:is|are|was|were)\s+)(?P<a>the\s+[\w-]+)\s+and\s+"
    r"(?P<b>(?:the\s+)?[\w-]+)\s+(?P<of>of\s+.+)",
    re.I,
)
DONE = "|".join(line.split()[-1] for line in VERBS.split(";"))  # "what was stolen" asks for no definition
PRONOUN = re.compile(r"\b(he|she|it|they|him|them|his|her|hers|its|their|theirs)\b", re.I)
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs"})
BARE = re.compile(r"(?:how (?:many|much)|which|what)(?: [\w'’-]+){1,4}", re.I)
TOLD = re.compile(rf"(?<=\s){AUX}\s.+", re.I)
PASSIVE = re.compile(
    r"(?:how (?:many|much)|which|what)\s+(?P<what>[^?]*?)\s*\b(?P<aux>is|are|was|were)\s+(?P<rest>.+)", re.I
)
# "what time does breakfast club start": what stands between "does" and its verb
DOES = re.compile(
    r"\b(?:do|does|did)\s+((?!(?:i|you|we|they|he|she|it|not)\b)(?:(?:the|an?)\s+)?(?!(?:the|an?)\b)"
    r"(?:[\w-]+\s+){0,2}?[\w-]+)\s+[a-z]+"
    r"(?=\s*(?:\?|,|$)|\s+(?:and|or|in|on|at|for|to|of|by|with|from|about|it|them|him|her|this|that)\b)",
    re.I,
)
NOUN = re.compile(  # a noun phrase with an article, as far as can be told
    r"\b(?:the|an?)\s+((?:[\w-]+\s+){0,2}?[\w-]+)"
    rf"(?=\s*(?:\?|,|$)|\s+(?:and|or|of|in|for|to|on|at|by|with|from|about|that|who|cost|last|need|take|start|begin|end|open|close|{AUX})\b)",
    re.I,
)
# "Is the river path safe for children?", "When was the mill built?": what stands before the last word is what
# it is said of
SAID_OF = re.compile(
    r"(?:is|are|was|were)\s+(?:the|an?)\s+((?:[\w-]+\s+){1,3}?)(?:an?\s+)?[\w-]+"
    r"(?=\s*\?*$|\s+(?:in|on|at|for|from|to|of|by|with)\b)"
    rf"|(?:when|where|why|how)\s+(?:is|are|was|were)\s+the\s+((?:[\w-]+\s+){{1,3}}?)(?:\w+ed|{DONE})\b",
    re.I,
)
ARTICLE = re.compile(r"(?:the|an?)\s", re.I)
TIME = rf"(?:(?:{'|'.join(MONTHS)})(?: {YEAR})?|{YEAR}|{'|'.join(WEEKDAYS)})"
# a figure asked for at two times: "in June and in September"
TWO_TIMES = re.compile(
    rf"^(?P<head>(?:how (?:many|much)|what|which)\b[^?]*?)\s(?P<a>(?:in|on|at|by)\s{TIME})\s+and\s+"
    rf"(?P<b>(?:in|on|at|by)\s{TIME})\s*\??$",
    re.I,
)
TOGETHER = re.compile(
    r"\b(?:total|altogether|together|combined|between|from|both|change[ds]?|differ\w*)\b", re.I
)
# what is put behind a question and asks nothing by itself: "How do I pay? From my pension?"
MORE = re.compile(
    rf"\?+\s+(?P<by>from|for|with|by|in|on|at|to|of|about)(?=\s(?![^?]*\b(?:{WH}|{AUX})\b)[^?]+\?*$)", re.I
)
MOST = 4  # parts; more is a text, not a question


def split(question: str) -> list[str]:
    """The parts of `question`, each standing alone; a question with one part comes back as it is."""
    parts: list[str] = []
    for sentence in re.split(
        r"(?<=\?)\s+(?=\S)", MORE.sub(lambda m: f" {m['by'].lower()}", question.strip())
    ):
        parts += _split_one(sentence)
    if len(parts) > MOST:
        return [question.strip()]
    subject = _subject(parts[0]) if parts else ""
    return [parts[0], *(_resolve(_complete(part, parts[0]), subject) for part in parts[1:])] if parts else []


def _split_one(question: str) -> list[str]:
    both = TWO_WH.match(question)
    if both:
        return [_tidy(f"{both['a']} {both['rest']}"), _tidy(f"{both['b']} {both['rest']}")]
    nouns = TWO_NOUNS.match(question)
    if nouns:
        second = nouns["b"] if nouns["b"].lower().startswith("the ") else f"the {nouns['b']}"
        return [_tidy(f"{nouns['head']}{noun} {nouns['of']}") for noun in (nouns["a"], second)]
    times = TWO_TIMES.match(question)
    if times and not TOGETHER.search(question):
        return [_tidy(f"{times['head']} {times[time]}") for time in ("a", "b")]
    pieces = [piece for piece in JOINT.split(question) if piece.strip(" ,;?")]
    if len(pieces) > 1 and not _is_question(pieces[0]):
        return [question]  # "I know who he is and where …": the joint belongs to a clause
    return [_tidy(piece) for piece in _predicated(pieces)] if len(pieces) > 1 else [question]


def _predicated(pieces: list[str]) -> list[str]:
    """The pieces; one that only names what is counted takes what is told of the next one's.

    "How many dogs and how many cats were lost?"
    """
    made = pieces[-1:]
    for piece in pieces[-2::-1]:
        told = TOLD.search(made[0])
        bare = BARE.fullmatch(piece.strip(" ,;")) and not TOLD.search(piece)
        made.insert(0, f"{piece.strip(' ,;')} {told.group()}" if bare and told else piece)
    return made


def _is_question(text: str) -> bool:
    return bool(
        re.match(rf"(?:(?:in|on|at|by|for|from|to|since|until)\s+)?(?:{WH}|{AUX})\b", text.strip(), re.I)
    )


def _subject(question: str) -> str:
    """What later parts mean by "he" or "it": the last name of the first part, else its noun phrase."""
    found = names(question)
    if found:
        last = found[-1]
        before = question[: last.start]
        return ("the " if before.casefold().endswith("the ") else "") + last.text
    return noun_of(question)


def noun_of(question: str) -> str:
    """The noun phrase that a question without names is about, with its article; empty where it has none."""
    if said := SAID_OF.match(question):
        return f"the {(said[1] or said[2]).strip()}"
    if done := DOES.search(question):
        return re.sub(r"^(?:an?)\s", "the ", done[1]) if ARTICLE.match(done[1]) else done[1]
    match = NOUN.search(question)
    return f"the {match[1]}" if match else ""


def _complete(part: str, first: str) -> str:
    """A bare "why?" takes the words of the first part: "Where was it built, and when?"."""
    done = PASSIVE.match(first) if re.fullmatch(r"by whom\s*\??", part, re.I) else None
    if done:  # "How many were lost, and by whom?"
        return squeeze(f"By whom {done['aux']} {done['what'] or 'they'} {done['rest']}")
    if not re.fullmatch(rf"{WH}\s*\??", part, re.I):
        return part
    rest = re.sub(rf"^{WH}\s+", "", first, flags=re.I)
    return f"{part.rstrip(' ?')} {rest}"


def _resolve(part: str, subject: str) -> str:
    if not subject or names(part):
        return part
    done = False

    def put(match: re.Match[str]) -> str:
        nonlocal done
        if done:
            return match.group()
        done = True
        return f"{subject}'s" if match.group().casefold() in POSSESSIVE else subject

    return PRONOUN.sub(put, part)


def _tidy(text: str) -> str:
    line = squeeze(text).strip(" ,;")
    line = line[:1].upper() + line[1:]
    return line if line.endswith("?") else line.rstrip(".") + "?"
