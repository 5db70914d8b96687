"""Questions made of what first paragraphs of articles say: who directed it, when it came out, where it is.

Search queries ask such things of films, songs, people and places, under a title that the paragraph need not
repeat. A fact is taken from a sentence on the article's subject; a question for a fact of the same family
that the paragraph is silent on makes a near miss.
"""

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

PERSON = r"[A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]+|de|la|van|von|der|bin|al))*"
PEOPLE = rf"{PERSON}(?:(?:,| and|, and) {PERSON})*"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{4}}|\d{{4}})(?!\w|–)"
PLACE = r"(?:the )?[A-Z][\w.'’\-]+(?:,? (?:[A-Z][\w.'’\-]+|of|the))*(?<! of)(?<! the)"

WORK, PLACED, LIVED = "work", "placed", "lived"


class Fact(NamedTuple):
    """Kind of subject, where the answer is (group 1), what a silent paragraph lacks, questions about {t}."""

    family: str
    answer: str
    told: str
    asked: str

    def question(self, name: str, rng: random.Random) -> str:
        """One of the questions, about `name`."""
        return rng.choice(self.asked.split(" / ")).format(t=name)


FACTS = (
    Fact(WORK, rf"directed by ({PEOPLE})", r"direct", "who directed {t} / who is the director of {t}"),
    Fact(WORK, rf"written by ({PEOPLE})", r"writ|wrote|author", "who wrote {t} / who is the author of {t}"),
    Fact(WORK, rf"produced by ({PEOPLE})", r"produc", "who produced {t} / {t} produced by who"),
    Fact(WORK, rf"created by ({PEOPLE})", r"creat", "who created {t} / who came up with {t}"),
    Fact(
        WORK,
        rf"(?:recorded|performed|sung) by [^.,A-Z]{{0,50}}({PEOPLE})",
        r"record|perform|s[aiu]ng",
        "who sings {t} / who sang {t}",
    ),
    Fact(WORK, rf"(?:starring|stars) ({PEOPLE})", r"\bstar", "who stars in {t} / who is in the movie {t}"),
    Fact(
        WORK,
        r"based on (the [^.,;]{5,60}|[A-Z][^.,;]{5,60})",
        r"based|adapt",
        "what is {t} based on / {t} is based on what",
    ),
    Fact(
        WORK,
        rf"released [^.]{{0,40}}?(?:on|in) ({DATE})",
        r"releas|\d{4}",
        "when was {t} released / when did {t} come out / {t} release date",
    ),
    Fact(
        WORK,
        rf"premiered [^.]{{0,40}}?(?:on|in) ({DATE})",
        r"premier|air|\d{4}",
        "when does {t} start / when did {t} premiere",
    ),
    Fact(
        WORK,
        rf"published [^.]{{0,40}}?in ({DATE})",
        r"publish|\d{4}",
        "when was {t} published / when was {t} written",
    ),
    Fact(
        PLACED,
        rf"located (?:in|on|near|at) ({PLACE})",
        r"locat|situat|\bin [A-Z]",
        "where is {t} located / where is {t}",
    ),
    Fact(
        PLACED,
        rf"(?:headquartered|based) in ({PLACE})",
        r"headquarter|based|\bin [A-Z]",
        "where is {t} headquarters / where is {t} based",
    ),
    Fact(
        PLACED,
        rf"(?:founded|established|formed|incorporated) (?:on|in) ({DATE})",
        r"found|establish|form|\d{4}",
        "when was {t} founded / when was {t} established / when did {t} start",
    ),
    Fact(
        PLACED,
        rf"founded by ({PEOPLE})",
        r"found",
        "who founded {t} / who started {t} / founder of {t}",
    ),
    Fact(
        PLACED,
        rf"(?:built|completed|constructed) in ({DATE})",
        r"buil|complet|construct|\d{4}",
        "when was {t} built / when was {t} finished",
    ),
    Fact(
        PLACED,
        rf"opened [^.]{{0,30}}?(?:on|in) ({DATE})",
        r"open|\d{4}",
        "when did {t} open / when was {t} opened",
    ),
    Fact(
        PLACED,
        r"population (?:of|was) ([\d,]+)",
        r"populat|inhabit|people",
        "what is the population of {t} / how many people live in {t}",
    ),
    Fact(
        PLACED,
        rf"(?:signed|passed|enacted|ratified) [^.]{{0,40}}?(?:on|in) ({DATE})",
        r"sign|pass|enact|ratif|\d{4}",
        "when was {t} passed / when was {t} signed",
    ),
    Fact(LIVED, rf"\(?born (?:on )?({DATE})", r"born|birth|\d{4}", "when was {t} born / {t} date of birth"),
    Fact(
        LIVED,
        rf"born (?:and raised )?in ({PLACE})",
        r"born|birth|raised|native",
        "where was {t} born / where is {t} from",
    ),
    Fact(
        LIVED,
        rf"married ({PERSON})",
        r"marr|wife|husband",
        "who is {t} married to / who did {t} marry",
    ),
    Fact(
        LIVED,
        rf"died (?:on|in) ({DATE})",
        r"die[ds]|death|\d{4}",
        "when did {t} die / what year did {t} die",
    ),
)
ROLES = (  # a role and who plays it: pattern, group of the role, group of the player
    (
        rf"\b(?!The\b|It\b|He\b|She\b)({PERSON}),? (?:is |was )?(?:played|portrayed|voiced) by"
        rf" (?:[a-z]+ )*({PERSON})",
        1,
        2,
    ),
    (rf"\b(?!The\b|It\b)({PERSON}) as ((?:Dr\. |the )?{PERSON})", 2, 1),
)
OPENS = re.compile(
    r"^(?:The (?:film|movie|series|show|song|book|novel|album|game|season|musical|play|company|band|single"
    r"|track|building|bridge|town|city|park|act|group|organization)|It|He|She)\b"
)
SENTENCE = re.compile(r"(?<=[a-z\d)”\"]\.)\s+(?=[A-Z])")


def of_paragraph(title: str, text: str, rng: random.Random) -> Iterator[tuple[str, int | None, int | None]]:
    """Questions on a titled paragraph with their spans, and one or two on which it is silent (None, None)."""
    name = re.sub(r" \([^)]*\)$", "", title)
    told: set[str] = set()
    begin = 0
    for sentence in SENTENCE.split(text):
        at = text.index(sentence, begin)
        if begin == 0 or OPENS.search(sentence) or sentence.startswith(name):
            for fact in FACTS:
                if found := re.search(fact.answer, sentence):
                    told.add(fact.family)
                    start, end = found.span(1)
                    yield fact.question(name, rng), at + start, at + end - ends_sentence(sentence[start:end])
        for pattern, part, player in ROLES:
            if WORK in told and (found := re.search(pattern, sentence)):
                question = f"who {rng.choice(('plays', 'played'))} {found.group(part)} in {name}"
                yield question, at + found.start(player), at + found.end(player)
        begin = at + len(sentence)
    silent = [fact for fact in FACTS if fact.family in told and not re.search(fact.told, text)]
    for fact in rng.sample(silent, min(2, len(silent))):
        yield fact.question(name, rng), None, None


def ends_sentence(answer: str) -> bool:
    """Whether an answer's last character is the full stop of its sentence, and not of an initial."""
    return answer.endswith(".") and len(answer.split()[-1]) > 2
