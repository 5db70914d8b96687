"""What a page has beside its text, for finding one's way: menus, contents, links, titles of boxes and tabs.

Documentation is full of it: a paragraph sign behind every heading, "[source]" behind every function, and
boxes whose title, "Warning", would be taken for the heading of all that follows.
"""

import re

from lxml import etree

from index.readers.hidden import drop, text_of

_ROLES = frozenset({"navigation", "search", "contentinfo"})
_NAMED = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "figcaption")
_SOURCE = re.compile(r"\[source\]", re.I)
_BOX_TITLE = "admonition-title"  # as docutils and its kin call it
_BOX = re.compile(r"(?:note|tip|hint|caution|warning|important|danger|attention)\W*", re.I)
_CLOSED = re.compile(r"[.:!?…]$")


def prune_furniture(root: "etree._Element") -> None:
    """Take menus, lists of a page's own headings and permanent links out of the tree.

    Titles of boxes and tabs go in front of their text, and a dash before who is quoted.
    """
    _open_tabs(root)
    _sign_quotes(root)
    for node in list(root.iter(etree.Element)):
        if node.getparent() is None:
            continue
        role = (node.get("role") or "").lower()
        if role in _ROLES or _is_contents(node) or (node.tag == "a" and _is_permalink(node)):
            drop(node)
        elif _is_box_title(node):
            _lead(node)


def _open_tabs(root: "etree._Element") -> None:
    """Show what stands behind a row of tabs as if each had been clicked, under its name: "Windows:"."""
    tabs, panels = ([*root.iterfind(f".//*[@role='{role}']")] for role in ("tab", "tabpanel"))
    named = {panel.get("id"): panel for panel in panels if panel.get("id")}
    by_tab = {tab: panel for panel in named.values() if (tab := panel.get("aria-labelledby"))}
    for tab in tabs:
        panel = named.get(tab.get("aria-controls"), by_tab.get(tab.get("id")))
        said = text_of(tab)
        if panel is None or not said:
            continue
        panel.attrib.pop("hidden", None)
        label = etree.Element("p")
        label.text, label.tail, panel.text = f"{said}:", panel.text, None
        panel.insert(0, label)
        drop(tab)


def _sign_quotes(root: "etree._Element") -> None:
    """Put a dash in front of whoever a quotation that is set apart names as its source."""
    for quote in root.iter("blockquote"):
        signed = [*quote.iter("cite", "footer")]
        figure = quote.getparent()
        if figure is not None and figure.tag == "figure":
            signed += [*figure.iter("figcaption")]
        if not signed:
            continue
        signed[0].tag = "p"  # a footer would go with the page's
        if text_of(signed[0])[:1].isalnum():
            signed[0].text = f"— {signed[0].text or ''}"


def _is_contents(node: "etree._Element") -> bool:
    """Whether an element lists the headings of its own page, as links to them."""
    if not {"toc", "contents"} & set((node.get("class") or "").lower().split()):
        return False
    links = [link.get("href") or "" for link in node.iter("a")]
    return len(links) > 1 and all(link.startswith("#") for link in links)


def _is_permalink(link: "etree._Element") -> bool:
    """Whether a link leads a heading, or a name that is explained, to itself or to its source."""
    if not any(above.tag in _NAMED for above in link.iterancestors()):
        return False
    said = "".join(link.itertext()).strip()
    if _SOURCE.fullmatch(said):
        return True
    return "#" in (link.get("href") or "") and not any(char.isalnum() for char in said)


def _is_box_title(node: "etree._Element") -> bool:
    """Whether an element is the title of a box, by its name or as a heading of one such word."""
    if _BOX_TITLE in (node.get("class") or "").split():
        return True
    return node.tag in _NAMED[1:6] and _BOX.fullmatch("".join(node.itertext()).strip()) is not None


def _lead(title: "etree._Element") -> None:
    """Put the words of a box's title in front of its first paragraph; where there is none they stay."""
    text, said = title.getnext(), text_of(title)
    if text is None or text.tag != "p" or not said:
        return
    text.text = f"{said if _CLOSED.search(said) else f'{said}:'} {text.text or ''}"
    drop(title)
