"""Questions about the answer before them: "Where does it say that?", "Who says so?", "In short?"."""

import re
from enum import StrEnum

from qa.asking.direct import direct


class Back(StrEnum):
    """What is asked of the last answer."""

    source = "source"  # where it stands, and whether it does
    speaker = "speaker"  # who says so
    brief = "brief"  # what it comes to


THAT = r"(?:that|this|it|so|those|these|them)"
PAPER = r"(?:documents?|files?|sources?|texts?|pages?|articles?|reports?|papers?|passages?|lines?)"
SHOWN = rf"(?:{PAPER}|quotes?|quotations?|citations?|references?|evidence|proof|exact words|words)"
OPENING = r"(?:(?:and|but|so|ok(?:ay)?|hm+|wait)\b[\s,.!]*)*"
SOURCE = re.compile(
    rf"{OPENING}(?:"
    rf"where (?:does|do|did) (?:it|that|this|they|you|the {PAPER}) (?:say|state|mention|get|find|read|come)"
    rf"(?: {THAT})?(?: from)?"
    rf"|where (?:it|the {PAPER}) (?:says|states|mentions)(?: {THAT})?"
    rf"|where (?:is|was|are|were) {THAT} (?:said|written|stated|mentioned|found|from)"
    rf"|(?:in |on |from )?(?:which|what) {PAPER}"
    rf"(?: (?:is|was|are|were|says?|said|does|did) {THAT}(?: (?:come|say|stand|found|written|in|on|from))*)?"
    rf"|(?:what|which) (?:is|are|was|were) (?:the|your|its) {SHOWN}(?: (?:for|of|behind) {THAT})?"
    rf"|(?:show|give|tell|cite|quote)(?: me| us)?(?: the| your| its)? {SHOWN}(?: (?:for|of) {THAT})?"
    rf"|(?:the )?(?:sources?|citations?|proof|evidence|quotes?)|says where|how do you know(?: {THAT})?"
    rf"|(?:(?:can|could) you )?prove {THAT}"
    rf"|are you (?:really |quite |absolutely )?(?:sure|certain)(?: (?:about|of) {THAT})?"
    rf"|really|seriously|is {THAT} (?:really )?(?:true|right|correct|sure|certain)"
    r")\W*",
    re.I,
)
SAYS = r"(?:says|said|claims|claimed|reports|reported|states|stated|told|is saying)"
SPEAKER = re.compile(
    rf"{OPENING}(?:who (?:has |had )?{SAYS}(?: (?:you|us))?(?: {THAT})?|says who|according to wh(?:om|o)"
    r"|on whose (?:word|authority))\W*",
    re.I,
)
BRIEF = re.compile(
    rf"{OPENING}(?:in (?:short|brief|a word|one (?:sentence|line))|briefly|shorter|tl;?dr"
    rf"|so,? (?:yes or no|which is it)|summari[sz]e {THAT}|(?:in )?short)\W*",
    re.I,
)


def looks_back(question: str) -> Back | None:
    """What a question asks of the answer before it; None where it asks something else."""
    for line in (question.strip(), direct(question)):
        if SPEAKER.fullmatch(line):
            return Back.speaker
        if BRIEF.fullmatch(line):
            return Back.brief
        if SOURCE.fullmatch(line):
            return Back.source
    return None
