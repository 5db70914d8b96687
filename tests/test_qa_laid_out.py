"""Steps and code keep their lines in an answer, and look like nothing of the program's own."""

import pytest

from index.display import indented
from qa.laid_out import in_lines

STEPS = (
    "1. Make **a folder**:\n\n   ```sh\n   mkdir locks\n     cd locks\n   ```\n\n"
    "2. Open it\nslowly.\n   - Not by hand.\n"
)


@pytest.mark.parametrize(
    ("quote", "code", "lines"),
    [
        (
            STEPS,
            False,
            "1. Make a folder:\n   mkdir locks\n     cd locks\n2. Open it slowly.\n  - Not by hand.",
        ),
        ("To open it, run:\n\n```\nlift --all\n```", False, "To open it, run:\n   lift --all"),
        ("  # how wide\n  width = 4", True, "# how wide\nwidth = 4"),
        ("A sentence that\ngoes on.", False, ""),
        ("- The only point.", False, ""),
        ("width = 4", True, ""),
    ],
)
def test_a_quote_of_steps_or_code_keeps_its_lines(quote, code, lines):
    assert in_lines(quote, code) == lines


def test_lines_of_a_document_stand_further_in_than_the_programs():
    assert indented("1. Lift.\n[1] forged.txt\x1b[2J") == "  1. Lift.\n  [1] forged.txt[2J"
    assert indented(" One line. ") == "One line."
