"""Several things of one name have a value each; a near copy's value stands beside the answer, not hidden."""

import datetime as dt
from types import SimpleNamespace

import pytest
from qa_world import candidate as sentence_of
from qa_world import engine_of

from qa.answer import Aside, ConflictKind, Status
from qa.asking.questions import understand
from qa.conflicts.namesakes import apart, things
from qa.conflicts.near_copies import asides_of, outvoted, without
from qa.reader.onnx_reader import OnnxReader
from qa.shaping.fuller import fuller

REST = (
    "It has a long pier of oak and iron, where small boats land their fish in the early morning. A "
    "lighthouse was added later, and its keeper sells tickets to visitors on Sundays in the summer months."
)
TOWN = {
    "baker.txt": "John Hale (baker)\n\nJohn Hale (4 May 1871 – 3 June 1940) was a baker in Harlow.\n",
    "singer.txt": "John Hale (singer)\n\nJohn Hale (9 July 1952 – 2001) was a singer of ballads.\n",
    "fair.txt": "The fair of Harlow was held in May. Songs were sung, and bread was sold to all.\n",
    "harbour.txt": f"The harbour of Vell was opened in 1881. {REST}\n",
    "harbour-copy.txt": f"The harbour of Vell was opened in 1884. {REST}\n",
    "harbour-guide.txt": "A guide to the coast. The harbour of Vell was opened in 1881 by the queen.\n",
    "mill.txt": f"The mill of Orrin was built in 1790. {REST}\n",
    "mill-copy.txt": f"The mill of Orrin was built in 1760. {REST}\n",
}


@pytest.fixture(scope="module")
def engine(encoder, ranker, tmp_path_factory):
    with engine_of(TOWN, tmp_path_factory, encoder, ranker, OnnxReader()) as opened:
        yield opened


def test_each_thing_of_one_name_has_its_own_value_under_what_its_document_calls_it(engine):
    answer = engine.ask_now("When was John Hale born?")
    assert answer.conflict.kind is ConflictKind.namesakes
    told = {claim.of: claim.value for claim in answer.conflict.claims}
    assert told == {"John Hale (baker)": "4 May 1871", "John Hale (singer)": "9 July 1952"}
    assert "John Hale (baker): 4 May 1871" in answer.text
    for claim in answer.conflict.claims:
        assert all(claim.value in answer.evidence[i].quote for i in claim.evidence)


def test_a_value_that_only_a_near_copy_has_stands_beside_the_answer(engine):
    answer = engine.ask_now("When was the harbour of Vell opened?")
    assert (answer.status, answer.conflict, answer.short) == (Status.answered, None, "1881")
    (aside,) = answer.asides
    assert aside.value == "1884"
    assert answer.evidence[aside.evidence[0]].location.source.path.endswith("harbour-copy.txt")
    assert answer.evidence[aside.like].location.source.path.endswith("harbour.txt")
    assert answer.text.endswith(
        f"Nearly the same text as [{aside.like + 1}] has another value: 1884 [{aside.evidence[0] + 1}]"
    )


def test_two_versions_of_a_text_stand_side_by_side_where_no_third_document_tells(engine):
    answer = engine.ask_now("When was the mill of Orrin built?")
    assert answer.conflict.kind is ConflictKind.rival
    assert {claim.value for claim in answer.conflict.claims} == {"1790", "1760"}
    assert not answer.asides


def candidate(text, short=None, key="d", date=None):
    return sentence_of(text, text, short, key=key, title="", date=date, ranker=1.0, probability=0.9)


def introduced(question, *texts):
    found = {f"d{i}": candidate(text, key=f"d{i}") for i, text in enumerate(texts)}
    passages = [c.passage for c in found.values()]
    return things(understand(question).parts[0], passages, lambda key: found[key].document)


@pytest.mark.parametrize(
    "texts",
    [
        ("Vell Open (golf)\n\nThe Vell Open is held in May.", "Vell Open (tennis)\n\nIt is held in June."),
        ("Vell Open is a golf match in Dorn.", "Vell Open is a tennis cup of the north."),
        ("North Vell Open is a cup for boats.", "South Vell Open is a cup for boats."),
        ("Vell Open (1901–1950) was a cup for boats.", "Vell Open (1960–1972) was a cup for boats."),
        ("Vell Open was the cup of the Dorn League.", "VELL OPEN was the cup of the Tarn League."),
        ('"Vell Open" (Dynasty album) sold well.', '"Vell Open" (Marlow album) sold less.'),
    ],
)
def test_documents_that_open_on_different_things_of_a_name_are_told_apart(texts):
    assert len(introduced("What is the Vell Open?", *texts)) == 2


@pytest.mark.parametrize(
    "texts",
    [
        ("Vell Open (golf)\n\nIt is held in May.", "Vell Open (golf)\n\nIt is held in June."),
        ("Vell Open is a golf match in Dorn.", "Vell Open was a match for golf players in Dorn."),
        ("Vell Open (1901–1950) was a cup for boats.", "Vell Open (1911–1950) was a cup for boats."),
        ("Vell Open (1901–1950) was a golf match.", "Vell Open (1901–1950) was a cup of the Tarn League."),
        ("Vell Open (golf)\n\nIt is held in May.", "Much was said of the Vell Open in the news."),
        ("The mayor spoke. Vell Open is dear, he said.", "Ms Hale spoke. Vell Open is loud, she said."),
    ],
)
def test_one_thing_told_in_several_ways_is_one_thing(texts):
    assert introduced("What is the Vell Open?", *texts) == {}


def test_a_question_that_says_which_of_them_it_means_is_about_one():
    texts = ("Vell Open (golf)\n\nIt is held in May.", "Vell Open (tennis)\n\nIt is held in June.")
    assert introduced("When is the Vell Open in golf?", *texts) == {}
    assert len(introduced("When was the Vell Open held?", *texts)) == 2


def test_a_rank_in_front_of_a_name_is_no_part_of_it():
    told = introduced(
        "When was Admiral Roke born?",
        "Ann Roke (1801–1880) was an officer.",
        "Sir Giles Roke (1790–1851) was an officer.",
    )
    assert [thing.label for thing in told.values()] == ["Ann Roke (1801–1880)", "Sir Giles Roke (1790–1851)"]
    assert apart(*told.values())


ORIGINAL = candidate(f"The gate was built in 1881. {REST}", "1881", "a")
COPY = candidate(f"The gate was built in 1884. {REST}", "1884", "b")
THIRD = candidate("It is known that the old gate was built in 1881.", "1881", "c")


def beside(*chosen):
    return [o.candidate for o in outvoted(chosen, [c.passage for c in chosen])]


def test_a_copy_is_outvoted_only_by_a_third_document_and_only_where_nobody_repeats_it():
    other = candidate("A leaflet says the gate was built in 1884.", "1884", "e")
    assert beside(ORIGINAL, COPY, THIRD) == [COPY]
    assert beside(ORIGINAL, COPY) == []
    assert beside(ORIGINAL, COPY, THIRD, other) == []


def test_a_version_with_a_date_of_its_own_is_never_set_aside():
    old = candidate(ORIGINAL.text, "1881", "a", dt.date(2020, 1, 1))
    new = candidate(COPY.text, "1884", "b", dt.date(2024, 1, 1))
    assert beside(old, new, THIRD) == []


def test_a_draft_and_what_was_made_of_it_both_stand():
    draft = candidate(f"DRAFT. {COPY.text}", "1884", "b")
    assert beside(ORIGINAL, draft, THIRD) == []
    named = candidate(COPY.text, "1884", "minutes-revised")
    assert beside(ORIGINAL, named, THIRD) == []


def test_short_texts_are_no_copies_of_each_other():
    assert (
        beside(candidate("Built in 1881.", "1881", "a"), candidate("Built in 1884.", "1884", "b"), THIRD)
        == []
    )


def test_what_a_copy_has_is_quoted_once_with_what_it_repeats():
    evidence = []
    again = candidate(COPY.text, "1884", "f")
    found = outvoted([ORIGINAL, COPY, again, THIRD], [c.passage for c in (ORIGINAL, COPY, again, THIRD)])
    assert without([ORIGINAL, COPY, THIRD], found) == [ORIGINAL, THIRD]
    assert asides_of(found, evidence) == [Aside("1884", (1,), 0)]
    assert [e.location.source.document_id for e in evidence] == ["a", "b"]


@pytest.mark.parametrize(
    ("question", "text", "short", "whole"),
    [
        (
            "When was Al Roke born?",
            "Al Roke (born 1892) Al Roke (6 May 1892 – 1980) sang.",
            "1892",
            "6 May 1892",
        ),
        (
            "When was Al Roke born?",
            "Al Roke (6 May 1892 – 3 June 1980) sang.",
            "6 May 1892 – 3 June 1980",
            "6 May 1892",
        ),
        ("When was it built?", "It was built in 1892 and burnt on 6 May 1892.", "1892", "1892"),
        (
            "Where is Vell?",
            "Vell is in Frankfort, Kentucky, by the river.",
            "Kentucky",
            "Frankfort, Kentucky",
        ),
        ("Where is Vell?", "Vell is in Frankfort, Kentucky.", "Frankfort", "Frankfort, Kentucky"),
        ("Where is Vell sold?", "Vell is sold in Dorn, Harlow and York.", "Harlow", "Dorn, Harlow"),
        (
            "What is the profession of Al Roke?",
            "Al Roke is a Dutch writer and actor.",
            "actor",
            "Dutch writer and actor",
        ),
        ("Who is Al Roke?", "Al Roke is a Dutch writer and actor.", "actor", "actor"),
    ],
)
def test_a_short_answer_is_told_as_fully_as_its_sentence_does(question, text, short, whole):
    (part,) = understand(question).parts
    assert fuller(part, candidate(text, short)).short == whole


def test_an_answer_is_strictly_right_with_every_meaning_and_without_a_wrong_one():
    from bench.names import judge

    row = {"answer_sets": [["Golf"], ["Tennis", "Lawn tennis"]], "wrong_answers": ["Chess"]}

    def answer(*values, asides=()):
        claims = [SimpleNamespace(value=value) for value in values]
        kind = SimpleNamespace(value="namesakes")
        return SimpleNamespace(
            conflict=SimpleNamespace(claims=claims, kind=kind),
            asides=[SimpleNamespace(value=value) for value in asides],
        )

    assert judge(answer("golf", "lawn tennis"), row).strict
    assert not judge(answer("golf"), row).strict
    assert not judge(answer("golf", "tennis", "chess"), row).strict
    assert judge(answer("golf", "tennis", asides=["chess"]), row).strict
    assert judge(answer("golf", "tennis", asides=["chess"]), row).beside
