"""Change logs tell which version brought something, when a version came out, and what changed in it."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.releases import released

LOG = """# Changelog of tidemark

## [1.10.0] - 2025-02-11

### Added
- Tide tables for the Baltic.
- A dark theme.

### Fixed
- The export of tide tables was empty.

## [1.9.0] - 2024-10-03

### Added
- Export to CSV.

### Removed
- The Flash viewer.

## 1.8.2

- Nothing but translations.
"""
PLAIN = "News of the press\n\nVersion 3.1 (4 May 2024)\nA second tray.\n\nVersion 3.0 (1 March 2023)\nInk.\n"
PROSE = "# Radio\n\n2.4 GHz is the band of the first radio.\n5.0 GHz is that of the second.\n"


def told(question, *texts):
    (part,) = understand(question).parts
    found = [
        candidate(text, text[:9], key=f"d{n}", title=text.partition("\n")[0]) for n, text in enumerate(texts)
    ]
    made = released(part, found, Verdict(0.9, (), ()))
    return [line.short or line.text for line in made.lines] if made else None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Which version added export to CSV?", LOG, ["1.9.0", "- Export to CSV."]),
        ("What version of tidemark introduced the dark theme?", LOG, ["1.10.0", "- A dark theme."]),
        ("In which release was the Flash viewer dropped?", LOG, ["1.9.0", "- The Flash viewer."]),
        ("When was the Flash viewer removed?", LOG, ["1.9.0", "- The Flash viewer."]),
        ("When was tidemark 1.9.0 released?", LOG, ["2024-10-03"]),
        ("What was fixed in version 1.10.0?", LOG, ["- The export of tide tables was empty."]),
        ("What changed in 1.8.2?", LOG, ["- Nothing but translations."]),
        ("What is the latest version?", LOG, ["1.10.0"]),
        ("latest version?", LOG, ["1.10.0"]),
        ("What's the newest release of tidemark?", LOG, ["1.10.0"]),
        ("Which version has the second tray?", PLAIN, ["3.1", "A second tray."]),
        ("When did version 3.0 come out?", PLAIN, ["1 March 2023"]),
    ],
)
def test_what_a_change_log_says(question, text, answer):
    assert told(question, text) == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which version added export to PDF?", LOG),
        ("Which version removed export to CSV?", LOG),  # it was added
        ("When was version 1.7.0 released?", LOG),
        ("When was 1.8.2 released?", LOG),  # it has no date
        ("What changed in version 2.0.0?", LOG),
        ("Who wrote version 1.9.0?", LOG),
        ("What is the weather like?", LOG),
        ("Which version has the band of the first radio?", PROSE),
        ("What is the latest version of the Baltic tables?", LOG),
        ("What is the latest version of Go?", LOG),
        ("latest version?", "# Moving\n\n## To 2.4 from 2.3\n\nNothing.\n\n## To 2.3 from 2.2\n\nLook.\n"),
    ],
)
def test_what_it_does_not_say_is_left_to_the_sentences(question, text):
    assert told(question, text) is None


def test_two_logs_that_tell_settle_nothing():
    assert told("Which version added export to CSV?", LOG, LOG.replace("tidemark", "ebbmark")) is None


def test_all_that_changed_is_told_heading_by_heading():
    assert told("What is new in version 1.10.0?", LOG) == [
        "- Tide tables for the Baltic.\n- A dark theme.",
        "- The export of tide tables was empty.",
    ]


NOTES = """Tidemark v1.10 Release Notes
============================

Features

 * Tide tables for the Baltic
   are drawn.

 * "tide draw" learned a dark theme.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is new in tidemark 1.10?", True),
        ("What changed in tidemark 1.10?", True),
        ("What is new in tidemark 1.9?", False),
        ("What is new in the Baltic in tidemark 1.10?", False),
        ("Who wrote tidemark 1.10?", False),
    ],
)
def test_notes_of_one_version_tell_what_is_new_in_it(question, answer):
    said = told(question, NOTES)
    assert bool(said) is answer
    if said:
        assert said[0].startswith("Features\n") and said[0].endswith("a dark theme.")


BARE = (
    "# Changes of gybe\n\n## 3.4\n\n- Sails are counted.\n- The oar was dropped.\n\n"
    "## 3.2\n\n- Masts are counted.\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What changed in 3.2?", ["- Masts are counted."]),
        ("What was dropped in 3.4?", ["- The oar was dropped."]),
        ("What was dropped in version 3.2?", None),
        ("What was dropped before 3.4?", None),
        ("What has changed since version 3.2?", None),
    ],
)
def test_a_version_is_told_by_its_own_notes_and_what_was_done_by_the_word_for_it(question, answer):
    assert told(question, BARE) == answer
