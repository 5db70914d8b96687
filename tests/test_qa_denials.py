"""A denial of what was asked stands before a yes that leaves it out."""

from index.documents import Source
from qa.answer import Evidence, Location
from qa.asking.questions import understand
from qa.shaping.yes_no import verdict
from qa.writing.compose import short_answer, statements_of


def evidence(quote, short):
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    start = quote.index(short)
    return Evidence(Location(source, 0, len(quote)), quote, 0.9, (start, start + len(short)))


def test_a_denial_with_the_word_that_a_yes_leaves_out_comes_before_it():
    (part,) = understand("May the tenant sublet the hall?").parts
    lets = evidence("The owner lets the hall to the tenant.", "the hall")
    rule = evidence("Subletting is not permitted without the owner's consent.", "permitted")
    assert [s.evidence for s in statements_of(part, [lets, rule], 0, several=False)] == [(1,), (0,)]
    assert short_answer(part, [lets, rule]) == ""
    assert short_answer(part, [lets]) == "Yes"


def test_what_is_not_provided_is_denied_and_what_is_not_insured_is_not():
    question = "Does the club provide a desk?"
    assert verdict(question, "The club provides a lamp; a desk and a chair are not provided.") == "No"
    assert verdict(question, "The club provides a lamp; a desk and a chair are not insured.") != "No"
