"""A tree of marked-up text as blocks: headings, paragraphs, list items, table rows, in reading order."""

import re
from dataclasses import dataclass

from lxml import etree

from index.readers.archive import local
from index.readers.builder import TextBuilder

_SKIPPED = {
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "canvas",
    "select", "button", "input", "textarea", "video", "audio", "map", "dialog",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd",
    "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "hi", "ref", "img", "graphic",
}  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_ITEMS = {"li", "item", "dt", "dd"}
_ROWS = {"tr", "row"}
_BREAKS = {"br", "lb", "hr"}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands alone; `level` is 1 to 6 for headings, else 0."""

    text: str
    level: int = 0
    listed: bool = False
    row: bool = False
    links: int = 0  # characters of the text that are links


def blocks(root: "etree._Element", article: bool = False) -> list[Block]:
    """The blocks of a tree; `article`: the root comes from trafilatura, whose headings are called "head"."""
    walk = _Walk(article)
    walk.visit(root)
    walk.flush()
    return walk.found


def add_blocks(found: list[Block], builder: TextBuilder, prefix: str = "") -> str:
    """Append blocks with places "section HEADING, paragraph N"; the first heading comes back, "" for none."""
    title, section, number, before = "", prefix, 0, Block("")
    for block in found:
        if block.level:
            title = title or block.text
            section, number = ", ".join(filter(None, (prefix, f"section {block.text[:80]}"))), 0
            before = block
            builder.add("#" * block.level + " " + block.text, section)
            continue
        number += 1
        where = ", ".join(filter(None, (section, f"paragraph {number}")))
        tight = (block.listed and before.listed) or (block.row and before.row)
        before = block
        builder.add(f"- {block.text}" if block.listed else block.text, where, gap="\n" if tight else "\n\n")
    return title


class _Walk:
    """Collects blocks depth first; the parser bounds the depth of the tree."""

    def __init__(self, article: bool) -> None:
        self.found: list[Block] = []
        self._article = article
        self._parts: list[str] = []
        self._level = self._links = self._in_links = self._in_pre = 0
        self._bullet = False

    def visit(self, node: "etree._Element") -> None:
        tag = local(node)
        heading = self._article and tag == "head"
        if not tag or (tag in _SKIPPED and not heading):
            return
        if tag in _BREAKS:
            self._parts.append("\n")
        elif not (tag in _ROWS and self._add_row(node)):
            self._enter(node, tag, heading)

    def flush(self) -> None:
        """End the block at hand."""
        text = (
            re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(self._parts))
            if not self._in_pre
            else "".join(self._parts)
        )
        text = text.strip("\n").rstrip() if self._in_pre else re.sub(r"[ \t]{2,}", " ", text).strip()
        if text:
            line = text if not self._level else " ".join(text.split())
            self.found.append(Block(line, self._level, self._bullet, links=self._links))
            self._bullet = False
        self._parts, self._links = [], 0

    def _enter(self, node: "etree._Element", tag: str, heading: bool) -> None:
        verbatim = tag == "pre" or (self._article and tag == "code" and "\n" in "".join(node.itertext()))
        block = tag not in _INLINE or verbatim
        level = _HEADINGS.get(node.get("rend", ""), 2) if heading else _HEADINGS.get(tag, 0)
        if block:
            self.flush()
            self._bullet = self._bullet or tag in _ITEMS
        self._level = level or self._level
        self._in_links += tag in ("a", "ref")
        self._in_pre += verbatim
        self._say(node.text)
        for child in node:
            self.visit(child)
            self._say(child.tail)
        if block:
            self.flush()
        self._in_pre -= verbatim
        self._in_links -= tag in ("a", "ref")
        if level:
            self._level = 0
        if tag in _ITEMS:
            self._bullet = False

    def _add_row(self, row: "etree._Element") -> bool:
        """A row as one block, unless the table only lays out the page."""
        cells = [blocks(cell, self._article) for cell in row if local(cell) in ("td", "th", "cell")]
        if any(len(cell) > 2 and sum(len(block.text) for block in cell) > 300 for cell in cells):
            return False
        texts = [" ".join(block.text.replace("\n", " ") for block in cell) for cell in cells]
        if len(texts) < 2:
            return False
        self.flush()
        if any(texts):
            links = sum(block.links for cell in cells for block in cell)
            self.found.append(Block(" | ".join(texts), row=True, links=links))
        return True

    def _say(self, text: str | None) -> None:
        if text:
            said = text if self._in_pre else text.replace("\r", " ").replace("\n", " ")
            self._parts.append(said)
            if self._in_links:
                self._links += len(said)
