"""How people and places are reached: addresses, telephone numbers, extensions, pages; asked for and told."""

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LABELLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|fax|call|ring|hotline)\b[.:]*\s*(?P<value>[+(]?\d[\d ()/.-]{4,18}\d)",
    re.I,
)
PHONE = re.compile(r"(?<![\w.+@/-])(?:\+\d|\(?0\d)[\d ()/-]{6,18}\d(?![\w@.])")
EXTENSION = re.compile(r"(?:\bext(?:ension|n)?\b\.?:?|\bx)\s?(?P<value>\d{2,6})\b", re.I)
PAGE = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
WAYS = {  # what it is called: what it looks like, the likelier first
    "e-?mail(?: address)?": (EMAIL,),
    "(?:tele|mobile |cell )?phone(?: number)?|mobile(?: number)?|tel": (LABELLED, PHONE, EXTENSION),
    "ext(?:ension|n)?(?: number)?": (EXTENSION,),
    "web ?(?:site|page|address)|homepage|url": (PAGE,),
}
CALLED = "|".join(WAYS)
LEAD = r"(?:(?:what(?:['’]s|\s+is|\s+are)|whats|which\s+is|give\s+me|show\s+me|find|do\s+you\s+have)\s+)?"
OF = re.compile(rf"{LEAD}(?:the\s+|an?\s+)?(?P<way>{CALLED})\s+(?:of|for)\s+(?P<who>[^?]+?)\s*\?*$", re.I)
OWN = re.compile(rf"{LEAD}(?P<who>[^?]+?)(?:['’]s?)?\s+(?P<way>{CALLED})\s*\?*$", re.I)
REACH = re.compile(
    r"how\s+(?:can|do|could|should|would|may)\s+(?:i|we|you|one|people|anyone)\s+"
    r"(?P<do>reach|contact|get hold of|get in touch with|call|ring|phone|telephone|e-?mail|write to)\s+"
    rf"(?P<who>[^?]+?)(?:\s+(?:by|on)\s+(?:the\s+)?(?P<way>{CALLED}))?\s*\?*$",
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
    line = question.strip()
    if asked := REACH.match(line):
        way = asked["way"] or BY.get(asked["do"].lower(), asked["do"].lower())
        looks = _looks(way) or (LABELLED, PHONE, EMAIL, EXTENSION, PAGE)
        return Wanted(asked["who"], looks)
    asked = OF.match(line) or OWN.match(line)
    return Wanted(asked["who"], _looks(asked["way"])) if asked else None


def contacts(
    looks: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Where such addresses or numbers stand in `text[start:end]`."""
    stop = len(text) if end is None else end
    return [m.span("value" if "value" in looks.groupindex else 0) for m in looks.finditer(text, start, stop)]


def in_an_address(text: str, answer: str) -> bool:
    """Whether an answer is a piece of an address: "marrowby" of "library@marrowby.example"."""
    held = (m[0] for m in ADDRESS.finditer(text))
    return bool(answer) and any(answer in each and answer != each for each in held)


def _looks(way: str) -> tuple[re.Pattern[str], ...]:
    return next((looks for name, looks in WAYS.items() if re.fullmatch(name, way, re.I)), ())
