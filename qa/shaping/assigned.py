"""What a name is set to, as code and configuration write it: `max_zoom = 19`, `MAX_ATTEMPTS: int = 5`.

The reader, made for sentences, takes the type or a word of another line for the value. Where the question
asks for nothing but a name that is written as programs write names, the one line that sets it answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.words import content, stems
from qa.shaping.settled import Settled, one_a_document, quoted

NAME = re.compile(r"\b(?=\w*_)[A-Za-z]\w*[A-Za-z0-9]\b|\b[A-Z][A-Z0-9]{2,}\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b")
WANTED = re.compile(
    r"^what(?:['’]s|\s+(?:is|are|does|value|number))\b|^how (?:many|much|long|high|large)\b", re.I
)
BESIDE = stems("value values default defaults set setting setting's equal currently configured now")
AHEAD = r"^[ \t]*(?:(?:export|const|let|var|final|static|public|private|set)[ \t]+)*[\"']?"
VALUE = re.compile(
    r"[\"']?\s*(?::\s*[A-Za-z][\w.\[\], |]*=|[:=])(?![:=])\s*"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'#;][^#;]*?)\s*[,;]?\s*(?:(?:#|//).*)?"
)
LONGEST = 200  # characters of a line behind the name
READ = 200_000  # characters of a text that are looked through


def assigned(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The line that sets the one name asked for; None where none does, or several differ."""
    names = set(NAME.findall(part.text))
    if len(names) != 1 or not WANTED.match(part.text):
        return None
    name = names.pop()
    if frozenset(content(part.text.replace(name, " "))) - BESIDE:
        return None
    told = [line for near in one_a_document(found) for line in _lines(near, name)]
    return Settled("", (told[0],)) if len({line.short for line in told}) == 1 else None


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
