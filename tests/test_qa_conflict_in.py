"""Which values of pieces of evidence stand against each other, and as what."""

import datetime as dt

import pytest

from index.documents import Source
from qa.answer import ConflictKind, Evidence, Location
from qa.asking.questions import understand
from qa.conflicts.conflict import conflict_in


def a_piece(quote, who, path, day, score=0.8):
    start = quote.index(who)
    source = Source(path, path, "Papers", "0" * 64, "text", dt.date(*day) if day else None)
    where = Location(source, 0, len(quote))
    return Evidence(where, quote, score, (start, start + len(who)), date=source.date)


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
