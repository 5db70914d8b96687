"""What a name is set to, as code and configuration write it: `max_zoom = 19`, `MAX_ATTEMPTS: int = 5`.

And as documentation does, under the name: "- `max_zoom`: How near one may go. Default: `19`."

And what a function raises, as its docstring does: "Raises:", and below it "ValueError: if it is no number."

The reader, made for sentences, takes the type or a word of another line for the value. Where the question
asks for nothing but a name that is written as programs write names, the one line that sets it answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.cutting.sentences import sentence_spans
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.identifiers import SPELT
from qa.language.words import content, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted, trimmed

NAME = re.compile(
    r"(?<![\w-])--[a-z][\w-]*\w|\b[a-z][\w-]*(?:\.[a-z][\w-]+)+\b|\b(?=\w*_)[A-Za-z]\w*[A-Za-z0-9]\b|\b[A-Z][A-Z0-9]{2,}\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b"
)
WANTED = re.compile(
    r"^what(?:['’]s|\s+(?:is|are|does|value|number))\b|^how (?:many|much|long|high|large)\b"
    r"|^(?:the )?(?:default|maximum|minimum)\b",
    re.I,
)
BESIDE = stems("value values default defaults set setting setting's equal currently configured now")
AHEAD = r"^[ \t]*(?:(?:export|const|let|var|final|static|public|private|set)[ \t]+)*[\"']?"
VALUE = re.compile(
    r"[\"']?\s*(?::\s*[A-Za-z][\w.\[\], |]*=|[:=])(?![:=])\s*"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'#;][^#;]*?)\s*[,;]?\s*(?:(?:#|//).*)?"
)
# what documentation calls the value by, and the value: "Default: `30`", "defaults to 30"
FILLING = stems("value values parameter option setting argument field key property flag")
ALIAS = r"(?:[^\n:,]{1,40},[ \t]+)?"  # "- -j N, --jobs N: …"
ATTRIBUTE = (
    r"\b{}\w*\b(?:[ \t]+values?)?[*_]*(?:[ \t]*[:=]|[ \t]+(?:is|are|to))[*_]*[ \t]*"
    r"(?P<value>`[^`\n]+`|\"[^\"\n]+\"|[^\s`,;()]*[^\s`,;.()])"
)
RAISED = re.compile(r"^(?:what|which)\b.*\b(?:raise[sd]?|throw(?:s|n)?)\b", re.I)
RAISES = re.compile(r"^(?P<in>[ \t]*)Raises:[ \t]*\n(?P<lines>(?:(?P=in)[ \t]+\S[^\n]*\n?)+)", re.M)
DEFINED = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]", re.M)
NEXT_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|#{1,6})[ \t]|\n\n(?![ \t])", re.M)
NEXT_TERM = re.compile(rf"^[ \t]*(?:#{{1,6}}[ \t]|[-*+•][ \t]+[*_`]*{SPELT.pattern}[*_`]*$)", re.M)
NEXT_HEADING = re.compile(r"^#{1,6}[ \t]", re.M)
LONGEST = 200  # characters of a line behind the name


def assigned(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The line that sets the one name asked for; None where none does, or several differ."""
    names = set(NAME.findall(part.text))
    raised = RAISED.match(part.text)
    if len(names) != 1 or not (raised or WANTED.match(part.text)):
        return None
    name = names.pop()
    if raised:
        thrown = [line for each in one_a_document(found) for line in _raised(each, name)]
        return Settled("", (thrown[0],)) if len(thrown) == 1 else None
    asked = frozenset(content(part.text.replace(name, " ")))
    near = one_a_document(found)
    told = [line for each in near for line in _lines(each, name)] if not asked - BESIDE else []
    told = told or [line for each in near for line in _documented(each, name, asked - FILLING)]
    return Settled("", (told[0],)) if len({line.short for line in told}) == 1 else None


def _raised(near: Candidate, name: str) -> Iterator[Candidate]:
    """What stands under "Raises:" in the documentation of a function or class."""
    text = near.document.text[:READ] if near.document.source.kind == "code" else ""
    for head in re.finditer(rf"{DEFINED.pattern}*{re.escape(name)}\b", text, re.M):
        behind = DEFINED.search(text, head.end())
        if told := RAISES.search(text, head.end(), behind.start() if behind else len(text)):
            start, end = told.span("lines")
            first = re.compile(r"[\w.]+").search(text, start)
            lines = text[start:end]
            start, end = trimmed(text, start, end)
            several = "\n" in lines.strip()
            yield quoted(near, start, end, None if several or not first else first.span())


def _documented(near: Candidate, name: str, asked: frozenset[str]) -> Iterator[Candidate]:
    """The sentences under a name that give it what is asked: "- `zoom`: How near. Default: `3`."."""
    text = near.document.text[:READ]
    if len(asked) != 1 or near.document.source.kind == "code":
        return
    told = re.compile(ATTRIBUTE.format(*map(re.escape, asked)), re.I)
    for entry in re.finditer(
        rf"^[ \t]*(?P<mark>[-*+•]|#{{2,6}})[ \t]+{ALIAS}[*_`]*{re.escape(name)}\b", text, re.M
    ):
        line = text[entry.end() : text.find("\n", entry.end())].strip("*_` ")
        following = NEXT_HEADING if entry["mark"].startswith("#") else NEXT_ITEM if line else NEXT_TERM
        behind = following.search(text, entry.end())
        for start, end in sentence_spans(text, entry.start(), behind.start() if behind else len(text)):
            if value := told.search(text, start, end):
                a, b = value.span("value")
                marked = text[a] == "`"
                yield quoted(near, start, end, (a + 1, b - 1) if marked else (a, b))


def _lines(near: Candidate, name: str) -> Iterator[Candidate]:
    """The lines of a program or a configuration that give the name a value."""
    if near.document.source.kind != "code":
        return
    text = near.document.text[:READ]
    for head in re.finditer(rf"{AHEAD}{re.escape(name)}\b", text, re.M):
        end = text.find("\n", head.end())
        end = end if end >= 0 else len(text)
        rest = text[head.end() : end].rstrip()
        match = VALUE.fullmatch(rest) if len(rest) <= LONGEST else None
        if match:
            start = head.start() + len(head[0]) - len(head[0].lstrip())
            value = head.end() + match.start("value"), head.end() + match.end("value")
            yield replace(quoted(near, start, head.end() + len(rest)), answer=value)
