"""Opening hours: the name above a line of a timetable and its days decide what is open when."""

import pytest
from qa_world import candidate

from qa.answer import Status
from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.language.moments import weekdays
from qa.shaping.timetables import listed, timetable

CLUB = """SAILING CLUB - OPENING HOURS

Clubhouse
Monday to Friday: 06:30 - 21:00
Saturday: 07:00 - 19:00

Shop
Tue and Thu: 16:00 - 19:00, Mon closed
Saturday: 10.00 to 12.00
Closed on Wednesdays, Fridays and Sundays.

The clubhouse is closed from 24 December to 2 January.
"""


def candidate_of(text, title):
    return candidate(text, text[:12], key=title, title=title)


def told(question, *texts):
    (part,) = understand(question).parts
    found = [candidate_of(text, f"Hours {n}") for n, text in enumerate(texts or (CLUB,))]
    made = listed(part, found, Verdict(0.1, (), ()))
    return (made.said, [c.short or c.text for c in made.lines]) if made else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Friday to Monday", "friday saturday sunday monday"),
        ("Mon–Wed", "monday tuesday wednesday"),
        ("on Tuesdays and at weekends", "tuesday saturday sunday"),
        ("the sun sat low and we wed", ""),
    ],
)
def test_days_between_two_are_meant(text, days):
    assert weekdays(text) == set(days.split())


@pytest.mark.parametrize(
    ("question", "said", "lines"),
    [
        ("Is the clubhouse open on Saturdays?", "Yes", ["Saturday: 07:00 - 19:00"]),
        ("Is the clubhouse open on Wednesday?", "Yes", ["Monday to Friday: 06:30 - 21:00"]),
        ("Is the shop open on Mondays?", "No", ["Tue and Thu: 16:00 - 19:00, Mon closed"]),
        ("Is the shop closed on Sundays?", "Yes", ["Closed on Wednesdays, Fridays and Sundays."]),
        ("Does the shop open on Sundays?", "No", ["Closed on Wednesdays, Fridays and Sundays."]),
        (
            "Is the clubhouse open on Sundays?",
            "No",
            ["Monday to Friday: 06:30 - 21:00", "Saturday: 07:00 - 19:00"],
        ),
        ("When does the clubhouse close on Saturdays?", "", ["19:00"]),
        ("When does the shop open on Saturdays?", "", ["10.00"]),
        ("When is the clubhouse open on Mondays?", "", ["06:30 - 21:00"]),
        (
            "What are the clubhouse's opening hours?",
            "",
            ["Monday to Friday: 06:30 - 21:00", "Saturday: 07:00 - 19:00"],
        ),
    ],
)
def test_the_line_of_the_thing_and_of_the_day_tells(question, said, lines):
    assert told(question) == (said, lines)


@pytest.mark.parametrize(
    "question",
    [
        "Is the harbour open on Saturdays?",  # no such name
        "Is the club open on Saturdays?",  # two things of the club
        "Is the clubhouse open?",  # when?
        "Is the clubhouse open at weekends?",  # on Saturdays only
        "Is the clubhouse open on Saturdays at 22:00?",
        "Was the clubhouse open on Saturdays?",
        "When does the clubhouse close on Sundays?",
        "Who works in the shop on Saturdays?",
        "Who is in the shop when it is open on Saturdays?",
    ],
)
def test_what_no_line_tells_is_left_to_the_reader(question):
    assert told(question) is None


def test_one_timetable_is_of_what_its_title_names():
    hours = "Tuesday | 9 to 17\nSunday | 10 to 14\n"
    (part,) = understand("Is the museum open on Sundays?").parts
    titled, other = (candidate_of(hours, title) for title in ("Museum hours", "Library hours"))
    made = listed(part, [titled, other], Verdict(0.1, (), ()))
    assert made and made.said == "Yes" and [c.document.source.title for c in made.lines] == ["Museum hours"]


def test_timetables_that_disagree_decide_nothing():
    winter = "Shop\nSaturday: 10:00 - 13:00\n"
    assert told("When does the shop close on Saturdays?", CLUB, winter) is None
    assert told("Is the shop open on Saturdays?", CLUB, winter) == (
        "Yes",
        ["Saturday: 10.00 to 12.00", "Saturday: 10:00 - 13:00"],
    )
    assert told("Is the shop open on Sundays?", CLUB, "Shop\nSunday: 10:00 - 13:00\n") is None


def test_days_with_their_own_hours_on_one_line_are_told_apart():
    hours = "Monday to Thursday from 8 am to 6 pm, Friday from 8 am to 4 pm, Sunday closed."
    desk = f"When is the desk staffed?\n{hours}\n"
    assert told("When does the desk close on Fridays?", desk) == ("", ["4 pm"])
    assert told("When does the desk close on Tuesdays?", desk) == ("", ["6 pm"])
    assert [said for said, _ in (told(f"Is the desk open on {d}?", desk) for d in ("Friday", "Sunday"))] == [
        "Yes",
        "No",
    ]


def test_a_day_that_a_line_excepts_without_hours_is_left_to_the_reader():
    office = "Office\nMon-Fri 7.45 am - 4 pm (Wed until 1 pm)\n"
    assert told("When does the office close on Wednesdays?", office) is None
    assert told("Is the office open on Wednesdays?", office) is None
    assert told("When does the office close on Mondays?", office) == ("", ["4 pm"])


def test_a_date_is_no_line_of_a_timetable():
    assert timetable("Fair: Saturday and Sunday, 14 - 15 June\n") == []


def test_a_timetable_answers_where_the_reader_takes_another_line(answering_from):
    answer = answering_from({"hours.txt": CLUB}).ask_now("Is the clubhouse open on Saturdays?")
    assert answer.status is Status.answered and answer.short == "Yes"
    assert [e.quote for e in answer.evidence] == ["Saturday: 07:00 - 19:00"]
