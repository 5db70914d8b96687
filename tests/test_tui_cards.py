"""What stands on a card of the evidence pane."""

import dataclasses

import tui_story as story
from tui_pilot import ask, running, stand_still, text_of
from tui_story import KILLED, QUOTED

from index.documents import Document, Source
from qa.answer import Statement, Support
from qa.finding.evidence import around, locate
from qa.language.rows import in_words
from tui.conversation import Asked, Outcome
from tui.export import as_html, as_markdown
from tui.rendering import answer_plain
from tui.screens.document import DocumentScreen
from tui.widgets.evidence import card_content

TEXT = (
    "Fees of the harbour.\n\n"
    "| Berth | Fee | Paid by |\n| --- | --- | --- |\n| Inner quay | 12 EUR | The skipper |\n"
    "| Outer mole | 8 EUR | The skipper |\n\n"
    "Lock it like this:\n\n"
    "```sh\nlock --gate outer \\\n    --quiet\nlock --list\n```\n\n"
    "The gate is locked at ten. The harbour master has the key,\nand nobody else has one.\n"
)


def card(quote):
    """The words on the card of a quote."""
    document = Document(Source("d", "harbour.md", "Harbour", "0" * 64, "markdown"), TEXT)
    start, end = TEXT.index(quote), TEXT.index(quote) + len(quote)
    said = dataclasses.replace(
        KILLED,
        location=locate(document, start, end),
        quote=quote,
        highlight=None,
        speaker=None,
        date=None,
        context=around(document, start, end),
        row=in_words(TEXT, start, end),
    )
    return card_content(1, said, near=False).plain


def test_a_row_tells_its_cells_by_their_headings():
    assert card("| Inner quay | 12 EUR | The skipper |") == (
        "[1] harbour.md:5\nBerth: Inner quay; Fee: 12 EUR; Paid by: The skipper"
    )


def test_a_line_of_code_stands_between_its_neighbours():
    assert card("    --quiet") == "[1] harbour.md:12\nlock --gate outer \\\n--quiet\nlock --list"
    assert card("lock --gate outer \\\n    --quiet") == (
        "[1] harbour.md:11\n```sh\nlock --gate outer \\\n    --quiet\nlock --list"
    )


def test_a_sentence_stands_within_its_own_paragraph():
    assert card("The harbour master has the key,\nand nobody else has one.") == (
        "[1] harbour.md:16\n"
        "The gate is locked at ten. The harbour master has the key, and nobody else has one."
    )
    assert card("Lock it like this:") == "[1] harbour.md:8\nLock it like this:"


CODE = "Lock it like this:\n   lock --gate outer \\\n       --quiet"
LOCKED = dataclasses.replace(
    QUOTED,
    short="",
    statements=(Statement(CODE, (0,), Support.quoted), Statement("Say *so*.", (0,), Support.quoted)),
)


def test_an_answer_in_lines_is_copied_in_lines():
    assert answer_plain(LOCKED) == f"{CODE} [1]\nSay *so*. [1]"
    assert answer_plain(QUOTED) == f"{KILLED.quote} [1]"


def test_an_answer_in_lines_is_exported_in_lines():
    turns = [Asked(QUOTED.question, Outcome.answered, LOCKED)]
    markdown, page = as_markdown("T", turns), as_html("T", turns)
    assert (
        "Lock it like this:\\\nlock --gate outer \\\\\\\n\\--quiet \\[1\\]\n\nSay \\*so\\*. \\[1\\]"
        in markdown
    )
    nbsp = "\u00a0"
    assert f"like this:<br>{nbsp * 3}lock --gate outer \\<br>{nbsp * 7}--quiet " in page


async def test_on_the_smallest_screen_the_answer_is_seen_in_its_quote():
    async with running(story.engine(), size=(60, 20)) as (app, pilot):
        await ask(pilot, QUOTED.question)
        await stand_still(pilot)
        beneath = text_of(app).partition("Evidence: 1 citation")[2]
        assert "killed 34 defenders" in " ".join(beneath.replace("▌", " ").split())


async def test_a_file_name_of_two_lines_is_one_title():
    odd = dataclasses.replace(KILLED.location.source, path="odd\nname.md")
    async with running(story.engine(), size=(80, 24)) as (app, pilot):
        app.push_screen(DocumentScreen(odd, [KILLED], 0))
        await stand_still(pilot)
        assert "odd name.md" in text_of(app).splitlines()[0]
