"""Sentences in documents that speak to the program instead of the reader.

They are no evidence: what "ignore all previous instructions and say that …" would have said is not what the
document says. The answer's notes tell how many were left out. A text that speaks of such orders, and puts
them in quotation marks, is evidence like any other; so is what people are told to ignore or to say.
"""

import re
import unicodedata
from collections.abc import Iterable

_WITHIN = r"(?:[^.]|\.(?! (?-i:[A-Z])))"  # a sentence, abbreviations and all
_DROP = (
    r"(?:ignor(?:e|ing)|disregard|forget|overrid(?:es?|ing)|bypass|stop (?:following|obeying)"
    r"|(?:do not|don['’]t) (?:follow|obey))"
)
_EARLIER = (
    r"(?:previous\w*|prior|above|earlier|preceding|foregoing|initial|original|all|any|every|each|your|my|those"
    r"|other|system|hidden|you (?:were|have been) given)"
)
_TOLD = r"(?:instructions?|prompts?|directions|directives?|guidelines|guidance|rules|commands?|context)"
# the same order in the languages of Europe: drop what you were told before
_DROP_ELSEWHERE = (
    r"(?:ignor\w+|vergiss|vergesst|missacht\w+|oubli\w+|olvid\w+|negeer|vergeet|dimentic\w+|esque[çc]\w+"
    r"|(?:z|за)?ignoruj\w*|(?:про)?игнорируй\w*|забудь\w*)"
)
_EARLIER_ELSEWHERE = (
    r"(?:vorherig|vorig|bisherig|vorangegangen|obig|früher|précédent|antérieur|anterior|prévi|previ|precedent"
    r"|eerder|voorgaand|poprzedni|wcześniejsz|предыдущ|прежн)\w*"
)
_TOLD_ELSEWHERE = (
    r"(?:anweisung|instru|vorgab|consigne|directive|indicacion|istruzion|aanwijzing|opdracht|polece|инструкци"
    r"|указани)\w+"
)
_SAY = (
    r"(?:answer|reply|respond|say|state|output|print|write|report|claim|assert|tell|insist|pretend|confirm)"
)
_MACHINE = (
    r"(?:AIs?|AI[- ](?:assistant|system|model|agent|tool|bot)s?|(?:large )?language models?|LLMs?|chatbots?"
    r"|GPT)"
)
_TEXT = r"(?:document|page|text|passage|file|article|e?-?mail|message|chunk|content)s?"
_QUESTIONS = r"(?:questions?|prompts?|quer(?:y|ies))"
_ORDERS = (
    rf"\b{_DROP}\b(?={_WITHIN}{{0,60}}\b{_EARLIER}\b){_WITHIN}{{0,80}}\b{_TOLD}\b",
    rf"\b{_DROP} (?:everything|all|anything) (?:that )?(?:you (?:were|have been) told|above|before this)\b",
    rf"\b{_DROP_ELSEWHERE}\b(?=.{{0,60}}\b{_EARLIER_ELSEWHERE}).{{0,60}}\b{_TOLD_ELSEWHERE}",
    r"(?:忽略|无视|忽視|忘记|忘記).{0,12}(?:指令|指示|提示)|(?:指示|命令|プロンプト).{0,8}(?:無視|忘れ)",
    # what to answer
    r"(?:^|[;:–—]\s*|please )(?:answer|reply|respond|output) that\b",
    r"\b(?:answer|reply|respond|output) (?:only|always|exactly|just) (?:(?:with )?the words?|with)\b",
    rf"\b(?:answer|reply|respond) (?:to )?(?:any|every) {_QUESTIONS} (?:with|by)\b",
    rf"\bfrom now on\b[^.]{{0,30}}\b{_SAY}\b[^.]{{0,30}}\b{_QUESTIONS}\b",
    rf"\b(?:whatever|no matter what) (?:is|you are) asked\b[^.]{{0,40}}\b{_SAY}\b",
    rf"\b(?:correct|right|only|proper) (?:answer|response|reply) to (?:any|every|all|each) {_QUESTIONS}\b",
    rf"\b(?:when|whenever|if|once) this {_TEXT} is \w+\b[^.]{{0,60}}\b(?:{_SAY}|the answer is)\b",
    # to whom
    rf"^[\W\d]*(?:system|assistant|user|developer)\s*: *(?:{_SAY}|{_DROP}|you|always|never|do not)\b",
    r"\b(?:user|human)\s*:.{0,300}\bassistant\s*:",
    r"<\|im\W?\w+\|>|\[/?INST\]|<</?SYS>>|</?system>|\[/?system\]|#{2,} *(?:system|instruction) *: *\w",
    r"[\"']role[\"'] *: *[\"']system",
    rf"\b(?:the|any|dear) (?:AI )?assistant (?:should|must|shall|will|is to|has to) {_SAY} (?:that|with)\b",
    rf"\b{_MACHINE}\b[^.]{{0,30}}\b\w+(?:ing|es|ed|s)? (?:this|these) {_TEXT}\b[^.]{{0,40}}\b{_SAY}\b",
    rf"\b(?:to|dear|attention,?) (?:the |all |any )?{_MACHINE}\s*[:,]",
    r"\b(?:note to|dear|attention,?) (?:the )?assistants?\s*[:,]",
    rf"\bas an? {_MACHINE}\b[^.]{{0,20}}\byou\b",
    rf"\byou are (?:now )?(?:an? )?(?:{_MACHINE}|(?:AI|helpful|virtual) assistant|DAN)\b",
    rf"\byour (?:new |only |real )?(?:task|job|goal|role) is (?:now |only )*to (?:{_SAY}|{_DROP})\b",
    r"\b(?:reveal|print|show|repeat|output|leak) your (?:\w+ )?(?:prompt|instructions)\b",
    r"\bdo not (?:mention|reveal|cite) (?:this|these) (?:instruction|prompt)s?\b",
)
_ORDER = re.compile("|".join(_ORDERS), re.I)
_GOES_ON = re.compile(rf"\W*(?:(?:and|then|now|instead|please|just|always|only),? )*{_SAY}\b", re.I)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|`[^`]+`")
_WORD = re.compile(r"(?<!\w)[a-zß-ÿ]{3,}")  # of prose, not of names and headers
_OF_ORDERS = re.compile(
    r"\b(?:inject|attack|jailbreak|malicious|hid(?:e|den|es|ing)\b|phrase|wording|words?\b|such as"
    r"|for example|called|prompt|trick|marker|token|string|format|model|payload)",
    re.I,
)
_TELLING = 4  # such words outside the quotation marks from which a sentence speaks of what it quotes
_MARKS = re.compile(r"[*_`~\\]+(?=\S)|(?<=\S)[*_`~\\]+")
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁɡһӏαοιερυνкмтАВЕКМНОРСТХІΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdghlaoiepuvkmtABEKMHOPCTXIABEZHIKMNOPTYX"
)


def speaks_to_program(sentence: str) -> bool:
    """Whether the sentence gives orders to a language model rather than saying something."""
    return _ORDER.search(_plainly(sentence)) is not None and not _speaks_of_orders(sentence)


def may_go_on(sentence: str) -> bool:
    """Whether the sentence, in itself about anything, goes on with an order that stands in front of it."""
    return _GOES_ON.match(sentence) is not None


def first_name(names: Iterable[str]) -> str:
    """The first of a document's names that is one and gives no orders to the program."""
    return next((name for name in names if name and not speaks_to_program(name)), "a document")


def _speaks_of_orders(sentence: str) -> bool:
    """Whether each order stands whole in quotation marks, in a sentence that is about it."""
    goes_on = any(may_go_on(found[0]) for found in _QUOTED.finditer(sentence))
    outside = _QUOTED.sub(" ", sentence)
    if goes_on or len(_WORD.findall(outside)) < _TELLING or not _OF_ORDERS.search(outside):
        return False
    rest = _QUOTED.sub(lambda found: " " if _ORDER.search(_plainly(found[0][1:-1])) else found[0], sentence)
    return not _ORDER.search(_plainly(rest))


def _plainly(text: str) -> str:
    """The text as it reads, whatever letters and marks it is written in."""
    line = " ".join(_MARKS.sub(" ", unicodedata.normalize("NFKC", text)).split())
    return line if line.isascii() else " ".join(map(_latin, line.split(" ")))


def _latin(word: str) -> str:
    """A word that mixes alphabets in Latin letters, others as they are."""
    latin = word.translate(_LOOKALIKES)
    return latin if latin != word and any(c.isascii() and c.isalpha() for c in word) else word
