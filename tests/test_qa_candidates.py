"""What counts as a sentence that may answer: words, not marks or picture files."""

import pytest

from index.documents import Chunk, Document, Passage, Source
from qa.asking.questions import understand
from qa.finding.candidates import _says, candidates
from qa.reader.reading import Reading, Span

TEXT = "agency_jane doe\n\n# 3.\n\nThe second permit costs £140 a year.\n\nmax_connections\n\nHarbour 4."


class Finding:
    """A reader that finds the given stretches of a passage, best first."""

    name = digest = "finding"

    def __init__(self, *found):
        self.found = found

    def read(self, questions, passages, above=()):
        spans = tuple(
            Span(p.index(s), p.index(s) + len(s), 9.0 - n) for p in passages for n, s in enumerate(self.found)
        )
        return [Reading(spans, 0.0, 1.0, 1.0)]


def found_by(reader):
    source = Source("d", "d.txt", "d", "0", "text")
    passage = Passage(Chunk("c", "d", 0, 0, len(TEXT), TEXT), source, 0.0, {})
    (part,) = understand("What does a second permit cost?").parts
    return candidates(part, [passage], lambda _: Document(source, TEXT), reader)


def test_the_name_of_a_picture_and_a_bare_number_are_no_sentences():
    reader = Finding("agency_jane doe", "# 3.", "max_connections", "Harbour 4")
    assert [c.text for c in found_by(reader)] == [
        "The second permit costs £140 a year.",
        "max_connections",
        "Harbour 4.",
    ]


def test_a_mark_is_no_answer_where_words_are_found_too():
    (sentence,) = [c for c in found_by(Finding(".\n\nmax", "£140")) if c.text.startswith("The second")]
    assert sentence.short == "£140"
    (sentence,) = [c for c in found_by(Finding(" £", "£140")) if c.text.startswith("The second")]
    assert sentence.short == "£140"


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        ("Nine people", "Nine people were killed when a warehouse burned down."),
        ("LISBON", "LISBON, 3 March (Wire) - Nine people were killed when a warehouse burned down."),
    ],
)
def test_a_dateline_is_quoted_only_where_it_answers(read, sentence):
    text = "LISBON, 3 March (Wire) - Nine people were killed when a warehouse burned down."
    source = Source("d", "d.txt", "d", "0", "text")
    passage = Passage(Chunk("c", "d", 0, 0, len(text), text), source, 0.0, {})
    (part,) = understand("What happened?").parts
    (found,) = candidates(part, [passage], lambda _: Document(source, text), Finding(read))
    assert (found.text, found.short) == (sentence, read)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (".. code:: python", False),
        (":target: https://example.org/fwib", False),
        (".. |badge| image:: https://example.org/b.svg", False),
        ("|one| |two badges|", False),
        ("[![Build of fwib](https://example.org/b.svg)](https://example.org)", False),
        ("```python", False),
        (".. note:: Fwib needs a pen.", True),
        (":param plan: what is drawn with the pen", True),
    ],
)
def test_what_is_said_to_the_typesetter_is_no_sentence(line, kept):
    assert _says(line) is kept


@pytest.mark.parametrize(
    ("read", "sentence", "short"),
    [
        ("coach", "Odo Jan Marrick (4 May 1911 – 9 June 1980) was a fencer and a coach.", "coach"),
        ("born 1911", None, "born 1911"),
    ],
)
def test_a_title_that_runs_into_a_sentence_is_quoted_only_where_it_answers(read, sentence, short):
    text = (
        "Odo Marrick (fencer born 1911) Odo Jan Marrick (4 May 1911 – 9 June 1980) was a fencer and a coach."
    )
    source = Source("d", "d.txt", "d", "0", "text")
    passage = Passage(Chunk("c", "d", 0, 0, len(text), text), source, 0.0, {})
    (part,) = understand("Who was Odo Marrick?").parts
    (found,) = candidates(part, [passage], lambda _: Document(source, text), Finding(read))
    assert (found.text, found.short) == (sentence or text, short)
