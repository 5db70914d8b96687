"""A closer look: the likeliest sentences are read with their neighbours, and heard for a denial."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.closer import LOOKED_AT, look_closer
from qa.reader.calibration import WIDEST
from qa.reader.onnx_reader import OnnxReader
from qa.reader.reading import Reading, Span

TEXT = "".join(f"Sentence number {n} speaks of the harbour. " for n in range(9)).strip()


class Listening:
    """A reader that keeps what it was given and finds the first letter of something, at a margin of 3."""

    def __init__(self, *found):
        self.texts, self.found = [], found

    def read(self, questions, passages, above=()):
        self.texts, self.above = list(passages), list(above)
        starts = [[text.find(wanted) for wanted in self.found or (text,)] for text in passages]
        spans = [tuple(Span(at, at + 1, 5.0 - n) for n, at in enumerate(each) if at >= 0) for each in starts]
        return [Reading(each, 2.0, 0.0, 0.0) for each in spans]


def part(question):
    return understand(question).parts[0]


def sentence(number):
    return f"Sentence number {number} speaks of the harbour."


def test_the_likeliest_are_read_with_a_neighbour_on_each_side():
    found = [candidate(TEXT, sentence(n), ranker=float(n)) for n in range(9)]
    reader = Listening()
    made = look_closer(part("What speaks of the harbour?"), found, reader, lambda c: c.passage_ranker)
    assert [c.near is None for c in made] == [True] * (9 - LOOKED_AT) + [False] * LOOKED_AT
    assert reader.texts[0] == f"{sentence(7)} {sentence(8)}"
    assert reader.texts[1] == f"{sentence(6)} {sentence(7)} {sentence(8)}"


def test_what_a_closer_look_finds_counts_for_the_sentence_that_has_it_alone():
    found = [candidate(TEXT, sentence(n)) for n in (3, 4, 5, 7)]
    reader = Listening("number 3", "number 5")
    made = look_closer(part("What speaks of the harbour?"), found, reader, lambda c: 0.0)
    assert [c.near for c in made] == [3.0, 2.0, 2.0, -WIDEST]
    assert [c.short for c in made] == ["n", "", "n", ""]


def test_a_closer_look_knows_the_title_a_sentence_stands_under():
    found = candidate(TEXT, sentence(3))
    titled = replace(found.passage, chunk=replace(found.passage.chunk, headings=("The harbour of Lund",)))
    reader = Listening()
    look_closer(part("What speaks?"), [replace(found, passage=titled)], reader, lambda c: 0.0)
    assert reader.above == ["The harbour of Lund"]


def test_neighbours_end_where_the_passage_ends():
    start, end = TEXT.index(sentence(3)), TEXT.index(sentence(4)) + len(sentence(4))
    reader = Listening()
    found = [candidate(TEXT, sentence(3), chunk=(start, end))]
    look_closer(part("What speaks?"), found, reader, lambda c: c.passage_ranker)
    assert reader.texts == [f"{sentence(3)} {sentence(4)}"]


@pytest.mark.parametrize(
    ("question", "said", "denied"),
    [
        ("When did the council approve the plan?", "The council rejected the plan in May.", True),
        ("When did the council approve the plan?", "The council approved the plan in May.", False),
        (
            "When did the council approve it?",
            "The council approved it in May, and the Mayor, who resigned in June, rejected it.",
            False,
        ),
        ("Did the council approve the plan?", "The council rejected the plan in May.", False),
        ("How many boats may one member book?", "No member may book more than two boats.", False),
        ("How many boats did each member book?", "No member booked two boats.", True),
        (
            "Why did Ada and not the clerk open the fair?",
            "Ada opened the fair because she founded it.",
            False,
        ),
        (
            "Why are they sold together rather than separately?",
            "They are sold together as they are one set.",
            False,
        ),
        ("When will the fair open?", "The fair will not open before 11 April.", False),
        ("When will the fair open?", "The fair will not open on 11 April.", True),
        ("Why did Ada open the fair?", "Ada did not open the fair because she was ill.", True),
    ],
)
def test_a_sentence_that_denies_the_question_is_marked_but_answers_yes_or_no(question, said, denied):
    made = look_closer(part(question), [candidate(said, said)], Listening(), lambda c: c.passage_ranker)
    assert made[0].denied is denied


def test_without_a_reader_nothing_changes():
    found = [candidate(TEXT, sentence(1))]
    assert look_closer(part("What speaks?"), found, None, lambda c: c.passage_ranker) == found


def test_the_reader_tells_an_answer_from_its_absence():
    text = "The ferry was built in Porto. It can carry 40 cars. The crew lives on board."
    asked = [part(q) for q in ("How many cars can the ferry carry?", "How fast does the ferry travel?")]
    told, untold = (
        look_closer(p, [candidate(text, "It can carry 40 cars.")], OnnxReader(), lambda c: c.passage_ranker)[
            0
        ].near
        for p in asked
    )
    assert told > untold
