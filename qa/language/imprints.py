"""Who wrote a report, and on what day: lines that answer only what is asked of the report."""

import re

from qa.language.lexicon import MONTH
from qa.language.speakers import NAME

# "By Ann Lee in Rome", "Ann Lee, 3 March 2025"
DATE = rf"(?i:\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}})"
BYLINE = re.compile(rf"[Bb]y {NAME}(?:,? [\w ]+){{0,2}}(?:,? {DATE})?|{NAME}, {DATE}")
OF_A_HEAD = re.compile(r"^(?:date|published|updated|created|author)\s*:[^;|]*$", re.I | re.M)  # above a text
OF_THE_REPORT = re.compile(r"\b(?:wr(?:ote|itten|iter)|authors?|publish\w*|dated|reporter|by whom)\b", re.I)


def is_imprint(question: str, sentence: str, answer: str, before: str) -> bool:
    """Whether a sentence says who wrote a report or when, and the question is not for that.

    `before` is the sentence in front: a day under a name is of the report as well.
    """
    if OF_THE_REPORT.search(question):
        return False
    head = OF_A_HEAD.search(sentence) if answer else None
    if head and answer in head[0]:
        return True
    line = sentence.strip(" *_#")
    return BYLINE.fullmatch(before.strip(" *_#") if re.fullmatch(DATE, line) else line) is not None
