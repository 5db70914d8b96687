"""Quotes-only answers: what is said first, one value where one was asked for."""

import datetime as dt
from dataclasses import replace

import pytest
from qa_world import candidate

from index.documents import Source
from qa.answer import Claim, Evidence, Location
from qa.asking.questions import understand
from qa.finding.evidence import evidence_of
from qa.writing.compose import agreeing, claim_statements, short_answer, statements_of


def evidence(quote, short, speaker=None):
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    start = quote.index(short)
    return Evidence(Location(source, 0, len(quote)), quote, 0.9, (start, start + len(short)), speaker)


def test_the_quote_that_settles_a_yes_or_no_comes_first():
    (part,) = understand("Does the board recommend a plan for the pier?").parts
    vague = evidence("The press says neither.", "neither")
    clear = evidence("The board does not recommend a plan for the pier.", "not")
    first, second = statements_of(part, [vague, clear], 0, several=False)
    assert (first.text[:3], first.evidence, second.evidence) == ("No:", (1,), (0,))


def test_a_denial_with_the_word_that_a_yes_leaves_out_comes_before_it():
    (part,) = understand("May the tenant sublet the hall?").parts
    lets = evidence("The owner lets the hall to the tenant.", "the hall")
    rule = evidence("Subletting is not permitted without the owner's consent.", "permitted")
    assert [s.evidence for s in statements_of(part, [lets, rule], 0, several=False)] == [(1,), (0,)]
    assert short_answer(part, [lets, rule]) == ""
    assert short_answer(part, [lets]) == "Yes"


def test_a_yes_comes_from_the_best_quote_or_one_with_every_word_of_the_question():
    (part,) = understand("Does the office work out the wages and the tax?").parts
    best = evidence("The clerk keeps a list of visitors.", "list")
    some = evidence("The office works out what wages are due.", "wages")
    every = evidence("The office works out the wages and the tax.", "wages")
    assert short_answer(part, [some]) == "Yes"
    assert short_answer(part, [best, some]) == ""
    assert short_answer(part, [best, every]) == "Yes"


def test_what_one_party_affirms_and_another_denies_is_settled_by_neither():
    (part,) = understand("Did the union warn the company?").parts
    yes = "The union secretary Carol Finch said the union had warned the company."
    no = "The director Ian Rudd said the union had not warned the company."
    told = [evidence(yes, "warned", "Carol Finch"), evidence(no, "warned", "Ian Rudd")]
    assert [s.text for s in statements_of(part, told, 0, several=False)] == [yes, no]
    alone = statements_of(part, told[:1], 0, several=False)
    assert alone[0].text == f"Yes: {yes}"


def test_a_claim_without_a_speaker_names_its_document():
    item = evidence("The fee is 40 pounds.", "40 pounds")
    (statement,) = claim_statements([Claim("40 pounds", (0,))], [item])
    assert statement.text == "A: 40 pounds"


def test_a_role_that_leans_on_its_sentence_is_given_with_it():
    (part,) = understand("Who is Ana Lopes?").parts
    quote = '"We have fourteen names," its secretary, Ana Lopes, told reporters.'
    (statement,) = statements_of(part, [evidence(quote, "secretary")], 0, several=False)
    assert statement.text == quote


@pytest.mark.parametrize(
    ("question", "short", "said"),
    [
        ("When did the dig start?", "yesterday", "Yesterday (3 October 2024)."),
        ("When did the dig start?", "the day before yesterday", "The day before yesterday (2 October 2024)."),
        ("When does the dig start?", "next week", "Next week (7 October 2024 to 13 October 2024)."),
        ("When did the dig start?", "in May", "In May."),
        ("What started?", "yesterday", "The dig yesterday in May next week the day before yesterday."),
    ],
)
def test_a_day_told_from_that_of_its_document_is_given_with_its_date(question, short, said):
    (part,) = understand(question).parts
    quote = "The dig yesterday in May next week the day before yesterday."
    start = quote.rindex(short) if short.startswith("the") else quote.index(short)
    item = replace(evidence(quote, short), highlight=(start, start + len(short)), date=dt.date(2024, 10, 4))
    (statement,) = statements_of(part, [item], 0, several=False)
    assert statement.text == said
    assert short_answer(part, [item]).casefold() in said.casefold()


@pytest.mark.parametrize(
    ("quote", "short", "said"),
    [
        (
            "The gate will not be finished before the autumn of 2027.",
            "before the autumn of 2027",
            "Not before",
        ),
        ("The gate will not be finished before the autumn of 2027.", "the autumn of 2027", "Not before"),
        ("The baths don't reopen until 4 May.", "until 4 May", "Not until 4 May."),
        ("The baths stay shut until 4 May.", "until 4 May", "Until 4 May."),
    ],
)
def test_what_is_not_before_a_day_is_not_told_as_before_it(quote, short, said):
    (part,) = understand("When is it open?").parts
    (statement,) = statements_of(part, [evidence(quote, short)], 0, several=False)
    assert statement.text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Karl Abel say about the attacks?", "Karl Abel said that the Reds attacked and failed."),
        ("What did Karl Abel say the Reds did?", "The Reds attacked."),
    ],
)
def test_what_somebody_said_is_given_in_full(question, said):
    (part,) = understand(question).parts
    item = evidence("Karl Abel said that the Reds attacked and failed.", "the Reds attacked")
    (statement,) = statements_of(part, [item], 0, several=False)
    assert statement.text == said


def test_what_somebody_thinks_is_settled_by_their_own_words():
    (part,) = understand("Does Karl Abel say that the baths are open?").parts
    mine = evidence("Karl Abel said that the baths are closed.", "closed", "Karl Abel")
    others = evidence("The Mayor said that the baths are closed.", "closed", "the Mayor")
    assert short_answer(part, [others]) == ""
    assert short_answer(part, [others, mine]) == "No"


@pytest.mark.parametrize(
    ("question", "quote", "short", "said"),
    [
        ("Who is Ann Lee?", "The work is led by Ann Lee.", "The work", "The work is led by Ann Lee."),
        ("Who is Ann Lee?", "Ann Lee, a baker, came.", "a baker", "Ann Lee is a baker."),
        ("Who is Lee?", "The town clerk, Ann Lee, came.", "Ann", "Ann Lee is the town clerk."),
        ("Who is Anne Leigh Masood?", "It rained on Ann Masud.", "rained", "It rained on Ann Masud."),
        ("Who is Ann Lee?", "Foreign Minister Ann Lee came.", "Foreign Minister", "Foreign Minister."),
        (
            "What happened to the mill?",
            "The mill was closed in May.",
            "closed",
            "The mill was closed in May.",
        ),
    ],
)
def test_what_says_little_stands_in_its_sentence(question, quote, short, said):
    (part,) = understand(question).parts
    (statement,) = statements_of(part, [evidence(quote, short)], 0, several=False)
    assert statement.text == said


def test_the_short_answer_to_who_somebody_is_is_their_role():
    (part,) = understand("Who is Zielinsky?").parts
    quotes = [
        evidence(f"The town engineer, Piotr {name}, came.", "Piotr") for name in ("Zielinski", "Zieliński")
    ]
    assert short_answer(part, quotes) == "the town engineer"
    (statement,) = statements_of(part, quotes, 0, several=False)
    assert (statement.text, statement.evidence) == ("Piotr Zielinski is the town engineer.", (0, 1))


def test_where_one_thing_is_asked_for_another_does_not_stand_beside_it():
    (part,) = understand("Which firm found the main?").parts
    quotes = [evidence("Halden found the main.", "Halden"), evidence("Dear Yusuf,", "Yusuf")]
    assert [s.evidence for s in statements_of(part, quotes, 0, several=False)] == [(0,)]


def test_one_person_in_two_spellings_is_one_line():
    (part,) = understand("Who is the engineer?").parts
    quotes = [
        evidence(f"The engineer, {name}, spoke.", name) for name in ("Piotr Zieliński", "Piotr Zielinski")
    ]
    (statement,) = statements_of(part, quotes, 0, several=False)
    assert (statement.text, statement.evidence) == ("Piotr Zieliński.", (0, 1))


def test_another_value_does_not_stand_beside_the_answer():
    (part,) = understand("How many members were killed?").parts
    found = [evidence("They killed 34 members.", "34"), evidence("Later 350 people were hurt.", "350 people")]
    (statement,) = statements_of(part, found, 0, several=False)
    assert (statement.text, statement.evidence) == ("34.", (0,))


@pytest.mark.parametrize(("likely", "kept"), [(0.88, 2), (0.7, 1)])
def test_another_value_is_quoted_beside_the_answer_only_where_it_is_about_as_likely(likely, kept):
    (part,) = understand("How many members were killed?").parts
    found = [evidence("They killed 34 members.", "34"), evidence("Later 350 people were hurt.", "350 people")]
    other = replace(found[1], score=likely)
    assert agreeing(part, [found[0], other]) == (found[0], other)[:kept]
    again = replace(evidence("All 34 had been members.", "34"), score=likely)
    assert agreeing(part, [found[0], again]) == (found[0], again)


def test_a_pronoun_gives_way_to_whom_it_stands_for():
    (part,) = understand('Who said "the road is open"?').parts
    item = evidence('"The road is open," he added.', "he", speaker="Karl Abel")
    assert short_answer(part, [item]) == "Karl Abel"


def test_a_claim_of_a_letter_is_its_senders_and_of_another_text_its_titles():
    for kind, who in (("email", "Ivo Hart"), ("text", "Tarn Street")):
        source = Source("d", "a.eml", "Tarn Street", "0" * 64, kind, author="Ivo Hart <ivo@county.example>")
        item = Evidence(Location(source, 0, 1), "It opens in June.", 0.9)
        (statement,) = claim_statements([Claim("June", (0,))], [item])
        assert statement.text == f"{who}: June"


def test_whose_it_is_takes_its_sentence_and_other_names_do_not_stand_beside_it():
    (part,) = understand("Who pays for the new pump?").parts
    ours = evidence("Under clause 9 the pump is ours to pay.", "ours")
    other = evidence("Brandt found the pump in a shed.", "Brandt")
    (statement,) = statements_of(part, [ours, other], 0, False)
    assert statement.text == "Under clause 9 the pump is ours to pay."
    named = evidence("The pump is for Halden Ltd to pay.", "Halden Ltd")
    assert [s.text for s in statements_of(part, [named, ours], 0, False)] == ["Halden Ltd."]


def test_where_anywhere_is_meant_only_its_sentence_tells():
    (part,) = understand("Where can I buy a bell?").parts
    quote = "Bells without a badge can be bought anywhere."
    (statement,) = statements_of(part, [evidence(quote, "anywhere")], 0, several=False)
    assert statement.text == quote


def test_a_no_does_not_begin_with_the_yes_for_another_thing():
    (part,) = understand("Can the lid go into the oven?").parts
    quote = "Yes, the dish, but not the lid, which melts."
    (statement,) = statements_of(part, [evidence(quote, "not")], 0, False, said="No")
    assert statement.text == "No: the dish, but not the lid, which melts."


def test_a_list_of_those_present_does_not_say_who_somebody_is():
    (part,) = understand("Who is Ida Stern?").parts
    given = evidence("Report it to the harbour master, Ida Stern, the same day.", "the harbour master")
    present = evidence("Present: Ada Moss (chair), Finn Lund, Ida Stern", "Ida Stern")
    made = statements_of(part, [given, present], 0, several=False)
    assert [statement.evidence for statement in made] == [(0,)]


def test_what_is_only_named_is_told_by_its_sentence():
    (part,) = understand("heater not warm").parts
    quote = "If the heater is not warm, bleed it and check that the valve stands at 3."
    short = "not warm, bleed it and check that the valve stands at 3"
    (statement,) = statements_of(part, [evidence(quote, short)], 0, several=False)
    assert statement.text == quote


def test_what_stands_behind_a_name_is_said_in_the_time_of_the_question():
    (built, _) = understand("When was the Elsin Star built and who owns it?").parts
    quote = "The Elsin Star, built in 1998, carried 212 passengers."
    (statement,) = statements_of(built, [evidence(quote, "1998")], 0, several=True)
    assert statement.text == "Elsin Star was built in 1998."


@pytest.mark.parametrize(
    ("quote", "plain"),
    [
        ("**Resolved** by four votes\nto one.", "Resolved by four votes to one."),
        ("## Opening hours", "Opening hours"),
        ("- Bring your __own__ gloves.", "Bring your own gloves."),
        ("2 ** 3 is 8, and a**b is a power.", "2 ** 3 is 8, and a**b is a power."),
        ("#7 is late, -4 degrees", "#7 is late, -4 degrees"),
    ],
)
def test_a_quote_stands_in_an_answer_without_the_marks_of_markdown(quote, plain):
    item = evidence(quote, "")
    assert item.plain == plain
    assert item.quote == quote


def test_code_keeps_its_marks():
    item = evidence("x = {**defaults, **given}", "")
    source = replace(item.location.source, kind="code")
    assert replace(item, location=replace(item.location, source=source)).plain == item.quote


def test_the_bound_of_a_number_is_told_with_it():
    (part,) = understand("How many houses were destroyed?").parts
    for bound in ("More than", "At least", "Some", "An estimated", "as many as"):
        (statement,) = statements_of(
            part, [evidence(f"{bound} 5,000 houses were destroyed.", "5,000")], 0, False
        )
        assert statement.text == f"{bound[0].upper()}{bound[1:]} 5,000."


def test_what_a_price_goes_up_to_is_no_bound():
    (part,) = understand("What is the fine?").parts
    (statement,) = statements_of(part, [evidence("The fine goes up to £100 in May.", "£100")], 0, False)
    assert statement.text == "£100."


@pytest.mark.parametrize(
    ("question", "quote", "short", "whole"),
    [
        ("What is a lock?", "Boats pass by a lock, a gate in the canal.", "a gate in the canal", True),
        ("What is a lock?", "A lock is a gate in the canal.", "a gate", True),
        (
            "What does the keeper do?",
            "The keeper opens the Lund gate and shuts it.",
            "opens the Lund gate",
            True,
        ),
        ("What is Lund's port?", "The port of Lund is Ammer.", "Ammer", False),
        ("What is the colour?", "The colour of the gate is green.", "green", False),
        ("What is the depth of the lock?", "The lock is 3.2 m deep.", "3.2 m", False),
    ],
)
def test_what_a_thing_is_or_does_is_told_by_a_sentence(question, quote, short, whole):
    (part,) = understand(question).parts
    (statement,) = statements_of(part, [evidence(quote, short)], 0, several=False)
    assert (statement.text == quote) is whole


def test_what_this_command_is_stands_in_front_of_a_quote_that_leaves_it_open():
    page = "# lock open\n\n## Description\n\nThis command opens the gate of a lock.\n"
    (part,) = understand("How do I open the gate?").parts
    found = evidence_of(
        [candidate(page, "This command opens the gate of a lock.", "This command", title="X")]
    )
    assert found[0].under == "lock open"
    assert short_answer(part, found) == ""
    (statement,) = statements_of(part, found, 0, several=False)
    assert statement.text == "lock open: This command opens the gate of a lock."
    said = page.replace("This command opens", "lock open: This command opens")
    assert evidence_of([candidate(said, said.splitlines()[-1])])[0].under == ""
    assert evidence_of([candidate(page, "opens the gate of a lock.")])[0].under == ""
