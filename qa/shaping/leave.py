"""Whether a quote forbids what a question asks leave for: "Can I smoke here?", "Smoking is prohibited".

The words of the deed stand in both, and nothing in the quote is denied: only the verb says no.
"""

import re
from collections.abc import Sequence

from qa.language.words import overlap

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
