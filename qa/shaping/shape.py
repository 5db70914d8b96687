"""The short answer given the shape that the question wants, without leaving the document's own words.

A reader's span is often a piece: the "flood" of "the flood of 27 December", the first of three firms, the
total in "49 of the 58 homes", the role where a name is asked for, a neighbouring cell of a table.
"""

import re
from dataclasses import replace

from index.cutting.sentences import Span
from qa.asking.how_to import HOW_TO
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.language.contrasts import place_asked
from qa.language.defining import sense_told
from qa.language.doers import only_accused
from qa.language.lexicon import CAUSES, PAST, REPORTING, STOP
from qa.language.names import names_within
from qa.language.options import label_of, option_asked
from qa.language.phrases import (
    all_times,
    before_verb,
    closed,
    new_date,
    part_of_it,
    up_to,
    whole_code,
    whole_date,
    whole_length,
    whole_name,
    whole_place,
    whole_rate,
)
from qa.language.quantities import Sort, quantities
from qa.language.sorts import only_one
from qa.language.speakers import WHO_SAYS, speaker_of, spoken_for
from qa.language.whom import THIRD, antecedent, name_for, role_asked
from qa.language.words import WORD, content
from qa.shaping.alternatives import meant_by_condition
from qa.shaping.figures import figure_asked, figures_of_each, meant_instead
from qa.shaping.tables import asked_cell, is_compared

OF_WHICH = re.compile(
    r"(?P<part>(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)) (?:out )?of "
    r"(?:the |all |its |their |these |(?:the )?[\w-]+['’]s? )?$",
    re.I,
)
ARTICLE = re.compile(r"\b(?:the|an?) $", re.I)
ITEM = r"(?:[^,;.:()]|(?<=\d)[,.](?=\d))"
MORE = re.compile(
    rf"(?:\s+(?!and\b|or\b)[^\s,;.:()]+){{0,6}}?(?P<middle>(?:,\s+(?!(?:and|or|but|which|who|while|so|because|as|after|before)\b){ITEM}{{2,80}})*)"
    rf",?\s+(?:and|or)\s+(?!(?:he|she|it|they|we|I|that|this|will|was|were|is|are|has|had)\b){ITEM}{{2,80}}"
)
# what may be done more than once
HABIT = re.compile(
    r"(?:when (?:can|may|do|does|is|are|should|must)|(?:(?:at|during|between) )?what (?:times?|hours))\b",
    re.I,
)
FEWER = re.compile(rf"(?:(?<=\s)|^)(?:{ITEM}{{2,60}},\s+)*{ITEM}{{2,60}}(?:,|,?\s+and|,?\s+or)\s+$")
# questions that a series may answer; "what army" asks for one
SEVERAL = re.compile(
    r"(?:on|in|for|with|by|from|of) what\b|(?:what|which) (?:are|were)\b"
    r"|(?:what|which) (?:\w+ )?(?!is\b|was\b|has\b|does\b|its\b|this\b)\w+[^s\W]s\b",
    re.I,
)
# names as programs write them, in a series: "`a.b`, `a.c` and `d`"
CODES = re.compile(r"`[^`\n]+`(?:, `[^`\n]+`)*,? (?:and|or) `[^`\n]+`")
MARK = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")  # of an item of a list
BY_PLACE = re.compile(r"\b(?:number|rank\w*|place[ds]?|position|steps?|come|came|finish\w*)\b", re.I)
WHY = re.compile(r"why\b|for what reason", re.I)
CAUSE_AHEAD = re.compile(
    rf"\b(?:{CAUSES})\b(?:\s+[^\s,;]+){{0,3}}\s+$",
    re.I,
)
FORMERLY = re.compile(r"\b(?:was|were|did|had|original\w*|first|before|from|formerly|previous\w*)\b", re.I)
COMMON = 2  # words of a noun phrase that has no name or number in it
GROWN = frozenset({Kind.fact, Kind.definition})


def shaped(part: Part, candidate: Candidate) -> Candidate:
    """The candidate with the short answer that the question wants, where the text around gives one."""
    if is_compared(part, candidate):
        return replace(candidate, answer=None)  # the whole row
    cell = asked_cell(part, candidate)
    if cell:
        return replace(candidate, answer=(cell.start, cell.end))
    if candidate.answer is None:
        return candidate
    if _is_mark(part, candidate, candidate.answer):
        return replace(candidate, answer=None)
    if only_accused(part.text, candidate.text):
        return replace(candidate, answer=None)  # a bare name would say that they did it
    elsewhere = _elsewhere(part, candidate)
    if elsewhere:
        start, end = elsewhere
        return replace(candidate, answer=(candidate.start + start, candidate.start + end))
    return replace(candidate, answer=_widened(part, candidate, candidate.answer))


def _is_mark(part: Part, candidate: Candidate, answer: Span) -> bool:
    """Whether the short answer is but the mark of an item, "3.", where no place in an order is asked for."""
    mark = MARK.match(candidate.text)
    within = mark is not None and candidate.start <= answer[0] and answer[1] <= candidate.start + mark.end()
    return within and (HOW_TO.search(part.text) is not None or not BY_PLACE.search(part.text))


def _elsewhere(part: Part, candidate: Candidate) -> Span | None:
    """Where the sentence has what the question's form asks for: a speaker, a number, a place, a sense."""
    if WHO_SAYS.match(part.text):
        spoken = speaker_of(candidate.text)
        at = candidate.text.find(spoken.name) if spoken else -1
        return (at, at + len(spoken.name)) if spoken and at >= 0 else None
    if part.kind is Kind.person and candidate.answer:
        start, end = candidate.answer
        return spoken_for(candidate.text, (start - candidate.start, end - candidate.start))
    if part.kind is Kind.number:
        asked = figure_asked(part.text, candidate.text, candidate.short)
        asked = _instead(part, candidate, asked) or asked
        return _part_of(candidate.text, asked) if asked else None
    if option_asked(part.text) and (label := label_of(candidate.text)):
        return label
    if one := only_one(part.text, candidate.text, candidate.short):
        return one
    if told := meant_by_condition(part.text, candidate.text):
        return told
    return place_asked(part.text, candidate.text) or sense_told(part.text, candidate.text)


def _instead(part: Part, candidate: Candidate, asked: Span | None) -> Span | None:
    """Where the figure stands that is meant in place of the one that was read, or it with others."""
    if candidate.answer is None or (asked is None and candidate.answer[0] < candidate.start):
        return None
    at = asked or (candidate.answer[0] - candidate.start, candidate.answer[1] - candidate.start)
    return meant_instead(part.text, candidate.text, at) or figures_of_each(part.text, candidate.text, at)


def _widened(part: Part, candidate: Candidate, answer: Span) -> Span:
    """The reader's span as far as the question wants it."""
    text, sentence = candidate.document.text, (candidate.start, candidate.end)
    span = whole_code(text, sentence, before_verb(text, _inside_quotes(text, answer)))
    if part.kind is Kind.person and not role_asked(part.text):
        span = _whom(part, candidate, span)
    elif part.kind is Kind.number and span[0] >= candidate.start:
        start, end = _part_of(candidate.text, (span[0] - candidate.start, span[1] - candidate.start))
        span = (candidate.start + start, candidate.start + end)
    elif part.kind is Kind.date:
        span = whole_date(text, sentence, span)
        span = span if FORMERLY.search(part.text) else new_date(text, sentence, span)
        span = all_times(text, sentence, span) if HABIT.match(part.text) else span
    elif part.kind is Kind.place:
        span = whole_place(text, sentence, span)
    if part.kind is Kind.number:
        span = up_to(text, sentence, whole_rate(text, sentence, whole_length(text, sentence, span)))
    span = closed(text, sentence, span)
    if (part.kind is Kind.listing or SEVERAL.match(part.text)) and not quantities(text[slice(*span)]):
        span = joined(text, sentence, span)
    if WHY.match(part.text):
        cause = CAUSE_AHEAD.search(text[sentence[0] : span[0]])
        return (sentence[0] + cause.start(), span[1]) if cause else span
    return grown(text, sentence, part_of_it(text, sentence, span)) if part.kind in GROWN else span


def _whom(part: Part, candidate: Candidate, span: Span) -> Span:
    """The name of whom the span means, in full."""
    document, sentence = candidate.document, (candidate.start, candidate.end)
    floor, known = candidate.passage.chunk.start, set(content(part.text))
    told = [n for n in names_within(document.text[slice(*span)]) if not known & set(content(n.text))]
    if not told and THIRD.match(candidate.text):  # "She played Ann Lee": the one who played her
        meant = antecedent(document, candidate.start, floor, part.text)
        if meant:
            return meant
    span = name_for(part.text, document, sentence, span, floor) or span
    if span[0] < candidate.start:
        return span
    span = whole_name(document.text, sentence, span)
    listed = document.text.endswith(": ", 0, span[0])  # "the committee: A, B and C"
    return joined(document.text, sentence, span) if listed else span


def grown(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to its noun phrase: its article, and the "of …" behind it."""
    start, end = span
    if names_within(text[start:end]) or not content(text[start:end]):
        return span
    article = ARTICLE.search(text[sentence[0] : start])
    if article:
        start = sentence[0] + article.start()
    behind = re.match(r" of (?:the |an? |its |their )?", text[end : sentence[1]])
    if behind:
        noun = end + behind.end()
        stop = _noun_end(text, noun, sentence[1])
        end = stop if stop > noun else end
    return start, end


def joined(text: str, sentence: Span, span: Span) -> Span:
    """The span grown to all members of the series it belongs to: "A, B and C"."""
    start, end = span
    for codes in CODES.finditer(text, *sentence):
        if codes.start() <= start and end <= codes.end():
            return codes.span()
    last = WORD.findall(text[start:end])[-1:]
    if last and (last[0].casefold() in PAST or last[0].endswith("ed")):
        return span  # "failed and called for …": two things done, no series
    more = MORE.match(text[end : sentence[1]])
    if more:
        end += len(more.group().rstrip())
    fewer = FEWER.search(text[sentence[0] : start])
    if fewer and (more or re.search(r"\b(?:and|or)\s+$", fewer.group())):
        colon = max(fewer.group().rfind(": "), -1)
        start = sentence[0] + fewer.start() + (colon + 2 if colon >= 0 else 0)
    return start, end


def _noun_end(text: str, at: int, stop: int) -> int:
    """Where the noun phrase that begins at `at` ends: behind names and numbers, else a common word or two."""
    ends: list[int] = []
    end, named = at, False
    for match in WORD.finditer(text, at, stop):
        word = match.group()
        if text[end : match.start()].strip() or word.casefold() in STOP or word.casefold() in REPORTING:
            break
        telling = word[0].isupper() or word[0].isdigit()
        if not telling and named:
            break
        if not telling and len(ends) == COMMON:
            return ends[0]  # no telling where the noun ends and the verb begins
        end, named = match.end(), named or telling
        ends.append(end)
    return end


def _part_of(sentence: str, span: Span) -> Span:
    """In "49 of the 58" the first number is the one that is counted."""
    ahead = OF_WHICH.search(sentence[: span[0]])
    if ahead and any(q.sort is not Sort.ordinal for q in quantities(f"{ahead['part']} of them")):
        return ahead.start(), span[1]
    return span


def _inside_quotes(text: str, span: Span) -> Span:
    """The span cut where it runs out of the quotation it begins in."""
    start, end = span
    closing = re.search(r"[,.]?[\"”»],?\s", text[start:end])
    if closing and not re.search(r"[\"“«]", text[start : start + closing.start()]):
        return (start, start + closing.start()) if closing.start() else span
    return span
