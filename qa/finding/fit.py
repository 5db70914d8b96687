"""Whether a sentence can hold what a question asks for: the sort of value, what is counted, and of which.

Rules only, each about one form of question; a sentence that no rule speaks against fits. They are for the
near miss: a passage on the right subject that gives another figure than the one asked for.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from qa.asking.forms import FORMS
from qa.finding.candidates import Candidate
from qa.finding.context import Context
from qa.finding.counting import banded, counted, dated, ordered, placed, priced
from qa.finding.given import lacks, missing_names, unspoken
from qa.finding.telling import HOLDS
from qa.language.contacts import contact_asked, contacts, in_an_address, may_be_dialled
from qa.language.contrasts import (
    other_compound,
    other_event,
    other_office,
    other_place,
    other_work,
    rival,
    turned_round,
)
from qa.language.defining import defines_another
from qa.language.dimensions import other_measure
from qa.language.identifiers import of_another, other_command, unwritten
from qa.language.imprints import is_imprint
from qa.language.names import parts
from qa.language.numbered import in_range, numbered
from qa.language.sorts import has_none
from qa.language.speakers import same_speaker, speaker_of
from qa.language.trades import no_trade
from qa.language.whom import names_nobody
from qa.verify.roles import moved

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
DIED = re.compile(r"^how many\b.*\b(?:died?|dead|killed)\b", re.I)
DEAD = re.compile(
    r"\b(?:die[sd]?|dying|dead|deaths?|deadly|kill\w*|fatal\w*|slain|perish\w*|drown\w*|murder\w*|body|bodies|toll"
    r"|casualt\w+|victims?|los[est]\w*|life|lives|surviv\w*|execut\w*|massacre\w*|shot|hanged|starv\w*|mortality"
    r"|graves?|buri\w*|claimed|suicides?|slaughter\w*|fell|fallen)\b",
    re.I,
)


def fitted(question: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates, those that cannot hold what is asked, or lack what the question gives, marked so."""
    return [replace(c, fits=not misfit(question, Context.of(c)), lacks=lacks(question, c)) for c in found]


def misfit(question: str, context: Context) -> str:
    """The name of the first rule that speaks against the sentence as an answer, else an empty text."""
    return next((name for name, fits in RULES if not fits(question, context)), "")


def _form(question: str, context: Context) -> bool:
    return all(had.search(context.sentence) for asked, had in FORMS if asked.search(question))


def _named(question: str, context: Context) -> bool:
    """Every proper name of the question stands nearby, in full, in part, or as an acronym."""
    folded = context.wide.casefold()
    return all(_misquoted(name, folded) for name in missing_names(question, context.wide))


def _misquoted(name: str, folded: str) -> bool:
    """Whether all words but one of a long name are there, as in a title that is quoted wrongly."""
    long = parts(name)
    return len(long) > 3 and sum(part not in folded for part in long) <= 1


def _said(question: str, context: Context) -> bool:
    """What a person is asked to have said is not in another person's mouth."""
    match = SAID_BY.search(question)
    spoken = speaker_of(context.sentence, context.before()) if match else None
    if not match or not spoken or not FULL_NAME.fullmatch(spoken.name):
        return True
    return same_speaker(match["who"], spoken)


def _event(question: str, context: Context) -> bool:
    """The event asked about is not another one, and of the dead a passage speaks that tells how many died."""
    silent = DIED.search(question) and not DEAD.search(context.near)
    return not silent and not other_event(question, context.sentence)


def _rival(question: str, context: Context) -> bool:
    ranged = any(in_range(noun, number, context.sentence) for noun, number in numbered(question))
    strange = rival(question, context.sentence, context.answer)
    return ranged or not (strange or other_work(question, context.sentence, context.answer))


def _ended(question: str, context: Context) -> bool:
    """What "is no longer used" is not what is used, nor does whoever ran for an office hold it."""
    if HOLDS.match(question) and STANDS.match(context.behind):
        return False
    return not ENDED.match(context.behind) or DENIED.search(question) is not None


def _identified(question: str, context: Context) -> bool:
    """What is said of one option, code, version or command is not said of another."""
    if other_command(question, context.sentence, context.near.partition(context.sentence)[0], context.wide):
        return False
    if not IDENTIFIED.search(question):
        return True
    if unwritten(question, context.wide):
        return False
    return not of_another(question, context.sentence, context.over(), "\n".join(context.headings()))


def _kept(question: str, context: Context) -> bool:
    """What stands under "Removed" or "Not included" is not there any more, or never was."""
    return GONE.search(question) is not None or not any(map(GONE_HEADING.match, context.headings()))


def _reached(question: str, context: Context) -> bool:
    """An address is asked for and there is one; asked for something else, a piece of one is no answer.

    A number may stand in a column that says whose it is and of what; a day or a time of day is none.
    """
    wanted = contact_asked(question)
    if not wanted:
        return not in_an_address(context.sentence, context.answer)
    told = any(contacts(looks, context.sentence) for looks in wanted.looks)
    return told or (wanted.numbers and may_be_dialled(context.answer))


def _compound(question: str, context: Context) -> bool:
    """The final that is asked about is no semi-final."""
    return not other_compound(question, context.sentence, context.near.partition(context.sentence)[0])


def _sorted(question: str, context: Context) -> bool:
    """What the question says the sort of ("which colour") stands there, or in the item or heading over it."""
    item = context.over() if LISTED.match(context.over()) else ""
    return not has_none(question, context.sentence, context.answer, "\n".join((item, *context.headings())))


RULES: tuple[tuple[str, Callable[[str, Context], bool]], ...] = (
    ("imprint", lambda question, g: not is_imprint(question, g.sentence, g.answer, g.before())),
    ("form", _form),
    ("counted", counted),
    ("priced", priced),
    ("needed", lambda question, g: not unspoken(question, g.near, g.wide)),
    ("named", _named),
    ("dated", dated),
    ("ordered", ordered),
    (
        "measured",
        lambda question, g: not other_measure(question, g.sentence, g.answer, g.before(), g.wide),
    ),
    ("placed", placed),
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
    ("trade", lambda question, g: not no_trade(question, g.answer, g.behind)),
    ("office", lambda question, g: not other_office(question, g.sentence)),
    ("banded", banded),
    ("ended", _ended),
    ("defined", lambda question, context: not defines_another(question, context.sentence)),
    ("turned", lambda question, context: not turned_round(question, context.sentence)),
    ("moved", lambda question, context: not moved(question, context.sentence)),
)
