"""A short answer told as fully as its sentence does: the day with the year, the town with its country.

What a thing is told by in its title is often less: "(footballer, born 1892)" stands in front of "6 May 1892".
"""

import re
from dataclasses import replace

from index.cutting.sentences import Span
from qa.asking.questions import Kind, Part
from qa.finding.candidates import Candidate
from qa.language.moments import moments
from qa.language.trades import TRADE

BARE_YEAR = re.compile(r"\d{4}")
IN_BRACKETS = re.compile(r"\([^()]*$")
TILL = re.compile(r"\s[-–—]\s.*", re.S)
BORN = re.compile(r"\b(?:born|birth)\b", re.I)
WHERE = re.compile(r"where\b", re.I)
REGION = re.compile(r" ?, (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)(?! ?,? (?:and|or)\b)")
TOWN = re.compile(r"\b(?:in|at|of|from|near) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) ?, $")
IS_A = re.compile(
    r"\b(?:is|was) (?:an?|the) (?P<what>[^.;,()]{3,80}?)(?=[,.;(]| (?:who|best|known|from|in|at)\b)"
)


def fuller(part: Part, candidate: Candidate) -> Candidate:
    """The candidate, its short answer grown where the sentence tells the same more fully."""
    if candidate.answer is None or not candidate.start <= candidate.answer[0] < candidate.end:
        return candidate
    text, start = candidate.text, candidate.start
    span = (candidate.answer[0] - start, candidate.answer[1] - start)
    if part.kind is Kind.date:
        span = _day(part.text, text, span)
    elif part.kind is Kind.place and WHERE.match(part.text):
        span = _place(text, span)
    elif TRADE.search(part.text):
        span = _trade(text, span)
    return replace(candidate, answer=(span[0] + start, span[1] + start))


def _day(question: str, text: str, span: Span) -> Span:
    """The day of birth without that of death; of a year alone in brackets, the first day that is told."""
    if BORN.search(question):
        span = span[0], span[1] - len(found[0]) if (found := TILL.search(text[slice(*span)])) else span[1]
    short = text[slice(*span)]
    if not BARE_YEAR.fullmatch(short) or not IN_BRACKETS.search(text[: span[0]]):
        return span
    days = [(m.start, m.end) for m in moments(text) if m.day and m.year]
    return next((day for day in days if short in text[slice(*day)]), span)


def _place(text: str, span: Span) -> Span:
    """The place with the region behind it, and with the town in front of it."""
    ahead, behind = TOWN.search(text[: span[0]]), REGION.match(text[span[1] :])
    return ahead.start("name") if ahead else span[0], span[1] + (behind.end() if behind else 0)


def _trade(text: str, span: Span) -> Span:
    """All that somebody is said to be, where the answer is a word of it."""
    short = text[slice(*span)].casefold()
    for said in IS_A.finditer(text):
        if short in said["what"].casefold():
            return said.span("what")
    return span
