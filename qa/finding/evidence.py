"""From sentences to evidence: quotes that stand alone, with place, speaker, date and short answer."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.cutting.sentences import block_spans, sentence_spans
from index.documents import Document, Passage
from qa.answer import Evidence, Location
from qa.finding.candidates import Candidate
from qa.finding.values import other_value
from qa.language.announced import announced
from qa.language.clauses import clause_with, leading_speaker
from qa.language.headings import headings_over
from qa.language.identifiers import SPELT
from qa.language.instructions import may_go_on, speaks_to_program
from qa.language.rows import in_words
from qa.language.speakers import ADVERB, REPORT, Speaker
from qa.language.whom import sentences_before, speaker_in
from qa.language.words import content, squeeze
from qa.library import DocumentOf

CONTEXT = 160  # characters shown around a quote
WIDEST = 480  # characters of a quote that is widened by the sentence before it
GOES_ON = re.compile(r"[,;]?\s(?:and|but|while) $")  # with what somebody else says
ASIDE = re.compile(rf"\s*,\s(?:who|which|whose)\s(?!{ADVERB}{REPORT}\b)[^,;]{{3,110}}?,\s")
SAME = 92  # percent of alike words from which two quotes are one

# openings that leave unclear who or what is meant
LEANING = re.compile(
    r"^[\"“'‘(]*(?:he|she|they|it|this|these|those|his|her|their|its|such|both|the (?:former|latter|movement|"
    r"group|company|organi[sz]ation|party|agency|ministry|study|report|authors?|two|men|women|same)"
    r"|\w+ of (?:the|them|these|those)(?: \w+)?)\b(?! (?:is|was) (?:said|clear))",
    re.I,
)
# what a page of a manual calls the one thing that it is about
POINTS = re.compile(
    r"\b[Tt]his (?:(?:sub)?command|option|flag|switch|setting|parameter|argument|directive|function|method"
    r"|class|module|plugin|extension|utility|tool|program|script|package|library)\b"
)
GENERAL_HEADING = re.compile(
    r"\W*(?:description|synopsis|usage|overview|introduction|notes?|remarks?|examples?|options?|arguments?"
    r"|parameters?|general|warnings?|details|see also)\W*",
    re.I,
)
ITEM = re.compile(r"(?:[-*+•–]|\(?\w{1,3}[.)])\s")
DIGITS = re.compile(r"\d+")
SPOKEN_ON = re.compile(r"^[\"“«][^\"”»]+[\"”»],?\s+(?:he|she|they|it)\b", re.I)


def evidence_of(candidates: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """Evidence in the candidates' order; near-duplicates are merged into the first with all their places."""
    kept: list[Evidence] = []
    for candidate in candidates:
        made = _evidence(candidate, [each.location for each in kept])
        twin = next((i for i, e in enumerate(kept) if _alike(e, made)), None)
        if twin is None:
            kept.append(made)
        elif made.location not in (kept[twin].location, *kept[twin].also):
            kept[twin] = replace(kept[twin], also=(*kept[twin].also, made.location))
    return tuple(kept)


def with_copies(
    evidence: Sequence[Evidence], passages: Iterable[Passage], document: DocumentOf
) -> tuple[Evidence, ...]:
    """The evidence, its places in the copies of its passages among the others."""
    copied = [passage for passage in passages if passage.copies]
    return tuple(replace(e, also=(*e.also, *_elsewhere(e, copied, document))) for e in evidence)


def run_on(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that stand next to the first on one line of text taken into it.

    Where the whole quote is the answer, sentences that are read one after the other are one, and plainer.
    """
    first, left = chosen[0], list[Candidate]()
    for candidate in chosen[1:]:
        if _adjoin(first, candidate):
            first = replace(first, start=min(first.start, candidate.start), end=max(first.end, candidate.end))
        else:
            left.append(candidate)
    return [first, *left]


def locate(document: Document, start: int, end: int) -> Location:
    """Where a span stands: its line where the text is the file's own, else its page, slide or cell."""
    if not document.places:
        return Location(document.source, start, end, line=document.text.count("\n", 0, start) + 1)
    at = bisect_right([place.start for place in document.places], start) - 1
    return Location(document.source, start, end, label=document.places[at].label if at >= 0 else "")


def around(document: Document, start: int, end: int) -> tuple[str, str]:
    """A little of the text right before and after a span, cut at words."""
    before = document.text[max(0, start - CONTEXT) : start]
    after = document.text[end : end + CONTEXT]
    if start > CONTEXT:
        before = before.partition(" ")[2]
    if end + CONTEXT < len(document.text):
        after = after.rpartition(" ")[0]
    return before, after


def sentence_before(document: Document, start: int, floor: int) -> tuple[int, int] | None:
    """The sentence in front of `start` in the same paragraph, looked for a little beyond the passage."""
    previous = next(sentences_before(document, start, floor), None)
    return previous if previous and document.text.count("\n", previous[1], start) <= 1 else None


def spoken_by(candidate: Candidate) -> Speaker | None:
    """Who says the sentence, or as much of it as answers, by their full name where the text has it.

    Of a sentence whose clauses have speakers of their own, who says the one with the answer.
    """
    document, floor, start = candidate.document, candidate.passage.chunk.start, candidate.start
    if candidate.answer:
        clause = clause_with(candidate.text, (candidate.answer[0] - start, candidate.answer[1] - start))
        if clause != (0, len(candidate.text)):
            own = speaker_in(document, (start + clause[0], start + clause[1]), floor)
            return own or (leading_speaker(candidate.text) if clause[0] else None)
    spoken = speaker_in(document, (start, candidate.end), floor)
    return None if spoken and _says_the_rest(spoken, candidate) else spoken


def _says_the_rest(spoken: Speaker, candidate: Candidate) -> bool:
    """Whether the speaker comes in only behind the answer, or the answer is told of them.

    "A pays two pence, and B said it would, too"; "B, who pays two pence, says that it is enough".
    """
    if not candidate.answer:
        return False
    text, answer = candidate.text, [at - candidate.start for at in candidate.answer]
    start = text.find(spoken.name, spoken.start)
    aside = ASIDE.match(text, start + len(spoken.name)) if start >= 0 else None
    if aside and aside.start() <= answer[0] and answer[1] <= aside.end():
        return True
    return answer[1] <= start and GOES_ON.search(text[:start]) is not None


def said_before(candidate: Candidate) -> str:
    """The sentence in front of the candidate, else an empty text."""
    span = sentence_before(candidate.document, candidate.start, candidate.passage.chunk.start)
    return candidate.document.text[slice(*span)] if span else ""


def goes_on_with(candidate: Candidate) -> str:
    """What stands before the sentence in its item of a list; elsewhere the one before it in its paragraph.

    An item that is a name alone heads the one behind it: "- --codec", "- How files are packed."
    """
    text, floor = candidate.document.text, candidate.passage.chunk.start
    blocks = block_spans(text, min(floor, candidate.start), candidate.end)
    first = next((a for a, b in blocks if a <= candidate.start < b), candidate.start)
    if ITEM.match(text, first):
        term = next((text[a:b] for a, b in reversed(blocks) if b <= first), "")
        named = term if SPELT.fullmatch(ITEM.sub("", term, count=1).strip("`* ")) else ""
        return f"{named}\n{text[first : candidate.start]}"
    inside = sentence_spans(text, first, candidate.start)
    return text[slice(*inside[-1])] if inside else ""


def is_order(candidate: Candidate) -> bool:
    """Whether the sentence speaks to the program, or goes on with one that does."""
    text = candidate.text
    return speaks_to_program(text) or (may_go_on(text) and speaks_to_program(said_before(candidate)))


def _evidence(candidate: Candidate, told: Sequence[Location]) -> Evidence:
    """The evidence; with the sentence in front where it leans on that, unless that is `told` already."""
    document = candidate.document
    previous = sentence_before(document, candidate.start, candidate.passage.chunk.start)
    start, end = candidate.start, candidate.end
    near = previous and leans(candidate) and end - previous[0] <= WIDEST
    known = [(each.start, each.end) for each in told if each.source == document.source]
    if previous and near and previous not in known and not speaks_to_program(document.text[slice(*previous)]):
        start = previous[0]
    if candidate.answer and candidate.answer[0] < start:
        start = _sentence_start(candidate, candidate.answer[0])
    shown = document.text[end : announced(document.text, start, end)]
    if not any(map(speaks_to_program, shown.splitlines())):
        end += len(shown)
    quote = document.text[start:end]
    highlight = None
    if candidate.answer:
        highlight = (candidate.answer[0] - start, candidate.answer[1] - start)
    speaker = spoken_by(candidate)
    return Evidence(
        location=locate(document, start, end),
        quote=quote,
        score=round(candidate.probability, 4),
        highlight=highlight,
        speaker=speaker.label if speaker else None,
        date=document.source.date,
        context=around(document, start, end),
        row=in_words(document.text, start, end),
        under=_meant(document, start, quote),
    )


def _meant(document: Document, start: int, quote: str) -> str:
    """What "this command" of a quote is, by the heading or title above it; empty where the quote says it."""
    if not POINTS.search(quote):
        return ""
    named = (*reversed(headings_over(document, start)), document.source.title)
    over = next((words for words in named if not GENERAL_HEADING.fullmatch(words)), "")
    return "" if over.casefold() in quote.casefold() else over


def _elsewhere(evidence: Evidence, copied: Sequence[Passage], document: DocumentOf) -> Iterator[Location]:
    at, known = evidence.location, [evidence.location, *evidence.also]
    for passage in copied:
        if passage.chunk.document_id != at.source.document_id:
            continue
        for chunk in passage.copies:
            held, by = document(chunk.document_id), chunk.end - passage.chunk.end  # they end alike
            start, end = at.start + by, at.end + by
            if start < 0 or not chunk.start < end <= chunk.end or held.text[start:end] != evidence.quote:
                continue
            if (place := locate(held, start, end)) not in known:
                yield place


def _sentence_start(candidate: Candidate, at: int) -> int:
    """Where the sentence begins that holds an answer named in front of the candidate."""
    text, floor = candidate.document.text, min(candidate.passage.chunk.start, at)
    spans = [span for span in sentence_spans(text, floor, candidate.start) if span[0] <= at < span[1]]
    return spans[0][0] if spans else at


def leans(candidate: Candidate) -> bool:
    """Whether the sentence leaves open who or what is meant, or who speaks."""
    return bool(LEANING.match(candidate.text) or SPOKEN_ON.match(candidate.text))


def _adjoin(a: Candidate, b: Candidate) -> bool:
    first, second = sorted((a, b), key=lambda c: c.start)
    apart = a.document.source.document_id != b.document.source.document_id
    between = first.document.text[first.end : second.start]
    return not apart and between == " " and second.end - first.start <= WIDEST


def _alike(a: Evidence, b: Evidence) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio

    if DIGITS.findall(a.quote) != DIGITS.findall(b.quote) or (
        a.highlight and b.highlight and _otherwise(a, b)
    ):
        return False
    return bool(token_sort_ratio(squeeze(a.quote).casefold(), squeeze(b.quote).casefold()) >= SAME)


def _otherwise(a: Evidence, b: Evidence) -> bool:
    """Whether two quotes answer differently, however alike they are: "in York" and "in Leeds"."""
    return other_value(a.short, b.short) and not (set(content(a.short)) <= set(content(b.quote)))
