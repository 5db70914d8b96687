"""What a page holds and a person does not see: taken out before it is read, and counted.

Only what an element says itself counts. A style sheet hides for other reasons too, the answers of a list of
questions until they are clicked, and is left alone; but for the lines of an example that a book has for the
compiler, and shows to nobody who does not ask for them.
"""

import re

from lxml import etree

_WHITE = 243  # of 255, on each channel
_FAINT = 0.1  # opacity
_TINY = {"px": 2.0, "pt": 1.5, "em": 0.15, "rem": 0.15, "%": 15.0, "": 0.1}  # font sizes below are no print
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))\s*(px|pt|em|rem|%|)")
_AWAY = re.compile(r"-\d{3,}")
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[, ]*){4}\)|inset\((?:50|100)%\)")
_FOR_COMPILERS = "boring"  # as mdBook calls them
_ENDS_SMALL = ("height", "max-height", "width", "max-width")


def prune_hidden(root: "etree._Element") -> int:
    """Take out of the tree what a browser would not show; the number of characters taken comes back."""
    taken = 0
    for node in list(root.iter(etree.Element)):
        if node.getparent() is not None and node.tag not in ("html", "body") and _is_hidden(node):
            taken += len(text_of(node))
            drop(node)
    return taken


def text_of(node: "etree._Element") -> str:
    """All the words in an element, on one line."""
    return " ".join("".join(node.itertext()).split())


def drop(node: "etree._Element") -> None:
    """Remove an element but not the text after it."""
    parent, tail = node.getparent(), node.tail
    if parent is None:
        return
    previous = node.getprevious()
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _is_hidden(node: "etree._Element") -> bool:
    if node.get("hidden") is not None or node.tag in ("noembed", "noframes"):
        return True
    if node.tag == "span" and _FOR_COMPILERS in (node.get("class") or "").split():
        return next(node.iterancestors("code"), None) is not None
    if not (node.get("style") or node.get("color")):
        return False
    said = _declarations(node.get("style") or "")
    return _hides(said) or _unseen_colour(node, said)


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in _COMMENT.sub("", style).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _hides(said: dict[str, str]) -> bool:
    size = _NUMBER.match(said.get("font-size") or said.get("font", ""))
    opacity = _NUMBER.match(said.get("opacity", ""))
    ends = [_NUMBER.match(said[name]) for name in _ENDS_SMALL if name in said]
    clips = said.get("overflow", "") == "hidden" and any(end and float(end[1]) <= 1 for end in ends)
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or bool(opacity and float(opacity[1]) / (100 if opacity[2] == "%" else 1) < _FAINT)
        or bool(size and float(size[1]) < _TINY[size[2]])
        or clips
        or bool(_CLIPPED.search(said.get("clip", "") + said.get("clip-path", "")))
        or bool(re.match(r"scale\(0(?:\.0+)?\)", said.get("transform", "")))
        or any(_AWAY.match(said.get(side, "")) for side in ("text-indent", "left", "top"))
    )


def _unseen_colour(node: "etree._Element", said: dict[str, str]) -> bool:
    """Whether the text has the colour of what is behind it, as far as the page itself tells."""
    colour = said.get("color") or (node.get("color") or "").lower()
    behind = said.get("background-color") or said.get("background") or (node.get("bgcolor") or "").lower()
    if "text" in (
        said.get("background-clip"),
        said.get("-webkit-background-clip"),
    ):  # painted by its back
        return False
    if colour == "transparent" or (colour and colour == behind):
        return True
    if not _is_white(colour):
        return False
    return _is_white(behind) if behind else not any(map(_may_be_dark, (node, *node.iterancestors())))


def _may_be_dark(node: "etree._Element") -> bool:
    """Whether something may be painted behind the element's text."""
    told = ("bgcolor", "background", "class", "id")
    return any(node.get(name) for name in told) or "background" in (node.get("style") or "")


def _is_white(colour: str) -> bool:
    digits = colour.removeprefix("#")
    if colour == "white":
        return True
    if colour.startswith("#") and len(digits) in (3, 6) and not digits.strip("0123456789abcdef"):
        wide = digits if len(digits) == 6 else "".join(2 * c for c in digits)
        return all(int(wide[i : i + 2], 16) >= _WHITE for i in (0, 2, 4))
    channels = re.match(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", colour)
    return channels is not None and all(int(channel) >= _WHITE for channel in channels.groups())
