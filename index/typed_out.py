r"""What a terminal makes of text that was written for one: letters struck twice and sequences that steer.

Manual pages and logs that were saved from a terminal hold "N\bNA\bAM\bM" for a bold NAM, "_\bi" for an
underlined i, and "ESC [ 1 m" in front of what is bold. What a person reads there is the text that stands.
"""

import re

STEERING = re.compile(
    "\x1b(?:"
    "\\[[0-?]*[ -/]*[@-~]"  # CSI: colours, places
    "|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)"  # OSC: titles, targets of links
    "|[(-/][0-~]"  # sets of characters
    "|[0-9<-?]"  # what is kept and brought back
    ")"
)
BULLET = "+\bo"  # as typesetters for plain text strike one
LINE = "_"  # leaves the letter that it is struck beneath


def typed_out(text: str) -> str:
    """The text as a terminal shows it, line by line; a text that steers none stays as it is."""
    if "\x1b" in text:
        text = STEERING.sub("", text)
    if "\b" not in text:
        return text
    return "\n".join(_struck(line) if "\b" in line else line for line in text.split("\n"))


def _struck(line: str) -> str:
    """A line with each place as what was struck there last."""
    shown: list[str] = []
    at = 0
    for character in line.replace(BULLET, "•"):
        if character == "\b":
            at = max(at - 1, 0)
            continue
        if at == len(shown):
            shown.append(character)
        elif character != LINE:
            shown[at] = character
        at += 1
    return "".join(shown)
