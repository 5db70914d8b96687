"""Sentences that say what a term means, as glossaries, contracts and licences do, and questions for that."""

import re

from index.cutting.sentences import Span

_MARK = "\"“”'‘’«»*_`"
DEFINES = re.compile(
    rf"(?:[\d.)]{{1,12}}+\s++)?+(?:(?:[Tt]he|[Aa]n?)\s++(?:(?:term|word|phrase)s?\s++)?)?[{_MARK}]{{1,3}}+"
    rf"(?P<term>[^\"“”«»*_`.;:]{{2,60}}?),?[{_MARK}]{{1,3}}"
    r"(?:\s*+\([^()]{1,60}\)|\s*+,[^,.;]{1,30},){0,2}\s++(?:(?:shall|will)\s++)?"
    r"(?P<verb>means?|refers?\s+to|denotes?|stands?\s+for|is\s+defined\s+as|is|are)\s++(?P<sense>\S.*\S)",
    re.S,
)
ASKED = re.compile(
    r"(?:what(?:\s+(?:is|are)|['’]s)\s+(?:meant\s+by\s+|the\s+(?:meaning|definition)\s+of\s+)?(?P<is>[^?,]+?)"
    r"|what\s+do(?:es)?\s+(?P<does>[^?,]+?)\s+(?:mean|stand\s+for|refer\s+to)"
    r"|define\s+(?P<define>[^?,]+?))(?:\s+(?:under|in|by|according\s+to)\b[^?]*)?\s*[?.]*$",
    re.I,
)
# "A slice is a view of a list", "Slices are the views", "backup-prune — Remove old copies"
PLAINLY = (
    r"(?:[-*•]\s+)?(?:(?:the|an?)\s+)?[`*_]*{term}[`*_]*(?:\s*\([^()]{{1,40}}\))?"
    r"(?:(?:\s+[-–—]+\s+(?:this|it|that))?\s+(?:is|are)\s+(?:also\s+|simply\s+|just\s+)?(?:an?|the|one\s+of)\s"
    r"|\s+[—–]\s+\w)"
)
PURPOSE = re.compile(r"\s+(?:(?:used|good|there|meant)\s+)?for$", re.I)  # "What is a weir for?"
ARTICLE = re.compile(r"(?:an?|the)\s+", re.I)
LONGEST_TERM = 5  # words


def sense_told(question: str, sentence: str) -> Span | None:
    """Where a sentence says what the term means that a question asks for; None where it does not."""
    term, told = term_asked(question), _definition(sentence)
    return told[1] if term and told and _same(term, told[0]) else None


def says_what(question: str, sentence: str) -> bool:
    """Whether a sentence says what the term is that a question asks for, set off or as its subject."""
    term = term_asked(question)
    named = r"[\s-]+".join(map(re.escape, re.findall(r"[^\s-]+", term)))
    if sense_told(question, sentence):
        return True
    if not term or " of " in term:
        return False
    plain = PLAINLY.format(term=f"{named.removesuffix('s')}s?")
    return re.match(plain, sentence, re.I) is not None


def defines_another(question: str, sentence: str) -> bool:
    """Whether a question asks what one term means, and a sentence says what another one does."""
    term, told = term_asked(question), _definition(sentence)
    return bool(term and told and not _same(term, told[0]))


def term_asked(question: str) -> str:
    """The term whose meaning a question asks for; empty where it asks for something else."""
    found = ASKED.match(question.strip())
    term = ARTICLE.sub("", next(filter(None, found.groups()), "").strip(" \"“”'‘’"), count=1) if found else ""
    term = PURPOSE.sub("", term)
    return term if len(term.split()) <= LONGEST_TERM else ""


def _definition(sentence: str) -> tuple[str, Span] | None:
    """The term that a sentence defines, in quotation marks or set off by type, and where it says as what."""
    found = DEFINES.match(sentence)
    if not found:
        return None
    start, end = found.span("sense")
    return found["term"], (start, end - (sentence[end - 1] in ".;"))


def _same(a: str, b: str) -> bool:
    """Whether two terms are one, in the singular or plural."""
    return _bare(a) == _bare(b)


def _bare(term: str) -> list[str]:
    return [word.rstrip("s") for word in re.findall(r"\w+", ARTICLE.sub("", term, count=1).casefold())]
