"""What keeps a quote that has a question's words from being a yes to it: it says less than was asked."""

import re
from collections.abc import Callable

from qa.language.names import names, names_within, same
from qa.language.synonyms import SYNONYMS
from qa.language.words import content, stem, words
from qa.shaping.leave import gives_no_leave
from qa.verify.polarity import CLAUSE, stance

PIECE = re.compile(r"[,;:.]\s|\b(?:and|but|while)\b")
# "Is X the same as Y?" is not settled by a quote that names both
ONE = re.compile(
    r"\b(?:same|identical|known|called|named|synonym\w*|interchangeabl[ey]|equivalent|"
    r"another (?:name|word|term))\b",
    re.I,
)
EVERY = re.compile(r"\b(?:all|every|each|always|only)\b", re.I)
SOME_ONLY = re.compile(
    r"\b(?:only|most(?:ly)?|some(?:times)?|few|many|several|often|usually|except|unless|exclud\w+|half)\b",
    re.I,
)
NOW = re.compile(r"(?:is|are|do|does|has|have|can)\b", re.I)
OVER = re.compile(r"\b(?:was|were|existed|ran|lasted|operated)\b[^.;]*\buntil\b|\bformer(?:ly)?\b", re.I)
IS_A = re.compile(
    r"(?i:is|are|was|were) (?!there\b).*?\san?\s+(?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,2})\?*$"
)
ADVICE_ASKED = re.compile(r"should (?:i|we|you|one|people|anyone|everyone)\b", re.I)
ADVISED = re.compile(
    r"\b(?:should|must|ought|shall|need(?:s|ed)?|ha(?:ve|s) to|best|better|recommend\w*|advis\w*|suggest\w*"
    r"|encourag\w*|requir\w*|expect\w*|please|always|never|avoid|prefer\w*|asked to|urged?|important|wise)\b",
    re.I,
)
# "The limit can never be exceeded" is no yes to "Can one go over the limit?"
DENYING = re.compile(
    r"\b(?:not(?! only)|never|cannot|neither|nor|no(?! longer than| more than| later than)|only|fail(?:s|ed)?"
    r"|exempt|unable|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|dismiss(?:es|ed)"
    r"|reject(?:s|ed)|rul(?:es|ed) out)\b|n['’]t\b",
    re.I,
)
THERE = re.compile(r"(?:is|are|was|were) there\b", re.I)
# the case that is asked about: "while it is running", "if I compile the kernel myself"
CASE = re.compile(r"\b(?:if|when|while|without|unless|whenever)\b(?P<what>[^?,;]{4,})", re.I)
# what something is said of: "the bar open on Saturdays"; a quote that begins with a thing of its own
SAID_OF = re.compile(
    r"(?:the|an?) (?P<thing>(?:[a-z-]+ )?[a-z-]+) (?:open|closed|free|allowed|included|available)\b", re.I
)
ITS_OWN = re.compile(r"(?:The|An?) [a-z]")


def says_less(question: str, statement: str, quote: str) -> bool:
    """Whether a quote says less than the statement that a question asks about."""
    return any(less(question, statement, quote) for less in WAYS)


def _lacks_words(question: str, statement: str, quote: str) -> bool:
    """Whether half of the question's common words are missing, in whatever form.

    "Is Ann a member of the Reds?" is not settled by a quote that names both.
    """
    common = [w for w in words(statement) if not w.stop and not w.capital and not w.text[0].isdigit()]
    there, signs = set(content(quote)), set(stance(quote).signs)
    said = [
        w
        for w in common
        if w.stem in there
        or set(stance(w.text).signs) & signs
        or {stem(other) for other in SYNONYMS.get(w.text, ())} & there
    ]
    return 2 * len(said) < len(common)


def _of_another_thing(question: str, statement: str, quote: str) -> bool:
    """Whether the quote says the same, in the same words, of a thing by another name.

    "We captured the Shital district" does not say that all of Panjshir was captured.
    """
    things = names(statement)[1:]
    deeds = {w.stem for w in words(statement) if not w.stop and not w.capital}
    pieces = [piece for piece in PIECE.split(quote) if deeds & set(content(piece))]
    if not things or not pieces:
        return False
    told = [n.text for piece in pieces for n in names_within(piece)]
    return bool(told) and not any(same(things[-1].text, name) for name in told)


def _of_another_subject(question: str, statement: str, quote: str) -> bool:
    """Whether the quote says it of another thing than is asked about: the office is open, not the bar."""
    asked = SAID_OF.match(statement)
    if not asked or not ITS_OWN.match(quote):
        return False
    things = [w.text.casefold() for w in words(asked["thing"])]
    mine = {stem(word) for thing in things for word in (thing, *SYNONYMS.get(thing, ()))}
    return not mine & set(content(quote))


def _names_both(question: str, statement: str, quote: str) -> bool:
    """Whether two things asked to be one are only named, each for itself."""
    return ONE.search(statement) is not None and not ONE.search(quote)


def _not_of_all(question: str, statement: str, quote: str) -> bool:
    """Whether what is asked of all is said of some."""
    asked = EVERY.search(statement)
    return (
        asked is not None
        and SOME_ONLY.search(quote) is not None
        and asked[0].casefold() not in quote.casefold()
    )


def _of_the_past(question: str, statement: str, quote: str) -> bool:
    """Whether what is asked of now is told as something that is over."""
    return NOW.match(question) is not None and OVER.search(quote) is not None and not OVER.search(question)


def _of_another_sort(question: str, statement: str, quote: str) -> bool:
    """Whether a word is missing of what a thing is asked to be: a mid-size car is no full-size one."""
    asked = IS_A.match(question)
    return asked is not None and not set(content(asked["what"])) <= set(content(quote))


def _denies_in_part(question: str, statement: str, quote: str) -> bool:
    """Whether clauses that deny something have more of the question's words than the others, or its last.

    Of what is asked to be there something may be denied: "Is there parking?", "Parking is not free".
    """
    if THERE.match(question) or DENYING.search(question):
        return False
    asked, denying, others = content(statement), set[str](), set[str]()
    for clause in filter(None, CLAUSE.split(quote)):
        (denying if DENYING.search(clause) else others).update({*asked} & {*content(clause)})
    return len(denying) > len(others) or bool({*asked[-1:]} & denying - others)


def _of_another_case(question: str, statement: str, quote: str) -> bool:
    """Whether half of the case asked about, or more, is missing."""
    asked = CASE.search(statement)
    case = set(content(asked["what"])) if asked else set[str]()
    return 2 * len(case & set(content(quote))) <= len(case) if case else False


def _no_advice(question: str, statement: str, quote: str) -> bool:
    """Whether it is asked what to do, and the quote neither advises nor tells anybody to."""
    if not ADVICE_ASKED.match(question) or ADVISED.search(quote):
        return False
    deeds = {w.text for w in words(statement) if not w.stop and not w.capital}
    return not any(piece.split(" ", 1)[0].casefold() in deeds for piece in PIECE.split(quote))


WAYS: tuple[Callable[[str, str, str], bool], ...] = (
    _lacks_words,
    _of_another_thing,
    _of_another_subject,
    _names_both,
    _not_of_all,
    _of_the_past,
    _of_another_sort,
    _denies_in_part,
    _of_another_case,
    _no_advice,
    gives_no_leave,
)
