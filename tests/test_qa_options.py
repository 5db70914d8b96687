"""The list of a program's options: what one does, and which one does something."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.language.options import entries, label_of
from qa.shaping.optioned import optioned
from qa.shaping.shape import shaped

PAGE = """REEF(1)                 User Commands                 REEF(1)

NAME
       reef - take in sail

OPTIONS
       -s, --slow
              Take in the sail by hand. This option is
              without effect in a calm.

       --points=N
              tie N reef points; like -s, but in the dark

       -S     take in the sail by the smallest step

       -x, --cut[=KNIFE]
              Cut the sheet.

              A knife is asked for.

NOTES
       A reef is no rock.
"""
LISTED = "# Furl\n\n- -q, --quiet: Say nothing to the helm.\n- --loud: Say all to the helm.\n"
TYPED = (
    "furl\n====\n\n``--tack N``\n    Go about N times.\n\n``--jibe``\n    Turn the stern through the wind.\n"
)


def told(question, *texts):
    (part,) = understand(question).parts
    names = [text.split(maxsplit=1)[0].strip("#()1").lower() or "furl" for text in texts]
    found = [
        candidate(t, t[:4], key=name, title=t.splitlines()[0]) for t, name in zip(texts, names, strict=True)
    ]
    made = optioned(part, found, Verdict(0.9, (), ()))
    return [" ".join(line.short.split()) for line in made.lines] if made else None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("What does reef -s do?", PAGE, "Take in the sail by hand. This option is without effect in a calm"),
        ("What does the -S option of reef do?", PAGE, "take in the sail by the smallest step"),
        ("What does --cut mean?", PAGE, "Cut the sheet"),
        ("What does --points do?", PAGE, "tie N reef points; like -s, but in the dark"),
        ("Which option takes in the sail by hand?", PAGE, "-s, --slow"),
        ("Which flag of reef cuts the sheet?", PAGE, "-x, --cut[=KNIFE]"),
        ("Which option takes in the sail by the smallest step?", PAGE, "-S"),
        ("Which option says nothing to the helm?", LISTED, "-q, --quiet"),
        ("What does --loud do?", LISTED, "Say all to the helm"),
        ("Which option turns the stern through the wind?", TYPED, "--jibe"),
        ("What does --tack do?", TYPED, "Go about N times"),
    ],
)
def test_the_entry_of_the_option_answers(question, text, answer):
    assert told(question, text) == [answer]


@pytest.mark.parametrize(
    "question",
    [
        "What does furl -s do?",  # another program's
        "What does reef -k do?",
        "Which option takes in the sail?",  # more than one does
        "Which option mends the sheet of the sail?",
        "Which option did the crew choose?",
        "Who wrote -s?",
        "What does reef -s do to the mast?",
    ],
)
def test_what_no_entry_or_more_than_one_says_is_left_to_the_sentences(question):
    assert told(question, PAGE) is None


def test_of_two_programs_the_one_that_is_named_is_asked():
    other = PAGE.replace("reef", "hoist").replace("REEF", "HOIST").replace("Cut the", "Coil the")
    assert told("What does hoist -x do?", PAGE, other) == ["Coil the sheet"]
    assert told("What does -x do?", PAGE, other) is None


def test_an_entry_is_told_by_its_label_whatever_option_it_mentions():
    (part,) = understand("Which option ties reef points?").parts
    entry = "--points=N\n              tie N reef points; like -s, but in the dark"
    assert shaped(part, candidate(PAGE, entry, "-s")).short == "--points=N"
    (part,) = understand("Which option is --points like?").parts
    assert shaped(part, candidate(PAGE, entry, "-s")).short == "-s"


def test_entries_end_where_the_next_begins():
    quotes = [" ".join(PAGE[slice(*entry.quote)].split()) for entry in entries(PAGE)]
    assert quotes == [
        "-s, --slow Take in the sail by hand. This option is without effect in a calm.",
        "--points=N tie N reef points; like -s, but in the dark",
        "-S take in the sail by the smallest step",
        "-x, --cut[=KNIFE] Cut the sheet.",
    ]


@pytest.mark.parametrize(
    "text", ["- a plain item", "-12   40   7", "--force", "-- Peter", "-s is for slow work", "a - b"]
)
def test_what_is_no_entry_has_no_label(text):
    label = label_of(text)
    assert label is None or text.startswith("-12")
