"""Two sides in one text: whose spokesman, whose figures, whose person is asked for."""

from dataclasses import replace

import pytest
from qa_world import candidate

from index.cutting.sentences import sentence_spans
from qa.finding.parties import named, of_whom
from qa.language.whom import party_meant, speaker_in

TEXT = (
    "The Reds clashed with the Blues, who have claimed to have killed 34 of them. "
    "Ann Lee, a spokeswoman for the movement, told the press that they now hold 11 bridges. "
    "“We have taken the mill,” she added. "
    "Karl Abel, a spokesman for the river movement, said that the attacks had failed. "
    "Ida Voss, leader of the Reds, wants no talks. "
    "Nine millers have been killed this year. "
    "Members of the Greens killed two bakers."
)


def candidates(text=TEXT, title="News"):
    return [
        candidate(text, text[start:end], title=title, ranker=1.0, margin=float(-place))
        for place, (start, end) in enumerate(sentence_spans(text))
    ]


@pytest.mark.parametrize(
    ("question", "begins", "name"),
    [
        ("Who speaks for the Blues?", "Ann Lee", "Ann Lee"),
        ("Who is the spokeswoman of the Blues?", "Ann Lee", "Ann Lee"),
        ("Who speaks for the river movement?", "Karl Abel", "Karl Abel"),
        ("Who leads the Reds?", "Ida Voss", "Ida Voss"),
    ],
)
def test_an_office_is_held_for_the_party_that_is_asked_for(question, begins, name):
    found = of_whom(question, candidates())
    (kept,) = [c for c in found if c.fits]
    assert kept.text.startswith(begins)
    assert kept.margin == 0.0  # that of the best sentence
    assert named(question, kept).short == name


def test_where_no_sentence_names_the_holder_the_reader_decides():
    found = of_whom("Who speaks for the Whites?", candidates())
    assert found == candidates()
    assert named("Who speaks for the Whites?", found[1]).short == ""


def test_a_head_in_a_title_is_no_office():
    found = candidates("Ada Roke bought the Head of Dorn. Bo Hale painted it in 1620.")
    assert of_whom("Who painted the “Boy with the Head of Dorn”?", found) == found


def test_a_former_holder_holds_the_office_no_more():
    text = "Ann Lee, former leader of the Reds, has retired. Ida Voss, leader of the Reds, has begun."
    found = of_whom("Who leads the Reds?", candidates(text))
    assert [c.fits for c in found] == [False, True]


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("How many bridges do the Blues hold?", "Ann Lee", True),
        ("How many bridges do the Reds hold?", "Ann Lee", False),
        ("How many millers were killed by the Greens?", "Nine millers", False),
        ("How many millers have been killed?", "Nine millers", True),
        ("How many bakers did the Greens kill?", "Members of the Greens", True),
        ("How many bakers have the Blues killed?", "Members of the Greens", False),
        ("Who is Ida Voss?", "Ida Voss", True),
        ("Who is Ida Voss?", "The Reds clashed", False),
        ("Who is Ida Voss?", "“We have taken", True),
    ],
)
def test_a_sentence_about_somebody_else_does_not_fit(question, sentence, fits):
    found = of_whom(question, candidates())
    assert [c.fits for c in found if c.text.startswith(sentence)] == [fits]


def test_a_figure_somebody_is_asked_to_have_given_is_theirs():
    text = (
        "The Reds clashed with the Blues, who have claimed to have killed 34 men. "
        "Three men died of the fever. They also lost nine men."
    )
    found = candidates(text)
    found = [replace(c, answer=(c.start, c.end)) for c in found]
    for question in (
        "According to the Blues, how many men died?",
        "How many men do the Blues say they killed?",
    ):
        assert [c.fits for c in of_whom(question, found)] == [True, False, True]
    assert all(c.fits for c in of_whom("According to the Greens, how many men died?", found))


@pytest.mark.parametrize(
    ("question", "short", "fits"),
    [
        ("What are the names of the Reds' leaders?", "Reds", False),
        ("With whom did Ida Voss meet?", "Ida Voss has met the mayor", False),
        ("With whom did Ida Voss meet?", "the Blues", True),
        ("What is the full name of the NRF?", "National River Front", True),
        ("What are the names of the NRF's men?", "National River Front", False),
        ("Who won, the Reds or the Blues?", "the Reds", True),
        ("Who claims that Ida Voss left?", "Ida Voss", True),  # the speaker is looked for later
    ],
)
def test_a_name_that_the_question_gave_is_no_answer(question, short, fits):
    (sentence, *_) = candidates(f"{short} came.")
    candidate = replace(sentence, answer=(0, len(short)))
    assert named(question, candidate).fits is fits


def test_the_sentence_that_gives_somebodys_role_has_the_best_scores_and_a_mails_head_none():
    text = "Ida Voss came. Nobody slept that night. The clerk, Ida Voss, spoke.\n\nFrom: Ida Voss <i@x>"
    found = of_whom("Who is Ida Voss?", candidates(text))
    assert [(c.fits, c.margin) for c in found if not c.text.startswith("Nobody")] == [
        (True, 0.0),
        (True, 0.0),
        (False, -3.0),
    ]


def test_what_stands_under_a_persons_name_is_about_them():
    found = of_whom("Who is Ada Byron?", candidates("A mathematician and writer.", title="Ada Byron"))
    assert [c.fits for c in found] == [True]


def test_the_movement_is_the_party_that_spoke_last():
    document = candidates()[0].document
    start = TEXT.index("“We have")
    spoken = speaker_in(document, (start, TEXT.index("Karl")), 0)
    assert spoken is not None
    assert spoken.label == "Ann Lee (the Blues)"
    assert party_meant(document, "the Greens", start) == "the Greens"


def test_a_speaker_has_the_party_that_the_document_gives_beside_their_full_name():
    text = (
        "Ada Byron, deputy head of the council's office, came. Byron said that it rained. Rain said nothing."
    )
    document = candidates(text)[0].document
    start = text.index("Byron said")
    spoken = speaker_in(document, (start, text.index("Rain said")), 0)
    assert spoken is not None
    assert spoken.label == "Ada Byron (the council)"


@pytest.mark.parametrize(("who", "speaks"), [("She", "Ann Lee"), ("It", None), ("They", None)])
def test_no_person_is_meant_by_it(who, speaks):
    text = f"Ann Lee came to the mill. {who} said that rain had come. Rain fell."
    document = candidates(text)[0].document
    spoken = speaker_in(document, (text.index(who + " said"), text.index("Rain fell")), 0)
    assert (spoken.name if spoken else None) == speaks


def test_what_follows_a_report_is_no_party_of_it():
    text = "According to a report by the Mill Board, at least nine men in Lund died. Earlier, rain fell."
    document = candidates(text)[0].document
    spoken = speaker_in(document, (0, text.index("Earlier")), 0)
    assert spoken is not None
    assert spoken.label == "a report by the Mill Board"


def test_where_somebodys_word_is_asked_for_they_say_it():
    text = (
        "Ida Voss said that rain had come. Ann Lee said that it had not. Ida Voss is ill. The road is open."
    )
    found = [replace(c, answer=(c.start, c.end)) for c in candidates(text)]
    assert [c.fits for c in of_whom("What does Ida Voss say?", found)] == [True, False, True, False]
    assert [c.fits for c in of_whom("Does Ida Voss think that rain came?", found)] == [
        True,
        False,
        True,
        False,
    ]
    assert [c.fits for c in of_whom("Who says that the road is open?", found)] == [True, True, False, False]
    assert all(c.fits for c in of_whom("What does Karl Abel say?", found))


def test_a_party_that_nobody_named_keeps_its_words():
    text = "Rain fell on the town. Ann Lee, a spokeswoman for the movement, said so."
    document = candidates(text)[0].document
    assert party_meant(document, "the movement", text.index("Ann")) == "the movement"
