"""Programs and configuration are read line by line, a comment with the line that it is about."""

from index.cutting.code_lines import code_spans

SETTINGS = """# Settings of the lock

[gates]
# How often the gates are tried again
# before they are given up
retries = 6
width: 4.2   # metres
  # a comment of another depth
colour = green

# A comment of its own

depth = 3
"""
PROGRAM = '''"""Opening of the lock."""

WIDE = 4


def lift(gate, tries=WIDE):
    """Lift a gate slowly. It never
    falls again.

    Args:
        gate: Which gate is lifted, the upper one
            or the lower one.
        tries: How often.
    """
    for each in range(tries):
        gate.lift(each)
    return gate
'''


def pieces(text):
    return [text[a:b] for a, b in code_spans(text, 0, len(text))]


def test_a_setting_has_the_comment_right_above_it():
    assert pieces(SETTINGS) == [
        "# Settings of the lock",
        "[gates]",
        "# How often the gates are tried again\n# before they are given up\nretries = 6",
        "width: 4.2   # metres",
        "# a comment of another depth",
        "colour = green",
        "# A comment of its own",
        "depth = 3",
    ]


def test_documentation_in_a_program_is_sentences_and_the_rest_lines():
    assert pieces(PROGRAM) == [
        "Opening of the lock.",
        "WIDE = 4",
        "def lift(gate, tries=WIDE):",
        "Lift a gate slowly.",
        "It never\n    falls again.",
        "Args:",
        "gate: Which gate is lifted, the upper one\n            or the lower one.",
        "tries: How often.",
        "for each in range(tries):",
        "gate.lift(each)",
        "return gate",
    ]


def test_a_stretch_is_read_within_its_ends():
    start, end = PROGRAM.index("WIDE"), PROGRAM.index("def")
    assert code_spans(PROGRAM, start, end) == [(start, start + len("WIDE = 4"))]
    assert code_spans("", 0, 0) == []
