"""What is said of one option, code or version is not said of another."""

from dataclasses import replace

import pytest
from qa_world import candidate

from qa.finding.context import Context
from qa.finding.fit import misfit
from qa.language.headings import headings_over
from qa.language.identifiers import of_another, other_command, unwritten, versions

OPTIONS = (
    "# Ferry planner\n\n## Options\n\n"
    "- `max_boats` (integer): Boats on one run. Default: `4`.\n"
    "- `max_rafts` (integer): Rafts on one run. Default: `9`.\n\n"
    "The old planner is gone. Use the new one instead.\n"
)
LOG = (
    "# Changes of the ferry planner\n\n## 2.1.0 (2024-05-02)\n\n- The default is nine rafts.\n\n"
    "## 2.0.0 (2023-11-20)\n\n### Removed\n\n- Support for steam boats.\n\n"
    "```sh\n# not a heading\n```\n\nThe lock is wider.\n"
)


def rule_against(question, text, sentence):
    return misfit(question, Context.of(candidate(text, sentence)))


@pytest.mark.parametrize(
    ("question", "sentence", "rule"),
    [
        ("What is the default of max_boats?", "Default: `4`.", ""),
        ("What is the default of max_boats?", "Default: `9`.", "identified"),
        ("What is the default of max-rafts?", "Default: `9`.", ""),
        ("How many boats are allowed by default?", "Default: `4`.", ""),
    ],
)
def test_a_sentence_belongs_to_the_item_that_it_stands_in(question, sentence, rule):
    assert rule_against(question, OPTIONS, sentence) == rule


@pytest.mark.parametrize(
    ("question", "sentence", "rule"),
    [
        ("What changed in version 2.0.0?", "- The default is nine rafts.", "identified"),
        ("What changed in version 2.1.0?", "- The default is nine rafts.", ""),
        ("What changed in version 3.0?", "- The default is nine rafts.", "identified"),
        ("Which boats does the planner support?", "- Support for steam boats.", "kept"),
        ("Which boats were removed?", "- Support for steam boats.", ""),
    ],
)
def test_a_sentence_belongs_to_the_headings_over_it(question, sentence, rule):
    assert rule_against(question, LOG, sentence) == rule


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What does E42 mean?", "E42 is shown where the sensor is dry."),
        ("What does E-42 mean?", "E42 is shown where the sensor is dry."),
        ("Is the P200 louder than the P350?", "The P350 is the louder one."),
        ("How many died of COVID-19?", "Nine people died of Covid."),
        ("What is the share of 2.5 per cent?", "It rose by 3.5 per cent."),
    ],
)
def test_the_same_name_or_none_speaks_against_nothing(question, sentence):
    assert not of_another(question, sentence, "", "")


def test_a_version_is_told_from_other_numbers():
    assert versions("v2.3, release 4.1 and 1.0.2; 2.5 per cent of 12.5 m") == {"2.3", "4.1", "1.0.2"}


def test_headings_are_those_over_the_place_and_none_of_a_program():
    text = candidate(LOG, "The lock is wider.")
    over = headings_over(text.document, text.start)
    assert over == ("Changes of the ferry planner", "2.0.0 (2023-11-20)", "Removed")
    program = replace(text.document, source=replace(text.document.source, kind="code"))
    assert headings_over(program, text.start) == ()


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("What was dropped in 2.4?", "Version 2.1 dropped the fax.", True),
        ("What was dropped in 2.1?", "Version 2.1 dropped the fax.", False),
        ("Since 2.4, what is printed?", "Since version 2.1 a page is printed.", True),
        ("What is printed as of 2.4 when it rains?", "Since version 2.1 a page is printed.", True),
        ("How much rain fell in 2.4 hours?", "Version 2.1 dropped the fax.", False),  # an amount
        ("What fell in 2.4?", "It fell by 2.1 on Monday.", False),  # that speaks of no version
    ],
)
def test_a_bare_number_is_a_version_where_the_text_speaks_of_versions(question, sentence, another):
    assert of_another(question, sentence, "", "") is another


@pytest.mark.parametrize(
    ("question", "sentence", "before", "another"),
    [
        ("Does ferry load have a --slow option?", "`ferry sail --slow` waits for the tide.", "", True),
        ("Does ferry sail have a --slow option?", "`ferry sail --slow` waits for the tide.", "", False),
        (
            "What is the default of --boats for ferry load?",
            "--boats N The default is 5.",
            "ferry-sail(1)\n",
            True,
        ),
        (
            "What is the default of --boats for ferry sail?",
            "--boats N The default is 5.",
            "ferry-sail(1)\n",
            False,
        ),
        (
            "Which option does ferry have?",
            "`ferry sail --slow` waits for the tide.",
            "",
            False,
        ),  # of no command
        ("When does ferry load end?", "`ferry sail` waits for the tide.", "", False),  # for no option
    ],
)
def test_the_option_of_one_command_is_not_that_of_another(question, sentence, before, another):
    wide = f"{before}{sentence} See `ferry load` as well."
    assert other_command(question, sentence, before, wide) is another


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("Does ferry load have a --slow option?", True),
        ("What does ferry load --slow do?", True),
        ("Does ferry sail have a --slow option?", False),
        ("Does ferry have a --slow option?", False),
        ("Does ferry really know the option --slow?", False),
    ],
)
def test_a_command_that_a_document_does_not_know_is_another_one_too(question, another):
    sentence = "`ferry sail --slow` waits for the tide."
    assert other_command(question, sentence, "", sentence) is another


def test_an_option_that_a_document_does_not_write_is_not_told_of_there():
    assert unwritten("What is the default of --boats?", "The default is 5 boats.")
    assert not unwritten("What is the default of --boats?", "--boats N: how many. The default is 5.")


@pytest.mark.parametrize(
    ("question", "wide", "missing"),
    [
        ("Does the ferry speak HTTP/2?", "The ferry speaks HTTP/1.1.", True),
        ("Does the ferry speak HTTP/2?", "The ferry speaks HTTP 2 as well.", False),
        ("Does the ferry take --rafts?", "The ferry takes rafts.", True),
        ("Does the ferry take --rafts?", "The ferry takes --rafts.", False),
    ],
)
def test_an_option_or_a_protocol_by_its_number_must_be_written(question, wide, missing):
    assert unwritten(question, wide) is missing


def test_one_protocol_is_told_from_another_by_its_number():
    assert of_another("Does the ferry speak HTTP/2?", "The ferry speaks HTTP/1.1.", "", "")
    assert not of_another("Does the ferry speak HTTP/2?", "HTTP/2 is spoken.", "", "")
