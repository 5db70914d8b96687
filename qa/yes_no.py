"""Yes or no: the question read as a statement, held against the quote.

"Did the talks succeed?" is "the talks succeed"; a quote that says they failed denies it. Where the quote says
too little of what was asked, there is no verdict and the quote stands alone.
"""

import re

from qa.quantities import Sort, quantities
from qa.verify.numbers import wrong_number
from qa.verify.polarity import CLAUSE, opposed
from qa.words import content, overlap

AUXILIARY = re.compile(
    r"^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(n['’]t)?\s+",
    re.I,
)
ATTRIBUTION = re.compile(
    r",?\s*\b(?:according to|as reported by)\b[^?]*|\b(?:already|still|yet|really|ever)\b", re.I
)
ENOUGH = 0.6  # share of the question's content words that the quote must carry for a yes
SOME = 0.3  # … for a no


def verdict(question: str, quote: str) -> str:
    """Yes, No, or an empty text where the quote settles neither."""
    statement = ATTRIBUTION.sub("", AUXILIARY.sub("", question.strip().rstrip("?")))
    if not content(statement):
        return ""
    share = overlap(statement, quote)
    clauses = [clause for clause in CLAUSE.split(quote) if clause.strip()]
    if share >= SOME and (opposed(statement, quote) or any(opposed(statement, clause) for clause in clauses)):
        return "No"
    counted = any(q.sort in (Sort.plain, Sort.percent, Sort.money, Sort.year) for q in quantities(statement))
    if share >= ENOUGH and counted and wrong_number(statement, quote):
        return "No"
    return "Yes" if share >= ENOUGH else ""
