"""The quotes-only answer: statements written by code around verbatim values, each with its evidence."""

import datetime as dt
import re
from collections.abc import Sequence

from index.dates import resolve
from qa.answer import Claim, Evidence, Statement, Support
from qa.asking.focus import is_topic
from qa.asking.questions import Kind, Part
from qa.finding.decide import logit
from qa.finding.evidence import POINTS
from qa.finding.shown import DONE_BY
from qa.finding.values import at_earliest, bounded, comparable, differ, value_of
from qa.language.defining import says_what
from qa.language.instructions import first_name
from qa.language.lexicon import CAUSES, MONTHS
from qa.language.names import fold, names, names_within, same
from qa.language.phrases import IN_A_LIST, TIMED
from qa.language.quantities import quantities
from qa.language.speakers import inside, names_speaker, speaks
from qa.language.whom import is_pronoun, role_asked, role_of, role_told
from qa.language.words import content, squeeze
from qa.writing.verdicts import settling, yes_or_no

LONGEST_SHORT = 90  # characters of a short answer that stands as a statement of its own
FEW = 5  # words of a short answer to what is no question by form
CLOSE = 0.5  # log odds below the best quote within which another value is still shown
ONE_VALUE = frozenset({Kind.number, Kind.date, Kind.person, Kind.place})
WHICH_ONE = re.compile(r"(?:which|what) (?!\w+[^s]s\b)\w+", re.I)
HOW_MANY = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
CAUSE = re.compile(rf"(?:{CAUSES})\b", re.I)
# what is asked is told by a sentence, whatever name or number stands in it
REASON = re.compile(
    r"why\b|how (?:do|does|did|is|are|was|were|can|could|has|have|had|will|would|should)\b|for what reason",
    re.I,
)
# what somebody said is their sentence, not a phrase of it
WORDS_OF = re.compile(
    r"what (?:did|do|does|has|have|had)\b[^?]*\b(?:say|claim|announce|think|write|tell)"
    r"(?:\s+(?:about|of|on|to|at|in|after|before|when)\b[^?]*)?\s*\?*$",
    re.I,
)
HAPPENS = re.compile(r"what\b[^?]*\bhappen(?:s|ed|ing)?\b", re.I)
# "What is a lock?" wants what it is told by; "What is the depth?" is told by a value
WHAT_IT_IS = re.compile(
    r"what (?:is|are) (?!(?:the|your|our|their|his|her|its)\b|[^?]*(?:['’]s| to)\b)"
    r"[^\s?,]+(?: [^\s?,]+){0,3}\s*\?*$",
    re.I,
)
LEANING_ROLE = re.compile(r"(?:its|their|his|her|our)\b")
# says whose, or where, only in its sentence
OWNED = re.compile(r"ours|theirs|mine|his|hers|yours|(?:any|every|some|else)where|here|there|online", re.I)
# "the following platforms", "you": who or what is meant, only the sentence tells, or what follows it
ONWARD = re.compile(r"(?:(?:the|these) )?following\b.*|(?:as )?follows|below|you|we|us", re.I)
RELATIVE = re.compile(r"(?:who|whom|whose|which)\b", re.I)  # says nothing without what it is told of
PAIRS = {"]": "[", ")": "(", "}": "{"}
COPULA = re.compile(r"\w+ (is|are|was|were)\b", re.I)
CODED = re.compile(r"\S*[a-z](?:[/_=(]|\.\w|-\w+-|[A-Z])")  # a name or a path, which a capital would change
SET_TO = re.compile(r"(?:\bdefaults?(?: values?)?(?: is| to)?:?|\bset to|=)\s*[`\"']?$", re.I)
WHOLE = frozenset({Kind.comparison})  # kinds whose answer is the sentence, not a span of it


def statements_of(
    part: Part, evidence: Sequence[Evidence], at: int, several: bool, said: str = ""
) -> list[Statement]:
    """Statements that answer `part` from its evidence, whose indices in the answer begin at `at`.

    One line per short answer, equal ones together; where there is no short answer the quote stands itself.
    `several` says that the question has other parts, so that a bare value would not say what it is of;
    `said` is the verdict that the first evidence gives, where that was found out already.
    """
    if part.kind is Kind.yes_no and evidence:
        return yes_or_no(part, evidence, at, said)
    lines: dict[str, list[int]] = {}
    supports: dict[str, Support] = {}
    if evidence and ONWARD.fullmatch(_short(evidence[0])):
        evidence = evidence[:1]  # the list that it leads to is the answer
    for place, item in enumerate(evidence, at):
        if place > at and _another_value(part, evidence[0], item):
            continue  # it stands as a further quote; the answer is the best one's
        if place > at and _without_role(part, item):
            continue  # a list of those present does not say who somebody is
        text, support = _line(part, item, several)
        key = next((k for k in lines if _one_line(part, k, text)), text)
        lines.setdefault(key, []).append(place)
        supports.setdefault(key, support)
    return [Statement(text, tuple(places), supports[text]) for text, places in lines.items()]


def agreeing(part: Part, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence without further quotes that give another value where one was asked for.

    What contradicts the best quote is told as a conflict. Another value that contradicts nothing is of
    another thing; only of those about as likely as the best one does the right one stand in a further quote
    often enough (docs/tried.md, "Further quotes").
    """
    near = logit(evidence[0].score) - CLOSE if evidence else 0.0
    further = (e for e in evidence[1:] if logit(e.score) > near or not _another_value(part, evidence[0], e))
    return *evidence[:1], *further


def claim_statements(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> list[Statement]:
    """One statement a claim: who gives which value; the document's title stands where nobody is named."""
    return [
        Statement(_claim(claim, evidence[claim.evidence[0]]), claim.evidence, Support.composed)
        for claim in claims
    ]


def short_answer(part: Part, evidence: Sequence[Evidence], said: str = "") -> str:
    """The short answer to `part`: a verdict, else the best evidence's highlight, else an empty text."""
    if part.kind is Kind.yes_no and evidence:
        return said or settling(part, evidence)[1]
    if not evidence:
        return ""
    short = _short(evidence[0])
    return _role(part, evidence[0], short)[1] or _on_the_calendar(part, evidence[0], short)


def stands_whole(part: Part, short: str) -> bool:
    """Whether the answer is the quote as it stands, neither its short answer nor a verdict on it."""
    return part.kind is not Kind.yes_no and _says_little(part, short)


def _another_value(part: Part, best: Evidence, item: Evidence) -> bool:
    """Whether a further quote gives another value where one was asked for."""
    if part.kind not in ONE_VALUE and not (part.kind is Kind.fact and WHICH_ONE.match(part.text)):
        return False
    first, other = value_of(best, part.kind), value_of(item, part.kind)
    if first is None or other is None:
        return first is not None or bool(OWNED.fullmatch(_short(best)))
    return not comparable(first, other) or differ(first, other)


def _line(part: Part, item: Evidence, several: bool) -> tuple[str, Support]:
    short = _short(item)
    whole = (
        part.kind in WHOLE
        or says_what(part.text, item.plain)
        or OWNED.fullmatch(short)
        or ONWARD.fullmatch(short)
        or _says_little(part, short)
    )
    if not short or len(short) > LONGEST_SHORT or whole:
        return (
            (f"{item.under}: {item.plain}", Support.composed) if item.under else (item.plain, Support.quoted)
        )
    if part.kind is Kind.person and LEANING_ROLE.match(role_of(part.text, item.quote)):
        return item.plain, Support.quoted  # "its secretary" says nothing without its sentence
    dated = _on_the_calendar(part, item, short)
    if dated != short:
        return _sentence(dated), Support.composed
    text = _with_subject(part, item, short) if several or part.kind in (Kind.person, Kind.definition) else ""
    if text:
        return _sentence(text), Support.composed
    who, role = _role(part, item, short)
    if role:
        return _sentence(f"{who} is {role}"), Support.composed
    if _without_role(part, item):
        return item.plain, Support.quoted  # "The work is led by X" gives X no role
    if item.speaker and not names_speaker(part.names, item.speaker) and not speaks(item.speaker, short):
        return _sentence(f"According to {inside(item.speaker)}: {short}"), Support.composed
    if item.highlight and SET_TO.search(item.quote[: item.highlight[0]]):
        return short, Support.quoted  # a value as it is to be written
    return _sentence(short), Support.quoted if short in squeeze(item.quote) else Support.composed


def _says_little(part: Part, short: str) -> bool:
    """Whether a short answer to an open question needs its sentence: "failed" does, a name does not."""
    if REASON.match(part.text):
        return not CAUSE.match(short)
    if WORDS_OF.match(part.text) or HAPPENS.match(part.text) or DONE_BY.match(part.text):
        return True
    if WHAT_IT_IS.match(part.text) and not names(short) and not quantities(short):
        return True
    if is_topic(part.text) and len(short.split()) > FEW:
        return True  # what is only named is told by a sentence, not by half of one
    if part.kind is Kind.listing:
        wanted = HOW_MANY.search(part.text)
        return wanted is not None and len(IN_A_LIST.split(short)) < quantities(f"{wanted[0]} things")[0].value
    bare = part.kind in (Kind.fact, Kind.yes_no) and not names(short) and not quantities(short)
    return bare or (part.kind is Kind.definition and not content(short))


def _one_line(part: Part, a: str, b: str) -> bool:
    """Whether two lines say the same: equal words, or one person's name in two spellings."""
    if fold(a) == fold(b):
        return True
    if part.kind is not Kind.person:
        return False
    x, y = _bare_name(a), _bare_name(b)
    return bool(x and y) and same(x, y)


def _bare_name(line: str) -> str:
    """The name that a line consists of, its party left out; empty where it says more."""
    bare = re.sub(r" \(.*|\.$", "", line)
    return bare if [n.text for n in names_within(bare)] == [bare] else ""


def _with_subject(part: Part, item: Evidence, short: str) -> str:
    """That X is a spokesman, where the quote says "X, a spokesman …" and X was asked about."""
    for name in part.names:
        match = re.search(
            rf"{re.escape(name.text)}\s*,\s*((?:\w[\w'’-]*\s+){{0,2}}?)(?={re.escape(short)})([^,;]+),",
            item.quote,
        )
        if match:
            copula = COPULA.match(part.text)
            verb = copula[1].lower() if copula else "is"
            return squeeze(f"{name.text} {verb} {match.group(1)}{match.group(2)}")
    return ""


def _short(item: Evidence) -> str:
    if item.highlight is None:
        return ""
    start, end = item.highlight
    if any(q.start == 0 for q in quantities(item.short)):
        start = bounded(item.quote, start)
    short = _unmarked(squeeze(item.quote[start:end]).strip(' ,;:"“”'))
    if RELATIVE.match(short) or POINTS.fullmatch(short):
        return ""
    if is_pronoun(short):
        return item.speaker or ""  # whoever the pronoun stands for, where the text says so
    return at_earliest(item.quote, start, short) if TIMED.search(short) else short


def _unmarked(short: str) -> str:
    """A short answer without brackets and code marks that it has one of, and without those it stands in."""
    for close, opening in PAIRS.items():
        at = next((i for i, c in enumerate(short) if c == close and opening not in short[:i]), 0)
        short = short[:at].rstrip() if at else short
    for mark in ("``", "`", "**", "*"):
        if short.count(mark) % 2 == 1:
            short = short.removeprefix(mark).removesuffix(mark)
    bare = short[1:-1] if short.startswith("[") and short.endswith("]") else short
    return bare if bare.strip() and "[" not in bare else short


def _role(part: Part, item: Evidence, short: str) -> tuple[str, str]:
    """The name and role that the quote gives for "Who is X?" where the short answer does not tell as much."""
    if part.kind is not Kind.person or not role_asked(part.text):
        return "", ""
    who, role = role_told(part.text, item.quote)
    return (who, role) if role and role != short else ("", "")


def _without_role(part: Part, item: Evidence) -> bool:
    """Whether "Who is X?" is asked and the quote gives X no role, nor stands the short answer before X."""
    if part.kind is not Kind.person or not role_asked(part.text) or role_of(part.text, item.quote):
        return False
    behind = item.quote[item.highlight[1] :].lstrip() if item.highlight else ""
    return not any(behind.startswith(n.text) for n in part.names)


def _on_the_calendar(part: Part, item: Evidence, short: str) -> str:
    """A date that leans on the day of its document, with that date: "yesterday (3 October 2024)"."""
    days = resolve(short, item.date) if part.kind is Kind.date and item.date else []
    if len(days) != 1:
        return short
    first, last = days[0].first, days[0].last
    shown = _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    return f"{short} ({shown})"


def _day(date: dt.date) -> str:
    return f"{date.day} {MONTHS[date.month - 1].capitalize()} {date.year}"


def _claim(claim: Claim, first: Evidence) -> str:
    source = first.location.source
    sender = (source.author or "").split(" <")[0] if source.kind == "email" else ""
    who = claim.speaker or first_name([sender, source.title, source.path])
    when = f" ({claim.date.isoformat()})" if claim.date else ""
    if claim.of:
        return f"{claim.of}: {claim.value}"
    return f"{who[:1].upper()}{who[1:]}{when}: {claim.value}"


def _sentence(text: str) -> str:
    line = text if CODED.match(text) else text[:1].upper() + text[1:]
    return line if line.endswith((".", "!", "?", "”", '"')) else f"{line}."
