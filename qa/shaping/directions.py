"""Directions: how something is done, as a document says it, in steps or in a sentence with its purpose.

    # Descaling                       To sign up, fill in the green slip.
    1. Empty the tank …
    2. Pour the solution …

The reader takes one step of several, or misses them, since no phrase of them is the answer. Where the heading
above them says what they are for, or the sentence itself does, that decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cutting.sentences import Span, in_fence, sentence_spans
from qa.asking.how_to import HOW_TO
from qa.asking.questions import Kind, Part
from qa.asking.splitting import AUX
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.announced import FENCE, ITEM
from qa.language.defining import says_what
from qa.language.headings import headings
from qa.language.words import content, stems
from qa.shaping.settled import Settled, one_a_document, quoted

# "What do I do after promoting the replica?": the step that comes next
NEXT_TO = re.compile(r"\b(?P<side>after|before)\s+(?:i |we |you |one )?(?P<step>[^?]{4,80})\??$", re.I)
STEP = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]+\S.*$", re.M)
LINE = re.compile(r"^[^\n]*\S[^\n]*$", re.M)
PURPOSE = re.compile(
    r"^\W{0,4}(?:(?:in order )?to|if you (?:want|wish|would like|need) to) (?P<for>[^,.;:]{3,60}), "
    rf"(?!(?:he|she|it|they|we|i|the|an?|{AUX})\b)(?P<do>[a-z]+\b[^.]*)",
    re.I,
)
GENERAL = stems(
    "step steps rule rules procedure process instructions way need make get take want best properly correctly"
    " walk talk guide show tell please"
)
PAPER = stems(
    "runbook playbook guide tutorial howto checklist how"
)  # what a heading calls the text beneath it
STEPS = stems("step steps procedure instructions process")
FEWEST, LONGEST = 2, 1500  # items of a list, characters of a quote
FARTHEST = 20_000  # characters of a text in which the rest of the question may stand
SHORT = 480  # characters of a section that is no list
CODE = " \t."  # what a line of code, or an order to the typesetter, begins with
ROOT = 5  # letters from which words of one beginning are one: to complain, complaints


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under a heading: `text[start:end]`, its heading and the stems of that."""

    heading: str
    name: frozenset[str]
    start: int
    end: int
    title: bool  # whether the heading is that of the whole document


def directed(part: Part, found: Sequence[Candidate], verdict: Verdict) -> Settled | None:
    """The steps, or the sentence, that say how what is asked for is done; None where the form tells none."""
    asked = frozenset(content(part.text)) - GENERAL
    how = HOW_TO.search(part.text)
    if not asked or not (how or part.kind is Kind.definition):
        return None
    if how and (beside := NEXT_TO.search(part.text)):
        after = beside["side"].casefold() == "after"
        if step := _step_beside(frozenset(content(beside["step"])), after, found):
            return Settled("", (step,))
    if not how and verdict.found and says_what(part.text, verdict.chosen[0].text):
        return None  # a sentence says what it is
    told = _whole_list(asked, verdict.chosen) if how else None
    told = told or (_purpose(asked, found) if how and not verdict.found else None)
    told = told or _under_heading(part.text, asked, found, verdict.chosen[:1], whole=not how)
    return Settled("", (told,)) if told else None


def sections(text: str) -> Iterator[Section]:
    """The stretches of a text that stand under headings, the headings themselves left out.

    Of "Steps" under "Restore the index" the heading is the latter.
    """
    heads = list(headings(text, 0, len(text)))
    for place, head in enumerate(heads):
        end = heads[place + 1].start if place + 1 < len(heads) else len(text)
        title = head.level == 1 and not (place and head.underlined)
        over = next((each for each in reversed(heads[:place]) if each.level < head.level), None)
        of_all = over is not None and set(content(head.words)) <= STEPS and bool(content(head.words))
        words = over.words if over and of_all else head.words
        yield Section(words, frozenset(content(words)) - (PAPER if of_all else set()), head.end, end, title)


def _whole_list(asked: frozenset[str], chosen: Sequence[Candidate]) -> Candidate | None:
    """All steps, where what answers is one, and the question names the heading above or is part of it."""
    for near in chosen[:1]:
        text = near.document.text
        for section in sections(text):
            span = _steps(text, section) if asked <= section.name or _is_named(section, asked) else None
            if span and span[0] <= near.start < span[1]:
                return quoted(near, *span)
    return None


def _step_beside(named: frozenset[str], after: bool, found: Sequence[Candidate]) -> Candidate | None:
    """The step after the one that the question names, or before it; None where none or several are named."""
    told: list[Candidate] = []
    for near in one_a_document(found):
        for section in sections(near.document.text):
            span = _steps(near.document.text, section)
            steps = list(STEP.finditer(near.document.text, *span)) if span else []
            for place, step in enumerate(steps):
                other = place + (1 if after else -1)
                if all(_has(set(content(step[0])), word) for word in named) and 0 <= other < len(steps):
                    told.append(quoted(near, *steps[other].span()))
    return told[0] if named and len(told) == 1 else None


def _under_heading(
    question: str,
    asked: frozenset[str],
    found: Sequence[Candidate],
    best_read: Sequence[Candidate],
    *,
    whole: bool,
) -> Candidate | None:
    """What stands under the one heading whose words the question has, where its other words stand too.

    Of "First day" and "Before the first day" it is the one that stands in the question.

    With `whole` the question has no others: "What is the uniform?" under "Uniform".
    """
    told: list[tuple[Candidate, Section]] = []
    for candidate in one_a_document(found):
        document = candidate.document
        for section in sections(document.text):
            if not _is_named(section, asked) or (whole and not _is_all(section, asked)):
                continue
            there = f"{document.source.title} {document.text[section.start : section.end]}"
            if all(_has(section.name | set(content(there)), word) for word in asked):
                told.append((candidate, section))
    most = max((len(section.name) for _, section in told), default=0)
    best = [(near, section) for near, section in told if len(section.name) == most]
    literal = [each for each in best if each[1].heading.casefold() in question.casefold()]
    longest = max((len(section.heading) for _, section in literal), default=0)
    best = [each for each in literal if len(each[1].heading) == longest] or best
    if len(best) != 1:
        return None
    near, section = best[0]
    span = _steps(near.document.text, section)
    if not span and not section.title:  # what a whole document begins with tells what it is about
        title = near.document.source.title
        rest = frozenset(w for w in asked if not _has(section.name | set(content(title)), w))
        span = _opening(near.document.text, section, rest)
        said = f"{section.heading} {near.document.text[slice(*span)]}" if span else ""
        if any(_says_more(each, asked, said, rest) for each in best_read):
            return None
    return quoted(near, *span) if span else None


def _is_all(section: Section, asked: frozenset[str]) -> bool:
    """Whether a heading names what is asked for and no more: "Other slices" are not those."""
    more = {"other", "more", "further", "another"} & set(section.heading.casefold().split())
    return not section.title and section.name == asked and not more


def _is_named(section: Section, asked: frozenset[str]) -> bool:
    """Whether the question has all that the section's heading says, and that says something."""
    named = section.name - GENERAL
    return bool(named) and all(_has(asked, word) for word in named)


def _steps(text: str, section: Section) -> Span | None:
    """The first list of a section with what stands under its items, code too, as far as it may be quoted."""
    start, end, last, count = 0, 0, section.start, 0
    for line in LINE.finditer(text, section.start, section.end):
        code = in_fence(text, line.start())
        item = not code and ITEM.match(line[0]) is not None
        if not count and not item:
            continue
        under = code or line[0][0] in " \t" or text.count("\n", last, line.start()) < 2
        if count and (not (item or under) or line.end() - start > LONGEST):
            break
        start = start if count else line.start() + len(line[0]) - len(line[0].lstrip())
        count, last = count + item, line.end()
        end = end if in_fence(text, last) else last  # no code without its end
    return (start, end) if count >= FEWEST else None


def _opening(text: str, section: Section, rest: frozenset[str]) -> Span | None:
    """The first paragraph, or code, of a section that has the `rest` of the question, else how it begins.

    None where that would be a table, or code without the rest.
    """
    pieces = list(_paragraphs(text, section))
    having = [each for each in pieces if rest and _share(rest, text[each[0] : each[1]]) == len(rest)]
    for start, stop, code in (*having, *pieces[:1]):
        if code and not having:
            return None
        spans = [(start, stop)] if code else sentence_spans(text, start, stop)
        ends = [end for _, end in spans if end - start <= SHORT]
        if ends and " | " not in text[start : ends[-1]]:
            return start, ends[-1]
    return None


def _paragraphs(text: str, section: Section) -> Iterator[tuple[int, int, bool]]:
    """The stretches between blank lines, and whether each is code; the marks around that are left out."""
    start, end = -1, section.start
    for line in LINE.finditer(text, section.start, section.end):
        fence = FENCE.match(line[0]) is not None
        if start >= 0 and (fence or text.count("\n", end, line.start()) > 1):
            yield start, end, in_fence(text, start) or text[start] in CODE
            start = -1
        if not fence:
            start, end = (line.start() if start < 0 else start), line.end()
    if start >= 0:
        yield start, end, in_fence(text, start) or text[start] in CODE


def _says_more(read: Candidate, asked: frozenset[str], said: str, rest: frozenset[str]) -> bool:
    """Whether what was read has more of the question than how a section begins, or as much where that lacks
    some of the `rest`, which its heading does not say.
    """
    mine, theirs = _share(asked, read.text), _share(asked, said)
    return mine > theirs or (mine == theirs and mine > 1 and _share(rest, said) < len(rest))


def _share(asked: frozenset[str], text: str) -> int:
    """How many of the words asked for a text has."""
    told = set(content(text))
    return sum(_has(told, word) for word in asked)


def _purpose(asked: frozenset[str], found: Sequence[Candidate]) -> Candidate | None:
    """The sentence that says for what it is to be done, where the rest of the question stands around it."""
    for candidate in found:
        match = PURPOSE.match(candidate.text)
        wanted = frozenset(content(match["for"])) - GENERAL if match else frozenset[str]()
        document = candidate.document
        there = set(content(f"{document.source.title} {document.text[:FARTHEST]}"))
        if wanted and all(_has(asked, word) for word in wanted) and all(_has(there, word) for word in asked):
            return candidate
    return None


def _has(known: frozenset[str] | set[str], word: str) -> bool:
    """Whether a stem is among others, or one of them begins with it or it with one."""
    return word in known or any(
        len(min(word, other, key=len)) >= ROOT and (word.startswith(other) or other.startswith(word))
        for other in known
    )
