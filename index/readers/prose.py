"""A page's own text: its article or main part, without menus, forms and what stands around it."""

import re

from lxml import etree, html

from index.readers.hidden import drop
from index.readers.markup import Block, blocks

_FRAME = ("nav", "footer", "aside", "form", "noscript", "script", "style", "template")
_LINKS = 0.6  # share of a block's characters that are links, from which on it leads elsewhere
_OWN = 0.5  # share of the main part's words that its article has
_ASKED = 40  # words of a box that asks to be subscribed to
_ASKING = re.compile(r"\b(?:newsletters?|subscri(?:be|ption)|sign up|inbox|mailing list)\b", re.I)
_REPLIES = frozenset({"comments", "comments-area", "comment-list", "comment-section", "respond"})
_BOXES = frozenset({"div", "section", "aside"})


def prose(tree: "etree._Element") -> list[Block]:
    """The page's visible text without its frame, runs of bare links and the headings over these.

    Of a page that says where its main content is, that; of an article with a headline, without its readers'
    comments.
    """
    part = html.fromstring(etree.tostring(_main(tree), encoding="unicode"))
    for node in list(part.iter("form")):
        drop(_invitation(node))
    for node in list(part.iter(*_FRAME)):
        drop(node)
    for node in list(part.iter("header")):
        if next(node.iter("h1", "h2", "p"), None) is None:
            drop(node)
    return _told(blocks(_article(part)))


def _main(tree: "etree._Element") -> "etree._Element":
    mains = [node for node in tree.iter("main", "div") if node.tag == "main" or node.get("role") == "main"]
    if len(mains) == 1 and mains[0].xpath(".//h1 | .//h2 | .//p"):
        return mains[0]
    body = tree.find("body")
    return tree if body is None else body


def _article(part: "etree._Element") -> "etree._Element":
    """The one article under a headline, where most of the text is its own; else all."""
    headed = [node for node in part.iter("article") if next(node.iter("h1"), None) is not None]
    if len(headed) != 1 or _words(headed[0]) < _OWN * _words(part):
        return part
    for node in list(headed[0].iter(*_BOXES, "ol", "ul")):
        if _REPLIES & {*(node.get("class") or "").split(), node.get("id")}:
            drop(node)
    return headed[0]


def _invitation(form: "etree._Element") -> "etree._Element":
    """The box around a form that asks to subscribe to something; of any other form itself."""
    box = form
    while (
        (around := box.getparent()) is not None
        and around.tag in _BOXES
        and _words(around) <= _ASKED
        and next(around.iter("h1"), None) is None
    ):
        box = around
    return box if _ASKING.search(" ".join(box.itertext())) else form


def _told(found: list[Block]) -> list[Block]:
    """The blocks that are no runs of links, without the headings that had nothing else under them."""
    kept: list[Block] = []
    led = False  # whether links have been left out since the last block that was kept
    for block in found:
        if not block.level and block.links >= _LINKS * len(block.text):
            led = True
            continue
        while led and block.level and kept and kept[-1].level >= block.level:
            kept.pop()
        kept.append(block)
        led = False
    if led and len(kept) > 1 and kept[-1].level:
        kept.pop()
    return kept


def _words(node: "etree._Element") -> int:
    return len(" ".join(node.itertext()).split())
