"""Rules of fit about numbers: what is counted, priced, dated or told apart by one is what is asked about."""

import re

from qa.asking.questions import Kind, kind_of
from qa.finding.context import Context
from qa.finding.given import VALIDITY, years
from qa.language.bands import amount_asked, bands
from qa.language.counted import HOW_MANY, counts, no_count, of_party
from qa.language.moments import named_weekdays, weekdays
from qa.language.numbered import in_range, numbered, numbers_of
from qa.language.quantities import Sort, quantities
from qa.language.words import content, words

PRICED = re.compile(
    r"^what (?:do|does|did) (?P<noun>[^?]+?)"
    r"(?: (?:for|of|in|at|on|to|from|since|after|before|by)\b[^?]*)? costs?\b",
    re.I,
)
COUNTING = frozenset({Sort.ordinal, Sort.plain})  # a price or a piece of a code tells of no second one


def counted(question: str, context: Context) -> bool:
    """What is counted is named, and the answer is no rank, "the first of six", and no year."""
    if HOW_MANY.match(question) and no_count(context.sentence, context.answer):
        return False
    return counts(question, context.sentence, context.near) and of_party(question, context.sentence)


def priced(question: str, context: Context) -> bool:
    """What the price is of is named nearby."""
    match = PRICED.search(question)
    wanted = [w for w in words(match["noun"]) if not w.stop and w.text[0].islower()] if match else []
    return not wanted or wanted[-1].stem in content(f"{context.sentence} {context.near}")


def banded(question: str, context: Context) -> bool:
    """What holds for amounts of a band is not told of one outside it: "over 300" says nothing of 250."""
    asked = amount_asked(question) if kind_of(question) is not Kind.yes_no else None
    told = [band for band in bands(context.sentence) if band.unit == asked.unit] if asked else []
    if not asked or not told or any(band.has(asked) for band in told):
        return True
    return asked.low[0] in {q.value for q in quantities(context.sentence)}


def dated(question: str, context: Context) -> bool:
    """A year, month or weekday of the question is not put otherwise by the sentence."""
    if VALIDITY.search(question):
        return True
    asked, said = years(question), years(context.sentence)
    if asked and not asked & said and (said or not asked & years(context.wide)):
        return False
    days = named_weekdays(question)
    return not days or days <= weekdays(context.wide)


def ordered(question: str, context: Context) -> bool:
    """The second of several, or a later one, is told of somewhere in the document."""
    asked = {q.value for q in quantities(question) if q.sort is Sort.ordinal and q.value > 1}
    return not asked or asked <= {q.value for q in quantities(context.wide) if q.sort in COUNTING}


def placed(question: str, context: Context) -> bool:
    """What the question numbers ("pier 3") is not there under another number alone, or spoken of last."""
    for noun, number in numbered(question):
        if in_range(noun, number, context.sentence):
            continue
        here, near = (numbers_of(noun, text) for text in (context.sentence, context.near))
        if (here or near) and not any(number in numbers for numbers in here or near):
            return False
        before = numbers_of(noun, context.near.partition(context.sentence)[0])
        if not here and before and number not in before[-1]:
            return False
    return True
