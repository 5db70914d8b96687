"""Web pages: the main content as trafilatura finds it, or all visible text where that loses too much."""

import re
from html.parser import HTMLParser

from lxml import etree, html

from index.dates import document_date, to_date
from index.limits import Limits
from index.readers.builder import TextBuilder
from index.readers.furniture import prune_furniture
from index.readers.hidden import prune_hidden, text_of
from index.readers.markup import Block, add_blocks, blocks, even_tables
from index.readers.prose import prose
from index.readers.reading import Reading, Unreadable
from index.readers.titles import first_title, shortened, stem_title
from index.text import NotText, clean, decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_SHORT = 400  # words; so short a page has little beside its content
_LEAP = 40  # blocks that may be skipped to where the same words stand, which stand elsewhere as well
# a first heading that names a part of the page, not the page
_SECTION = re.compile(r"\d+(?:\.\d+)*[.)]?\s|(?:overview|introduction|abstract|summary|syntax)\W*$", re.I)
_LOSS = 0.05  # share of the page's words in sentences and tables that the main content may lack


def read_html(data: bytes, name: str, limits: Limits) -> list[Reading]:
    """One document; places are "section HEADING, paragraph N"."""
    tree, flat = parse_html(html_text(data))
    known = _about(tree)
    prune_furniture(tree)  # first: that a page hides its box for searching is not worth a note
    hidden = prune_hidden(tree)
    even_tables(tree)
    own = prose(tree)
    main, meta = _main_content(tree)
    loses = _words(own) <= _SHORT or _lost(main, own) > _LOSS * _words(own)
    main = own if loses else _as_laid_out(main, own)
    builder = TextBuilder(limits)
    title = add_blocks(main, builder)
    if not builder.text:
        raise Unreadable("has no text")
    if known.get("title") and _SECTION.match(title):
        title = ""
    author = known.get("author") or clean(meta.get("author") or "").strip()
    return [
        Reading(
            name=name,
            title=shortened(title or known.get("title", "") or first_title(builder.text) or stem_title(name)),
            text=builder.text,
            kind="html",
            places=builder.places,
            date=to_date(known.get("date")) or document_date(name, builder.text) or to_date(meta.get("date")),
            author=author or None,
            language=known.get("language"),
            notes=_notes(hidden, flat),
        )
    ]


def html_text(data: bytes) -> str:
    """The page's source as text; the encoding it declares is tried first. Raises Unreadable."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return clean(data.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode(data).text
    except NotText as error:
        raise Unreadable("is a binary file") from error


def parse_html(text: str) -> "tuple[etree._Element, bool]":
    """The tree of a page, and whether it was nested too deeply and lost its structure.

    Nothing is fetched, nothing is run. Raises Unreadable when there is no tree.
    """
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Unreadable("has no text") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        return _flat_tree(text), True
    return tree, False


def _flat_tree(text: str) -> "etree._Element":
    """The page's words as paragraphs, without the nesting that the parser gives up on."""
    flat = _Words()
    flat.feed(text)
    flat.close()
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    for words in flat.paragraphs:
        etree.SubElement(body, "p").text = words
    return root


class _Words(HTMLParser):
    """Collects text between block tags without building a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._unseen = 0
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Count into elements whose text is not shown."""
        self._unseen += tag in ("script", "style", "template", "head")
        self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """Count out of them."""
        self._unseen -= tag in ("script", "style", "template", "head") and self._unseen > 0
        self._end_paragraph()

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not self._unseen:
            self._parts.append(data)

    def close(self) -> None:
        """End the last paragraph too."""
        super().close()
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        words = " ".join("".join(self._parts).split())
        if words:
            self.paragraphs.append(words)
        self._parts = []


def _main_content(tree: "etree._Element") -> tuple[list[Block], dict[str, str | None]]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # a page its heuristics cannot take is read whole
        found = None
    if not isinstance(found, Document) or found.body is None:
        return [], {}
    return blocks(found.body, article=True), {"author": found.author, "date": found.date}


def _about(tree: "etree._Element") -> dict[str, str]:
    """Title, author, date and language the page states about itself."""
    known: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        field = _META.get(key)
        if field and (value := clean(node.get("content") or "").strip()):
            known.setdefault(field, value)
    title = tree.find(".//title")
    text = text_of(title) if title is not None else ""
    if text and not text.startswith("<no title>"):  # as Sphinx calls a page without a heading
        known.setdefault("title", text)
    if language := (tree.get("lang") or "").strip():
        known["language"] = language.partition("-")[0].lower()
    for node in tree.iter("time"):
        if node.get("datetime"):
            known.setdefault("date", node.get("datetime") or "")
            break
    return known


_META = {
    "og:title": "title", "dc.title": "title", "author": "author", "dc.creator": "author",
    "article:published_time": "date", "date": "date", "dc.date": "date", "datepublished": "date",
    "pubdate": "date", "dcterms.created": "date",
}  # fmt: skip


def _notes(hidden: int, flat: bool) -> tuple[str, ...]:
    found = [f"{hidden} characters that a browser does not show were left out"] if hidden else []
    return (*found, *(["is nested too deeply; its text was read without its structure"] if flat else []))


def _as_laid_out(main: list[Block], own: list[Block]) -> list[Block]:
    """The main content as the page itself lays it out, under the headings and leads that were lost over it.

    What is found of a block, in the order of the page, is taken from there: its lines, its place in a list.
    """
    kept = {_said(block) for block in main if block.level}
    places: dict[str, list[int]] = {}
    for place, block in enumerate(own):
        places.setdefault(_said(block), []).append(place)
    found: list[Block] = []
    at = 0
    for block in main:
        there = places.get(_said(block), [])
        near = next((place for place in there if place >= at), None)
        if near is None or (near - at > _LEAP and len(there) > 1):
            found.append(block)
            continue
        first = near if found else _opening(own[:near])
        while first > at and _leads(own[first - 1], kept):
            first -= 1
        found += own[first : near + 1]
        at = near + 1
    if not any(block.level == 1 for block in found):
        found = [*[block for block in own if block.level == 1][:1], *found]
    return found


def _opening(before: list[Block]) -> int:
    """Where the page begins that has a section in front of its main content: "NAME" of a manual's page."""
    top = next((place for place, block in enumerate(before) if block.level == 1), len(before))
    return top if any(block.level for block in before[top + 1 :]) else len(before)


def _leads(block: Block, kept: set[str]) -> bool:
    """Whether a block that was lost belongs to what comes after it: a heading, or a line that ends so:"""
    return _said(block) not in kept if block.level else block.text.endswith(":")


def _said(block: Block) -> str:
    """A block's words, without the marks that fence code."""
    return " ".join(block.text.strip("`~").split())


def _lost(main: list[Block], own: list[Block]) -> int:
    """Words of the page's headings, sentences and tables that the main content lacks."""
    held = " ".join(map(_said, main))
    missing = (block for block in own if _said(block) not in held)
    return _words([block for block in missing if block.row or block.level or len(block.text.split()) >= 10])


def _words(found: list[Block]) -> int:
    return sum(len(block.text.split()) for block in found)
