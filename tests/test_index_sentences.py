"""Sentence spans: exact, complete, and where a person would put them."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cutting.sentences import sentence_spans

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


def assert_exact_and_complete(text: str, spans: list[tuple[int, int]]) -> None:
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@given(st.text(st.sampled_from("ab A.?!\"'()\n\r\t-#|•1é彼。\u2028\x85\u00a0\u0301😀"), max_size=80))
def test_spans_cover_every_character_of_awkward_text(text):
    assert_exact_and_complete(text, sentence_spans(text))


@given(st.text(max_size=200))
def test_spans_cover_every_character_of_any_text(text):
    assert_exact_and_complete(text, sentence_spans(text))


def test_spans_of_a_part_stay_inside_it():
    text = "One is here. Two is here. Three is here."
    assert [text[a:b] for a, b in sentence_spans(text, 13, 25)] == ["Two is here."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Smith of the U.S. Army left. He paid $3.5 million.", 2),
        ("See Fig. 3 for it. J. R. Smith et al. went home.", 2),
        ("He paid 3 Afs. in Kabul.", 1),
        ("Can it read .Z files? It reads .NET files and .bashrc. Then it stops.", 3),
        ('"Stop!" he said. Then he left.', 2),
        ("彼は行った。私も行く。", 2),
        ("Was it so? It was! And then…", 3),
    ],
)
def test_abbreviations_quotes_and_other_scripts(text, expected):
    assert len(sentences(text)) == expected


def test_each_pair_of_front_matter_stands_alone_and_a_wrapped_line_does_not():
    pairs = "title: The Lund ferry\ndate: 2024-03-05\nabout: the ferry between Lund\n  and Vell"
    page = f"---\n{pairs}\n---\nIt sails."
    assert sentences(page) == [
        "---",
        "title: The Lund ferry",
        "date: 2024-03-05",
        "about: the ferry between Lund\n  and Vell",
        "---",
        "It sails.",
    ]
    wrapped = "The board has agreed on what follows, and says so in three\nwords: no more boats."
    assert len(sentences(wrapped)) == 1


def test_headings_list_items_and_captions_are_no_part_of_their_neighbours():
    text = "INTRODUCTION\nIt began.\n1. First item\n2. Second one\n- a bullet\nShort caption\n\n# Head\nEnd."
    assert sentences(text) == text.replace("\n\n", "\n").split("\n")


def test_hard_wrapped_prose_is_joined():
    text = (
        "This is a hard wrapped line about the work of Mr.\n"
        "Jones, which goes on for a while over the\n"
        "next lines. He left."
    )
    assert sentences(text) == [text[:-9], "He left."]


def test_rows_of_a_table_stay_apart():
    assert sentences("Name\tKills\nNRF\t34\n| a | b |\n| 1 | 2 |") == [
        "Name\tKills",
        "NRF\t34",
        "| a | b |",
        "| 1 | 2 |",
    ]


def test_the_captions_of_the_seed_article_stand_alone():
    found = sentences(SEED.read_text(encoding="utf-8"))
    assert "New government in Kabul" in found
    assert "atalayar_resistencia antitaliban" in found
    assert found[0].endswith("casualties on both sides.")


def test_a_paragraph_all_in_lower_case_has_sentences_too():
    text = (
        "net income rose by 3.5 percent to $ 4.2 million . the increase was due to higher sales in europe. "
        "operating costs fell, as the company closed two plants. see note 7 for the closures."
    )
    assert [text[a:b] for a, b in sentence_spans(text)][1:] == [
        "the increase was due to higher sales in europe.",
        "operating costs fell, as the company closed two plants.",
        "see note 7 for the closures.",
    ]


def test_an_abbreviation_in_a_short_line_without_capitals_ends_no_sentence():
    text = "- rope, approx. forty metres of it, and a spare set"
    assert list(sentence_spans(text)) == [(0, len(text))]


@pytest.mark.parametrize(
    ("opened", "closed"), [('"', '"'), ("“", "”"), ("[", "]"), ("[{'content': \"", '"}]')]
)
def test_a_speech_within_marks_is_cut_into_its_sentences(opened, closed):
    said = [
        f"Ship number {n} came in late and was sent back to the outer harbour for the night."
        for n in range(9)
    ]
    text = f"{opened}{' '.join(said)}{closed}"
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        f"{opened}{said[0]}",
        *said[1:-1],
        f"{said[-1]}{closed}",
    ]


def test_a_mark_that_opens_belongs_to_the_sentence_that_follows():
    told = "The harbour master said that nobody had seen the boat since the morning of the storm. " * 6
    text = f'He wrote: "{told}[The log says otherwise.] She was "lost" to us."'
    found = [text[a:b] for a, b in sentence_spans(text)]
    assert found[-2:] == ["[The log says otherwise.]", 'She was "lost" to us."']


def test_a_short_quotation_stays_in_the_sentence_that_quotes_it():
    text = 'She said: "It is over. We lost." Then she left.'
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        'She said: "It is over. We lost."',
        "Then she left.",
    ]


def test_the_title_of_a_clause_belongs_to_the_sentence_it_stands_before():
    text = "3. Grant of Patent License. Each of us grants a license. It ends in May."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "3. Grant of Patent License. Each of us grants a license.",
        "It ends in May.",
    ]
    for whole in ("Section 2.1. Term. The lease is for a year.", "(b) Fees. They are due.", "1. Ann Lee."):
        assert [whole[a:b] for a, b in sentence_spans(whole)] == [whole]
    said = "4. The chair thanked all. She closed the meeting."
    assert [said[a:b] for a, b in sentence_spans(said)] == [
        "4. The chair thanked all.",
        "She closed the meeting.",
    ]


def test_lines_between_fences_stand_alone_and_prose_goes_on_behind_them():
    text = "Locks are\nkept so:\n\n```\nlet lock = shut();\nopen! Now.\n```\n\nThen all\nis well.\n"
    assert sentences(text) == [
        "Locks are\nkept so:",
        "```",
        "let lock = shut();",
        "open! Now.",
        "```",
        "Then all\nis well.",
    ]


def test_a_fence_that_none_closes_opens_nothing():
    assert sentences("```\nThe boat was\nlate. It came.\n") == ["```", "The boat was\nlate.", "It came."]


def test_tildes_under_a_heading_are_no_fence():
    text = "Boats\n~~~~~\n\nThey are\nkept here.\n\nRopes\n~~~~~\n\nSo are\nthese.\n"
    assert "They are\nkept here." in sentences(text) and "So are\nthese." in sentences(text)
    assert sentences("Type this:\n\n~~~\nhaul\nrope\n~~~\n")[1:] == ["~~~", "haul", "rope", "~~~"]


def test_a_part_of_a_text_begins_between_its_fences():
    text = "Locks.\n\n```\nfirst line\nsecond line\n```\n"
    at = text.index("first")
    assert [text[a:b] for a, b in sentence_spans(text, at)] == ["first line", "second line", "```"]


def test_a_name_that_ends_with_a_mark_ends_no_sentence():
    assert sentences("First, tow! calls a boat. Then go! It comes.") == [
        "First, tow! calls a boat.", "Then go!", "It comes.",
    ]  # fmt: skip


MANUAL = """Parameters
* colour  : str, optional
    What the bar is drawn in [default: green].
    Leave it out on a printer.
* width  : int
    Cells from end to end.

Note : short
Next line."""


def test_a_parameter_stands_with_all_that_is_said_of_it():
    pieces = [" ".join(MANUAL[a:b].split()) for a, b in sentence_spans(MANUAL)]
    assert pieces == [
        "Parameters",
        "* colour : str, optional What the bar is drawn in [default: green]. Leave it out on a printer.",
        "* width : int Cells from end to end.",
        "Note : short",
        "Next line.",
    ]


PAGE = """GAFF(1)                   User Commands                   GAFF(1)

NAME
       gaff - hoist  and  lower

DESCRIPTION
       The  gaff  command hoists what is named on the command line.  If no
       sail  is  named,  it looks  for one in the locker and takes the one
       that lies on top.

   Control
       -n, --no-wind
              Wait for wind, and where there is none for the tide; this may
              take long.

       -q     say  nothing

EXIT STATUS
       0 if all went well.
"""


def test_of_a_manual_page_words_drawn_apart_run_on_and_an_option_stands_with_what_it_does():
    assert [" ".join(s.split()) for s in sentences(PAGE)] == [
        "GAFF(1) User Commands GAFF(1)",
        "NAME",
        "gaff - hoist and lower",
        "DESCRIPTION",
        "The gaff command hoists what is named on the command line.",
        "If no sail is named, it looks for one in the locker and takes the one that lies on top.",
        "Control",
        "-n, --no-wind Wait for wind, and where there is none for the tide; this may take long.",
        "-q say nothing",
        "EXIT STATUS",
        "0 if all went well.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "harbour dues for all  every week   12.50\nmooring for visitors  every day    3.00",
        "the first of the boats  rowed by Ann   at noon\nthe second of the boats  rowed by Bo   at dawn",
        "let total = 10;  # all of the boats in there\nlet other = 20;  # all of the ships out there",
    ],
)
def test_rows_of_cells_do_not_run_on(rows):
    assert len(sentences(rows)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Install it for all users. npm finds it then. The users need npm.", 3),
        ("Everyone likes iced water. iPhone users like water as well. Water is wet.", 3),
        ("teal\n====\n\nIt takes a hint. teal lists ducks. It is slow.", 5),
        ("It costs approx. five pounds and is kept by the println! macro. Five pounds.", 2),
        ("He read vol. two of it. The volume was long.", 2),
        ("They sell fruit. e.g. pears. The fruit is sold.", 2),
    ],
)
def test_a_name_in_small_letters_begins_a_sentence_behind_an_ordinary_word(text, expected):
    assert len(sentences(text)) == expected
