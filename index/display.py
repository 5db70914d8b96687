"""Text from documents, models and file names made harmless for a terminal: one filter for every front end.

Escape sequences start with a control character, so without control characters there are none; what follows
one stays visible as plain text. Characters that no one can see, or that reorder what is seen, go as well:
they hide instructions and forge names. Readers filter what is indexed, front
ends what is shown.
"""

import json
import re
from typing import Any

# Written as escapes, so that this file stays readable and cannot be spoofed itself.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi controls
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufeff\uffa0"  # zero width
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors carry hidden bytes
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # annotations, shorthand and music formats
    "\U000e0000-\U000e007f"  # tags: an invisible copy of ASCII
    "]"
)
# Arabic and Indic scripts spell words with joiners; anywhere else they only hide.
_SPELLING = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\ufb50-\ufdff"
_STRAY_JOINER = re.compile(f"(?<![{_SPELLING}])[\u200c\u200d]|[\u200c\u200d](?![{_SPELLING}])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_AS_IT_IS = re.compile(f"(?:{_UNSEEN.pattern}|{_BREAKS.pattern}|{_SURROGATE.pattern})")


def displayable(text: str) -> str:
    """The text as it may be written to a terminal; a fixed point: filtering twice changes nothing.

    Control, bidi, zero-width, variation and tag characters are dropped, other line breaks become newlines,
    lone surrogates become U+FFFD; newlines and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATE.sub("\ufffd", text)
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    while (shorter := _STRAY_JOINER.sub("", text)) != text:
        text = shorter
    return text


def indented(text: str) -> str:
    """The displayable text; of several lines each stands further in, lest one look like the program's own."""
    lines = displayable(text).strip().split("\n")
    return "\n".join(f"  {line}" for line in lines) if len(lines) > 1 else lines[0]


def json_text(value: Any, *, indent: int | None = 2, sort_keys: bool = False) -> str:
    """The value as JSON that may be written to a terminal: what `displayable` drops stands as an escape.

    Its lines end at newlines alone, any encoding of Unicode holds it, and it reads back unchanged.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
    return _NOT_AS_IT_IS.sub(lambda found: json.dumps(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The displayable text on one line: runs of white space become one blank."""
    return " ".join(displayable(text).split())
