"""Who did it: whether a sentence says so of the one who is given as the answer.

A report has many people beside a deed: to whom it was done, who tells of it, who denies or deplores it. One
did it where they are the subject of the verb, stand behind "by", or are tied to the deed in other words ("was
convicted of his murder"). Who is charged with it is only accused.
"""

import re

from qa.language.contrasts import EVENTS
from qa.language.lexicon import PAST, REPORTING
from qa.language.speakers import WHO_SAYS
from qa.language.words import Word, content, stem, stems, stretch, words

WHO_DID = re.compile(r"who (?:(?:has|have|had) )?(?:first )?(?P<verb>[a-z]+)\b(?! to\b)(?P<rest>.*)", re.I)
BEHIND_IT = re.compile(r"who (?:is|was|are|were) (?:behind|responsible|guilty)\b", re.I)
WHO_BLAMED = re.compile(
    r"(?:who(?:m|se)?|what) (?:does|do|did|has|have|had|is|are|was|were)\b[^?]*\bblam(?:e|ed|ing)\b", re.I
)
# what ties somebody to a deed that is only called by its noun
TIED = (
    r"(?:behind|responsib\w+|carr(?:y|ied|ying) out|commit\w*|claim\w*|convict\w*|guilty|admit\w*|confess\w*"
    r"|jailed)"
)
ACCUSED = r"(?:charge[sd]?|accus\w+|suspect\w*|blam\w+)"
TIES, DOER = re.compile(rf"\b(?:{TIED}|{ACCUSED})\b", re.I), re.compile(rf"\b(?:by|{TIED}|{ACCUSED})\b", re.I)
NEAR = 60  # characters between somebody and the word that ties them to a deed
ACCUSES = re.compile(rf"\b{ACCUSED}\b", re.I)
CONVICTS = re.compile(
    r"\bconvict\w*|(?<!not )\bguilty\b|\b(?:admit\w*|confess\w*|jailed|sentenced|claim\w* responsibility)\b",
    re.I,
)
HOLDS_TO = re.compile(  # what a sentence has that tells whose fault something is
    rf"\b(?:by|{TIED}|{ACCUSED}|faults?|faulted|held|caus\w+|due to|because|thanks to|attribut\w+|critici\w+"
    r"|condemn\w+|denounc\w+)\b",
    re.I,
)
BLAMES = re.compile(r"\bblam(?:e[sd]?|ing)\b", re.I)
# "blamed the delay on the council", and not "on Monday"
UPON = re.compile(r"\bon\b(?!\s+(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))")
FOR = re.compile(r"\bfor\b")
WHICH = re.compile(
    r"\b(?:which|whom?|that)\s+(?:[\w'’.]+\s+){1,3}$", re.I
)  # "the council, which Ann Lee blamed"
A_DEED = re.compile(
    r"\b(?:the|an?|his|her|its|their)\s+(?:\w+\s+)?(?P<deed>\w+(?:ing|ion|al|ment|ure)"
    r"|murder|attack|arrest|theft|rape|assault|raid|sale|purchase|defeat|release|abuse)\s+of\b",
    re.I,
)
# what is done to people, by stem: killed, wounded, arrested, each in several words
HARMS = {stem: event for stem, event in EVENTS[0].items() if event < 3}
SPOKEN_OF = stems("die died dead death deaths dying fatal fatality")  # tell of the one to whom it was done
# what two do to each other, and what somebody thinks or says: whoever is named beside it may be the answer
MUTUAL = stems("marry meet join face play fight wed date")
THOUGHT = stems(
    "believe think find count estimate measure study rank name call describe rate vote survey welcome want"
    " criticise criticize condemn blame accuse warn expect predict publish support oppose back object compile"
    " investigate research discover give"
) | stems(" ".join(word for word in REPORTING if " " not in word))
BE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?:\s+\w+){0,2}?\s*$", re.I)
HAVE = re.compile(r"\b(?:has|have|had|who|which|that)\b(?:\s+\w+ly)?\s*$", re.I)
A_NOUN = re.compile(  # "the brutal killing"
    r"(?:\b(?:the|an?|his|her|its|their|of|for|this|that)|['’]s?)\s+(?:\w+\s+)?$", re.I
)
# what stands behind a verb that has no object: "killed on the last day", "killed, police said"
NO_OBJECT = re.compile(
    r"\s*(?:[,.;:!?)–—]|$|(?:in|on|at|to|during|when|while|after|before|last|this|since|near|outside|inside"
    r"|from|and|as|yesterday|today|by|with|for|over|against|between|out|up|off|about|of)\b)"
)
EDGE = re.compile(r"[,;:.!?()\n–—]|\b(?:but|while|whereas|although|because|who|which|and|where)\b", re.I)
AHEAD = r"\s+(?:(?:the|an?|its|his|her|their)\s+)?$"
BY = re.compile(rf"\b(?:by|behind){AHEAD}", re.I)
THROUGH = re.compile(rf"\b(?:from|through|under|via|on|with){AHEAD}", re.I)
DENIES = re.compile(
    r"(?:\b(?:den(?:y|ies|ied)|reject\w*|never|not|refus\w+|fail\w+|attempt\w*|tried|trying)\b|n['’]t\b)"
    r"[^,;]{0,40}$",
    re.I,
)
OBJECT = re.compile(r"(?:\s+(?!(?:by|with|from|for|to|was|were|is|at|in|on|as)\b)[\w'’-]+){0,3}\s+")
ACTS = re.compile(r"(?:,[^,]{1,30},)?\s+(?:(?:has|have|had|then|also)\s+)?(?P<verb>[a-z]+)\b")
SOURCE = re.compile(
    r"\b(?:according to|(?:put|reported|estimated|confirmed|announced|given|quoted)\b[^.;,]{0,60}?\sby)"
    rf"{AHEAD}",
    re.I,
)


def did_not(question: str, sentence: str, answer: str) -> bool:
    """Whether it is asked who did something, and the sentence says it of nobody, or not of the answer."""
    (verb, rest), start = _asked(question), sentence.find(answer) if answer else -1
    end = start + len(answer)
    if not verb or start < 0 or _tied(verb, sentence, start, end):
        return False
    if verb not in THOUGHT and SOURCE.search(sentence[:start]):
        return True
    told = [word for word in words(sentence) if word.stem in _kin(verb) and not start <= word.start < end]
    if verb in MUTUAL or verb in THOUGHT or not told or NO_OBJECT.match(rest):
        return False
    return not any(_may_have(sentence, word, start, end) for word in told)


def only_accused(question: str, sentence: str) -> bool:
    """Whether it is asked who did something, and the sentence only tells who is charged with it."""
    verb = _asked(question)[0]
    asked = (verb and verb not in THOUGHT) or BEHIND_IT.match(question.strip())
    if not asked or not ACCUSES.search(sentence) or CONVICTS.search(sentence):
        return False
    deeds = [word for word in words(sentence) if word.stem == verb]
    return all(word.text.endswith("ing") or A_NOUN.search(sentence[: word.start]) for word in deeds)


def only_spoken_of(question: str, sentence: str) -> bool:
    """Whether a deed that somebody is asked to have done is only spoken of: "condemned the killing of"."""
    asked = content(question)
    deeds = [stem(match["deed"]) for match in A_DEED.finditer(sentence)]
    told_of = bool(asked) and asked[0] in deeds and content(sentence).count(asked[0]) == 1
    return told_of and not DOER.search(sentence)


def blames_nobody(question: str, sentence: str, answer: str) -> bool:
    """Whether it is asked who is blamed, and the sentence holds nobody to it, or the answer is not who it is.

    It is the one who blames, or what for: "Ann Lee blamed the delay on the weather".
    """
    if not WHO_BLAMED.match(question.strip()) or not answer:
        return False
    if not HOLDS_TO.search(sentence):
        return True
    blames, at = BLAMES.search(sentence), sentence.find(answer)
    if not blames or at < 0:
        return False
    on, reason = UPON.search(sentence, blames.end()), FOR.search(sentence, blames.end())
    on = None if on and reason and reason.start() < on.start() else on
    if at < blames.start():
        object_of = WHICH.search(sentence[at : blames.start()])
        return not object_of and (on is not None or not BE.search(sentence[: blames.start()]))
    return at < on.end() if on else bool(reason and at > reason.start())


def _asked(question: str) -> tuple[str, str]:
    """The stem of the verb in "Who killed …?" and what stands behind it; two empty texts for another."""
    asked = WHO_DID.match(question.strip())
    verb = asked["verb"].casefold() if asked else ""
    if not asked or not (verb.endswith("ed") or verb in PAST) or WHO_SAYS.match(question.strip()):
        return "", ""
    return stem(verb), asked["rest"].rstrip(" ?")


def _kin(verb: str) -> set[str]:
    """The stems that tell of the same deed as a verb."""
    return {s for s in HARMS if HARMS[s] == HARMS[verb]} if verb in HARMS else {verb}


def _tied(verb: str, sentence: str, start: int, end: int) -> bool:
    """Whether words beside the answer tie it to a deed that is only called by its noun."""
    behind = TIES.search(sentence[end : end + NEAR])
    ahead = TIES.search(re.sub(r".*[,;.]", "", sentence[max(start - NEAR, 0) : start], flags=re.S))
    return any(tie and stem(tie[0].casefold()) not in _kin(verb) for tie in (behind, ahead))


def _may_have(sentence: str, word: Word, start: int, end: int) -> bool:
    """Whether the answer can be who did what this word of the sentence tells of."""
    ahead = sentence[:start] if start > word.end else ""
    if BY.search(ahead) or (THROUGH.search(ahead) and word.stem not in HARMS):
        return True
    if word.stem in SPOKEN_OF:
        acts = ACTS.match(sentence, end)  # "died as Ann Lee shot at them"
        verb = acts["verb"] if acts else ""
        return (verb in PAST or verb.endswith("ed")) and stem(verb) not in SPOKEN_OF
    if end <= word.start and DENIES.search(sentence[end : word.start]):
        return False
    if not (word.text.endswith("ed") or word.text in PAST):
        return not A_NOUN.search(sentence[: word.start])
    has = HAVE.search(sentence[: word.start]) is not None
    reduced = not has and NO_OBJECT.match(sentence, word.end) is not None
    if reduced and end <= word.start and word.stem not in HARMS:
        return True  # "Ann Lee won in 2010"
    if reduced or BE.search(sentence[: word.start]):
        clause = sentence[slice(*stretch(sentence, word.start, word.end, EDGE))]
        return " by " in clause and start > word.end
    return has or not (start > word.end and OBJECT.fullmatch(sentence, word.end, start))
