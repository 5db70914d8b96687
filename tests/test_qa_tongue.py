"""A refusal of a question in another language says that it may be the language's fault."""

import pytest

from qa.asking.tongue import is_foreign


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la cotisation annuelle ?",
        "Wie hoch ist der Jahresbeitrag?",
        "¿Cuándo es la reunión de los socios?",
        "Quanto costa il biglietto e dove si trova la cassa?",
        "Wat is het lidmaatschapsgeld van de vereniging?",
        "Quem são os membros da direção?",
        "Сколько человек погибло?",
        "会费是多少？",
    ],
)
def test_questions_in_other_languages_are_told(question):
    assert is_foreign(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the annual fee?",
        "rent per plot 2024",
        "population Las Vegas",
        "Did Der Spiegel write about La Paz?",
        "de la Cruz salary",
        "β-carotene intake",
        "",
    ],
)
def test_english_questions_and_keywords_are_not(question):
    assert not is_foreign(question)
