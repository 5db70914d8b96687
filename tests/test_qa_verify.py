"""Verification: what a quote says passes, what it does not say does not."""

import datetime as dt

import pytest

from bench.statements import KINDS, passed
from index.documents import Source
from qa.answer import Evidence, Location
from qa.verify.ground import Ground
from qa.verify.support import Problem, problem_of, supports

FIGURES = Ground(
    "The FNR reported that 350 people were killed, 287 wounded and 35 arrested on the Taliban side."
)


def test_paraphrases_pass_and_corrupted_statements_do_not():
    total, held = passed()
    assert total["t"] >= 290 and sum(total[k] for k in KINDS) >= 300
    assert held["t"] / total["t"] >= 0.93
    assert sum(held[k] for k in KINDS) / sum(total[k] for k in KINDS) <= 0.05


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("350 people were killed.", None),
        ("The FNR says 287 were wounded.", None),
        ("351 people were killed.", Problem.number),
        ("287 were killed.", Problem.number),
        ("NATO reported that 350 people were killed.", Problem.name),
        ("The FNR did not report that people were killed.", Problem.negation),
        ("On Monday, 350 people were killed.", Problem.date),
        ("Flooding closed several roads yesterday.", Problem.coverage),
    ],
)
def test_the_problem_is_named(statement, problem):
    assert problem_of(statement, FIGURES) is problem


def test_a_day_told_from_that_of_the_document_may_be_given_with_its_date():
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    quote = "The dig started yesterday."
    item = Evidence(Location(source, 0, len(quote)), quote, 0.9, date=dt.date(2024, 10, 4))
    assert supports([item], "The dig started on 3 October 2024.")
    assert not supports([item], "The dig started on 2 October 2024.")


def test_a_name_near_the_quote_counts_only_where_the_quote_refers_to_somebody():
    near = "News\nZabihullah Mujahid, a spokesman, spoke on Friday."
    told = "Mujahid said the road was taken."
    assert problem_of(told, Ground("He said the road was taken.", near)) is None
    assert problem_of(told, Ground("Masud said the road was taken.", near)) is Problem.name


def test_acronyms_and_spellings_are_one_name():
    ground = Ground("The National Resistance Front is led by Ahmad Massoud.")
    assert problem_of("The NRF is led by Ahmad Masud.", ground) is None
