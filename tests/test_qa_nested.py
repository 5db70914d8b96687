"""A thing that a question names by what it is is found first, and both steps are cited."""

import pytest
from qa_world import engine_of

from qa.answer import Status
from qa.asking.nested import nested
from qa.language.contrasts import other_office
from qa.reader.onnx_reader import OnnxReader


@pytest.mark.parametrize(
    ("question", "inner", "outer"),
    [
        (
            "What is the extension of the person who runs payroll?",
            "Who runs payroll?",
            "What is the extension of Bo Lind?",
        ),
        ("Where does the treasurer live?", "Who is the treasurer?", "Where does Bo Lind live?"),
        (
            "When does the head of the finance office retire?",
            "Who is the head of the finance office?",
            "When does Bo Lind retire?",
        ),
        (
            "What country was the author of Brand a citizen of?",
            "Who is the author of Brand?",
            "What country was Bo Lind a citizen of?",
        ),
        (
            "Who is the wife of Big Fish's main director?",
            "Who is Big Fish's main director?",
            "Who is the wife of Bo Lind?",
        ),
        (
            "When did the mill open in the town where the Kraus House is located?",
            "In which town is the Kraus House located?",
            "When did the mill open in Bo Lind?",
        ),
        (
            "What is the budget of the project led by Ann Lee?",
            "Which project was led by Ann Lee?",
            "What is the budget of Bo Lind?",
        ),
        (
            "When did the country containing Nugegoda leave the union?",
            "In which country is Nugegoda?",
            "When did Bo Lind leave the union?",
        ),
        ("What is the mayor's view of Ida Berg's birthplace?", "Where was Ida Berg born?", None),
    ],
)
def test_what_a_question_describes_is_asked_for_by_itself(question, inner, outer):
    found = next(each for each in nested(question) if each.inner == inner)
    if outer:
        assert found.of("Bo Lind") == outer


@pytest.mark.parametrize(
    "question",
    [
        "Who is the author of Brand?",
        "What is the name of the person who leads the project?",
        "How many people live in the village of Clonbrook?",
        "When did the bridge open?",
        "Who is the spokesman of the Taliban movement?",
        "",
    ],
)
def test_a_question_for_the_thing_itself_has_no_other_inside(question):
    assert nested(question) == []


@pytest.fixture(scope="module")
def ask(encoder, ranker, tmp_path_factory):
    documents = {
        "minutes.md": "# Minutes of 4 March 2026\n\nMarta Voss was elected treasurer.\n"
        "Ann Lee leads the harbour project.\nThe harbour project is insured by Nordhaven Mutual.\n",
        "contacts.md": "# Contacts\n\n| Name | Extension |\n|---|---|\n"
        "| Ann Lee | 4411 |\n| Marta Voss | 4610 |\n",
        "insurers.txt": "Nordhaven Mutual is based in Bergen.\nAnn Lee was born in Cork.\n",
    }
    with engine_of(documents, tmp_path_factory, encoder, ranker, OnnxReader()) as opened:
        yield opened.ask_now


@pytest.mark.parametrize(
    ("question", "first", "short"),
    [
        ("What is the extension of the treasurer?", "The treasurer is Marta Voss.", "4610"),
        (
            "Where was the person who leads the harbour project born?",
            "The person who leads the harbour project is Ann Lee.",
            "Cork",
        ),
        (
            "Where is the company that insures the harbour project based?",
            "The company that insures the harbour project is Nordhaven Mutual.",
            "Bergen",
        ),
    ],
)
def test_a_thing_named_by_what_it_is_is_found_first(ask, question, first, short):
    answer = ask(question)
    assert answer.status is Status.answered
    assert answer.statements[0].text == first
    assert answer.short.removeprefix("in ") == short
    named, told = (answer.evidence[s.evidence[0]] for s in answer.statements[:2])
    assert named.location.source.path != told.location.source.path


def test_where_the_second_step_finds_nothing_the_question_is_refused(ask):
    answer = ask("Where was the treasurer born?")
    assert answer.status is Status.not_found
    assert not answer.statements


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("Where does the treasurer live?", "Marta Voss, the secretary, lives in Bergen.", True),
        ("Who is the town treasurer?", "The secretary, Marta Voss, lives in Bergen.", True),
        ("Where does the secretary live?", "Marta Voss, the secretary, lives in Bergen.", False),
        ("Who is the president?", "Ann Lee, its chairwoman, spoke first.", False),
        ("What did the mayor say?", "He told Ann Lee, the clerk, that it was late.", False),
        ("What did the mayor say?", "Ann Lee, the clerk, was thanked by the mayor.", False),
        ("Where does Marta Voss live?", "Marta Voss, the secretary, lives in Bergen.", False),
    ],
)
def test_what_is_told_of_the_holder_of_another_office_is_told_of_another(question, sentence, other):
    assert other_office(question, sentence) is other
