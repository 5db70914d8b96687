"""Follow-up questions made to stand alone, from the conversation and by rule.

"And the wounded?" takes the question before it and puts its words in place; "When was he born?" takes the
name it means; a short question that names nothing carries the subject of the conversation along.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Turn
from qa.asking.direct import TAIL, direct
from qa.asking.focus import (
    PERSONAL,
    VERB,
    doing_of,
    is_topic,
    other_name,
    pronoun_of,
    subject_of,
)
from qa.asking.looking_back import looks_back
from qa.asking.pointing import at_that_place, at_that_time, of_the_two
from qa.asking.questions import ATTRIBUTED, YES_NO
from qa.asking.replacing import filled
from qa.asking.splitting import AUX, POSSESSIVE, WH
from qa.language.lexicon import ASPECTS, VERBS
from qa.language.names import names
from qa.language.words import content, squeeze, words

ELLIPSIS = re.compile(
    r"^(?:and|but|so|or|also)?[\s,]*(?:what about|how about|and)\s+(?P<what>.+?)\s*\??$"
    r"|^(?:and|but|or)\s+(?P<bare>(?:(?:in|for|from|by|with|of|on|at|the|a|an|those|his|her|its|their)"
    r"\s+)?[^?]{2,80}?)\s*\??$",
    re.I,
)
QUESTION = re.compile(
    rf"^(?:{WH}|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may)\b", re.I
)
TELLS = re.compile(rf"(?:i|you|we|they|he|she|it|there)\s+[a-z]|.+,\s*{AUX}(?:n['’]t)?\s+\w+$", re.I)
LONE_WH = re.compile(
    rf"^(?:and|but|so)?[\s,]*(?P<wh>{WH}(?: (?:many|much|long|often|old|far))?)\s*(?P<not>not|so)?\s*\??$",
    re.I,
)
DEICTIC = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|these|those|another one|ones?(?=\s*\?)|such|"
    rf"the (?:(?:first|second|others?|rest)(?=\s*(?:\?|$|ones?\b|{AUX}\b))|ones?|former|latter|same|"
    r"company|city|country|group|movement|book|film|movie|team|song|show|war|event|place|process))\b",
    re.I,
)
PARTICIPLES = {line.split()[1]: line.split()[-1] for line in VERBS.split(";")}
# "Who killed …", "Who was elected …": whoever is asked for is the subject
SUBJECT = re.compile(
    rf"(?:who|what)\s+(?!{AUX}\b)|(?:who|what)\s+{AUX}\s+(?:\w+ed|{'|'.join(PARTICIPLES.values())})\b", re.I
)
OPENING = re.compile(
    r"^(?:(?:and|but|so|ok|okay|then|also|oh|wow)\b[\s,.!]+"
    r"|(?:well|oops|hm+|no|yes|thanks|thank you|wait(?: a \w+)?|hold on|i see)\s*[,.!]\s*)+(?=\w)",
    re.I,
)
# "Oops, I meant personal data": another thing in place of the one that was asked about
CORRECTED = re.compile(
    r"^(?:i (?:mean|meant)|i(?:['’]m| am) (?:referring to|talking about|asking (?:about|for))|correction"
    r"(?: to|:)|rather)\s+(?P<what>[^,;.?!]+)[.?!]*$",
    re.I,
)
PLACED = re.compile(r"(?:in|for|from|by|with|of|on|at|during|since)\s+(?:[^\s?]+\s*){1,4}\?+$", re.I)
OTHER = re.compile(r"(?:the |that )?other(?: one)?", re.I)
EVENT = ("it", "this", "that")
OWN = re.compile(r"(?:his|her|its|their)\s", re.I)
NO = re.compile(r"No\b")
WHICH = re.compile(rf"(?:which|what) [a-z]*[^s\W]s (?!{AUX}\b)", re.I)
WHICH_ONE = re.compile(r"which ones?\b", re.I)
OBJECT = re.compile(
    rf"\b(?:the|an?)\s+((?:(?!(?:{AUX}|of|in|on|at|for|to|and|or)\b)[a-z-]++\s*+){{1,3}})", re.I
)
MORE = re.compile(
    r"(?:(?:can|could|would) you )?(?:please )?(?:(?:tell|give|show) (?:me|us) |say |explain )?"
    r"(?:more|go on|continue|elaborate|(?:what|anything) (?:else|more)|(?:some )?more details?)(?: please)?"
    r"\W*",
    re.I,
)
THOSE = re.compile(
    r"(?:list|name|show)(?: me)? (?:them|these|those|all)(?: all| of (?:them|these|those))?\W*", re.I
)
COUNTED = re.compile(r"(?:how many|which|what|who)\b(?! ones?\b)", re.I)
HOW_MANY = re.compile(r"^how (?:many|much) ", re.I)
MEANING = re.compile(r"what do(?:es)? .+ mean\b", re.I)  # a word that is asked about stands for itself
CLAUSE = re.compile(r"[,;:.?!]\s|\s(?:and|but|or)\s", re.I)
DID = re.compile(
    r"(?P<verb>[a-z]+)\s+(?P<thing>(?:(?:the|an?|his|her|their|its)\s|[A-Z\d])[^?,]*?)(?P<rest>(?:\s+(?:in|at|on|from|to|for|with|during)\b[^?]*)?\??)$"
)
MOST_CORRECTED = 5  # words of what was meant instead; more is a sentence
FEW = 3  # content words below which a question that names nothing leans on the conversation


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` with what it takes from earlier turns put in; as it is where it needs nothing."""
    line = direct(question)
    if not history or not line:
        return line
    history = _understood(history)
    last = history[-1].standalone
    corrected = CORRECTED.match(OPENING.sub("", TAIL.sub("", squeeze(question))))
    if corrected and len(corrected["what"].split()) <= MOST_CORRECTED:
        what = corrected["what"].strip()
        return filled(last, what) if QUESTION.match(last) else what
    if MORE.fullmatch(squeeze(question)):
        return subject_of(history) or last
    if THOSE.fullmatch(line):
        asked = (turn.standalone for turn in reversed(history))
        return HOW_MANY.sub("Which ", next((line for line in asked if COUNTED.match(line)), last))
    lone = LONE_WH.match(line)
    if lone:
        no = lone["not"] == "not" or NO.match(history[-1].answer)
        return _with_wh(lone["wh"], _denied(last) if no else last)
    if named := _named(line):
        if OTHER.fullmatch(named):
            named = other_name(history) or named
        named = _resolved(named, history) if OWN.match(named) else named
        return filled(_before_why(history), named)
    line = of_the_two(at_that_time(_without_opening(line), last), history)
    if _means_itself(line):
        return line
    resolved = _resolved(line, history)
    if resolved != line:
        return resolved
    return _carried(line, history)


def _without_opening(line: str) -> str:
    """A question without its "And" or "Wait a moment." in front."""
    opened = OPENING.sub("", line)
    line = direct(opened) if opened != line else line
    return line[:1].upper() + line[1:]


def _named(line: str) -> str:
    """What a question that only names something else names: "And the wounded?"; else empty."""
    ellipsis = ELLIPSIS.match(line)
    named = (ellipsis["what"] or ellipsis["bare"]).strip() if ellipsis else ""
    if PLACED.match(line) and not VERB.search(line):  # "In winter?"
        named = line.rstrip(" ?")
    return "" if QUESTION.match(named) or TELLS.match(named) else named


def _before_why(history: Sequence[Turn]) -> str:
    """The last question, or the yes/no question of which a lone "Why not?" asked more."""
    asked = history[-1].standalone
    lone = LONE_WH.match(direct(history[-1].question)) if len(history) > 1 else None
    why = lone is not None and lone["wh"].casefold() == "why"
    return history[-2].standalone if why and YES_NO.match(history[-2].standalone) else asked


def _understood(history: Sequence[Turn]) -> list[Turn]:
    """The turns, each with its question made to stand alone."""
    made: list[Turn] = []
    for turn in history:
        again = made and looks_back(turn.question)
        whole = turn.standalone or (made[-1].standalone if again else standalone(turn.question, made))
        made.append(turn if turn.standalone else replace(turn, standalone=whole))
    return made


def _denied(asked: str) -> str:
    """A yes/no question put in the negative: "Is it safe?" as "Isn't it safe?"; others as they are."""
    aux = re.match(rf"{AUX}\b", asked, re.I)
    if not aux or aux[0].casefold() in ("may", "might", "shall", "must"):
        return asked
    return {"can": "Can't", "will": "Won't"}.get(aux[0].casefold(), f"{aux[0]}n't") + asked[aux.end() :]


def _with_wh(wh: str, last: str) -> str:
    """A lone "Why?" after a question or statement: the same question with another question word."""
    if WHICH.match(last):  # "Which rivers flood?"
        return f"{wh.capitalize()} do {re.sub(rf'^{WH} ', '', last, flags=re.I)}"
    rest = re.sub(rf"^{WH}(?:\s+(?:many|much|long|often|old|far|year|day))?\s+", "", last, flags=re.I)
    if rest == last:  # "Did it fail?" then "Why?"
        return f"{wh.capitalize()} {last[:1].lower()}{last[1:]}"
    if SUBJECT.match(last) and not re.match(r"who|what|which", wh, re.I):
        return f"{wh.capitalize()} {_passive(rest)}"
    return f"{wh.capitalize()} {rest}"


def _passive(told: str) -> str:
    """What somebody did, to be asked about: "killed the two bakers" as "were the two bakers killed"."""
    aux = re.match(rf"({AUX})\s+(?=\w+ed\b|(?:{'|'.join(PARTICIPLES.values())})\b)", told, re.I)
    if aux:  # "Who was elected?"
        return f"{aux[1]} somebody {told[aux.end() :]}"
    match = DID.match(told)
    done = PARTICIPLES.get(match["verb"].casefold(), match["verb"]) if match else ""
    clause = match is not None and re.search(rf"\b{AUX}\b", match["thing"], re.I)
    if not match or clause or not done.endswith(("ed", *PARTICIPLES.values())):
        return f"was it that somebody {told}"
    many = re.search(r"(?:[^s]s|men|women|people|children)$", match["thing"]) is not None
    return f"{'were' if many else 'was'} {match['thing']} {done}{match['rest']}"


def _resolved(line: str, history: Sequence[Turn]) -> str:
    """The question with its first pronoun replaced by what it means."""
    match = pronoun_of(line)
    subject = subject_of(history, match.group() if match else "")
    if not subject:
        return line
    if match and not PERSONAL.fullmatch(match.group()) and _placed(subject, history):
        return _beside(line, subject)  # "What happened in Ghazni?" "How did they die?"
    if match and not _inside_name_question(line, match):
        return line[: match.start()] + _in_place(subject, line, match)
    return at_that_place(line, history[-1].standalone, subject)


def _in_place(subject: str, line: str, pronoun: re.Match[str]) -> str:
    """The subject in the pronoun's place, and what follows: "it's late" as "the train is late"."""
    word, rest = pronoun.group().casefold(), line[pronoun.end() :]
    if word in POSSESSIVE or _her_noun(line, pronoun):
        return f"{subject}'s{rest}"
    shortened = re.match(r"['’](s|re)\b", rest)
    if shortened:
        return f"{subject} {'is' if shortened[1] == 's' else 'are'}{rest[shortened.end() :]}"
    return subject + rest


def _means_itself(line: str) -> bool:
    """Whether the first pronoun has what it means in an earlier clause: "can I buy compost and resell it"."""
    pronoun = pronoun_of(line)
    clauses = list(CLAUSE.finditer(line, 0, pronoun.start())) if pronoun else []
    return bool(clauses) and len([w for w in words(line[: clauses[-1].start()]) if not w.stop]) > 1


def _inside_name_question(line: str, pronoun: re.Match[str]) -> bool:
    """Whether a name in front of the pronoun is what it means: "Did Ada sell her house?"."""
    return any(name.end <= pronoun.start() for name in names(line))


def _her_noun(line: str, match: re.Match[str]) -> bool:
    return match.group().casefold() == "her" and bool(re.match(r"\s+[a-z]+", line[match.end() :]))


def _carried(line: str, history: Sequence[Turn]) -> str:
    """A question that names nothing, or points at something said before, with the subject added."""
    points = DEICTIC.search(line)
    known = [w for w in words(line) if not w.stop]
    whole = len(known) >= FEW or is_topic(line) or _has_object(line) or WHICH_ONE.match(line) is not None
    whole = whole or len(content(doing_of(line))) > 1  # "Can I pay by cheque?"
    if names(line) or MEANING.match(line) or (whole and not points):
        return line
    doing = "" if points and points.group().casefold() not in EVENT else doing_of(history[-1].standalone)
    subject = doing or subject_of(history, points.group() if points else "")
    if not subject or subject.casefold() in line.casefold():
        return line
    return _beside(line, subject)


def _beside(line: str, subject: str) -> str:
    """The question with its subject behind it, in front of an "and who says so?"."""
    tail = ATTRIBUTED.search(line)
    if tail:
        return f"{line[: tail.start()]} ({subject}){tail.group()}"
    return f"{line.rstrip(' ?')} ({subject})?"


def _has_object(line: str) -> bool:
    """Whether a question tells of a thing of its own, "the chain", and not of a side of one, "the price"."""
    return any(
        words(match[1])[-1].text.casefold().removesuffix("s") not in ASPECTS
        for match in OBJECT.finditer(line)
        if words(match[1])
    )


def _placed(subject: str, history: Sequence[Turn]) -> bool:
    """Whether the conversation names the subject only as where something is, or had it put behind."""
    if f"({subject})?" in history[-1].standalone and not re.match(r"(?:the|an?)\s|[A-Z]", subject):
        return True  # what somebody asks to do stands for no noun
    where = re.compile(rf"\b(?:in|at|near) (?:the )?{re.escape(subject)}")
    return any(where.search(turn.standalone) for turn in history)
