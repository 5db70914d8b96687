"""Which values of pieces of evidence stand against each other, and as what."""

import datetime as dt

import pytest

from index.documents import Source
from qa.answer import ConflictKind, Evidence, Location
from qa.asking.questions import understand
from qa.conflicts.causes import causes_in
from qa.conflicts.conflict import conflict_in


def a_piece(quote, who, path, day, score=0.8, speaker=None):
    start = quote.index(who)
    source = Source(path, path, "Papers", "0" * 64, "text", dt.date(*day) if day else None)
    where = Location(source, 0, len(quote))
    return Evidence(where, quote, score, (start, start + len(who)), speaker, source.date)


def test_a_headline_in_front_does_not_hide_who_held_the_office_before():
    found = conflict_in(
        understand("Who is the town clerk?").parts[0],
        [
            a_piece("# Amara Osei takes over as town clerk", "Amara Osei", "new.md", (2024, 8, 28)),
            a_piece("Tobias Quill, town clerk", "Tobias Quill", "spring.md", (2024, 4, 1)),
            a_piece("Amara Osei becomes town clerk.", "Amara Osei", "new.md", (2024, 8, 28)),
        ],
        0.4,
    )
    assert found is not None and found.kind is ConflictKind.versions
    assert [c.value for c in found.claims] == ["Amara Osei", "Tobias Quill"]


def test_a_value_has_the_date_of_whatever_quote_gives_one():
    found = conflict_in(
        understand("Who is the mayor?").parts[0],
        [
            a_piece("Helena Strand has been mayor since 2022.", "Helena Strand", "list.json", None),
            a_piece("In the chair: the mayor, Helena Strand.", "Helena Strand", "new.md", (2024, 1, 16)),
            a_piece("In the chair: the mayor, Rufus Oakley.", "Rufus Oakley", "old.md", (2019, 11, 19)),
        ],
        0.4,
    )
    assert found is not None and found.kind is ConflictKind.versions
    assert [(c.value, c.date.year) for c in found.claims] == [("Helena Strand", 2024), ("Rufus Oakley", 2019)]


def test_who_sits_on_a_committee_is_no_rival_of_who_chairs_it():
    found = conflict_in(
        understand("Who chairs the Planning Committee?").parts[0],
        [
            a_piece("Ann Lee chairs the Planning Committee.", "Ann Lee", "a.json", None, 0.95),
            a_piece("Walter Fenn sits on the Planning Committee.", "Walter Fenn", "b.json", None, 0.95),
        ],
        0.4,
    )
    assert found is None


@pytest.mark.parametrize(
    ("other", "value", "clash"),
    [
        ("The baths cost the town £14 for each visit.", "£14", False),
        ("The baths cost 18 tonnes of coal.", "18", False),
        ("The baths cost £3,100 a year.", "£3,100", True),
        ("The baths cost £3,100.", "£3,100", True),
    ],
)
def test_a_price_clashes_with_a_price_of_the_same(other, value, clash):
    found = conflict_in(
        understand("What do the baths cost?").parts[0],
        [
            a_piece("The baths cost £2,900.", "£2,900", "a.md", (2024, 9, 17)),
            a_piece(other, value, "b.md", (2024, 6, 3)),
        ],
        0.4,
    )
    assert (found is not None) is clash


@pytest.mark.parametrize(
    ("other", "score", "clash"),
    [
        ("Since June full-time staff have 30 days of leave.", 0.95, True),
        ("Since June full-time staff have 30 days of leave.", 0.8, False),
        ("In their first year full-time staff have 30 days of training.", 0.95, False),
        ("Full-time nurses have 30 days of leave.", 0.95, False),
    ],
)
def test_a_document_speaks_against_itself_where_it_says_all_that_was_asked_twice(other, score, clash):
    found = conflict_in(
        understand("How many days of leave do full-time staff have?").parts[0],
        [
            a_piece("Full-time staff have 28 days of leave a year.", "28", "leave.md", None, 0.97),
            a_piece(other, "30", "leave.md", None, score),
        ],
        0.4,
    )
    assert (found is not None) is clash


@pytest.mark.parametrize(
    ("other", "value", "clash"),
    [
        ("The state pays up to 40 per cent of a refurbishment.", "40 per cent", False),
        (
            "Of the hall's heat, 40 per cent of the heat is lost for want of refurbishing.",
            "40 per cent",
            False,
        ),
        ("For refurbishing the hall were 64 per cent.", "64 per cent", True),
        ("Of those asked, 64 per cent of people were for refurbishing the hall.", "64 per cent", True),
    ],
)
def test_shares_of_different_wholes_are_no_rivals(other, value, clash):
    found = conflict_in(
        understand("What share was for refurbishing the hall?").parts[0],
        [
            a_piece(
                "68 per cent of those asked were for refurbishing the hall.",
                "68 per cent",
                "a.md",
                (2025, 5, 4),
            ),
            a_piece(other, value, "b.md", (2025, 6, 7)),
        ],
        0.4,
    )
    assert (found is not None) is clash


def test_days_of_two_months_are_versions_and_the_earliest_is_told_as_such():
    found = conflict_in(
        understand("When will the bridge reopen?").parts[0],
        [
            a_piece("The bridge will reopen on 20 March.", "20 March", "a.md", (2026, 3, 2)),
            a_piece("The bridge will not reopen before 20 April.", "20 April", "b.md", (2026, 3, 9)),
        ],
        0.4,
    )
    assert found is not None and found.kind is ConflictKind.versions
    assert [c.value for c in found.claims] == ["not before 20 April", "20 March"]


UNION = ("The union said the bridge was closed because inspectors found cracks.", "cracks", "The union")
FIRM = ("The operator said that the bridge was shut for maintenance.", "maintenance", "The operator")


@pytest.mark.parametrize(
    ("question", "other", "values"),
    [
        (
            "Why was the bridge closed?",
            FIRM,
            ["the bridge was closed because inspectors found cracks", "the bridge was shut for maintenance"],
        ),
        ("Why was the bridge closed?", ("The operator said it had cracks.", "cracks", "The operator"), []),
        ("Why was the bridge closed?", ("The bridge was shut for maintenance.", "maintenance", None), []),
        ("Why was the bridge closed?", ("The union said it was rust.", "rust", "the union"), []),
        (
            "What led to the closing of the bridge?",
            ("The operator traced the trouble to a loose bolt.", "a loose bolt", "The operator"),
            ["the bridge was closed because inspectors found cracks", "a loose bolt"],
        ),
        ("Who closed the bridge?", FIRM, []),
    ],
)
def test_causes_told_by_two_sides_stand_side_by_side(question, other, values):
    told = [a_piece(quote, short, "a.md", None, speaker=who) for quote, short, who in (UNION, other)]
    found = causes_in(understand(question).parts[0], told, 0.4)
    assert [c.value for c in found.claims] == values if found else not values


def test_a_clause_that_has_a_name_somewhere_gives_no_value():
    clause = "the lock book lists all boats that the keeper and Otto Brand have let through since spring"
    found = conflict_in(
        understand("Where is the lock book kept?").parts[0],
        [
            a_piece("The lock book is kept at Larne Hall.", "Larne Hall", "a.md", None),
            a_piece(f"Where the lock book is kept, {clause}.", clause, "b.md", None),
        ],
        0.4,
    )
    assert found is None
