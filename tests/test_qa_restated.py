"""A sentence stands as the model's own only where a quote says the same in the same words."""

import pytest
from test_qa_writing import WRITER, evidence

from qa.answer import Answer, Statement, Status, Support
from qa.verify.restated import recasts, restates
from qa.writing.attribute import attribute, in_full
from qa.writing.write import Draft
from qa.writing.written import verified

BUILT = "Weir Bridge, designed by Amos Thackeray, was built in 1887 by the Arrow Foundry."
TRIAL = "In 2019 the drug reduced pain in some patients and raised blood pressure in most."


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Weir Bridge was built in 1887 by the Arrow Foundry.", BUILT),  # an aside is left out
        ("The drug reduced pain in some patients in 2019.", TRIAL),  # a phrase stands elsewhere
        ("The new hall opened in May.", "The new hall of the school opened in May, after two years."),
        ("Lena Harrow led the trial.", "She led the trial from 2015 to 2019."),  # the title names her
    ],
)
def test_the_quotes_own_words_in_its_order_restate_it(statement, quote):
    assert restates(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Amos Thackeray built Weir Bridge in 1887.", BUILT),  # another's deed
        ("The amphitheatre is open until seven.", "The park is open until seven."),
        ("The drug reduced pain in patients.", TRIAL),  # a part told of the whole
        ("She married him in June.", "She said that she was going to marry him in June."),
        ("Fontbonne is a college.", "Fontbonne Academy boasts a full college acceptance rate."),
        ("Fontbonne is a college.", "Fontbonne College referred to the high school alone."),
        ("All members may vote.", "Members may vote."),
        ("The council will close the baths.", "The council will close the baths if the grant ends."),
        ("The festival was opened in May.", "The festival will be opened in May."),
        ("The phrase developed in 1930.", "The phrase appears to have developed in 1930."),
        ("The firm is exposed to risks.", "The firm is exposed to certain risks."),
        ("The hall seats 400 guests.", "The hall seats up to 400 guests."),
        ("The largest biome is the savanna.", "The savanna is a biome of great diversity."),
        ("Brita Moe founded the club.", "The club was founded by nine students in 1901."),
        ("Currency is paper money without cover.", 'A "fiat" currency is paper money without cover.'),
        ("Oxygen makes up 78 percent.", "Nitrogen makes up 78 percent of dry air, oxygen 21 percent."),
    ],
)
def test_what_the_quote_does_not_say_in_so_many_words_is_no_restatement(statement, quote):
    assert not restates(statement, quote)


RIVERS = "The Arn is formed by the meeting of two rivers, the Lode and the Fenn, near Coldham in the east."


@pytest.mark.parametrize(
    ("statement", "answer", "kept"),
    [
        ("The rivers Lode and Fenn meet near Coldham.", "Coldham", True),
        ("Rivers of the Arn basin: the Lode and the Fenn meet near Coldham.", "Coldham", True),  # the title's
        ("The rivers Lode and Fenn meet in the east.", "Coldham", False),  # not what was read
        ("The rivers Lode and Fenn meet at the mill near Coldham.", "Coldham", False),  # a mill from nowhere
        ("The rivers Lode and Fenn meet near Coldham.", "", False),
    ],
)
def test_a_sentence_that_gives_what_was_read_may_put_the_quotes_words_otherwise(statement, answer, kept):
    assert not restates(statement, RIVERS)
    assert recasts(statement, RIVERS, answer, "Rivers of the Arn basin") is kept
    assert not recasts(statement, f"It is said that {RIVERS}", answer)


def test_what_is_told_of_a_part_is_not_told_of_its_whole_in_other_words():
    quote = "It is the home of the Alder Club, which keeps a golf course designed by Amos Bell."
    assert not recasts("Amos Bell designed the Alder Club.", quote, "Amos Bell")
    assert recasts("Amos Bell designed a golf course.", quote, "Amos Bell")


def test_it_may_do_so_where_the_reader_is_nearly_sure():
    at = RIVERS.index("Coldham")
    said = "The rivers Lode and Fenn meet near Coldham."
    for score, kept in ((0.85, Support.verified), (0.6, Support.replaced)):
        read = evidence(RIVERS, highlight=(at, at + 7), score=score)
        assert [s.support for s in attribute(said, [read]).statements] == [kept]


def test_a_bare_value_stands_only_where_the_reader_is_sure_that_it_is_the_answer():
    quote = "The park is open from 6am to 10pm."
    found = {"highlight": (quote.index("6am"), quote.index(".")), "score": 0.95}
    elsewhere, unsure = found | {"highlight": (4, 8)}, found | {"score": 0.8}
    for told, kept in ((found, True), (elsewhere, False), (unsure, False)):
        made = attribute("6am to 10pm.", [evidence(quote, **told)])
        assert [s.text for s in made.statements] == ["6am to 10pm." if kept else quote]


def test_an_invented_speaker_is_not_shown():
    cost = [evidence("The bridge will cost 38 million euros, said the mayor.", "the mayor")]
    for who, kept in (("the mayor", True), ("the minister", False)):
        made = attribute(f"According to {who}, the bridge will cost 38 million euros.", cost)
        assert (made.statements[0].support is Support.verified) is kept


def test_a_yes_has_to_be_borne_by_the_quote_about_the_thing_asked():
    quote = "The baths are open on Sundays."
    draft = "Yes, the baths are open on Sundays."
    made = attribute(draft, [evidence(quote, score=0.95)], question="Are the baths open on Sundays?")
    assert made.statements[0].text == draft
    made = attribute(draft, [evidence(quote, score=0.95)], question="Do the baths sell tickets for the fair?")
    assert made.statements[0].text == "The baths are open on Sundays."


def test_a_sentence_that_opens_on_no_is_not_cut_as_a_verdict():
    quote = "No difference was seen between the two groups."
    made = attribute(quote, [evidence(quote)], question="Do the groups differ?")
    assert [(s.text, s.support) for s in made.statements] == [(quote, Support.verified)]


def test_a_value_that_nothing_written_bears_out_stands_with_its_sentence():
    source = evidence("The bridge opened in 1887.", score=0.6)
    answer = Answer(
        "When was it built?", Status.answered, (Statement("1887.", (0,), Support.quoted),), (source,)
    )
    made = verified(answer, Draft("It was painted green by volunteers."), WRITER, None)
    assert [s.text for s in made.statements] == ["The bridge opened in 1887."]


def test_a_heading_is_no_statement_beside_a_sentence():
    quotes = [evidence("Opening of the bridge", score=0.6), evidence("The bridge opened in 1887.", score=0.5)]
    found = [Statement("The bridge.", (0,), Support.quoted), Statement("1887.", (1,), Support.quoted)]
    assert [s.text for s in in_full(found, quotes)] == ["The bridge opened in 1887."]
