"""Short answers take the shape that the question wants: a cell, a name, a whole phrase, a whole series."""

from dataclasses import replace

import pytest

from index.documents import Chunk, Document, Passage, Source
from qa.asking.questions import understand
from qa.finding.candidates import Candidate
from qa.finding.evidence import run_on
from qa.language.whom import role_of, speaker_in
from qa.shaping.records import is_row_asked, row_at, table_around
from qa.shaping.shape import asked_cell, lent, shaped

TABLE = (
    "Area: Harbour; Budget 2023/24: 90,000; Budget 2024/25: 81,000; Change: -10%\n"
    "Area: Museum; Budget 2023/24: 40,000; Budget 2024/25: 44,000; Change: 10%\n"
)
BOATS = (
    "Date: 2024-05-01; Weekday: Wednesday; Ferries: 12; Yachts: 31\n"
    "Date: 2024-05-02; Weekday: Thursday; Ferries: 9; Yachts: 44\n"
)
BARS = "Measure | Tonnes | Cost\nHeat pumps | 310 | £2.5 million\nNew trams | 120 | £8 million\n"


def candidate(text, sentence, short=None, **scores):
    source = Source("d", "a.txt", "A", "0" * 64, "text")
    start = text.index(sentence)
    at = text.index(short, start) if short else 0
    passage = Passage(Chunk("c", "d", 0, 0, len(text), text), source, 0.0, {})
    return Candidate(
        Document(source, text), passage, start, start + len(sentence), 0.0,
        answer=(at, at + len(short)) if short else None, **scores,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "question", "row", "value"),
    [
        (TABLE, "What is the museum's budget for 2024/25?", "Area: Museum", "44,000"),
        (TABLE, "By how many per cent is the harbour's budget cut?", "Area: Harbour", "-10%"),
        (BOATS, "How many yachts came on Thursday 2 May 2024?", "Date: 2024-05-02", "44"),
        (BARS, "What do the new trams cost?", "New trams", "£8 million"),
    ],
)
def test_the_row_and_the_cell_that_are_asked_for(text, question, row, value):
    (part,) = understand(question).parts
    cells = {line: asked_cell(part, candidate(text, line)) for line in text.splitlines()}
    assert [line for line, cell in cells.items() if cell and line.startswith(row)]
    assert [cell.value for cell in cells.values() if cell] == [value]


def test_of_a_long_table_only_the_rows_around_are_compared_under_its_headings():
    lines = [f"Field{i} | {i * 10}" for i in range(5000)]
    text = "\n".join(["Name | Budget", *lines, ""])
    at = text.index("Field2500 ")
    table = table_around(text, at)
    row = row_at(text, at, text.index("\n", at))
    assert 100 < len(table.rows) < 2000
    assert row in table.rows
    assert table.headings == {"name", "budget"}
    assert is_row_asked("What is the budget of Field2500?", row, table)


def test_the_row_asked_for_takes_the_best_scores_of_its_table_and_comes_before_its_other_rows():
    (part,) = understand("How many yachts came on Thursday 2 May 2024?").parts
    first, second = BOATS.splitlines()
    found = [candidate(BOATS, first, "31", margin=5.0, near=2.0), candidate(BOATS, second)]
    assert [(c.text, c.margin, c.near) for c in lent(part, found)] == [(second, 5.0, 2.0), (first, 5.0, 2.0)]


KEYS = "Sheds are locked. If you lose the key, tell us; a new one costs £15.\n\n"


@pytest.mark.parametrize(
    ("question", "first", "fitting"),
    [
        ("What is the price of a shed?", "Item: Shed", 1),
        ("How much is a shed?", "Item: Shed", 1),
        ("How much is a key to the shed?", "If you lose", 4),
        ("What does a crane cost?", "If you lose", 4),  # two prices of two kinds of people
    ],
)
def test_the_price_of_a_thing_is_the_one_in_its_row_rather_than_one_beside_it(question, first, fitting):
    (part,) = understand(question).parts
    said, text = KEYS.strip().partition(". ")[2], KEYS + PRICES
    found = [candidate(text, said, "£15", margin=7.0, near=5.0)]
    found += [candidate(text, line, margin=-4.0, near=-4.0) for line in PRICES.splitlines()]
    made = lent(part, found)
    assert made[0].text.startswith(first) and made[0].margin == 7.0
    assert sum(c.fits for c in made) == fitting


PRICES = (
    "Item: Adult berth; Sailors: 240; Visitors: 310; Unit: year\n"
    "Item: Shed; Sailors: 36; Unit: year\n"
    "Item: Crane; Sailors: 25; Visitors: 40; Unit: hour\n"
)


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        ("What does a visitor pay for the shed?", ["Adult", "Crane"]),
        ("What does a sailor pay for the shed?", ["Shed"]),
        ("How many sailors are there?", []),
        ("How many members are there?", ["Adult", "Shed", "Crane"]),
        ("How many adult sailors are there?", ["Adult"]),
        ("How many hours does the crane run?", ["Adult", "Shed", "Crane"]),
    ],
)
def test_a_row_without_what_is_asked_for_and_one_of_many_that_count_it_do_not_fit(question, fitting):
    (part,) = understand(question).parts
    made = lent(part, [candidate(PRICES, line) for line in PRICES.splitlines()])
    rows = [c.text.removeprefix("Item: ").split(";")[0].split()[0] for c in made if c.fits]
    assert sorted(rows) == sorted(fitting)


@pytest.mark.parametrize(
    ("text", "question", "sentence", "short", "shape"),
    [
        (
            "It kept out the sea from 19 of the 24 farms.",
            "From how many farms did it keep the sea?",
            "It kept out the sea from 19 of the 24 farms.",
            "24",
            "19 of the 24",
        ),
        (
            "No member may book more than two boats a day.",
            "How many boats may a member book?",
            "No member may book more than two boats a day.",
            "more than two boats",
            "two boats a day",
        ),
        (
            "Members booked more than two boats a day.",
            "How many boats did they book?",
            "Members booked more than two boats a day.",
            "more than two boats",
            "more than two boats a day",
        ),
        (
            "The storm of 3 March 2019 is the likely cause.",
            "What is the likely cause of the break?",
            "The storm of 3 March 2019 is the likely cause.",
            "storm",
            "The storm of 3 March 2019",
        ),
        (
            "The toll is spent on roads and on the ferry.",
            "On what is the toll spent?",
            "The toll is spent on roads and on the ferry.",
            "roads",
            "roads and on the ferry",
        ),
        (
            "Its keeper, Ana Lopes, told us so.",
            "Who is the keeper?",
            "Its keeper, Ana Lopes, told us so.",
            "keeper",
            "Ana Lopes",
        ),
        (
            "Mina Roth sits on two boards. At 31 she is the youngest member.",
            "Who is the youngest member?",
            "At 31 she is the youngest member.",
            "youngest member",
            "Mina Roth",
        ),
        (
            "When the Oak Front fled, the Reds claimed to have killed 34.",
            "Who claims that 34 were killed?",
            "When the Oak Front fled, the Reds claimed to have killed 34.",
            "Oak Front",
            "the Reds",
        ),
        (
            "The dam, because of its great age, had to be watched.",
            "Why did the dam have to be watched?",
            "The dam, because of its great age, had to be watched.",
            "great age",
            "because of its great age",
        ),
        (
            "The rebels in Oak province took the Ammer district.",
            "Which district did the rebels take?",
            "The rebels in Oak province took the Ammer district.",
            "Oak province",
            "Ammer district",
        ),
    ],
)
def test_a_piece_grows_into_what_was_asked(text, question, sentence, short, shape):
    (part,) = understand(question).parts
    assert shaped(part, candidate(text, sentence, short)).short == shape


@pytest.mark.parametrize(
    ("sentence", "question", "short", "shape"),
    [
        ("The mill burned on 3 March 2025, a Monday.", "When did the mill burn?", "3 March", "3 March 2025"),
        ("It burned on March 3, 2025.", "When did the mill burn?", "2025", "March 3, 2025"),
        ("It burned in May and was rebuilt.", "When did the mill burn?", "May", "May"),
        ("We meet at Ash Hall in Porto, at noon.", "Where do we meet?", "Ash Hall", "Ash Hall in Porto"),
        ("We meet at Ash Hall in Porto.", "Where do we meet?", "Ash Hall", "Ash Hall in Porto"),
        ("It was held at Tandi , in Lahaul .", "Where was it held?", "Tandi", "Tandi , in Lahaul"),
        ("It lies by the right bank of the Oder.", "Where is it?", "Oder", "the right bank of the Oder"),
        ("It forms on the surface of leaves.", "What does it form on?", "leaves", "the surface of leaves"),
        ("They came to Porto in May.", "Where did they come?", "Porto", "Porto"),
        ("The Moss Chief Ada spoke.", "Who spoke?", "Ada", "Moss Chief Ada"),
        ("Rent rose by two per cent a year.", "How much did it rise?", "two per cent", "two per cent a year"),
        ("They ship 12 a day-tripper.", "How many do they ship?", "12", "12"),
        ("Ash (in Latin: fraxinus) is a tree.", "What is ash?", "in Latin: fraxinus", "in Latin: fraxinus"),
        (
            "It is a tree (in Latin: fraxinus).",
            "What is ash?",
            "tree (in Latin",
            "tree (in Latin: fraxinus)",
        ),
    ],
)
def test_an_answer_is_given_to_its_end(sentence, question, short, shape):
    (part,) = understand(question).parts
    assert shaped(part, candidate(sentence, sentence, short)).short == shape


def test_who_played_somebody_is_not_whom_they_played():
    text = "Ida Moss is an actress. She is known for her roles as Ann Lee in Harbour Days and as a judge."
    (part,) = understand("Who plays Ann Lee in Harbour Days?").parts
    played = text[text.index("She") :]
    assert shaped(part, candidate(text, played, "Ann Lee in Harbour Days")).short == "Ida Moss"


def test_what_somebody_did_is_not_joined_to_what_they_did_next():
    text = "The envoy said the plan had failed and called on the guild to leave the hall."
    (part,) = understand("What does the envoy say of the plan?").parts
    assert shaped(part, candidate(text, text, "failed")).short == "failed"


def test_somebody_without_a_name_stays_as_the_text_has_it():
    text = "In Porto a local farmer won the prize."
    (part,) = understand("Who won the prize?").parts
    assert shaped(part, candidate(text, text, "a local farmer")).short == "a local farmer"


@pytest.mark.parametrize(
    ("text", "sentence", "who"),
    [
        ("Sir, I built two boats. – Jon Hale, Quay Road", "Sir, I built two boats.", "Jon Hale"),
        ("From: Eva Lind <e@x.org>\nTo: all\n\nWe close at six.", "We close at six.", "Eva Lind"),
        ('The cook, Ida Berg, said hi. "We bake daily," she said. "I like it."', '"I like it."', "Ida Berg"),
        ('Rosa Mar takes over. Mar is 40.\n\n"I walk," she said.', '"I walk," she said.', "Rosa Mar"),
    ],
)  # fmt: skip
def test_who_speaks_is_followed_to_a_name(text, sentence, who):
    start = text.index(sentence)
    found = speaker_in(candidate(text, sentence).document, (start, start + len(sentence)), 0)
    assert found is not None
    assert found.name == who


def test_nobody_is_named_where_nobody_signs():
    text = "We close at six."
    assert speaker_in(candidate(text, text).document, (0, len(text)), 0) is None


def test_the_role_of_a_name():
    quote = '"We have fourteen names," its secretary, Ana Lopes, told reporters.'
    assert role_of("Who is Ana Lopes?", quote) == "its secretary"
    assert role_of("Who is Karl Abel?", quote) == ""


def test_sentences_that_answer_one_after_the_other_are_one_quote():
    text = "Ash binds soil. It holds the bank. Oak does not.\n\nAsh burns well."
    lines = ("It holds the bank.", "Ash binds soil.", "Ash burns well.")
    first, second, last = (candidate(text, line) for line in lines)
    assert [c.text for c in run_on([first, second, last])] == [
        "Ash binds soil. It holds the bank.",
        "Ash burns well.",
    ]
    source = replace(second.document.source, document_id="another")
    apart = replace(second, document=replace(second.document, source=source))
    assert run_on([first, apart]) == [first, apart]
