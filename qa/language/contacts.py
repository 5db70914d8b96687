"""How people and places are reached: addresses, telephone numbers, extensions, pages; asked for and told."""

import re
from dataclasses import dataclass

from qa.language.words import squeeze

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PAGE = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
ADDRESS = re.compile(f"{EMAIL.pattern}|{PAGE.pattern}")
LABELLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|fax|call|ring|hotline)\b[.:]*\s*(?P<value>[+(]?\d[\d ()/.-]{4,18}\d)",
    re.I,
)
PHONE = re.compile(r"(?<![\w.+@/-])(?:\+\d|\(?0\d)[\d ()/-]{6,18}\d(?![\w@.])")
EXTENSION = re.compile(r"(?:\bext(?:ension|n)?\b\.?:?|\bx)\s?(?P<value>\d{2,6})\b", re.I)
DIALLED = re.compile(r"\d[\d ()/.-]*\d{2}")  # by no label: three digits at least
CLOCK = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}:\d\d(?::\d\d)?\b")
WAYS = {  # what it is called: what it looks like, the likelier first
    "e-?mail(?: address)?": (EMAIL,),
    "(?:tele|mobile |cell )?phone(?: number)?|mobile(?: number)?|tel": (LABELLED, PHONE, EXTENSION),
    "ext(?:ension|n)?(?: number)?": (EXTENSION,),
    "web ?(?:site|page|address)|homepage|url": (PAGE,),
}
CALLED = "|".join(WAYS)
LEAD = re.compile(
    r"(?:what(?:['’]s| is| are)|whats|which is|give me|show me|find|do you have) |(?:the|an?) ", re.I
)
OF = re.compile(rf"(?P<way>{CALLED}) (?:of|for) (?P<who>.+)", re.I)
OWN = re.compile(rf" (?P<way>{CALLED})$", re.I)
OTHER = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|am|is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|may|must)\b",
    re.I,
)
REACH = re.compile(
    r"how (?:can|do|could|should|would|may) (?:i|we|you|one|people|anyone) "
    r"(?P<do>reach|contact|get hold of|get in touch with|call|ring|phone|telephone|e-?mail|write to) "
    rf"(?P<who>.+?)(?: (?:by|on) (?:the )?(?P<way>{CALLED}))?$",
    re.I,
)
BY = {"call": "phone", "ring": "phone", "telephone": "phone", "write to": "email", "e-mail": "email"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of whom it is asked, and what would tell it, the likelier first."""

    who: str
    looks: tuple[re.Pattern[str], ...]

    @property
    def numbers(self) -> bool:
        """Whether a number would tell it."""
        return EXTENSION in self.looks


def contact_asked(question: str) -> Wanted | None:
    """What a question for a way to reach somebody wants; None where it asks for something else."""
    line = squeeze(question).rstrip(" ?")
    if asked := REACH.match(line):
        way = asked["way"] or BY.get(asked["do"].lower(), asked["do"].lower())
        return Wanted(asked["who"], _looks(way) or (LABELLED, PHONE, EMAIL, EXTENSION, PAGE))
    while lead := LEAD.match(line):
        line = line[lead.end() :]
    if asked := OF.match(line):
        return Wanted(asked["who"], _looks(asked["way"]))
    asked = None if OTHER.match(line) else OWN.search(line)
    who = re.sub(r"['’]s?$", "", line[: asked.start()]) if asked else ""
    return Wanted(who, _looks(asked["way"])) if asked else None


def contacts(
    looks: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where such addresses or numbers stand in `text[start:end]`."""
    stop = len(text) if end is None else end
    return [m.span("value" if "value" in looks.groupindex else 0) for m in looks.finditer(text, start, stop)]


def may_be_dialled(answer: str) -> bool:
    """Whether an answer without a label has a number that is no day and no time of day."""
    return DIALLED.search(CLOCK.sub(" ", answer)) is not None


def in_an_address(text: str, answer: str) -> bool:
    """Whether an answer is a piece of an address: "marrowby" of "library@marrowby.example"."""
    held = (m[0] for m in ADDRESS.finditer(text))
    return bool(answer) and any(answer in each and answer != each for each in held)


def _looks(way: str) -> tuple[re.Pattern[str], ...]:
    return next((looks for name, looks in WAYS.items() if re.fullmatch(name, way, re.I)), ())
