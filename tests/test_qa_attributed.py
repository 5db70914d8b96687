"""Attributes given by form: behind labels, in brackets behind a name, in what a first sentence says of it."""

import pytest
from qa_world import engine_of

from qa.answer import ConflictKind, Status
from qa.asking.attributes import Sort, attribute_asked
from qa.reader.onnx_reader import OnnxReader
from qa.shaping.attributed import told_in


@pytest.mark.parametrize(
    ("question", "attribute", "of"),
    [
        ("When was Ida Brandt born?", "birth", "Ida Brandt"),
        ("What is the date of birth of Ida Brandt?", "birth", "Ida Brandt"),
        ("When did Ida Brandt die?", "death", "Ida Brandt"),
        ("In what year was the Weir Bridge completed?", "built", "Weir Bridge"),
        ("What is the estimated population of Little Marlow?", "population", "Little Marlow"),
        ('Who is the artist of the album "Low Tide"?', "artist", "Low Tide"),
        ('Who directed the film "Low Tide"?', "director", "Low Tide"),
        ("Who was Ida Brandt's father?", "father", "Ida Brandt"),
        ("What sport is Ida Brandt associated with?", "sport", "Ida Brandt"),
        ("What is the capacity of the Dorn Arena?", "capacity", "Dorn Arena"),
    ],
)
def test_questions_for_one_attribute_of_one_name_are_understood(question, attribute, of):
    asked = attribute_asked(question)
    assert (asked.attribute.name, asked.of) == (attribute, of)


@pytest.mark.parametrize(
    "question",
    [
        "When was the roof of Dorn Arena built?",
        "When was Ida Brandt born again as a singer?",
        "When was the bridge built?",
        "What is the population of the town that Ida Brandt left?",
        "Who directed the film that won in Dorn?",
        "How many people live in Little Marlow?",
        "What is the capacity of the hall?",
    ],
)
def test_questions_that_say_more_than_a_name_are_left_to_the_reader(question):
    assert attribute_asked(question) is None


def told(question, text, title=""):
    found = told_in(attribute_asked(question), text, 0, len(text), title)
    return text[found.start : found.end] if found else ""


BORN, DIED = "When was Ida Brandt born?", "When did Ida Brandt die?"
FATHER, SPORT = "Who was Ida Brandt's father?", "What sport is Ida Brandt associated with?"
BUILT, ARENA = "When was the Weir Bridge built?", "What is the capacity of the Dorn Arena?"
ARTIST, DIRECTOR = 'Who is the artist of "Low Tide"?', "Who is the director of Low Tide?"
PEOPLE = "What is the population of Vell?"


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (BORN, "Ida Brandt Personal information Born : 3 May 1902 Died : 4 June 1977", "3 May 1902"),
        (BORN, "Ida Brandt Full name Ida Maria Brandt Date of birth ( 1902-05-03 ) 3 May 1902", "3 May 1902"),
        (
            BORN,
            "Ida Brandt (rower) Ida Maria Brandt (May 3, 1902 – June 4, 1977) was a rower.",
            "May 3, 1902",
        ),
        (BORN, "Ida Brandt (Turku, 1902 – Oslo, 1977), was a painter of ships.", "1902"),
        (
            BORN,
            "Ida Brandt (rower, born 1902) was born in Turku, a harbour town, on 3 May 1902.",
            "3 May 1902",
        ),
        (DIED, "Ida Maria Brandt (3 May 1902 – 4 June 1977) was a Finnish rower.", "4 June 1977"),
        (BUILT, "Weir Bridge\nBuilt : 1913 Cost : $70,000 Spans : 3", "1913"),
        (BUILT, "The Weir Bridge was built about 1870 of oak.", "about 1870"),
        (
            PEOPLE,
            "Vell Country Dorn Population ( 2004 census ) [ 1 ] • Total 37,120 Time zone UTC+2",
            "37,120",
        ),
        (
            "What is the estimated population of Vell?",
            "Vell had a population of 9,100 in 2011. By the 2016 estimate the population is around 8,300.",
            "around 8,300",
        ),
        (DIRECTOR, "Low Tide Rate Director Ida Brandt Writers Jo Lund", "Ida Brandt"),
        (DIRECTOR, "Low Tide is a film directed by Jo Lund and set at sea.", "Jo Lund"),
        (
            ARTIST,
            "Low Tide is the third album by Norwegian folk band The Gulls. It sold well.",
            "The Gulls",
        ),
        (ARTIST, "Low Tide (Ida Brandt album)\n\nIt was sold in May.", "Ida Brandt"),
        (
            'Who is the author of "Low Tide"?',
            "Low Tide is a novel by the Danish author Jo Lund, published in 1951.",
            "Jo Lund",
        ),
        (FATHER, "Ida Brandt Died 1977 Father Olav Brandt Mother Ane Lie", "Olav Brandt"),
        (
            FATHER,
            "Ida Brandt was a rower. She was the eldest daughter of the painter Olav Brandt.",
            "Olav Brandt",
        ),
        (SPORT, "Ida Brandt (table tennis)\n\nShe won.", "table tennis"),
        (SPORT, "Ida Brandt is a retired cyclist.", "cyclist"),
        (
            "What is the profession of Ida Brandt?",
            "Ida Brandt (1902 – 1977), was a Finnish divine, the third dean of Turku.",
            "Finnish divine",
        ),
        ("What is the nationality of Ida Brandt?", "Ida Brandt was a South Korean rower.", "South Korean"),
        ("What county is Vell in?", "Vell is a town in Low Marsh County, Dorn.", "Low Marsh County"),
        (ARENA, "Dorn Arena | Capacity: 4,500 seats\nOpened: 1988", "4,500 seats"),
        ("When was Low Tide released?", "Low Tide is a 1968 Danish film about gulls.", "1968"),
    ],
)
def test_a_value_is_found_where_the_form_of_the_text_gives_it(question, text, value):
    assert told(question, text) == value


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (BORN, "Jo Lund Born : 3 May 1902"),  # of another one
        (BORN, "Ida Brandt met Jo Lund Born : 3 May 1902"),
        (BORN, "Ida Brandt went to Turku Academy ( 1913-1918 ) and to sea."),
        (BORN, "Ida Brandt rowed. In Oslo (1931 – 1938) she won twice."),
        (FATHER, "Ida Brandt taught. The son of Jo Lund was her pupil."),
        (PEOPLE, "Vell has a population density of 320 per square mile."),
        (PEOPLE, "The population of Vell grew in 1991 by 4 %."),
        (ARENA, "Dorn Arena was built for the capacity crowds of May."),
        (
            "What is the phone of Ida Brandt?",
            "Ida Brandt\nPorter\n\nJo Lund\nPhone: 12 34\n\nAl Ek\nPhone: 9",
        ),
    ],
)
def test_no_value_is_taken_that_the_form_gives_to_something_else(question, text):
    assert told(question, text) == ""


def test_a_sheet_is_of_the_thing_that_its_title_names():
    assert told(BORN, "Rower\nDate of birth: 3 May 1902", "Ida Brandt") == "3 May 1902"
    assert told(BORN, "Rower\nDate of birth: 3 May 1902", "Jo Lund") == ""


def test_an_attribute_is_known_by_each_of_its_words():
    asked = attribute_asked("What is the occupation of Ida Brandt?")
    assert (asked.attribute.sort, asked.by) == (Sort.what, "occupation")


PAGES = {
    "rower.txt": "Ida Brandt (rower)\n\nHome Search\n\nIda Brandt\nSport : Rowing\nBorn : 3 May 1902\n",
    "singer.txt": "Ida Brandt (singer)\n\nIda Brandt (9 July 1952 – 2001) sang ballads.\n",
    "low-tide.txt": "Low Tide\n\nLow Tide is the third album by Norwegian folk band The Gulls.\n",
    "arena.txt": "Dorn Arena\n\nShop Tickets News\nPostcode: DN4 1AB\nOpened: 1988\nArchitect: Jo Lund\n",
}


@pytest.fixture(scope="module")
def engine(encoder, ranker, tmp_path_factory):
    with engine_of(PAGES, tmp_path_factory, encoder, ranker, OnnxReader()) as opened:
        yield opened


def test_a_page_without_sentences_answers_beside_one_with_them(engine):
    answer = engine.ask_now(BORN)
    assert answer.conflict.kind is ConflictKind.namesakes
    assert {c.of: c.value for c in answer.conflict.claims} == {
        "Ida Brandt (rower)": "3 May 1902",
        "Ida Brandt (singer)": "9 July 1952",
    }


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What is the postcode of the Dorn Arena?", "DN4 1AB"),
        ("Who is the architect of the Dorn Arena?", "Jo Lund"),
        (ARTIST, "The Gulls"),
    ],
)
def test_a_value_so_found_is_a_citation_that_reopens(engine, question, short):
    answer = engine.ask_now(question)
    assert (answer.status, answer.short) == (Status.answered, short)
    cited = answer.evidence[0]
    text = engine.index.document(cited.location.source.document_id).text
    assert text[cited.location.start : cited.location.end] == cited.quote
    assert short in cited.quote
