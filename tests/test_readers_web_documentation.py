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
