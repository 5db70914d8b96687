"""Documents and answers that the screens are shown with."""

import datetime as dt
from collections.abc import Iterable

from index.documents import Chunk, Document, Passage, Source
from index.progress import Skipped
from qa.answer import (
    Answer,
    AnswerEvent,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Finished,
    Location,
    Phase,
    Retrieved,
    Statement,
    Status,
    Support,
    Token,
    Working,
)
from tui.fakes import Gate, ScriptedEngine, ScriptedLibrary

VALLEY = Source("d1", "news/valley.txt", "The valley holds", "a" * 64, "text", dt.date(2021, 9, 3))
REPORT = Source("d2", "reports/2020.pdf", "Annual report", "b" * 64, "pdf", dt.date(2020, 12, 31))
HOSTILE = Source("d3", "odd/[bold]x[/ \x1b]52;c;AAAA\x07.md", "[/tmp/x]", "c" * 64, "markdown")

VALLEY_TEXT = (
    "The valley holds\n\n"
    "Fighting went on for a fourth day. The attackers said they had killed 34 defenders, "
    "including two commanders.\n\n"
    "The defenders reported 350 attackers dead and 287 wounded. Fahim, their spokesman, said that "
    "the attacks had been repulsed.\n\n" + "The road along the river stayed closed to traffic.\n" * 60
)
DOCUMENTS = (
    Document(VALLEY, VALLEY_TEXT),
    Document(REPORT, "Costs rose by 4 per cent.\nStaff grew to 120.\n"),
    Document(HOSTILE, "See [/foo] and [a=b: \x1b[31mred\x1b[0m \u202eesrever\u202c.\n"),
)


def evidence(
    quote: str, *, document: Document = DOCUMENTS[0], highlight: str = "", speaker: str | None = None
) -> Evidence:
    """The quote where it stands in the document."""
    start = document.text.index(quote)
    end = start + len(quote)
    line = document.text.count("\n", 0, start) + 1
    at = quote.index(highlight) if highlight else 0
    label = "page 2" if document.source.kind == "pdf" else ""
    return Evidence(
        Location(document.source, start, end, None if label else line, label),
        quote,
        0.93,
        (at, at + len(highlight)) if highlight else None,
        speaker,
        document.source.date,
        context=(document.text[max(start - 80, 0) : start], document.text[end : end + 80]),
    )


KILLED = evidence(
    "The attackers said they had killed 34 defenders, including two commanders.",
    highlight="34",
    speaker="the attackers",
)
DEAD = evidence(
    "The defenders reported 350 attackers dead and 287 wounded.", highlight="350", speaker="the defenders"
)
COSTS = evidence("Costs rose by 4 per cent.", document=DOCUMENTS[1], highlight="4 per cent")

QUOTED = Answer(
    "How many defenders were killed?",
    Status.answered,
    (Statement(KILLED.quote, (0,), Support.quoted),),
    (KILLED,),
    short="34",
    confidence=0.93,
    passages=8,
)
WRITTEN = Answer(
    "What did each side report?",
    Status.partial,
    (
        Statement("The attackers claim to have killed 34 defenders.", (0,), Support.verified),
        Statement(DEAD.quote, (1,), Support.replaced),
        Statement("Costs rose by 4 per cent in the year before.", (2,), Support.verified),
    ),
    (KILLED, DEAD, COSTS),
    gaps=("how many civilians were hurt",),
    confidence=0.71,
    model="qwen2.5-1.5b",
    notes=("One sentence of the draft was dropped.",),
    passages=12,
    standalone="What casualties did each side report in the valley?",
)
RIVALS = Answer(
    "What casualty figures does each side give?",
    Status.answered,
    (Statement("The two sides give different figures.", (0, 1), Support.composed),),
    (KILLED, DEAD),
    conflict=Conflict(
        ConflictKind.rival,
        (
            Claim("34 defenders killed", (0,), "the attackers", dt.date(2021, 9, 3)),
            Claim("350 attackers dead, 287 wounded", (1,), "the defenders", dt.date(2021, 9, 3)),
        ),
    ),
    passages=9,
)
REFUSED = Answer(
    "What is the population of the capital?", Status.not_found, (), (), nearest=(DEAD,), passages=8
)
NASTY = "Is [/foo] or [a=b: in ![x](http://evil/?q=1) \x1b]52;c;AAAA\x07 <b>**?"
ODD = evidence("See [/foo] and [a=b: \x1b[31mred\x1b[0m \u202eesrever\u202c.", document=DOCUMENTS[2])
MARKUP = Answer(
    NASTY,
    Status.answered,
    (
        Statement(
            "[/] [@click=app.quit]x[/] ![x](http://evil/?q=1) \x1b[2J # not a heading", (0,), Support.quoted
        ),
        Statement("www.evil.com <script>alert(1)</script> `code` | a | b |", (0,), Support.replaced),
    ),
    (ODD,),
    short="[link=http://evil]x[/link]",
    gaps=("what [/path/to/x] means",),
    notes=("[a=b: \x9b31m",),
)
CJK = Answer(
    "山谷里死了多少人？",
    Status.answered,
    (Statement("攻击者称他们打死了三十四名守军，其中包括两名指挥官。" * 4, (0,), Support.verified),),
    (KILLED,),
    short="三十四",
    model="qwen2.5-1.5b",
)
LONG = Answer(
    "Tell me everything about the valley. " * 6,
    Status.answered,
    tuple(
        Statement(f"Sentence {n} says at some length what happened there.", (n % 3,), Support.verified)
        for n in range(60)
    ),
    (KILLED, DEAD, COSTS),
    model="qwen2.5-1.5b",
    passages=20,
)
ANSWERS = {a.question.strip(): a for a in (QUOTED, WRITTEN, RIVALS, REFUSED, MARKUP, CJK, LONG)}


def passages(count: int) -> tuple[Passage, ...]:
    """So many passages of the first document."""
    chunk = Chunk("c", "d1", 0, 0, 10, VALLEY_TEXT[:10])
    return tuple(Passage(chunk, VALLEY, 1.0, {}) for _ in range(count))


def script(question: str) -> Iterable[AnswerEvent | Exception]:
    """The events of a question: phases, tokens where a model writes, the answer."""
    answer = ANSWERS.get(question, QUOTED)
    yield Working(Phase.syncing)
    yield Working(Phase.searching)
    yield Retrieved(passages(answer.passages))
    yield Working(Phase.reading)
    if answer.model != "none":
        yield Working(Phase.writing)
        for word in answer.text.split(" "):
            yield Token(word + " ")
        yield Working(Phase.verifying)
    yield Finished(answer)


def engine(gate: Gate | None = None) -> ScriptedEngine:
    """An engine that knows the answers above."""
    skipped = (Skipped("scan.pdf", "it holds images without text"),)
    return ScriptedEngine(script, ScriptedLibrary(DOCUMENTS, skipped), gate)
