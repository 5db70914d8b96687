"""Dates of documents, and days that phrases stand for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import date_in_dateline, date_in_name, day_of, document_date, resolve, to_date

DAY = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-05", "2024-03-05T10:00:00Z", "Mar. 5, 2024",
        "5 March 2024", "March 5, 2024", "5th of March 2024", "2024/03/05",
        "2024.3.5", "Tue, 05 Mar 2024 10:00:00 +0100", "D:20240305101500+01'00'", "D:20240305101500Z",
        "5 mars 2024", "5. März 2024", dt.datetime(2024, 3, 5, 9), DAY, "Tuesday, 5 March 2024",
    ],
)  # fmt: skip
def test_a_written_date_is_understood(value):
    assert to_date(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "  ", None, 7, "March 2024", "2024", "31 February 2024", "soon", "2024-13-01"]
)
def test_what_is_no_full_date_is_none(value):
    assert to_date(value) is None


@given(st.text())
def test_any_text_is_a_date_or_none(value):
    assert to_date(value) is None or isinstance(to_date(value), dt.date)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("minutes 2024-03-05.md", DAY), ("20240305_minutes.txt", DAY), ("2024_03_05.txt", DAY),
        ("2024-03-05/agenda.txt", DAY), ("2024-03.txt", None), ("000_cec5f9c9256230de.txt", None),
        ("invoice-120240305999.txt", None), ("2024-99-99.txt", None),
    ],
)  # fmt: skip
def test_a_date_in_a_name(name, date):
    assert date_in_name(name) == date


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 March 2024\n\nBody", "Minutes of the Council, 5 March 2024\n\nPresent: …",
        "HARBOUR TOWN, March 5, 2024 – The council has met and decided on things that take a long line.",
        "Press release\nPublished 2024-03-05 by the clerk of a town with a very long name and a motto\n",
        "*Adopted on 5 March 2024*",
    ],
)  # fmt: skip
def test_a_dateline_dates_a_document(text):
    assert date_in_dateline(text) == DAY


def test_a_date_in_passing_does_not_date_a_document():
    text = "The bridge, which the mayor had opened on 5 March 1924 in heavy rain, was closed again for good."
    assert date_in_dateline(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Berth 4 closes on 2 May 2024",
        "The board will meet again on 12 April 2024.",
        "Valid until 5 March 2024",
        "The flood of 5 March 2024",
    ],
)
def test_a_date_something_happens_on_is_no_dateline(line):
    assert date_in_dateline(f"{line}\n\nMore text.") is None


def test_a_meeting_is_dated_by_when_it_was_held():
    assert date_in_dateline("Minutes of the meeting held on Tuesday, 5 March 2024\n") == DAY


def test_a_file_name_outranks_the_text():
    assert document_date("2024-03-05.txt", "Date: 1 January 2020") == DAY


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [  # seen from Tuesday, 5 March 2024
        ("today", "2024-03-05", None), ("yesterday", "2024-03-04", None),
        ("the day before yesterday", "2024-03-03", None), ("the day after tomorrow", "2024-03-07", None),
        ("tomorrow", "2024-03-06", None), ("This Friday", "2024-03-08", None),
        ("on Friday", "2024-03-01", None), ("last Tuesday", "2024-02-27", None),
        ("next Tuesday", "2024-03-12", None), ("on Tuesday", "2024-03-05", None),
        ("two weeks ago", "2024-02-20", None), ("in 3 days", "2024-03-08", None),
        ("a month ago", "2024-02-05", None), ("in one year", "2025-03-05", None),
        ("last month", "2024-02-01", "2024-02-29"), ("next week", "2024-03-11", "2024-03-17"),
        ("this year", "2024-01-01", "2024-12-31"), ("last year", "2023-01-01", "2023-12-31"),
    ],
)  # fmt: skip
def test_relative_phrases_resolve_against_the_document_date(phrase, first, last):
    text = f"They said that {phrase} the gate opens."
    (found,) = resolve(text, DAY)
    assert text[found.start : found.end] == found.phrase == phrase
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last or first)


@given(st.text(), st.dates())
def test_resolving_never_fails(text, base):
    for found in resolve(f"{text} 999 years ago, in 999 months, next year {text}", base):
        assert found.first <= found.last


def test_the_lines_of_a_log_do_not_date_it():
    log = "2026-03-02: The gate was painted.\n2026-05-18: It is locked at night.\n2026-09-01: It was moved.\n"
    assert date_in_dateline(log) is None
    assert date_in_dateline("Date: 5 March 2024\n\n" + log) == DAY


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-5-31", dt.date(2024, 5, 31), dt.date(2024, 5, 31)),
    ],
)
def test_a_day_may_be_written_as_a_month_or_a_year(written, first, last):
    assert (day_of(written), day_of(written, last=True)) == (first, last)


@pytest.mark.parametrize("written", ["2021-13", "yesterday", "21", "2021-02-30"])
def test_what_is_no_day_is_said(written):
    with pytest.raises(ValueError, match="is no date"):
        day_of(written)
