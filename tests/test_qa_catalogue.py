"""What is asked of the collection itself is answered from the whole index: number, kinds, days, titles."""

import datetime as dt

import pytest
from index_world import index_of

from qa.answer import Status
from qa.asking.catalogue import Catalogue, catalogue_of
from qa.shaping.catalogued import whole


@pytest.mark.parametrize(
    ("question", "asked", "sort"),
    [
        ("How many documents are there?", "count", ""),
        ("how many files do you have", "count", ""),
        ("How many e-mails are there in this folder?", "count", "emails"),
        ("List all documents", "list", ""),
        ("What documents do you have?", "list", ""),
        ("Which reports are there?", "list", "reports"),
        ("What is in these files?", "about", ""),
        ("What are these documents about?", "about", ""),
        ("What's in here?", "about", ""),
        ("What can I ask?", "about", ""),
        ("What does this folder contain?", "about", ""),
        ("Which is the newest document?", "newest", ""),
        ("What are the oldest minutes?", "oldest", "minutes"),
    ],
)
def test_questions_about_the_collection_are_known(question, asked, sort):
    assert catalogue_of(question) == Catalogue(asked, sort)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Which documents are from 2023?", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("List the minutes of February 2024", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("How many emails are there since 5 March 2024?", dt.date(2024, 3, 5), None),
        ("Which files were written before May 2024?", None, dt.date(2024, 4, 30)),
        ("Which letters are dated after 2022?", dt.date(2023, 1, 1), None),
        ("How many reports are from 2024-03-05?", dt.date(2024, 3, 5), dt.date(2024, 3, 5)),
    ],
)
def test_days_narrow_what_is_meant(question, first, last):
    asked = catalogue_of(question)
    assert (asked.first, asked.last) == (first, last)
    assert not asked.has(None)


@pytest.mark.parametrize(
    "question",
    [
        "Which documents?",  # of an answer
        "How many minutes does the meeting last?",
        "What rules are there?",
        "Which rules are in force?",
        "How many pages are there?",
        "Which documents must I bring?",
        "What is in the budget?",
        "What is the newest by-law?",
        "How many members are there?",
        "List all fees",
    ],
)
def test_questions_about_what_documents_say_are_none(question):
    assert catalogue_of(question) is None


TOWN = {
    "minutes/2024-01-16.md": "# Minutes of 16 January\n\nThe mayor was in the chair.\n",
    "minutes/2024-02-20.md": "# Minutes of 20 February\n\nThe mayor was away.\n",
    "2023-12-28-flood.txt": "The river rose over the weir on Wednesday night and reached the market by six.",
    "fees.csv": "Item,Fee\nStall,12\n",
}


def told(question, folder, documents=TOWN):
    with index_of(documents, folder) as index:
        return whole(question, index.holding, index.document)


def test_the_whole_is_told_by_number_kinds_and_days_each_document_by_its_title(tmp_path):
    found = told("What is in these files?", tmp_path)
    dated = "3 of them dated 28 December 2023 to 20 February 2024"
    assert found.told == f"There are 4 documents: 2 markdown, 1 text, 1 csv; {dated}."
    assert found.short == "4 documents"
    assert [line.text for line in found.lines[:3]] == [
        "Minutes of 20 February",
        "Minutes of 16 January",
        "The river rose over the weir on Wednesday night and reached the market by six.",
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many minutes are there?", "There are 2 minutes; dated 16 January 2024 to 20 February 2024."),
        ("Which spreadsheets do you have?", "There is 1 document: “fees”."),
        (
            "Which is the newest document?",
            "The newest document is minutes/2024-02-20.md, of 20 February 2024.",
        ),
        (
            "What is the oldest file?",
            "The oldest document is 2023-12-28-flood.txt, of 28 December 2023.",
        ),
    ],
)
def test_parts_of_it_are_told_as_asked(question, answer, tmp_path):
    assert told(question, tmp_path / "docs").told == answer


def test_a_sort_that_no_document_is_of_may_mean_something_in_them(tmp_path):
    assert told("How many contracts are there?", tmp_path) is None


def test_articles_and_reports_may_be_any_documents(tmp_path):
    assert told("How many articles are there?", tmp_path).short == "4 documents"


def test_days_without_a_document_are_said_to_have_none(tmp_path):
    found = told("Which documents are from 1950?", tmp_path)
    assert (found.lines, found.notes, found.strict) == ((), ("None of 4 documents is from 1950.",), True)


def test_a_long_list_is_counted_whole_and_quoted_in_part(tmp_path):
    found = told("List all documents", tmp_path, {f"{n}.txt": f"Note {n} is here." for n in range(55)})
    assert (found.short, len(found.lines)) == ("55 documents", 40)
    assert found.notes == ("Quoted are 40 of them, the newest first.",)


def test_the_engine_answers_with_citations_that_reopen(answering_from):
    engine = answering_from(TOWN)
    answer = engine.ask_now("What documents do you have?")
    assert (answer.status, answer.short, len(answer.evidence)) == (Status.answered, "4 documents", 4)
    for each in answer.evidence:
        text = engine.index.document(each.location.source.document_id).text
        assert text[each.location.start : each.location.end] == each.quote
    assert engine.ask_now("Which documents are from 1950?").status is Status.not_found
