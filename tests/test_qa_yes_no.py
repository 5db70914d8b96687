"""Yes or no: what settles a question, and what only has its words."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.shaping.yes_no import ABOUT, beside_the_point, cell_says, verdict


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
        ("Can I use days?", "Days are not understood.", "No"),
        ("Is there parking?", "Parking is not free.", "Yes"),
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
        ("Did the council adopt the plan?", "The council did not adopt the motion to close the baths.", ""),
        ("Did the council adopt the plan?", "The council did not adopt it.", "No"),
        ("Does the ticket cover the tram?", "The ticket does not cover meals.", ""),
        ("Is the museum free for children?", "The museum is not free for adults.", ""),
        ("May dogs swim in the lake?", "The rules do not normally allow dogs to swim in the lake.", "No"),
        ("Is an order the same as an invoice?", "An order may be sent in place of an invoice.", ""),
        ("Is an order the same as an invoice?", "An order is also called an invoice.", "Yes"),
        ("Are all bees killed by their sting?", "Only honey bees are killed by their sting.", ""),
        ("Is there a mill in Dorn?", "The Dorn mill was a mill that stood in Dorn until 1966.", ""),
        ("Is the Lark a full size car?", "The Lark is a mid-size car.", ""),
        ("Is the Lark a small car?", "The Lark is a small car for two.", "Yes"),
        ("Did the Reds cut the phones?", "The Reds are cutting telephone lines.", "Yes"),
        ("Did the Reds capture Ammer?", "“The Reds reached Ammer and captured the Lund mill,” he said.", ""),
        (
            "Did the Reds capture Lund?",
            "“The Reds reached Ammer and captured the Lund mill,” he said.",
            "Yes",
        ),
        ("Can I use pyenv on Windows?", "Pyenv does not officially support Windows.", "No"),
        ("Can I use pyenv on Linux?", "Pyenv does not support Windows, but Linux is fine.", "Yes"),
        ("Should I commit Cargo.lock?", "Cargo writes the latest commit into your Cargo.lock.", ""),
        ("Should I commit Cargo.lock?", "Commit Cargo.lock to the repository.", "Yes"),
        ("Can I hang a red door on a red wall?", "But we can’t hang red doors on red walls.", "No"),
        ("Can I sell Lund honey?", "The guild explains the colour of this Lund honey.", ""),
        ("Can I sell Lund honey?", "Lund honey may be given away and sold.", "Yes"),
        ("May we park bikes in the yard?", "Bikes can be left in the yard.", "Yes"),
        ("Can one go over a hard quota for a while?", "A hard quota can never be exceeded by a user.", ""),
        ("Does the pump run on gas?", "The pump runs on gas only under a licence.", ""),
        ("Does the glue have milk in it?", "The glue is made of roots, never of animals or milk.", "No"),
        ("Is it safe to move the press while it runs?", "It is safe to move the press.", ""),
        ("Is it safe to move the press while it runs?", "It is safe to move the press as it runs.", "Yes"),
        ("Does the pump run on gas?", "The pump is not only quiet: it runs on gas.", "Yes"),
        ("Did staff change the papers?", "The head denied that staff had changed the papers.", ""),
        ("Did the head deny that staff changed it?", "The head denied that staff had changed it.", "Yes"),
        ("Should we lock the door?", "The door must be locked at night.", "Yes"),
    ],
)
def test_yes_no_or_neither(question, quote, said):
    assert verdict(question, quote) == said


def test_a_quote_need_not_name_its_own_document():
    quote = "No owner's name may be used to sell the goods."
    source = candidate(quote, quote).document.source
    asked = "May I use the owner's name to sell the goods under the Nut License?"
    assert verdict(asked, quote, replace(source, title="The Nut License")) == "No"
    assert verdict(asked, quote, replace(source, path="nut_license.txt")) == "No"
    assert verdict(asked, quote, replace(source, title="The Fruit Contract")) == ""


def test_what_settles_nothing_needs_a_passage_that_is_about_the_question():
    asked = "May I sell copies of the program?"
    text = "You may read the terms. You may sell copies of the program."
    aside, settles = (candidate(text, s, ranker=ABOUT - 1) for s in ("You may read the terms.", text[24:]))
    assert beside_the_point(asked, [aside])
    assert not beside_the_point(asked, [aside, settles])
    assert not beside_the_point(asked, [replace(aside, passage_ranker=ABOUT)])


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("Does fwib replace existing files?", "**Not replace** existing files (`replace=False`).", "No"),
        ("Does fwib have 96-bit sums?", "Objects of fwib (`sum_96`, `sum_32`) have sums of any bit.", "Yes"),
        ("Does fwib support plans?", ">>> from fwib.plans import support", ""),
        ("Does fwib support plans?", "Fwib supports plans.", "Yes"),
        (
            "Does fwib draw circles?",
            "It is not possible to draw both circles and plans at the same time.",
            "",
        ),
    ],
)
def test_code_in_a_quote_is_no_word_on_what_it_sets(question, quote, said):
    assert verdict(question, quote) == said


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Drawing with a thick pen is not recommended.", ""),
        ("Fwib is not recommended.", "No"),
        ("It is not recommended.", "No"),
    ],
)
def test_what_is_denied_of_another_thing_is_not_denied_of_what_a_document_is_about(quote, said):
    source = candidate(quote, quote, title="Fwib").document.source
    assert verdict("Is fwib still recommended?", quote, source) == said


@pytest.mark.parametrize(
    ("question", "quote", "said"),
    [
        ("Can tenants keep cats?", "Keeping cats is prohibited for all tenants.", "No"),
        ("Can tenants keep cats?", "The lease prevents tenants from keeping cats.", "No"),
        ("Can the driver drive?", "The court banned the driver from driving for a year.", "No"),
        ("Can tenants keep cats?", "The lease does not forbid tenants to keep cats.", "Yes"),
        (
            "Can we keep cats on the ground floor?",
            "Keeping cats is forbidden except on the ground floor.",
            "",
        ),
        ("Can we grill on the roof?", "Grilling is forbidden in the yard.", ""),
        ("Does the valve stop water from flowing back?", "The valve stops water from flowing back.", "Yes"),
    ],
)
def test_what_is_forbidden_may_not_be_done(question, quote, said):
    assert verdict(question, quote) == said


def test_a_heading_of_no_word_is_named_by_no_question():
    assert cell_says("Is the lamp in the hall?", "On: yes") == ""


def test_what_is_not_provided_is_denied_and_what_is_not_insured_is_not():
    question = "Does the club provide a desk?"
    assert verdict(question, "The club provides a lamp; a desk and a chair are not provided.") == "No"
    assert verdict(question, "The club provides a lamp; a desk and a chair are not insured.") != "No"
