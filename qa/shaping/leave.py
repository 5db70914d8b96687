"""Whether a quote forbids what a question asks leave for, or gives it: "Can I smoke here?".

Of "Smoking is prohibited" the words of the deed stand in both, and nothing in the quote is denied: only the
verb says no.
"""

import re
from collections.abc import Sequence

from qa.language.synonyms import SYNONYMS
from qa.language.words import content, overlap, stem
from qa.verify.polarity import stance

ASKED = re.compile(r"(?:can|could|may|might)\b", re.I)
FORBIDS = re.compile(
    r"\b(?:forb(?:id(?:s|den|ding)?|ade)|prohibit(?:s|ed|ing)?|disallow(?:s|ed)?|ban(?:s|ned)?|outlaw(?:s|ed)?"
    r"|illegal|unlawful|against the (?:law|rules)|out of bounds|off limits"
    r"|(?:bar(?:s|red)?|prevent(?:s|ed)?|stop(?:s|ped)?|keep(?:s)?|kept|debar(?:s|red)?)\b[^.;:]{1,60}?\bfrom)\b",
    re.I,
)
DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer|\bno)\s+(?:\w+\s+)?$", re.I)
# "Smoking is prohibited except on the terrace": what is excepted, no verdict can tell
BOUNDED = re.compile(r"\b(?:except|unless|other than|apart from|outside|without|only|but not)\b", re.I)
# "Can I sell it?" is not settled by what says nothing of selling, nor of what one can
LEAVE_ASKED = re.compile(
    r"(?:can|could|may|might) (?:i|we|you|one|people|anyone|everyone) (?P<deed>[a-z]+)\b", re.I
)
LEAVE = re.compile(
    r"\b(?:can(?:not)?|could|may|might|able|allow\w*|permi\w+|free to|welcome|possible|accept\w*|support\w*"
    r"|let(?:s|ting)?|right|entitle\w*|grant\w*|enabl\w+|avail\w+|offer\w*|provid\w+|option\w*|yes)\b",
    re.I,
)


def leave_told(question: str, statement: str, clauses: Sequence[str], enough: float) -> str | None:
    """Yes or No, where a clause says that what is asked is forbidden, or is not; None where none says it.

    The clause is that with most of the statement: an empty text where that is less than `enough` of its
    words, or where it has an exception.
    """
    if not ASKED.match(question.strip()) or FORBIDS.search(question) or not clauses:
        return None
    clause = max(clauses, key=lambda each: overlap(statement, each))
    found = FORBIDS.search(clause)
    if found is None:
        return None
    if BOUNDED.search(clause) or overlap(statement, clause) < enough:
        return ""
    return "Yes" if DENIED.search(clause[: found.start()]) else "No"


def gives_no_leave(question: str, statement: str, quote: str) -> bool:
    """Whether it is asked if something may be done, and the quote neither says it nor gives leave."""
    asked = LEAVE_ASKED.match(question)
    if not asked or LEAVE.search(quote):
        return False
    deed = asked["deed"].casefold()
    meant = {stem(word) for word in (deed, *SYNONYMS.get(deed, ()))}
    return not meant & set(content(quote)) and not set(stance(deed).signs) & set(stance(quote).signs)
