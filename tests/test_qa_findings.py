"""A yes/no question to a short report is answered by its results."""

import pytest
from qa_world import candidate, engine_over, write

from index.fakes import HashEncoder
from qa.asking.questions import understand
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, Verdict
from qa.shaping.findings import LONGEST, finding, results, shares

ABOUT = "Aim: We examined whether longer opening hours raise the sales of corner shops."


def candidates(text: str, probability: float = 0.0) -> list[Candidate]:
    return [candidate(text, text[: text.index(".") + 1], title="D", probability=probability)]


def told(question: str, text: str, chosen: bool = False):
    found = candidates(text, 0.9 if chosen else 0.1)
    verdict = Verdict(found[0].probability, tuple(found) if chosen else (), tuple(found))
    return finding(understand(question).parts[0], found, verdict)


QUESTION = "Do longer opening hours raise the sales of corner shops?"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("Results: Sales were higher in the shops that closed at ten.", "Yes"),
        ("Results: There was no difference in sales between the shops.", "No"),
        ("Findings: Longer hours did not raise sales.", "No"),
        ("Results: Sales did not significantly differ.", "No"),
        ("Results: Sales rose by a fifth where hours were longer. Rents did not change.", "Yes"),
        ("Results: Sales of all shops rose significantly. Longer hours made no difference to sales.", "No"),
        ("Conclusion: None of the shops with longer hours had significantly higher sales.", "No"),
        ("Results: Sales of shops with longer hours were higher, although rents did not differ.", "Yes"),
        ("Results: Sales rose with longer hours, but not significantly. Rents were higher (p < 0.05).", "No"),
        ("Results: Sales of shops with longer hours went from 40 to 41 (p = 0.47).", "No"),
        ("Results: Sales of shops with longer hours went from 40 to 61 (p = 0.02).", "Yes"),
        ("Results: Staff did not change. Rents did not differ. Longer hours meant higher sales.", "Yes"),
    ],
)
def test_results_weigh_by_their_nearness_to_the_question(result, said):
    made = told(QUESTION, f"{ABOUT}\n\nMethods: We counted for a year.\n\n{result}")
    assert made is not None
    assert made.said == said
    assert made.lines[0].text in result


def test_the_sentence_that_shows_the_verdict_is_quoted_first():
    text = "Results: Opening hours of corner shops were kept by all. Sales of corner shops did not change."
    made = told(QUESTION, text)
    assert made is not None
    assert made.said == "No"
    assert made.lines[0].text == "Sales of corner shops did not change."


def test_the_shares_of_results_are_taken_clause_by_clause():
    none, some = shares("shops sell bread", ["Shops did not improve, but bread was better.", "It was sunny."])
    assert none == pytest.approx(some)
    assert 0.4 < none < 0.5
    assert shares("shops sell bread", []) == (0.0, 0.0)


def test_where_things_are_asked_to_be_alike_no_difference_is_a_yes():
    text = f"{ABOUT}\n\nResults: There was no difference in the sales of shops with longer hours."
    made = told("Are the sales of corner shops with longer opening hours the same?", text)
    assert made is not None
    assert made.said == "Yes"


def test_aims_and_methods_are_no_results():
    text = f"{ABOUT}\n\nMethods: No effect of rent was allowed for.\n\nResults: Sales of shops were higher."
    document = candidates(text)[0].document
    assert [text[a:b] for a, b in results(document, "longer hours raise sales")] == [
        "Sales of shops were higher."
    ]


def test_without_labels_results_stand_behind_the_sentence_that_asks():
    text = "Shops open late. We examined whether longer opening hours raise sales. Sales were higher."
    document = candidates(text)[0].document
    assert [text[a:b] for a, b in results(document, "longer opening hours raise sales")] == [
        "Sales were higher."
    ]
    assert results(document, "the mayor resigned") == []


@pytest.mark.parametrize("text", ["The shop is open.", "", ABOUT, "x. " * LONGEST])
def test_what_is_no_report_has_no_results(text):
    document = candidate(text, text, title="D").document
    assert results(document, "the shop is open") == []


def test_a_report_on_something_else_is_left_alone():
    text = f"{ABOUT}\n\nResults: Sales were higher."
    assert told("Did the mayor resign over the harbour contract?", text) is None


def test_what_a_report_settles_is_answered_however_unsure_its_sentences_are(tmp_path):
    report = f"{ABOUT}\n\nResults: Sales were higher.\n"
    engine = engine_over(write(tmp_path / "docs", {"a.txt": report}), HashEncoder(), None, None)
    answer = engine.ask_now(QUESTION)
    engine.close()
    assert answer.short == "Yes"
    assert answer.confidence == answer.evidence[0].score == round(Rule.shipped().threshold, 4)
