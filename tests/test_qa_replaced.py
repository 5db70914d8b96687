"""A figure that another document puts a new one in place of is told as the older version of it."""

import datetime as dt

import pytest
from qa_world import candidate

from qa.answer import ConflictKind
from qa.asking.questions import understand
from qa.conflicts.replaced import replacing, versions_of
from qa.finding.evidence import evidence_of

CONTRACT = "The hirer pays a monthly rent of EUR 600. Either side gives six weeks' notice for the hall."
RENT = "With effect from 1 May the rent under § 3 is raised from EUR 600 to EUR 650."
NOTICE = "The notice in § 6 is shortened from six to four weeks."
CHAIRS = "The number of chairs in the hall is reduced from six to four."


def told(question, amended=(RENT, NOTICE, CHAIRS), dates=(None, None)):
    """The claims of a contract and its amendment."""
    (part,) = understand(question).parts
    short = "EUR 600" if "rent" in question else "six weeks"
    sentence = next(s for s in (CONTRACT[:42], CONTRACT[42:]) if short in s).strip()
    best = candidate(CONTRACT, sentence, short, date=dates[0])
    others = [candidate(" ".join(amended), s, key="new", date=dates[1]) for s in amended]
    newer = replacing(part, [best], [best, *others])
    clash = versions_of(evidence_of(newer))
    return [claim.value for claim in clash.claims] if clash else []


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("What is the monthly rent?", ["EUR 650", "EUR 600"]),
        ("How much rent is paid for the hall?", ["EUR 650", "EUR 600"]),
        ("How much notice must be given for the hall?", ["four weeks", "six weeks"]),
        ("What was the rent before?", []),
        ("What was the monthly rent in 2019?", []),
    ],
)
def test_the_new_figure_comes_before_the_one_it_replaces(question, claims):
    assert told(question) == claims


def test_a_figure_of_something_else_is_no_version():
    assert told("How much notice must be given for the hall?", [CHAIRS]) == []
    assert told("What is the monthly rent?", [RENT.replace("600", "620")]) == []


def test_an_older_document_amends_nothing():
    days = dt.date(2024, 5, 1), dt.date(2023, 5, 1)
    assert told("What is the monthly rent?", dates=days) == []
    assert told("What is the monthly rent?", dates=days[::-1]) == ["EUR 650", "EUR 600"]


def test_the_two_figures_are_versions():
    (part,) = understand("What is the monthly rent?").parts
    best = candidate(CONTRACT, "The hirer pays a monthly rent of EUR 600.", "EUR 600")
    clash = versions_of(evidence_of(replacing(part, [best], [candidate(RENT, RENT, key="new")])))
    assert clash and clash.kind is ConflictKind.versions
