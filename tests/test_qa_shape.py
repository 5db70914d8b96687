"""Short answers take the shape that the question wants: a cell, a name, a whole phrase, a whole series."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.evidence import run_on
from qa.language.whom import role_of, speaker_in
from qa.shaping.shape import shaped


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
            "Logs go to `~/.local/tide/tide.log`.",
            "Where do logs go?",
            "Logs go to `~/.local/tide/tide.log`.",
            "local/tide/tide.log",
            "~/.local/tide/tide.log",
        ),
        (
            "A bare list is a Tide.toml file without gates.",
            "What is a bare list?",
            "A bare list is a Tide.toml file without gates.",
            "a Tide",
            "a Tide.toml",
        ),
        (
            "It may be set by gate.jobs, and .tide/gate.toml has it.",
            "Where is it set?",
            "It may be set by gate.jobs, and .tide/gate.toml has it.",
            "tide/gate",
            ".tide/gate.toml",
        ),
        (
            "The `X-Key` header was replaced.",
            "What was replaced?",
            "The `X-Key` header was replaced.",
            "Key` header",
            "`X-Key` header",
        ),
        (
            "He was jailed for four years and six months.",
            "How long was he jailed for?",
            "He was jailed for four years and six months.",
            "four years",
            "four years and six months",
        ),
        (
            "The record, 43.9 degrees, was set in 1981.",
            "What is the record?",
            "The record, 43.9 degrees, was set in 1981.",
            "43.9 degrees, was set in 1981",
            "43.9 degrees",
        ),
        (
            "The line owned 12 fatalities; a nurse had 19 bodies.",
            "How many people died?",
            "The line owned 12 fatalities; a nurse had 19 bodies.",
            "fatalities",
            "12",
        ),
        (
            "See https://tide.example/v2/docs, or ask.",
            "Where is it told?",
            "See https://tide.example/v2/docs, or ask.",
            "tide.example",
            "https://tide.example/v2/docs",
        ),
        (
            "The fair is moved from 16 May to 23 May because of rain.",
            "When is the fair?",
            "The fair is moved from 16 May to 23 May because of rain.",
            "16 May",
            "23 May",
        ),
        (
            "The fair is moved from 16 May to 23 May because of rain.",
            "When was the fair to be at first?",
            "The fair is moved from 16 May to 23 May because of rain.",
            "16 May",
            "16 May",
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
            "Loans are decided by the board: Ada Lind, Tom Hale and Rosa Berg.",
            "Who decides on loans?",
            "Loans are decided by the board: Ada Lind, Tom Hale and Rosa Berg.",
            "Ada Lind",
            "Ada Lind, Tom Hale and Rosa Berg",
        ),
        (
            "Bo Lind of Sel thanked the keeper, Ana Lopes, for her work.",
            "Who is the keeper?",
            "Bo Lind of Sel thanked the keeper, Ana Lopes, for her work.",
            "keeper",
            "Ana Lopes",
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
        (
            "Dogs may run before 9 am and after 6 pm.",
            "When may dogs run?",
            "before 9 am",
            "before 9 am and after 6 pm",
        ),
        ("We row before 9 and on the lake.", "When do we row?", "before 9", "before 9"),
        ("It burned in 1702 and in 1911.", "When did it first burn?", "1702", "1702"),
        ("Al Roke (born Al Hale; May 13,1926).", "When was Al Roke born?", "May 13", "May 13,1926"),
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


@pytest.mark.parametrize(
    ("sentence", "short", "sense"),
    [
        ('"Secondary License" means either the Fruit License or the Nut License.', "the Fruit License",
         "either the Fruit License or the Nut License"),
        ('1.4. A "secondary license" (or "SL"), below, is the Nut License.', "SL", "the Nut License"),
        ("The Secondary License is granted to members.", "members", "members"),
        ('"Fruit License" means this one, a secondary license.', "this one", "this one"),
    ],
)  # fmt: skip
def test_what_a_term_means_is_given_whole(sentence, short, sense):
    (asked,) = understand("What is a Secondary License?").parts
    assert shaped(asked, candidate(sentence, sentence, short)).short == sense


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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We wait for nine days.\n\n— Ruth Hale, boat owners\n\nIt is shut.", "Ruth Hale"),
        ("> We wait for nine days.\n> -- Ruth Hale\n", "Ruth Hale"),
        ("We wait for nine days.\n\n- Ruth Hale", None),
        ("We wait for nine days.\n\n— and then some", None),
    ],
)
def test_a_quotation_that_is_set_apart_is_of_whoever_signs_it(text, who):
    end = text.index(".") + 1
    spoken = speaker_in(candidate(text, text[:end]).document, (text.index("We"), end), 0)
    assert (spoken and spoken.name) == who


def test_the_role_of_a_name():
    quote = '"We have fourteen names," its secretary, Ana Lopes, told reporters.'
    assert role_of("Who is Ana Lopes?", quote) == "its secretary"
    assert role_of("Who is Karl Abel?", quote) == ""
    assert role_of("Who is Ana Lopes?", "Abel's lawyer, Ana Lopes, said so.") == "Abel's lawyer"


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


@pytest.mark.parametrize("short", ["door.port", "`fan.speed`", "door.port`, `fan.speed"])
def test_a_series_of_names_in_code_is_told_whole(short):
    (part,) = understand("Which settings are read once?").parts
    text = "Only `door.port`, `fan.speed` and `log.path` are read once. `x` is not."
    read = candidate(text, "Only `door.port`, `fan.speed` and `log.path` are read once.", short)
    assert shaped(part, read).short == "`door.port`, `fan.speed` and `log.path`"


def test_one_name_in_code_stays_alone_where_one_is_asked_for():
    (part,) = understand("Which setting is the first?").parts
    text = "First comes `door.port`, then `fan.speed` and `log.path`."
    assert shaped(part, candidate(text, text, "door.port")).short == "door.port"


def test_the_mark_of_an_item_is_no_short_answer():
    (part,) = understand("What are the steps to clean it?").parts
    text = "3. Find the newest brush."
    assert shaped(part, candidate(text, text, "3")).short == ""
    (part,) = understand("In which place did the brush come?").parts
    assert shaped(part, candidate("3. The brush", "3. The brush", "3")).short == "3"
