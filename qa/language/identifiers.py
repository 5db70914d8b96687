"""Names by which machines know one thing: `max_items`, `--mirror`, /users/poll, E42, 2.3.0.

What is said of one of them is not said of another, however alike the sentences are.
"""

import re

from index.cutting.sentences import PARAMETER

SPELT = re.compile(  # as programs write names: with an underscore, a hump, dashes or slashes
    r"(?<![\w/.-])(?:--[a-z][\w-]+|/[\w{}-]+(?:/[\w{}.-]+)+|[A-Za-z]\w*_\w+|[a-z]+(?:[A-Z][a-z0-9]+)+\b)"
)
NUMBERED = re.compile(
    r"(?<![\w.-])(?P<stem>[A-Za-z]{1,10})(?P<joint>[-_/]?)"
    r"(?P<number>\d{1,6}(?:(?<=/\d)\.\d+)?)(?![\w.]*\w)"
)
VERSION = re.compile(
    r"(?:(?<![\w.-])v|\b(?:version|release|firmware)\s+v?|(?<![\w.-]))(?P<number>\d+(?:\.\d+)+)(?![\w.]*\w)",
    re.I,
)
# "in 2.38", "since 5.15 when": a version by no word for it, and no amount, which has its unit behind it
BARE = re.compile(
    r"\b(?:in|since|as of|from|until|before|after|by|with)\s+(?P<number>\d+\.\d+)"
    r"(?=\s*(?:[?,;:!)]|\.?$)|\s+(?:a|an|the|and|or|with|when|if|for|to|on|by|is|are|was|were|do|does|did|has"
    r"|have|that|which|who|how|what|why|where|of|as|at|but|because|than|then|it|they|you|i|we|can|could|will"
    r"|should|not)\b)",
    re.I,
)
WORD = re.compile(r"[A-Za-z_][\w.]*\w")
CODE = re.compile(r"`([^`\n]+)`")
DASHED = re.compile(r"(?<![\w-])--[a-z][\w-]+|(?<![\w/.-])[a-z]{2,10}/\d+(?:\.\d+)?(?![\w/])", re.I)
OPTION = re.compile(r"(?<!\w)--[a-z]|\b(?:options?|flags?|switch(?:es)?)\b", re.I)
# `program verb` in code, or program-verb(1), as its manual page is titled and filed
COMMAND = re.compile(
    r"(?:`(?P<program>[a-z]\w+) (?P<verb>[a-z][\w-]+)"
    r"|\b(?P<page>[a-z]\w+)-(?P<of>[a-z][\w-]*)(?:\(\d\w*\)|\.\d\b))",
    re.I,
)
# where a question has a command, and no verb of its own: "pannier push have", "pannier push --all"
GIVEN = re.compile(
    r" (?:have|has|support|accept|take|know|offer|understand|provide|come|need|commands?)\b| --[a-z]", re.I
)
JOINTS = re.compile(r"[\s_`/-]+")


def versions(text: str) -> set[str]:
    """The versions of a text: numbers with two dots, or with one behind "version", "v" or "release"."""
    found = VERSION.finditer(text)
    return {m["number"] for m in found if m["number"].count(".") > 1 or m[0] != m["number"]}


def versions_asked(question: str, told: str) -> set[str]:
    """The versions of a question; bare numbers too ("in 2.38") where what is `told` speaks of versions."""
    bare = {m["number"] for m in BARE.finditer(question)}
    return versions(question) or (bare if bare and versions(told) else set())


def entry_of(text: str) -> str:
    """The parameter whose entry a text is, else an empty text."""
    found = PARAMETER.match(text)
    return found["name"].casefold() if found else ""


def names_written(text: str) -> set[str]:
    """The words of a text as an entry may be called."""
    return {word.casefold() for word in WORD.findall(text)}


def of_another(question: str, sentence: str, over: str, headings: str) -> bool:
    """Whether the sentence is about another one of the names of its sort than the question gives.

    `over` is what the sentence stands under: the headings, and the item of a list or the sentence before.
    """
    own = f"{headings}\n{over}"
    return (
        _another_version(question, sentence, headings)
        or _another_number(question, sentence, own)
        or _another_name(question, sentence, own)
    )


def other_command(question: str, sentence: str, before: str, wide: str) -> bool:
    """Whether an option asked of one command ("pannier push") is told of another one of the same program.

    The command meant is the one that the sentence names, else the last one that is named `before` it; of
    another the question speaks only where it cannot mean anything else, or the document knows that as a
    command as well (`wide`).
    """
    if not OPTION.search(question):
        return False
    named = _commands(sentence) or _commands(before)[-1:]
    low = wide.casefold()
    for program in {program for program, _ in named}:
        asked = re.finditer(
            rf"\b{re.escape(program)} (?P<verb>(?!\w+ly\b|also\b|still\b|even\b)[a-z][\w-]+)",
            question.casefold(),
        )
        known = {
            found["verb"]
            for found in asked
            if f"{program} {found['verb']}" in low
            or f"{program}-{found['verb']}" in low
            or GIVEN.match(question, found.end())
        }
        if known and not known & {verb for each, verb in named if each == program}:
            return True
    return False


def unwritten(question: str, wide: str) -> bool:
    """Whether the question gives an option with its dashes, or HTTP/2, that the document does not write."""
    low, joined = wide.casefold(), _joined(wide)
    asked = [m[0].casefold() for m in DASHED.finditer(question)]
    return any(name not in low if name.startswith("-") else _joined(name) not in joined for name in asked)


def _commands(text: str) -> list[tuple[str, str]]:
    """Programs and what they are told to do, in the order of the text."""
    found = COMMAND.finditer(text)
    return [((m["program"] or m["page"]).casefold(), (m["verb"] or m["of"]).casefold()) for m in found]


def _another_version(question: str, sentence: str, headings: str) -> bool:
    asked = versions_asked(question, f"{sentence}\n{headings}")
    if not asked or any(version in f"{sentence}\n{headings}" for version in asked):
        return False
    # the heading of a release may give the bare number
    return bool(versions(sentence) or VERSION.search(headings))


def _another_number(question: str, sentence: str, own: str) -> bool:
    asked = [(m["stem"].casefold(), m["number"]) for m in NUMBERED.finditer(question)]
    told = [(m["stem"].casefold(), m["number"]) for m in NUMBERED.finditer(sentence)]
    for stem, number in asked:
        there = {other for known, other in told if known == stem}
        meant = any((m["stem"].casefold(), m["number"]) == (stem, number) for m in NUMBERED.finditer(own))
        if there and not there & {n for s, n in asked if s == stem} and not meant:
            return True
    return False


def _another_name(question: str, sentence: str, own: str) -> bool:
    asked = {_joined(m[0]) for m in SPELT.finditer(question)}
    if not asked or any(name in _joined(f"{sentence}\n{own}") for name in asked):
        return False
    return any(pattern.search(f"{sentence}\n{own}") for pattern in (CODE, SPELT))


def _joined(text: str) -> str:
    return JOINTS.sub("", text.casefold())
