"""The word of each of those whom a question names: "according to the police, the union and the Post"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.encoders.encoding import Ranker
from qa.asking.questions import Part
from qa.conflicts.leaning import neighbours
from qa.conflicts.sides import FIGURES, Side, asked
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule
from qa.finding.evidence import spoken_by
from qa.finding.fit import fitted
from qa.language.givers import figure_given
from qa.language.lexicon import CALENDAR, REPORTING, TITLES
from qa.language.phrases import IN_A_LIST
from qa.language.quantities import Sort, quantities
from qa.language.speakers import Speaker, same_speaker
from qa.language.words import content, stem
from qa.reader.reading import Reader

LISTED = re.compile(
    r"\b(?:according to|as (?:given|told|reported|claimed) by|in the words of)\s+(?P<told>[^?]+?)\s*\??$"
    r"|\b(?:do|did|have|had)\s+(?P<say>[^?]+?)\s+(?:say|said|claim|claimed|report|reported|think|put|reckon)\b"
)
OF_SEVERAL, OF_ONE = re.compile(r"\b(?:do|have)(?= $)", re.I), {"do": "does", "have": "has"}
SOURCE = re.compile(r"(?:the|its|their|his|her|our|an?)\s+\w|[A-Z]")
# "On Tuesday Cllr Moss said there is" says nothing by itself
UNSAID = frozenset(map(stem, CALENDAR | TITLES | REPORTING))
OPENS = r"(?:(?:and|but|while)\s+)?(?:the\s+)?(?:\w+\s+){0,2}"


def sources(question: str) -> tuple[str, ...]:
    """Whose word is asked for, where the question names several; else none."""
    match = LISTED.search(question)
    pieces = IN_A_LIST.split(match["told"] or match["say"]) if match else []
    return tuple(pieces) if len(pieces) > 1 and all(map(SOURCE.match, pieces)) else ()


def of_each(
    part: Part,
    listed: Sequence[str],
    found: Sequence[Candidate],
    ranker: Ranker | None,
    reader: Reader | None,
    rule: Rule,
) -> list[Side]:
    """What each of those listed says, a sentence each, in the order of the list; the silent are left out.

    Figures that stand side by side answer together: "The police speak of 40. The union has 60 on its list."
    """
    figures = bool(FIGURES.search(part.text))
    fit = fitted(_put(part.text, "they"), [replace(c, fits=True, lacks=False) for c in found])
    said: dict[str, Candidate] = {}
    for who in listed:
        theirs = [Side(c, Speaker(who)) for c in fit if _tells(who, c, figures)]
        heard = [
            replace(c, probability=max(c.probability, rule.probability(side.candidate)))
            for side in theirs
            for c in [asked(_put(part.text, who), side, ranker, reader, rule).candidate]
        ]
        best = max(heard, key=lambda c: c.probability, default=None)
        if best and best.probability >= rule.threshold:
            said[who] = best
    reached = [*said.values(), *_answers(fit, rule)] if figures else []
    while reached:
        for who, near in _beside(reached.pop(), [who for who in listed if who not in said]):
            said[who] = near
            reached.append(near)
    places = [(c.document.source.document_id, c.start) for c in said.values()]
    if len(set(places)) < len(places):  # they say it with one voice
        return []
    return [Side(_figure(said[who]) if figures else said[who], Speaker(who)) for who in listed if who in said]


def _put(question: str, who: str) -> str:
    """The question with one of those listed in place of the list."""
    match = LISTED.search(question)
    if match is None:
        return question
    start, end = match.span("told" if match["told"] else "say")
    one = who != "they" and not who.endswith("s")
    asks = OF_SEVERAL.sub(lambda m: OF_ONE[m[0].lower()], question[:start]) if one else question[:start]
    return asks + who + question[end:]


def _answers(found: Sequence[Candidate], rule: Rule) -> list[Candidate]:
    """The candidates that answer with a figure, whoever gives it."""
    scored = [replace(c, probability=rule.probability(c)) for c in found if quantities(c.short)]
    return [c for c in scored if c.probability >= rule.threshold]


def _beside(candidate: Candidate, silent: Sequence[str]) -> Iterator[tuple[str, Candidate]]:
    """The figures next to it of those who said nothing yet, as likely as it is."""
    for near in neighbours(candidate):
        who = next((who for who in silent if _tells(who, near, figures=True)), None)
        if who:
            yield who, near


def _figure(candidate: Candidate) -> Candidate:
    """The candidate with its figure for its answer where it says nothing else."""
    told = figure_given(candidate.text)
    at = (candidate.start + told[1].start, candidate.start + told[1].end) if told else candidate.answer
    return replace(candidate, answer=at)


def _tells(who: str, candidate: Candidate, figures: bool) -> bool:
    """Whether they say the sentence, or give a figure in it."""
    text = candidate.text
    if figures and not any(q.sort is not Sort.ordinal for q in quantities(text)):
        return False
    if not set(content(text)) - set(content(who)) - UNSAID:
        return False
    spoken = spoken_by(candidate)
    if spoken and any(_one(who, name) for name in (spoken.name, spoken.party) if name):
        return True
    lead = figure_given(text) if figures else None
    bare = re.sub(r"^(?:the|its|their|an?)\s+", "", who)
    opens = re.match(rf"{OPENS}{re.escape(bare)}\b(?!['’])", re.sub(r"\s", " ", text), re.I)
    return bool(figures and ((lead and _one(who, lead[0])) or opens))


def _one(who: str, name: str) -> bool:
    """Whether a name is theirs: "the council" is the town council."""
    mine, theirs = content(who), content(name)
    return same_speaker(who, name) or bool(mine and set(mine) <= set(theirs) and mine[-1] == theirs[-1])
