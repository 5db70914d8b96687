"""A tree of marked-up text as blocks: headings, paragraphs, list items, table rows, in reading order."""

import re
from dataclasses import dataclass

from lxml import etree

from index.readers.archive import local
from index.readers.builder import TextBuilder
from index.readers.spans import Cell, evened

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
_CELLS = {"td", "th", "cell"}
_LAYOUT = 300  # characters of a cell of a table that may only lay out the page
_BREAKS = {"br", "lb", "hr"}
_CODE = re.compile(
    r"\b(?:code|highlight|lang(?:uage)?|literal-block|prettyprint|programlisting|screen|sourcecode|src)\b",
    re.I,
)
_FENCES = ("```", "~~~")


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
    walk.end_terms()
    return walk.found


def _is_code(pre: "etree._Element") -> bool:
    """Whether text that is set as it was typed is code: letters and poems are set so, too."""
    above = pre.getparent()
    named = f"{pre.get('class', '')} {above.get('class', '') if above is not None else ''}"
    return any(local(child) == "code" for child in pre) or _CODE.search(named) is not None


def even_tables(tree: "etree._Element") -> None:
    """Put the cells of the tree's tables that reach over several columns or rows into each of them."""
    for table in list(tree.iter("table")):
        rows = [[cell for cell in row if local(cell) in _CELLS] for row in table.iter("tr")]
        spans = any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row)
        if not spans or next(table.iterdescendants("table"), None) is not None:
            continue
        told = [[_spanning(cell) for cell in row] for row in rows]
        if any(len(cell.text) > _LAYOUT for row in told for cell in row):
            continue
        for row, cells, texts in zip(list(table.iter("tr")), rows, evened(told), strict=True):
            for cell in cells:
                row.remove(cell)
            for text in texts:
                etree.SubElement(row, "td").text = text


def _spanning(cell: "etree._Element") -> Cell:
    text = " ".join(block.text.replace("\n", " ") for block in blocks(cell))
    return Cell(text, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: "etree._Element", name: str) -> int:
    stated = (cell.get(name) or "").strip()
    return max(int(stated), 1) if stated.isdecimal() and len(stated) < 6 else 1


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
        self._level = self._links = self._in_links = self._in_pre = self._in_code = 0
        self._bullet = False
        self._terms: list[str] = []  # those that what comes next defines

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
        if self._in_pre:
            self._end_code()
        else:
            lines = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(self._parts))
            if text := re.sub(r"[ \t]{2,}", " ", lines).strip():
                self._add(text if not self._level else " ".join(text.split()))
        self._parts, self._links = [], 0

    def end_terms(self) -> None:
        """Terms that nothing defines stand alone."""
        if self._terms:
            self.found.append(Block(", ".join(self._terms), listed=True))
            self._terms = []

    def _end_code(self) -> None:
        code = "".join(self._parts).strip("\n").rstrip()
        if code and self._in_code:
            fence = next((each for each in _FENCES if each not in code), "")
            code = f"{fence}\n{code}\n{fence}" if fence else code
        if code:
            self.end_terms()
            self.found.append(Block(code, links=self._links))
            self._bullet = False

    def _add(self, text: str) -> None:
        if self._terms and not self._level:
            text = f"{', '.join(self._terms)}: {text}"
            self._bullet, self._terms = True, []
        self.end_terms()
        self.found.append(Block(text, self._level, self._bullet, links=self._links))
        self._bullet = False

    def _enter(self, node: "etree._Element", tag: str, heading: bool) -> None:
        code = self._article and tag == "code" and "\n" in "".join(node.itertext())
        verbatim = tag == "pre" or code
        code = code or (verbatim and _is_code(node))
        block = tag not in _INLINE or verbatim
        level = _HEADINGS.get(node.get("rend", ""), 2) if heading else _HEADINGS.get(tag, 0)
        term = tag == "dt" or (tag == "item" and node.get("rend", "").startswith("dt"))
        if block:
            self.flush()
            self._bullet = self._bullet or tag in _ITEMS
        self._level = level or self._level
        self._in_links += tag in ("a", "ref")
        self._in_pre += verbatim
        self._in_code += code
        self._say(node.text)
        for child in node:
            self.visit(child)
            self._say(child.tail)
        if term:
            self._take_terms()
        elif block:
            self.flush()
        self._in_pre -= verbatim
        self._in_code -= code
        self._in_links -= tag in ("a", "ref")
        if level:
            self._level = 0
        if tag in _ITEMS:
            self._bullet = False

    def _take_terms(self) -> None:
        """Keep what a definition list names until it is defined."""
        term = " ".join("".join(self._parts).split())
        self._terms += [term] if term else []
        self._parts, self._links = [], 0

    def _add_row(self, row: "etree._Element") -> bool:
        """A row as one block, unless the table only lays out the page."""
        cells = [blocks(cell, self._article) for cell in row if local(cell) in _CELLS]
        if any(len(cell) > 2 and sum(len(block.text) for block in cell) > _LAYOUT for cell in cells):
            return False
        texts = [" ".join(block.text.replace("\n", " ") for block in cell) for cell in cells]
        if len(texts) < 2:
            return False
        self.flush()
        self.end_terms()
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
