"""A question that names a document by no ordinary word is answered by what speaks of that."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.finding.subjects import of_subjects

WORDS = {"who", "maintains", "what", "is", "lease", "house", "rules", "how", "do", "pay", "run"}


def known(word):
    return word in WORDS


def of(name, text):
    made = candidate(text, text, key=name)
    source = replace(made.document.source, path=f"pkg/{name}.md")
    return replace(made, document=replace(made.document, source=source))


def told(question, **documents):
    found = [of(name, text) for name, text in documents.items()]
    return {c.document.source.document_id: (c.fits, c.lacks) for c in of_subjects(question, found, known)}


def test_what_never_speaks_of_the_subject_does_not_fit():
    made = told("Who maintains fwibble?", fwibble="It is kept by Ann Lee.", gorp="Bo Hart maintains it.")
    assert made == {"fwibble": (True, False), "gorp": (False, True)}


def test_another_document_that_speaks_of_it_may_tell():
    made = told("Who maintains fwibble?", fwibble="It runs.", staff="Ann Lee maintains fwibble.")
    assert made["staff"] == (True, False)


@pytest.mark.parametrize("question", ["How do I run tok-wibble?", "How do I run tok_wibble?"])
def test_dashes_and_case_do_not_matter(question):
    made = told(question, Tok_Wibble="Call main.", gorp="Call it.")
    assert made["gorp"][0] is False
    assert made["Tok_Wibble"][0] is True


@pytest.mark.parametrize(
    "question",
    ["What is lease?", "How do I pay the gropsheet?", "What is house-rules?", "Who maintains another?"],
)
def test_an_ordinary_word_or_a_thing_of_some_sort_is_no_subject(question):
    named = {"lease": "Pay it.", "gropsheet": "Pay it.", "house-rules": "Pay it."}
    made = told(question, **named, rent="The rent is paid monthly.")
    assert made["rent"] == (True, False)
