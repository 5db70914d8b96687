"""Whether a sentence can hold what a question asks for: the sort of value, what is counted, and of which.

Rules only, each about one form of question; a sentence that no rule speaks against fits. They are for the
near miss: a passage on the right subject that gives another figure than the one asked for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from qa.asking.forms import FORMS
from qa.asking.questions import Kind, kind_of
from qa.finding.candidates import Candidate
from qa.finding.decide import HOLDS
from qa.finding.evidence import goes_on_with, said_before
from qa.finding.given import VALIDITY, lacks, missing_names, unspoken, years
from qa.language.bands import amount_asked, bands
from qa.language.contacts import contact_asked, contacts, in_an_address
from qa.language.contrasts import (
    other_compound,
    other_event,
    other_office,
    other_place,
    other_work,
    rival,
    turned_round,
)
from qa.language.counted import counts, of_party
from qa.language.defining import defines_another
from qa.language.dimensions import other_measure
from qa.language.headings import headings_over
from qa.language.identifiers import of_another
from qa.language.imprints import is_imprint
from qa.language.moments import named_weekdays, weekdays
from qa.language.names import parts
from qa.language.numbered import in_range, numbered, numbers_of
from qa.language.quantities import Sort, quantities
from qa.language.sorts import has_none
from qa.language.speakers import same_speaker, speaker_of
from qa.language.whom import names_nobody
from qa.language.words import content, spaced, words
from qa.verify.roles import moved

WIDE = 3000  # characters on either side of a sentence in which what it is about may have been named


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence with what stands around it.

    `near` is its passage, `wide` a larger window of the document; both begin with what is known about the
    document: title, path and date. `answer` is what was read in it, `behind` the text after that; `before`
    gives the sentence in front, which few rules ask for, `over` what it stands under: the item of a list or
    the sentence that it goes on with, and `headings` those over it, the title of the document left out.
    """

    sentence: str
    near: str
    wide: str
    answer: str = ""
    behind: str = ""
    before: Callable[[], str] = str
    over: Callable[[], str] = str
    headings: Callable[[], tuple[str, ...]] = tuple

    @classmethod
    def of(cls, candidate: Candidate) -> "Ground":
        """The ground of a candidate."""
        source, text, chunk = candidate.document.source, candidate.document.text, candidate.passage.chunk
        path = spaced(source.path)
        about = "\n".join((source.title, source.path, path, str(source.date or ""), *chunk.headings, ""))
        wide = text[max(candidate.start - WIDE, 0) : candidate.end + WIDE]
        behind = text[candidate.answer[1] : candidate.end] if candidate.answer else ""
        return cls(
            candidate.text, about + chunk.text, about + wide, candidate.short, behind,
            before=partial(said_before, candidate),
            over=partial(goes_on_with, candidate),
            headings=partial(headings_over, candidate.document, candidate.start),
        )  # fmt: skip


PRICED = re.compile(
    r"^what (?:do|does|did) (?P<noun>[^?]+?)"
    r"(?: (?:for|of|in|at|on|to|from|since|after|before|by)\b[^?]*)? costs?\b",
    re.I,
)
ENDED = re.compile(r"\s*(?:(?:is|are|does|do|has|have|can|may|will)\s+)?(?:been\s+)?no longer\b", re.I)
STANDS = re.compile(
    r"[^.;,]{0,30}?\b(?:ran|runs?|running|stood|stands?|standing|campaign\w*|appl(?:y|ies|ied)|nominated"
    r"|candidate)\b(?: \w+)? for\b",
    re.I,
)
DENIED = re.compile(
    r"\b(?:no|not|never|longer|stop\w*|end\w*|ceas\w*|former\w*|was|were|did)\b|n['’]t\b", re.I
)
FULL_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+")
SAID_BY = re.compile(
    rf"\b(?:did|does|do|according to)\s+(?P<who>{FULL_NAME.pattern})(?=\s+(?:say|claim|report|state|tell|"
    r"announce|think|believe|add|write|warn)\b|\s*[,?]|$)"
)
IDENTIFIED = re.compile(r"\d|_|--|/|[a-z][A-Z]")  # what no identifier is without
LISTED = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")
GONE_HEADING = re.compile(
    r"(?:removed|removals|dropped|deleted|discontinued|unsupported|excluded|exclusions|out of scope"
    r"|(?:what is |what's )?not (?:included|supported|covered|available)|no longer\b.*)\W*$",
    re.I,
)
GONE = re.compile(
    r"\b(?:remov\w+|dropp?\w*|delet\w+|discontinu\w+|exclu\w+|un\w+ed|out of scope|not|no longer|except"
    r"|chang\w+)\b|n['’]t\b",
    re.I,
)
HOW_MANY = re.compile(r"how many\b", re.I)
DIED = re.compile(r"^how many\b.*\b(?:died?|dead|killed)\b", re.I)
DEAD = re.compile(
    r"\b(?:die[sd]?|dying|dead|deaths?|deadly|kill\w*|fatal\w*|slain|perish\w*|drown\w*|murder\w*|body|bodies|toll"
    r"|casualt\w+|victims?|los[est]\w*|life|lives|surviv\w*|execut\w*|massacre\w*|shot|hanged|starv\w*|mortality"
    r"|graves?|buri\w*|claimed|suicides?|slaughter\w*|fell|fallen)\b",
    re.I,
)
COUNTING = frozenset({Sort.ordinal, Sort.plain})  # a price or a piece of a code tells of no second one


def fitted(question: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates, those that cannot hold what is asked, or lack what the question gives, marked so."""
    return [replace(c, fits=not misfit(question, Ground.of(c)), lacks=lacks(question, c)) for c in found]


def misfit(question: str, ground: Ground) -> str:
    """The name of the first rule that speaks against the sentence as an answer, else an empty text."""
    return next((name for name, fits in RULES if not fits(question, ground)), "")


def _form(question: str, ground: Ground) -> bool:
    return all(had.search(ground.sentence) for asked, had in FORMS if asked.search(question))


def _priced(question: str, ground: Ground) -> bool:
    """What the price is of is named nearby."""
    match = PRICED.search(question)
    wanted = [w for w in words(match["noun"]) if not w.stop and w.text[0].islower()] if match else []
    return not wanted or wanted[-1].stem in content(f"{ground.sentence} {ground.near}")


def _named(question: str, ground: Ground) -> bool:
    """Every proper name of the question stands nearby, in full, in part, or as an acronym."""
    folded = ground.wide.casefold()
    return all(_misquoted(name, folded) for name in missing_names(question, ground.wide))


def _misquoted(name: str, folded: str) -> bool:
    """Whether all words but one of a long name are there, as in a title that is quoted wrongly."""
    long = parts(name)
    return len(long) > 3 and sum(part not in folded for part in long) <= 1


def _said(question: str, ground: Ground) -> bool:
    """What a person is asked to have said is not in another person's mouth."""
    match = SAID_BY.search(question)
    spoken = speaker_of(ground.sentence, ground.before()) if match else None
    if not match or not spoken or not FULL_NAME.fullmatch(spoken.name):
        return True
    return same_speaker(match["who"], spoken)


def _event(question: str, ground: Ground) -> bool:
    """The event asked about is not another one, and of the dead a passage speaks that tells how many died."""
    silent = DIED.search(question) and not DEAD.search(ground.near)
    return not silent and not other_event(question, ground.sentence)


def _rival(question: str, ground: Ground) -> bool:
    ranged = any(in_range(noun, number, ground.sentence) for noun, number in numbered(question))
    strange = rival(question, ground.sentence, ground.answer)
    return ranged or not (strange or other_work(question, ground.sentence, ground.answer))


def _banded(question: str, ground: Ground) -> bool:
    """What holds for amounts of a band is not told of one outside it: "over 300" says nothing of 250."""
    asked = amount_asked(question) if kind_of(question) is not Kind.yes_no else None
    told = [band for band in bands(ground.sentence) if band.unit == asked.unit] if asked else []
    if not asked or not told or any(band.has(asked) for band in told):
        return True
    return asked.low[0] in {q.value for q in quantities(ground.sentence)}


def _ended(question: str, ground: Ground) -> bool:
    """What "is no longer used" is not what is used, nor does whoever ran for an office hold it."""
    if HOLDS.match(question) and STANDS.match(ground.behind):
        return False
    return not ENDED.match(ground.behind) or DENIED.search(question) is not None


def _counted(question: str, ground: Ground) -> bool:
    """What is counted is named, and the answer is no rank: "the first of six"."""
    given = quantities(ground.answer)
    if given and given[0].sort is Sort.ordinal and HOW_MANY.match(question):
        return False
    return counts(question, ground.sentence, ground.near) and of_party(question, ground.sentence)


def _dated(question: str, ground: Ground) -> bool:
    """A year, month or weekday of the question is not put otherwise by the sentence."""
    if VALIDITY.search(question):
        return True
    asked, said = years(question), years(ground.sentence)
    if asked and not asked & said and (said or not asked & years(ground.wide)):
        return False
    days = named_weekdays(question)
    return not days or days <= weekdays(ground.wide)


def _ordered(question: str, ground: Ground) -> bool:
    """The second of several, or a later one, is told of somewhere in the document."""
    asked = {q.value for q in quantities(question) if q.sort is Sort.ordinal and q.value > 1}
    return not asked or asked <= {q.value for q in quantities(ground.wide) if q.sort in COUNTING}


def _placed(question: str, ground: Ground) -> bool:
    """What the question numbers ("pier 3") is not there under another number alone, or spoken of last."""
    for noun, number in numbered(question):
        if in_range(noun, number, ground.sentence):
            continue
        here, near = (numbers_of(noun, text) for text in (ground.sentence, ground.near))
        if (here or near) and not any(number in numbers for numbers in here or near):
            return False
        before = numbers_of(noun, ground.near.partition(ground.sentence)[0])
        if not here and before and number not in before[-1]:
            return False
    return True


def _identified(question: str, ground: Ground) -> bool:
    """What is said of one option, code or version is not said of another."""
    if not IDENTIFIED.search(question):
        return True
    return not of_another(question, ground.sentence, ground.over(), "\n".join(ground.headings()))


def _kept(question: str, ground: Ground) -> bool:
    """What stands under "Removed" or "Not included" is not there any more, or never was."""
    return GONE.search(question) is not None or not any(map(GONE_HEADING.match, ground.headings()))


def _reached(question: str, ground: Ground) -> bool:
    """An address is asked for and there is one; asked for something else, a piece of one is no answer.

    A number may stand in a column that says whose it is and of what.
    """
    wanted = contact_asked(question)
    if not wanted:
        return not in_an_address(ground.sentence, ground.answer)
    told = any(contacts(looks, ground.sentence) for looks in wanted.looks)
    return told or (wanted.numbers and any(c.isdigit() for c in ground.answer))


def _compound(question: str, ground: Ground) -> bool:
    """The final that is asked about is no semi-final."""
    return not other_compound(question, ground.sentence, ground.near.partition(ground.sentence)[0])


def _sorted(question: str, ground: Ground) -> bool:
    """What the question says the sort of ("which colour") stands there, or in the item or heading over it."""
    item = ground.over() if LISTED.match(ground.over()) else ""
    return not has_none(question, ground.sentence, ground.answer, "\n".join((item, *ground.headings())))


RULES: tuple[tuple[str, Callable[[str, Ground], bool]], ...] = (
    ("imprint", lambda question, g: not is_imprint(question, g.sentence, g.answer, g.before())),
    ("form", _form),
    ("counted", _counted),
    ("priced", _priced),
    ("needed", lambda question, g: not unspoken(question, g.near, g.wide)),
    ("named", _named),
    ("dated", _dated),
    ("ordered", _ordered),
    (
        "measured",
        lambda question, g: not other_measure(question, g.sentence, g.answer, g.before(), g.wide),
    ),
    ("placed", _placed),
    ("identified", _identified),
    ("kept", _kept),
    ("said", _said),
    ("event", _event),
    ("place", lambda question, g: not other_place(question, g.sentence, g.answer, g.behind)),
    ("rival", _rival),
    ("sort", _sorted),
    ("compound", _compound),
    ("reached", _reached),
    ("somebody", lambda question, g: not names_nobody(question, g.sentence, g.answer)),
    ("office", lambda question, g: not other_office(question, g.sentence)),
    ("banded", _banded),
    ("ended", _ended),
    ("defined", lambda question, ground: not defines_another(question, ground.sentence)),
    ("turned", lambda question, ground: not turned_round(question, ground.sentence)),
    ("moved", lambda question, ground: not moved(question, ground.sentence)),
)
