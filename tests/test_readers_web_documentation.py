"""Pages of documentation: terms with their sense, code as code, and no frame around them."""

import pytest

from index.limits import Limits
from index.readers import read_bytes

BOOK = b"""<html><head><title>Locks - The Canal Book</title></head><body><div class="keys"><h2>Shortcuts</h2>
<p>Press S to search in the book</p></div><h1 class="menu">The Canal Book</h1><main><h1>canal-lock</h1>
<p>Opens a lock. The keeper of the lock is told of it, and the gates are closed behind the boat again.</p>
<dl><dt><code>-g</code></dt><dt><code>--gate</code> <em>number</em></dt><dd><p>The gate to open.</p></dd>
<dt>--fast</dt><dd>Open it at once.</dd><dt>--slow</dt></dl>
<p>Open the upper gate so:</p><pre><code># as the keeper
canal-lock -g 2
</code></pre>%s</main></body></html>"""
LONG = b"<p>%s</p>" % (b"The boat waits before the gates until the water stands as high on one side. " * 30)


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_a_page_of_documentation_keeps_terms_with_their_sense_and_code_as_code(rest):
    found = read_bytes(BOOK % rest, "book/lock.html", Limits())[0]
    assert found.title == "canal-lock"
    assert "Canal Book" not in found.text and "Press S" not in found.text
    assert "- -g, --gate number: The gate to open.\n- --fast: Open it at once.\n- --slow" in found.text
    assert "```\n# as the keeper\ncanal-lock -g 2\n```" in found.text


def test_what_is_set_as_typed_is_no_code_for_that():
    letter = b"<html><body><h1>Letter</h1><pre>Dear Ann,\n  the boat is here.</pre></body></html>"
    assert "Dear Ann,\n  the boat is here." in read_bytes(letter, "letter.html", Limits())[0].text
    assert "```" not in read_bytes(letter, "letter.html", Limits())[0].text


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_lines_of_an_example_that_are_for_the_compiler_alone_are_left_out(rest):
    page = (
        b"<html><body><main><h1>Locks</h1><p>So a lock is opened:</p><pre><code class='language-rust'>"
        b"<span class='boring'>fn main() {\n</span>lock.open();\n<span class='boring'>}</span></code></pre>"
        b"<p><span class='boring'>Dull</span> locks are grey.</p>%s</main></body></html>" % rest
    )
    found = read_bytes(page, "lock.html", Limits())[0]
    assert "```\nlock.open();\n```" in found.text and "fn main" not in found.text
    assert "Dull locks are grey." in found.text
    assert any("left out" in note for note in found.notes)


MANUAL = b"""<html><head><title>Weirs</title></head><body>
<div class="related" role="navigation"><h3>Navigation</h3>
<p>The previous page tells of gates and much else.</p></div>
<div role="search" style="display: none"><h3>Quick search</h3></div>
<div class="toc"><p>Contents</p><a href="#open">Opening</a> <a href="#shut">Shutting</a></div>
<div class="body"><h1>Weirs<a class="headerlink" href="#weirs" title="Permalink">\xc2\xb6</a></h1>
<dl><dt>open_weir(<em>number</em>)<a href="weirs.html#open"><span>[source]</span></a>
<a href="#open">\xc2\xb6</a></dt>
<dd><p>Opens a weir.</p></dd></dl>
<div class="admonition warning"><p class="admonition-title">Warning</p><p>The water rises behind it.</p></div>
<p>The keeper opens it by hand, as <a href="#open">the function</a> does.</p>%s</div></body></html>"""


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_permalinks_menus_and_titles_of_boxes_are_no_text_of_the_page(rest):
    found = read_bytes(MANUAL % rest, "weirs.html", Limits())[0]
    assert found.title == "Weirs"
    assert "# Weirs\n" in found.text and "\xb6" not in found.text and "[source]" not in found.text
    assert "Navigation" not in found.text and "previous page" not in found.text
    assert "Contents" not in found.text and "Shutting" not in found.text
    assert "Warning: The water rises behind it." in found.text
    assert "by hand, as the function does." in found.text  # a link that says something stays
    assert "Quick search" not in found.text and not found.notes


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_each_panel_of_a_row_of_tabs_is_read_under_its_name(rest):
    page = (
        b"<html><body><main><h1>Locks</h1><p>A lock is opened so:</p>"
        b"<div role=tablist><button role=tab aria-controls=l>Linux</button>"
        b"<button role=tab aria-controls=w>Windows</button></div>"
        b"<div role=tabpanel id=l><pre>$ lock --open</pre></div>"
        b"<div role=tabpanel id=w hidden><pre>&gt; lock.exe /open</pre></div>%s</main></body></html>" % rest
    )
    found = read_bytes(page, "lock.html", Limits())[0]
    assert "Linux:\n\n$ lock --open\n\nWindows:\n\n> lock.exe /open" in found.text
    assert "LinuxWindows" not in found.text and not found.notes


def test_a_page_is_not_called_by_its_first_section():
    page = (
        "<html><head><title>{}</title></head><body><h1>{}</h1><p>A weir holds the water up.</p></body></html>"
    )

    def title(of_page: str, heading: str) -> str:
        return read_bytes(page.format(of_page, heading).encode(), "w.html", Limits())[0].title

    assert title("The weir", "1. Overview") == title("The weir", "Introduction") == "The weir"
    assert title("The weir", "Weirs of the Lark") == "Weirs of the Lark"
    assert title("", "1. Overview") == "1. Overview"


def releases(number: int) -> bytes:
    items = b"".join(
        b"<li><p>lock %d.%d opens without a sound, #%d</p></li>" % (number, n, n) for n in range(9)
    )
    return (
        b"<div class='section'><span></span><h2>Version 1.%d.0 (2021-03-%02d)</h2><p>Fixes:</p><ul>%s</ul>"
        b"<pre>lock --open %d\nlock --shut %d</pre></div>" % (number, number + 1, items, number, number)
    )


def test_a_long_page_keeps_its_headings_its_leads_and_the_lines_of_its_code():
    log = b"".join(map(releases, range(20)))
    page = b"<html><body><div class='body'><h1>Change Log</h1>%s</div></body></html>" % log
    text = read_bytes(page, "changes.html", Limits())[0].text
    assert text.count("\n## Version 1.") == 20 and text.count("\nFixes:\n") == 20
    assert "## Version 1.7.0 (2021-03-08)\n\nFixes:\n\n- lock 7.0 opens" in text
    assert "lock --open 7\nlock --shut 7" in text


PAGE = b"""<html><body><div id="header"><h1>lock(1) Manual Page</h1><h2>NAME</h2>
<div><p>lock - open and shut the gates</p></div></div><div id="content"><h2>DESCRIPTION</h2>
<p>The keeper of a lock opens it for every boat that sounds its horn twice before the gates.</p>
<div class="note"><h3 class="title">Note</h3><p>At night nobody does.</p></div><h2>Notes</h2><p>None.</p>
%s</div></body></html>"""


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_a_manual_page_keeps_its_name_and_a_box_is_no_section(rest):
    text = read_bytes(PAGE % rest, "lock.html", Limits())[0].text
    assert text.startswith("# lock(1) Manual Page\n\n## NAME\n\nlock - open and shut the gates\n\n## DESC")
    assert "\n\nNote: At night nobody does.\n\n## Notes\n\nNone." in text


@pytest.mark.parametrize("rest", [b"", LONG], ids=["short", "long"])
def test_the_headline_of_a_page_stands_in_its_header_and_a_banner_is_no_text(rest):
    page = (
        b"<html><head><title>Canal Times</title></head><body><header><a href='/'>Subscribe</a></header>"
        b"<article><header><h1>Lock reopens after flood</h1></header>"
        b"<p>The lock opened again on Monday after nine days.</p>%s</article></body></html>"
    )
    reading = read_bytes(page % rest, "news.html", Limits())[0]
    assert reading.text.startswith("# Lock reopens after flood\n\nThe lock opened")
    assert reading.title == "Lock reopens after flood"
