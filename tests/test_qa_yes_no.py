"""Yes, no, or neither: what a quote says to a question."""

import pytest

from qa.shaping.yes_no import verdict


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("Did the talks succeed?", "The leader said the talks had failed.", "No"),
        ("Is the shop open on Sundays?", "The shop is closed on Sundays.", "No"),
        ("Is the shop open on Sundays?", "The shop is open on Sundays and Mondays.", "Yes"),
        ("Does the software support Windows?", "The software does not support Windows.", "No"),
        ("Did 40 people attend the meeting?", "At the meeting, 25 people attend the vote.", "No"),
        (
            "Are bears safe in Dorn?",
            "Many bears left for Dorn, although they are not safe there either.",
            "No",
        ),
        (
            "Is the museum open on Sunday?",
            "The museum opens at 10:00 and closes at 18:00 from Tuesday to Sunday.",
            "Yes",
        ),
        ("Was the motion for the club carried?", "Ms Hale moved a motion for the club.", ""),
        ("Was the motion for the club carried?", "The motion for the club was lost by a vote.", "No"),
        ("Did the baths close in May?", "We asked whether the baths close in May.", ""),
        ("Do guests pay?", "Guests under 12 pay nothing.", "No"),
        ("Do guests pay for the lake?", "Guests pay nothing for the lake.", "No"),
        ("Is it deep (the old harbour at Lund)?", "The harbour is deep.", "Yes"),
        (
            "Is the office open on Sundays?",
            "The office is open from 12:00 on weekdays. It is closed on Sundays.",
            "No",
        ),
        ("Is the bar open on Saturdays?", "The box office is open from 14:00 on Saturdays.", ""),
        ("Is the office open on Saturdays?", "The box office is open from 14:00 on Saturdays.", "Yes"),
        ("Is the harbour deep?", "Lemons are sold at the market.", ""),
        ("Is the museum open on Saturdays?", "The museum is closed on Wednesdays.", ""),
        ("Is electricity included in the rent?", "Heating is included; electricity and water are not.", "No"),
        ("Does the lock take barges?", "The lock takes rafts; barges are planned for 2026.", ""),
        ("Does the lock take rafts?", "The lock takes rafts; barges are planned for 2026.", "Yes"),
        ("Does the app support maps?", "Support for maps is planned.", ""),
        ("Are maps planned for the app?", "Maps are planned for the app.", "Yes"),
        ("Is heating included in the rent?", "Heating is included; electricity and water are not.", "Yes"),
        ("Are dogs allowed in the yard?", "Cats are allowed in the yard, but dogs aren't.", "No"),
        ("Is the market held on Mondays?", "The market is held every Friday.", ""),
        ("Has the wall been raised?", "The report asks for the wall to be raised by a metre.", ""),
        ("Has the wall been raised?", "The wall would be raised by a metre.", ""),
        ("Has the wall been raised?", "The wall was raised by a metre.", "Yes"),
        ("Did the Reds stop the fighting?", "The minister has urged the Reds to stop the fighting.", ""),
        ("Has the army taken the town?", "The army has not been able to take the town.", "No"),
        ("Is Ann Lee a member of the Reds?", "Ann Lee, a baker, said that the Reds had come.", ""),
        ("Is Ann Lee a member of the Reds?", "Ann Lee, a member of the Reds, said so.", "Yes"),
        ("Was Lund ever taken after 1996?", "Lund was the seat of the Reds after 1996.", ""),
        ("Do the Reds hold Lund?", "Women may not hold office.", ""),
        ("Do the Reds hold Lund?", "They do not hold Lund any more.", "No"),
        ("Did the Reds cut the phones?", "The Reds are cutting telephone lines.", "Yes"),
        ("Did the Reds capture Ammer?", "“The Reds reached Ammer and captured the Lund mill,” he said.", ""),
        (
            "Did the Reds capture Lund?",
            "“The Reds reached Ammer and captured the Lund mill,” he said.",
            "Yes",
        ),
    ],
)
def test_yes_no_or_neither(question, quote, said):
    assert verdict(question, quote) == said
