"""The vocabulary of gold: what a case asks, what it expects, and where the answer stands.

Offsets are code points into a document's extracted text, end exclusive.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from qa.answer import Status, Turn


class Kind(StrEnum):
    """What a question is like; results are reported per kind."""

    fact = "fact"
    number = "number"
    date = "date"
    list_ = "list"
    yes_no = "yes_no"
    who = "who"  # who says so
    conflict = "conflict"  # sources disagree, or a newer version replaced an older one
    partial = "partial"  # only a part of what is asked is in the documents
    follow_up = "follow_up"  # understood only with the conversation before it
    long = "long"
    near_miss = "near_miss"  # same entities, but the documents do not say
    far = "far"  # about something else altogether


class AnswerType(StrEnum):
    """How an answer is compared with the gold ones."""

    short = "short"
    number = "number"
    date = "date"
    yes_no = "yes_no"
    list_ = "list"
    long = "long"
    none = "none"  # the documents do not say


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, found again before each run."""

    document: str  # path relative to the corpus root
    text: str


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """One thing an answer has to rest on: a quote, or any of the places that say the same.

    Without a quote the document as a whole is the evidence (third-party sets only know that much).
    """

    places: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question. `answers` holds items, each a tuple of ways to say it.

    For a list every item is required; for other types there is one item, and any of its wordings will do.
    """

    id: str
    question: str
    kind: Kind
    type: AnswerType
    status: Status
    answers: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    forbidden: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    paraphrases: tuple[str, ...] = ()
    tolerance: float = 0.0005  # relative, for numbers
    pinned: bool = False  # gates on its own
    reviewed: int = 0  # how many times a person checked it against the text
    note: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents hold an answer, or a part of one."""
        return self.status is not Status.not_found

    @property
    def wordings(self) -> list[str]:
        """Every way to say every item of the answer."""
        return [wording for item in self.answers for wording in item]

    @property
    def cluster(self) -> str:
        """The case this one is a wording of; statistics resample clusters, not wordings."""
        return self.id.split("~")[0]


def expand(cases: Sequence[Case]) -> list[Case]:
    """Every case and, as `id~1`, `id~2`, …, each of its paraphrases."""
    return [wording for case in cases for wording in (case, *_wordings(case))]


def _wordings(case: Case) -> list[Case]:
    return [
        replace(case, id=f"{case.id}~{n}", question=question, pinned=False, paraphrases=())
        for n, question in enumerate(case.paraphrases, start=1)
    ]


def named_from(case: Case, base: Path, other: Path) -> Case:
    """The case with its documents, named from `base`, named from another folder."""
    if base == other:
        return case

    def named(quote: Quote) -> Quote:
        return replace(quote, document=Path(os.path.relpath(base / quote.document, other)).as_posix())

    evidence = tuple(GoldEvidence(tuple(map(named, e.places))) for e in case.evidence)
    return replace(case, evidence=evidence)
