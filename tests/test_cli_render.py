"""What an answer looks like, in each format, on a terminal and off it."""

import dataclasses
import datetime as dt
import io
import re

import pytest

from cli.render_markdown import markdown
from cli.render_text import Layout, print_answer
from cli.terminal import Color, console_on, styled
from index.documents import Source
from qa.answer import (
    Answer,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Location,
    Statement,
    Status,
    Support,
)

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b]*\x1b\\")


def source(path="seeds/panjshir.txt", **known):
    return Source(document_id=path, path=path, title="Panjshir", sha256="0" * 64, kind="text", **known)


def evidence(quote, *, highlight=None, line=9, path="seeds/panjshir.txt", **more):
    start = quote.find(highlight) if highlight else 0
    span = (start, start + len(highlight)) if highlight else None
    location = Location(source(path), 0, len(quote), line=line)
    return Evidence(location, quote, 0.9, highlight=span, **more)


KILLED = evidence(
    "the Taliban, who have claimed to have killed 34 NRF members, including two commanders.",
    highlight="34 NRF members",
    context=("Clashes go on with ", " The FNR denies it."),
)
REPORTED = evidence(
    "350 people have been reported killed on the Taliban side.",
    highlight="350",
    line=11,
    speaker="the FNR",
    date=dt.date(2022, 9, 16),
)
ANSWERED = Answer(
    question="How many?",
    status=Status.answered,
    statements=(Statement("34 NRF members", (0,), Support.quoted),),
    evidence=(KILLED,),
    passages=14,
    seconds={"search": 0.4, "read": 0.2},
)
RIVALS = dataclasses.replace(
    ANSWERED,
    statements=(
        Statement("Taliban: 34 NRF members killed.", (0,), Support.composed),
        Statement("NRF (FNR): 350 killed.", (1,), Support.composed),
    ),
    evidence=(KILLED, REPORTED),
    conflict=Conflict(
        ConflictKind.rival,
        (Claim("34 NRF members killed", (0,), "Taliban"), Claim("350 killed", (1,), "NRF (FNR)")),
    ),
)
REFUSED = Answer(
    question="Population?",
    status=Status.not_found,
    statements=(),
    evidence=(),
    gaps=("what the population of Kabul is",),
    nearest=(REPORTED,),
    passages=14,
    seconds={"total": 0.5, "search": 0.5},
)


def shown(answer, layout=None, color=Color.never, width=None):
    stream = io.StringIO()
    console = console_on(stream, color)
    if width:
        console.width = width
    print_answer(console, answer, layout or Layout())
    return stream.getvalue()


def test_a_piped_answer_is_plain_and_one_line_a_citation():
    assert shown(ANSWERED) == (
        "34 NRF members [1]\n"
        "\n"
        "[1] seeds/panjshir.txt:9  “…the Taliban, who have claimed to have killed 34 NRF members, "
        "including two commanders.”\n"
        "\n"
        "answered · quotes only · 0.6 s · 1 of 14 passages\n"
    )


def test_sides_of_a_conflict_stand_side_by_side():
    assert shown(RIVALS).startswith(
        "Rival claims; the documents do not reconcile them:\n"
        "  Taliban    34 NRF members killed [1]\n"
        "  NRF (FNR)  350 killed [2]\n"
        "\n"
        "[1] seeds/panjshir.txt:9  “…the"
    )
    assert "[2] seeds/panjshir.txt:11 · 2022-09-16 · the FNR  “350 people" in shown(RIVALS)


def test_sides_without_a_speaker_are_told_apart_by_their_files():
    rivals = Conflict(ConflictKind.rival, (Claim("34", (0,)), Claim("350", (1,))))
    other = dataclasses.replace(REPORTED, location=Location(source("a/b/later.txt"), 0, 5, line=3))
    text = shown(dataclasses.replace(RIVALS, conflict=rivals, evidence=(KILLED, other)))
    assert "\n  panjshir.txt  34 [1]\n  later.txt     350 [2]\n" in text


def test_a_long_name_leaves_the_other_values_in_their_column():
    long = "a 2019 report by the National Human Rights Commission"
    claims = (Claim("34 NRF members killed", (0,), "Taliban"), Claim("350 killed", (1,), long))
    text = shown(dataclasses.replace(RIVALS, conflict=Conflict(ConflictKind.rival, claims)))
    assert f"\n  Taliban  34 NRF members killed [1]\n  {long}\n           350 killed [2]\n" in text


def test_versions_are_told_apart_by_their_dates():
    versions = Conflict(
        ConflictKind.versions,
        (Claim("EUR 20", (0,), date=dt.date(2024, 1, 1)), Claim("EUR 15", (1,), date=dt.date(2023, 1, 1))),
    )
    text = shown(dataclasses.replace(RIVALS, conflict=versions))
    assert "  2024-01-01  EUR 20 [1]\n  2023-01-01  EUR 15 [2]\n" in text


def test_a_refusal_says_so_and_shows_what_came_nearest_and_what_was_searched():
    assert shown(REFUSED, Layout(searched="seeds (2 documents)")) == (
        "The documents do not say what the population of Kabul is.\n"
        "\n"
        "Nearest, but no answer:\n"
        "  seeds/panjshir.txt:11 · 2022-09-16 · the FNR  “350 people have been reported killed on the "
        "Taliban side.”\n"
        "\n"
        "searched: seeds (2 documents)\n"
        "not found · quotes only · 0.5 s · 14 passages\n"
    )


def test_quotes_and_footer_can_be_left_out():
    assert shown(ANSWERED, Layout(quotes=False, footer=False)) == "34 NRF members [1]\n"


def test_a_quote_that_is_the_answer_is_not_said_twice():
    answer = dataclasses.replace(
        ANSWERED, statements=(Statement(KILLED.quote, (0,), Support.quoted),), evidence=(KILLED,)
    )
    assert shown(answer).count("34 NRF members") == 1
    assert "\n[1] seeds/panjshir.txt:9\n" in shown(answer)
    assert markdown(answer).count("34 NRF members") == 1


def test_a_missing_part_and_replaced_sentences_are_visible():
    answer = dataclasses.replace(
        ANSWERED,
        status=Status.partial,
        statements=(Statement("He speaks for them.", (0,), Support.replaced),),
        gaps=("when he was born",),
        model="qwen",
        notes=("1 sentence of the draft was not supported.",),
    )
    text = shown(answer)
    assert text.startswith("He speaks for them. [1] (quoted)\nThe documents do not say when he was born.\n")
    assert "note: 1 sentence of the draft was not supported.\n" in text
    assert "partial · qwen · 1 unsupported sentence replaced by quotes · 0.6 s · 1 of 14 passages" in text


def test_on_a_terminal_lines_fit_and_the_short_answer_stands_out():
    layout = Layout(link_to=lambda location: f"file:///corpus/{location.source.path}")
    text = shown(RIVALS, layout, Color.always, width=60)
    assert "\x1b[1;33m350\x1b[0m people" in text
    assert ";file:///corpus/seeds/panjshir.txt\x1b\\" in text
    plain = ESCAPES.sub("", text)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 60
    assert "\n    members, including two commanders.”\n" in plain


def test_of_the_places_of_a_quote_the_first_are_listed_and_the_others_counted():
    twice = dataclasses.replace(KILLED, also=(Location(source("copy.md"), 3, 9, line=2),))
    assert "\n    also copy.md:2\n" in shown(dataclasses.replace(ANSWERED, evidence=(twice,)))
    places = tuple(Location(source(f"copy{i}.md"), 3, 9, line=2) for i in range(5))
    text = shown(dataclasses.replace(ANSWERED, evidence=(dataclasses.replace(KILLED, also=places),)))
    assert text.count("\n    also copy") == 3
    assert "\n    and in 2 more places (--json has all)\n" in text


def test_pages_stand_where_lines_mean_nothing():
    paged = dataclasses.replace(KILLED, location=Location(source("a.pdf"), 0, 5, label="page 3"))
    assert "[1] a.pdf, page 3  “" in shown(dataclasses.replace(ANSWERED, evidence=(paged,)))


def hostile(payload):
    """An answer with the payload in every text that comes from outside."""
    item = Evidence(
        Location(source(f"a{payload}b.txt"), 0, 9, label=payload),
        f"x {payload} y",
        0.5,
        highlight=(0, 3),
        speaker=payload,
        also=(Location(source(payload), 0, 1, line=1),),
        context=(payload, payload),
    )
    claim = Claim(payload, (0,), payload)
    return dataclasses.replace(
        ANSWERED,
        statements=(Statement(payload, (0,), Support.verified),),
        evidence=(item,),
        gaps=(payload,),
        conflict=Conflict(ConflictKind.rival, (claim, claim)),
        nearest=(item,),
        model=payload,
        notes=(payload,),
    )


TERMINAL_PAYLOADS = [
    "\x1b[31mred",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b2J",
    "a\x9d0;title\x9c",
    "\x1bP+q\x1b\\",
    "forged\rline",
    "back\x08\x08",
    "\udc9b31m",
    "[/] [bold]x[/bold] [link=http://evil]y[/link] :warning:",
]


@pytest.mark.parametrize("payload", TERMINAL_PAYLOADS, ids=ascii)
@pytest.mark.parametrize("status", list(Status))
def test_no_escape_code_comes_from_outside(payload, status):
    answer = dataclasses.replace(hostile(payload), status=status)
    layout = Layout(searched=payload)
    plain = shown(answer, layout)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", plain)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f]", ESCAPES.sub("", shown(answer, layout, Color.always, 50))
    )
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", markdown(answer, searched=payload))


def test_markup_in_documents_is_shown_as_it_stands():
    assert "[bold]x[/bold]" in shown(hostile("[/] [bold]x[/bold]"))


def test_markdown_of_an_answer():
    assert markdown(ANSWERED) == (
        "<!-- generator: Footnote -->\n\n"
        "34 NRF members \\[1\\]\n"
        "\n"
        "\\[1\\] seeds/panjshir\\.txt:9\n"
        "\n"
        "> “…the Taliban, who have claimed to have killed **34 NRF members**, including two commanders.”\n"
        "\n"
        "*answered · quotes only · 0.6 s · 1 of 14 passages*\n"
    )


def test_markdown_of_a_conflict_is_a_table():
    assert "| Taliban | 34 NRF members killed \\[1\\] |  |\n| NRF \\(FNR" not in markdown(RIVALS)
    assert (
        "| Taliban | 34 NRF members killed \\[1\\] |  |\n| NRF (FNR) | 350 killed \\[2\\] |  |"
        in markdown(RIVALS)
    )


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "color", "environ", "expected"),
    [
        (Terminal(), Color.auto, {}, True),
        (io.StringIO(), Color.auto, {}, False),
        (Terminal(), Color.auto, {"NO_COLOR": "1"}, False),
        (Terminal(), Color.auto, {"NO_COLOR": ""}, True),
        (io.StringIO(), Color.auto, {"FORCE_COLOR": "1"}, True),
        (Terminal(), Color.auto, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (Terminal(), Color.auto, {"TERM": "dumb"}, False),
        (Terminal(), Color.never, {"FORCE_COLOR": "1"}, False),
        (io.StringIO(), Color.always, {"NO_COLOR": "1"}, True),
    ],
)
def test_when_codes_may_be_written(stream, color, environ, expected):
    assert styled(stream, color, environ) is expected
