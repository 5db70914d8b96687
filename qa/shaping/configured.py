"""What a setting is in a section of a configuration that a text quotes between fences.

    The settings of the nightly job are:          "What is the retry-count of the nightly job?"

    ```
    [job.nightly]
    retry-count = 3
    ```

A line of it says neither of what it is: the section does, the sentence that leads to it, or the heading.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.cutting.sentences import fenced, sentence_spans
from qa.asking.questions import Part
from qa.finding.candidates import Candidate
from qa.finding.decide import Verdict
from qa.language.headings import headings_over
from qa.language.words import content, stems
from qa.shaping.settled import READ, Settled, one_a_document, quoted

ASKED = re.compile(r"what(?:['’]s| is| are)\b|(?:the )?default\b", re.I)
SECTION = re.compile(r"^[ \t]*\[(?P<name>[^\]\n]{1,80})\][ \t]*$", re.M)
PAIR = re.compile(
    r"^[ \t]*(?P<key>[A-Za-z][\w.-]{2,40})[ \t]*=[ \t]*"
    r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s#;\"'\[{][^\n#;]*?)"
    r"[ \t]*(?:[#;][^\n]*)?$",
    re.M,
)
BESIDE = stems("value values default defaults setting settings set option key")
LED = 300  # characters in front of a fence in which the sentence stands that leads to it


class Setting(NamedTuple):
    """A line that sets the key asked for, and how many words its section has that the question lacks."""

    line: Candidate
    strange: int


def configured(part: Part, found: Sequence[Candidate], _: Verdict) -> Settled | None:
    """The line of the one section that is asked about; None where none is, or several that differ."""
    if not ASKED.match(part.text):
        return None
    every = [each for near in one_a_document(found) for each in _settings(part.text, near)]
    least = min((each.strange for each in every), default=0)
    told = [each.line for each in every if each.strange == least]
    return Settled("", (told[0],)) if len({line.short for line in told}) == 1 else None


def _settings(question: str, near: Candidate) -> Iterator[Setting]:
    text = near.document.text[:READ]
    for start, end in fenced(text):
        sections = list(SECTION.finditer(text, start, end))
        for pair in PAIR.finditer(text, start, end):
            key = re.search(rf"(?<![\w-]){re.escape(pair['key'])}(?![\w-])", question)
            if not key:
                continue
            asked = set(content(f"{question[: key.start()]} {question[key.end() :]}")) - BESIDE
            section = next((s["name"] for s in reversed(sections) if s.start() < pair.start()), "")
            over = f"{_leading(text, start)} {' '.join(headings_over(near.document, start))}"
            if asked and section and asked <= set(content(f"{section} {over} {near.document.source.title}")):
                line = quoted(near, *pair.span(), pair.span("value"))
                yield Setting(line, len(set(content(section)) - asked))


def _leading(text: str, fence: int) -> str:
    """The sentence in front of a fence, where it leads to it."""
    spans = sentence_spans(text, max(text.rfind("\n\n", 0, max(fence - 2, 0)), fence - LED, 0), fence)
    said = text[slice(*spans[-1])] if spans else ""
    return said if said.endswith(":") else ""
