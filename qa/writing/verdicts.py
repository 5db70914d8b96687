"""The quotes-only answer to yes or no: the verdict in front of the quote that settles it."""

import re
from collections.abc import Sequence

from qa.answer import Evidence, Statement, Support
from qa.asking.questions import Part
from qa.asking.rewording import reworded
from qa.language.names import names_within
from qa.language.speakers import same_speaker
from qa.language.words import content
from qa.shaping.yes_no import cell_says, statement_of, verdict
from qa.verify.polarity import CUES

# whether somebody says so: their word alone settles it
OPINION = re.compile(
    r"(?:do|does|did|has|have)\s+(?P<who>[^?,]+?)\s+(?:say|said|think|believe|claim|claimed|argue|admit)\s+"
    r"(?:that\s+)?(?P<what>\S[^?]*)",
    re.I,
)
OTHERWISE = re.compile(r"^(?:Yes|No)\s*[,;:–-]\s+")


def yes_or_no(part: Part, evidence: Sequence[Evidence], at: int, said: str) -> list[Statement]:
    """The verdict with the quote that settles it; the other quotes that say the same stand behind it."""
    telling, said = (0, said) if said else settling(part, evidence)
    quote = evidence[telling].plain
    added = f"{said}: " if said and not re.match(rf"{said}\b", quote) else ""  # "No. Dogs …" says it itself
    if added:  # "Yes, the tray, but not the tank" is a no for the tank
        quote = OTHERWISE.sub("", quote)
    first = Statement(f"{added}{quote}", (at + telling,), Support.composed if added else Support.quoted)
    others = [
        Statement(item.plain, (place,), Support.quoted)
        for place, item in enumerate(evidence, at)
        if place != at + telling
    ]
    return [first, *others]


def settling(part: Part, evidence: Sequence[Evidence]) -> tuple[int, str]:
    """The place of the first quote that settles the question, with its verdict; else that of the best one.

    A yes comes from the best quote, or from one with every word of the question. What one party affirms and
    another denies is settled by neither, and nothing by a yes that leaves a word unsaid which a denial has:
    "Subletting is not permitted" comes before "The tenant has the premises".
    """
    found = [(place, said) for place, item in enumerate(evidence) if (said := _verdict(part, item))]
    told = [(at, said) for at, said in found if not at or said == "No" or _says_it_all(part, evidence[at])]
    place, said = told[0] if told else (0, "")
    mine = evidence[place].speaker if told else None
    for other, otherwise in told[1:]:
        theirs = evidence[other].speaker
        if mine and theirs and said != otherwise and not same_speaker(mine, theirs):
            return 0, ""
    denied = _denial_beside(part, evidence, place) if said == "Yes" else None
    return (place, said) if denied is None else (denied, "")


def _says_it_all(part: Part, item: Evidence) -> bool:
    """Whether a quote that was not found the best has every word of the question."""
    return set(content(statement_of(part.text))) <= set(content(item.quote))


def _denial_beside(part: Part, evidence: Sequence[Evidence], place: int) -> int | None:
    """The place of a quote with a denial that has a word of the question which the one at `place` lacks."""
    unsaid = set(content(part.text)) - set(content(evidence[place].quote))
    told = ((at, item.quote) for at, item in enumerate(evidence) if CUES.search(item.quote))
    return next((at for at, quote in told if unsaid & set(content(quote))), None)


def _verdict(part: Part, item: Evidence) -> str:
    if said := cell_says(part.text, item.row):
        return said
    holder = OPINION.match(part.text)
    if holder and names_within(holder["who"]):  # what others say does not tell what they think
        if not item.speaker or not same_speaker(holder["who"], item.speaker.split(" (")[0]):
            return ""
        return verdict(f"Is it that {holder['what']}", item.quote)
    return verdict(reworded(part.text, item.quote), item.quote, item.location.source)
