"""The forms of documents that settle an answer by themselves, in the order in which they are tried."""

from collections.abc import Callable, Sequence

from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.shaping.assigned import assigned
from qa.shaping.commands import commanded
from qa.shaping.configured import configured
from qa.shaping.defaults import defaulted
from qa.shaping.directions import directed
from qa.shaping.environment import of_environment
from qa.shaping.faq import replied
from qa.shaping.findings import finding
from qa.shaping.introduced import introduced
from qa.shaping.itemised import itemised
from qa.shaping.optioned import optioned
from qa.shaping.reached import reached
from qa.shaping.releases import released
from qa.shaping.replacements import replaced
from qa.shaping.settled import Settled
from qa.shaping.tables import tabled
from qa.shaping.timetables import listed
from qa.shaping.topical import topical

Way = Callable[[Part, Sequence[Candidate], Verdict], Settled | None]
OF_YES_NO: tuple[Way, ...] = (topical, listed, replied, itemised, finding)
OF_OTHERS: tuple[Way, ...] = (
    topical,
    listed,
    reached,
    released,
    replaced,
    optioned,
    of_environment,
    introduced,
    commanded,
    directed,
    assigned,
    configured,
    defaulted,
    tabled,
    itemised,
)


def settled(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """What the first form says that has an answer; None where none has."""
    ways = OF_YES_NO if part.kind is Kind.yes_no else OF_OTHERS
    told = (way(part, found, verdict) for way in ways)
    return next((each for each in told if each), None)
