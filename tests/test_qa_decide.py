"""Which sentences are chosen, and in what order."""

import datetime as dt
from dataclasses import replace

import pytest
from qa_world import candidate

from index.documents import Chunk, Document, Passage, Source
from qa.asking.questions import Kind, understand
from qa.finding.candidates import Candidate
from qa.finding.decide import Rule, judge
from qa.finding.telling import telling


def said(name: str, passage_ranker: float, margin: float | None = None) -> list[Candidate]:
    """The two sentences of a document, of equal promise."""
    text = "The ferry leaves at nine. It comes back at noon."
    sentences = ("The ferry leaves at nine.", "It comes back at noon.")
    return [candidate(text, s, key=name, ranker=passage_ranker, margin=margin) for s in sentences]


def test_of_equal_sentences_the_earlier_of_the_better_passage_comes_first():
    found = [*said("b", 5.0, 8.0), *said("a", 5.0, 8.0)]
    chosen = judge(Kind.listing, found, Rule.shipped(), 4).chosen
    assert [(c.document.source.document_id, c.start) for c in chosen] == [
        ("b", 0),
        ("b", 26),
        ("a", 0),
        ("a", 26),
    ]


def test_a_better_passage_outweighs_its_place():
    found = [*said("b", 4.0, 8.0), *said("a", 6.0, 8.0)]
    assert judge(Kind.listing, found, Rule.shipped(), 4).chosen[0].document.source.document_id == "a"


def test_of_those_that_answer_the_likelier_comes_first_whatever_it_lacks():
    named, likelier = said("a", 6.0, 8.0)[0], replace(said("b", 6.5, 9.0)[0], lacks=True)
    rule = Rule.shipped()
    assert rule.threshold < rule.probability(likelier) < rule.probability(named)
    order = [c.document.source.document_id for c in judge(Kind.listing, [named, likelier], rule, 4).chosen]
    assert order == ["b", "a"]


def test_what_does_not_answer_never_comes_before_what_does():
    likely, answers = replace(said("a", 9.0, 9.0)[0], lacks=True, fits=False), said("b", 4.0, 6.0)[0]
    chosen = judge(Kind.listing, [likely, answers], Rule.shipped(), 4).chosen
    assert [c.document.source.document_id for c in chosen] == ["b"]


def test_a_heading_or_a_question_is_no_further_quote():
    sentences = (
        "The ferry leaves at nine.",
        "## Where does it land?",
        "* [The quay](#quay)",
        "ferry-quay(1)",
        "It lands at the quay.",
    )
    text = " ".join(sentences)
    found = [candidate(text, s, ranker=5.0, margin=8.0) for s in sentences]
    chosen = judge(Kind.listing, found, Rule.shipped(), 4).chosen
    assert [c.text for c in chosen] == ["The ferry leaves at nine.", "It lands at the quay."]


def test_a_headline_is_no_further_quote():
    head, sentence = "Ferry leaves at nine", "The ferry leaves at nine."
    found = [
        candidate(f"{head}\n\n{sentence}", s, title=head, ranker=5.0, margin=8.0) for s in (head, sentence)
    ]
    chosen = judge(Kind.listing, found, Rule.shipped(), 4).chosen
    assert [c.text for c in chosen] == [sentence]


def test_below_the_threshold_nothing_is_chosen_and_the_nearest_are_told():
    verdict = judge(Kind.listing, said("a", -9.0), Rule.shipped(), 4)
    assert not verdict.found
    assert [c.start for c in verdict.nearest] == [0, 26]


def test_what_looks_back_to_another_year_stands_aside_for_what_is_told_telling():
    text = "In May 1998 a flood killed 1,150 people there. The flood of this week has killed 431 people."
    source = Source("a", "a.txt", "a", "0", "text", date=dt.date(2025, 3, 10))
    passage = Passage(Chunk("a", "a", 0, 0, len(text), text), source, 0.0, {})
    cut = text.index(" The")
    then, now = (
        Candidate(Document(source, text), passage, start, end, 5.0, 8.0)
        for start, end in ((0, cut), (cut + 1, len(text)))
    )
    rule = Rule.shipped()
    (asked,) = understand("How many people did the flood kill?").parts
    assert telling(asked, [then, now], rule) == [now]
    assert telling(asked, [then], rule) == [then]
    (year,) = understand("How many people did the flood of 1998 kill?").parts
    assert telling(year, [then, now], rule) == [then, now]


@pytest.mark.parametrize(
    "guide",
    [
        "You can lift it with the left lever.",
        "First, open the valve.",
        "The gate is raised by turning the wheel.",
        "To raise the gate, open the left valve.",
        "`lock --raise` moves it.",
    ],
)
def test_how_something_is_done_is_told_by_what_one_can_do(guide):
    symptom = "The gate makes a noise once it is raised."
    text = f"{symptom} {guide}"
    bad, good = (
        candidate(text, symptom, ranker=6.0, margin=9.0),
        candidate(text, guide, ranker=5.0, margin=8.0),
    )
    (how,) = understand("The water is high, how do I raise the gate?").parts
    assert telling(how, [bad, good], Rule.shipped()) == [good]
    assert telling(how, [bad], Rule.shipped()) == [bad]
    (what,) = understand("What makes a noise?").parts
    assert telling(what, [bad, good], Rule.shipped()) == [bad, good]


def test_a_figure_comes_before_thousands():
    text = "Thousands marched through the town. The union said that 20,000 marched."
    source = Source("a", "a.txt", "a", "0", "text")
    passage = Passage(Chunk("a", "a", 0, 0, len(text), text), source, 0.0, {})
    cut = text.index(" The")
    many, union = (
        Candidate(Document(source, text), passage, start, end, 5.0, 8.0, answer=(start, end))
        for start, end in ((0, cut), (cut + 1, len(text)))
    )
    (asked,) = understand("How many people marched?").parts
    assert telling(asked, [many, union], Rule.shipped()) == [union]
    assert telling(asked, [many], Rule.shipped()) == [many]


def test_what_is_told_of_another_by_name_stands_aside_for_what_is_told_of_the_one_asked_about():
    text = "The Heron charges in four hours. The battery of the Kestrel takes six hours."
    heron, kestrel = (
        candidate(text, s, ranker=5.0, margin=8.0)
        for s in ("The Heron charges in four hours.", "The battery of the Kestrel takes six hours.")
    )
    heron = replace(heron, lacks=True)
    (asked,) = understand("How long does the Kestrel take to charge?").parts
    assert telling(asked, [heron, kestrel], Rule.shipped()) == [kestrel]
    assert telling(asked, [heron], Rule.shipped()) == [heron]
    said_so = replace(
        candidate(text.replace("The Heron", "Mr Moss said it"), "Mr Moss said it charges in four hours."),
        lacks=True,
    )
    assert telling(asked, [said_so, kestrel], Rule.shipped()) == [said_so, kestrel]


def test_whoever_left_stands_aside_for_whoever_holds_the_office_now():
    text = "Ruth Calder was thanked for nine years as chair. Dev Rao was elected chair."
    left = candidate(
        text, "Ruth Calder was thanked for nine years as chair.", "Ruth Calder", ranker=5.0, margin=9.0
    )
    holds = candidate(text, "Dev Rao was elected chair.", "Dev Rao", ranker=5.0, margin=8.0)
    (asked,) = understand("Who is the chair of the club?").parts
    assert telling(asked, [left, holds], Rule.shipped()) == [holds]
    assert telling(asked, [left], Rule.shipped()) == [left]
    (thanked,) = understand("Who was thanked?").parts
    assert telling(thanked, [left, holds], Rule.shipped()) == [left, holds]


def test_what_was_told_at_first_stands_aside_for_what_is_told_since():
    text = "The bridge had first been put at £2 million. It is to cost £3 million."
    first = candidate(
        text, "The bridge had first been put at £2 million.", "£2 million", ranker=5.0, margin=9.0
    )
    since = candidate(text, "It is to cost £3 million.", "£3 million", ranker=5.0, margin=8.0)
    (asked,) = understand("How much will the bridge cost?").parts
    assert telling(asked, [first, since], Rule.shipped()) == [since]
    (before,) = understand("How much was the bridge to cost originally?").parts
    assert telling(before, [first, since], Rule.shipped()) == [first, since]


def test_a_term_is_told_by_its_definition_where_there_is_one():
    text = 'The deposit is paid on 1 May. "Deposit" means the sum in clause 4.'
    used, defined = (
        candidate(text, s, ranker=5.0, margin=8.0)
        for s in ("The deposit is paid on 1 May.", '"Deposit" means the sum in clause 4.')
    )
    (asked,) = understand("What is the deposit?").parts
    assert telling(asked, [used, defined], Rule.shipped()) == [defined]
    assert telling(asked, [used], Rule.shipped()) == [used]
    (other,) = understand("When is the deposit paid?").parts
    assert telling(other, [used, defined], Rule.shipped()) == [used, defined]


def kept(question, *found):
    (part,) = understand(question).parts
    return [c.text for c in telling(part, [replace(c, margin=8.0, near=8.0) for c in found], Rule.shipped())]


def test_a_default_is_told_by_what_calls_it_one():
    text = "Set the delay to 20 seconds in a test. The delay is 5 seconds by default."
    found = [candidate(text, s, ranker=8.0) for s in (text[:38], text[39:])]
    assert kept("What is the default delay?", *found) == [text[39:]]
    assert kept("What is the delay?", *found) == [text[:38], text[39:]]


def test_where_days_are_asked_for_what_names_none_gives_way():
    text = "Stalls stand on Fridays and Saturdays. Few stalls were let since autumn."
    found = [candidate(text, s, ranker=8.0) for s in (text[:38], text[39:])]
    found = [replace(found[0], answer=(16, 37)), replace(found[1], answer=(65, 71))]
    assert [c.short for c in found] == ["Fridays and Saturdays", "autumn"]
    assert kept("On which days do stalls stand?", *found) == [text[:38]]
    assert kept("On which days do stalls stand?", found[1]) == [text[39:]]
    assert kept("Since when do stalls stand?", *found) == [text[:38], text[39:]]


def test_the_entry_of_another_parameter_gives_way_to_that_of_the_one_named():
    text = "* colour : str\n    Leave it blank for green.\n* leave : bool\n    Whether it stays."
    found = [candidate(text, s, ranker=8.0) for s in (text[:44], text[45:])]
    assert kept("What does the leave parameter do?", *found) == [text[45:]]
    assert kept("What type has the leave parameter?", *found) == [text[45:]]
    assert kept("What does the parameter do?", *found) == [text[:44], text[45:]]


def test_a_log_of_changes_gives_way_to_what_holds():
    text = "Pens are changed by a marker. Pens are changed by an option."
    found = [candidate(text, s, ranker=8.0) for s in (text[:29], text[30:])]
    chunk = replace(found[0].passage.chunk, headings=("Fwib", "Changelog", "0.2"))
    found[0] = replace(found[0], passage=replace(found[0].passage, chunk=chunk))
    assert kept("How do I change the pen?", *found) == [text[30:]]
    assert kept("Since when are pens changed by a marker?", *found) == [text[:29], text[30:]]


@pytest.mark.parametrize(
    ("question", "log_answers"),
    [
        ("Which tide is the ferry timed by?", False),
        ("Which Python versions are supported?", False),
        ("Which version is the newest?", True),
        ("When was the tide of the ferry changed?", True),
    ],
)
@pytest.mark.parametrize(
    "heading",
    ["Version 1.2.4 (2023-03-24)", "2.28.1 (2022-06-29)", "Change Log", "What's new in Weir 5.2 (otter)"],
)
def test_what_a_log_of_changes_says_of_one_release_stands_aside_for_what_holds_now(
    question, log_answers, heading
):
    now = candidate("It is timed by the high tide.", "It is timed by the high tide.", ranker=5.0, margin=8.0)
    once = candidate(
        "Time it by the low tide.", "Time it by the low tide.", key="log", ranker=5.0, margin=8.0
    )
    chunk = replace(once.passage.chunk, headings=("Weir", heading))
    once = replace(once, passage=replace(once.passage, chunk=chunk))
    (part,) = understand(question).parts
    told = telling(part, [once, now], Rule.shipped())
    assert told == ([once, now] if log_answers else [now])
    assert telling(part, [once], Rule.shipped()) == [once]


def test_of_several_releases_the_last_says_what_is_supported():
    def noted(version):
        said = f"Python 3.{version} is supported."
        return candidate(
            said, said, key=f"v{version}", ranker=5.0, margin=8.0, title=f"What's new in 5.{version}"
        )

    old, new = noted(9), noted(10)
    (today,) = understand("Which Python versions are supported?").parts
    (then,) = understand("Which Python versions were supported in 5.9?").parts
    assert telling(today, [old, new], Rule.shipped()) == [new]
    assert telling(then, [old, new], Rule.shipped()) == [old, new]
