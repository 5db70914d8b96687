"""Which of several numbers in a sentence is asked for: by what it counts, or by the event it is told of.

"34 members, including two commanders": how many commanders? "350 were killed, 287 wounded": how many wounded?
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from index.cutting.sentences import Span
from qa.language.contrasts import EVENTS, PIECE, events_in
from qa.language.counted import counted_noun
from qa.language.phrases import AT_FIRST, SINCE
from qa.language.quantities import Quantity, Sort, quantities
from qa.language.words import content, stem, stretch, words

EARLIER = re.compile(r"\b(?:original\w*|first|before|former\w*|previous\w*|earlier|initial\w*)\b", re.I)
# the figure that was is not the one that is: "to 412 from 439", "19, up from 11", "from 439 to 412"
CAME_FROM = re.compile(r"\bfrom\s+(?:the\s+|an?\s+|about\s+)?$")
UP_FROM = re.compile(r"\b(?:up|down) from\b")
FROM = re.compile(
    r"\b(?:rose|ris(?:es?|en)|fell|fall(?:s|en)?|grew|grow[ns]?|raise[ds]?|lower(?:s|ed)|revised|cuts?|went|goes|"
    r"increase[ds]?|reduce[ds]?|change[ds]?|drop(?:s|ped)|climb(?:s|ed)|jump(?:s|ed)|shorten(?:s|ed)|extend(?:s|ed)|"
    r"enlarge[ds]?|adjust(?:s|ed)|amend(?:s|ed)|moves?|moved|up|down)\b"
    r"[^.;]{0,40}\bfrom\s+(?:\w+\s+)?$"
)
WENT_TO = re.compile(r"\s(?:[^.;,]{0,30}\s)?to\s+(?:\w+\s+){0,2}")
BY_HOW_MUCH = re.compile(r"\bby (?:how (?:much|many)|what (?:percentage|share|amount|factor))\b", re.I)
# what stands in front of the 48 % of a reduction, or by which something fell
DIFFERENCE = re.compile(
    r"(?:\b(?:reduction|decrease|increase|rise|fall|drop|decline|growth|gain|loss|cut|change|saving)s? of"
    r"|\b(?:rose|risen|fell|fallen|grew|grown|dropped|declined|increased|decreased|reduced|cut|lowered|raised"
    r"|improved|shrank|halved)\b[^.;,]{0,40}? by) (?:about |around |some |nearly |almost |only |over )?$",
    re.I,
)
INSTEAD = re.compile(
    r"[^.;]{0,30}?[,(\s](?:instead of|rather than|in place of|(?:and )?no longer|previously|formerly|"
    r"until now)\s+(?:[a-z]+\s+){0,2}",
    re.I,
)
REPLACED = re.compile(
    r"[\s'’”\"][^.;,]{0,30}\b(?:is|are|was|were|be) (?:replaced|superseded) (?:by|with)\s+"
    r"(?:[a-z]+\s+){0,2}['‘“\"]?",
    re.I,
)
# "£9 for adults, £4 for children and £6 for students": what one of several figures is for
FOR_ONE = re.compile(r"(?: [^\s,;.]+)?,? for (?P<whom>[^,;.]{2,40}?)(?:,|,? and|;)? $")
FOR_LAST = re.compile(r"(?: [^\s,;.]+)?,? for (?P<whom>[^,;.]{2,40})")
ASIDE = 60  # characters from a figure to the one that it came from
# "of the 40 lenses, seven were scratched": the whole in front, the part behind
OF_THE_WHOLE = re.compile(
    r"(?:^|[,;:(–—]\s*)(?:out )?of (?:(?:all|the|our|your|their|its|his|her|these|those) )*$", re.I
)
MEASURE = re.compile(r"\b(?:an?|the) (?:\w+ )?(?P<noun>\w+) of (?:only |about |more than |at least )?$")
WANTS_FIGURE = re.compile(
    r"\bhow many\b|\b(?:what|which) (?:\w+ )?(?:figure|number|toll|total|count)\b", re.I
)
REACH = 3  # words after a number among which what it counts stands


def figure_asked(question: str, sentence: str, answer: str) -> Span | None:
    """Where the number stands that alone is asked for, of several, or that the answer is the noun of.

    The only one, if the answer is a year.
    """
    if BY_HOW_MUCH.search(question) and (by := _difference(sentence)):
        return by
    numbers = [q for q in quantities(sentence) if q.sort is Sort.plain]
    if len(numbers) == 1 and answer and all(q.sort is Sort.year for q in quantities(answer)):
        return (numbers[0].start, numbers[0].end) if WANTS_FIGURE.search(question) else None
    if answer and WANTS_FIGURE.search(question) and not quantities(answer):
        counting = [n for n in numbers if sentence[n.end :].lstrip().startswith(answer)]
        if len(counting) == 1:  # "12 fatalities", of which the answer is the noun alone
            return counting[0].start, counting[0].end
    if len(numbers) < 2:
        return None
    meant = _in_clause(question, sentence, numbers)
    found = _counting(question, sentence, meant or numbers) or _told_with(question, sentence, numbers)
    if not found and not {n.value for n in meant} & {n.value for n in quantities(answer)}:
        found = meant[:1]
    return (found[0].start, found[0].end) if len(found) == 1 else None


def _difference(sentence: str) -> Span | None:
    """Where the one figure stands by which something rose or fell; None where there is none, or several."""
    told = [q for q in quantities(sentence) if DIFFERENCE.search(sentence[: q.start])]
    return (told[0].start, told[0].end) if len(told) == 1 else None


def meant_instead(question: str, sentence: str, at: Span) -> Span | None:
    """Where the figure stands that is meant, if the one at `at` is past, or measures what nobody asked."""
    if EARLIER.search(question):
        return None
    numbers = quantities(sentence)
    given = _at(numbers, at)
    if given is None:
        return None
    for old, new in changes(sentence):
        if old == given:
            return new.start, new.end
    alike = [n for n in numbers if n.sort is given.sort]
    if share := next((n for n in alike if _is_share(question, sentence, given, n)), None):
        return share.start, share.end
    if since := next((b for a, b in pairwise(alike) if a is given and _was_first(sentence, a, b)), None):
        return since.start, since.end
    others = [n for n in alike if not _measured(question, sentence, n)]
    return (others[0].start, others[0].end) if len(others) == 1 and given not in others else None


def _at(numbers: Sequence[Quantity], at: Span) -> Quantity | None:
    """The number that stands at a place."""
    return next((n for n in numbers if n.start < at[1] and at[0] < n.end), None)


def changes(sentence: str) -> list[tuple[Quantity, Quantity]]:
    """The figures that a sentence says were put in place of others, each behind the one that it came from."""
    pairs = [
        (a, b) for a, b in pairwise(quantities(sentence)) if a.sort is b.sort and b.start - a.end <= ASIDE
    ]
    made = [(a, b) for a, b in pairs if _went(sentence, a, b)]
    told = {id(each) for pair in made for each in pair}
    return made + [(b, a) for a, b in pairs if not told & {id(a), id(b)} and _came(sentence, a, b)]


def _went(sentence: str, old: Quantity, new: Quantity) -> bool:
    """Whether the second figure is told in place of the first: "raised from 60 to 65"."""
    between = sentence[old.end : new.start]
    went = FROM.search(sentence[: old.start]) and WENT_TO.fullmatch(between)
    return bool(went or REPLACED.fullmatch(between))


def _came(sentence: str, new: Quantity, old: Quantity) -> bool:
    """Whether the first figure is told in place of the second: "65, up from 60", "65 instead of 60"."""
    between = sentence[new.end : old.start]
    came = CAME_FROM.search(between) and (UP_FROM.search(between) or old.unit in ("", new.unit))
    return bool(came or INSTEAD.fullmatch(between))


def _is_share(question: str, sentence: str, whole: Quantity, share: Quantity) -> bool:
    """Whether what the question tells of the counted is told of the share behind, not of the whole."""
    told = set(content(question)) & set(content(sentence[share.end :]))
    begins = whole.end < share.start and sentence[: share.start].rstrip().endswith(",")
    return begins and bool(told) and OF_THE_WHOLE.search(sentence[: whole.start]) is not None


def figures_of_each(question: str, sentence: str, at: Span) -> Span | None:
    """Where several figures stand, each with what it is for, if the question asks for none of these alone."""
    numbers = quantities(sentence)
    given = _at(numbers, at)
    if given is None or given.sort is Sort.ordinal:
        return None
    alike = [n for n in numbers if n.sort is given.sort]
    run: list[tuple[Quantity, re.Match[str]]] = []
    for number, following in zip(alike, [*alike[1:], None], strict=True):
        behind = sentence[number.end : following.start if following else len(sentence)]
        told = FOR_ONE.match(behind) if following else FOR_LAST.match(behind)
        if told:
            run.append((number, told))
        elif number is alike[-1] or given in [figure for figure, _ in run]:
            break
        else:
            run.clear()
    asked = set(content(question))
    one = any(asked & set(content(told["whom"])) for _, told in run)
    if len(run) < 2 or one or given not in [number for number, _ in run]:
        return None
    last, told = run[-1]
    return run[0][0].start, last.end + told.end("whom")


def _was_first(sentence: str, first: Quantity, second: Quantity) -> bool:
    """Whether one figure is what was told at first, and the next one, of the same, what is told since."""
    alike = not (first.unit and second.unit) or first.unit == second.unit
    then = sentence[first.end : second.end + ASIDE // 2]
    return alike and AT_FIRST.search(sentence[: first.start]) is not None and SINCE.search(then) is not None


def _measured(question: str, sentence: str, number: Quantity) -> bool:
    """Whether the number measures what the question does not name: "on a turnout of 71 per cent"."""
    of = MEASURE.search(sentence[: number.start])
    return of is not None and stem(of["noun"]) not in content(question)


def _in_clause(question: str, sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of the clause that has all of the question that the other clauses have, and more."""
    asked, at, pieces = set(content(question)) - {counted_noun(question)}, 0, []
    for clause in sentence.split(";"):
        pieces.append((at, at + len(clause), asked & set(content(clause))))
        at += len(clause) + 1
    start, end, most = max(pieces, key=lambda piece: len(piece[2]))
    if sum(told < most for *_, told in pieces) < len(pieces) - 1 or len(pieces) < 2:
        return []
    return [n for n in numbers if start <= n.start < end]


def _counting(question: str, sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers directly before the noun that is counted."""
    noun = counted_noun(question)
    if not noun:
        return []
    found = []
    for number in numbers:
        behind = PIECE.split(sentence[number.end :])[0]
        if noun in [w.stem for w in words(behind)[:REACH]]:
            found.append(number)
    return found


def _told_with(question: str, sentence: str, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers in the pieces of the sentence that tell of the event asked about."""
    for field in EVENTS:
        asked, told = events_in(question, field), events_in(sentence, field)
        if len(asked) == 1 and asked < told:
            return [n for n in numbers if asked == _events_near(sentence, n, field)]
    return []


def _events_near(sentence: str, number: Quantity, field: Mapping[str, int]) -> set[int]:
    """The events of the number's piece of the sentence."""
    return events_in(sentence[slice(*stretch(sentence, number.start, number.end, PIECE))], field)
