"""Short web pages: the article, and not what a site puts around it."""

import pytest

from index.limits import Limits
from index.readers import read_bytes

NEWS = b"""<html><head><title>Weir to stay shut - Canal Times</title></head><body>
<header><p><a href="/">Canal Times</a></p></header><nav><a href="/sport">Sport</a></nav>
<main><article><header><h1>Weir to stay shut</h1></header>
<p>The weir at Low Quay stays shut until June, the canal trust said on Thursday.</p>
<div class="signup"><h3>Sign up for our newsletter</h3><p>The day in your inbox.</p>
<form><input type="email"></form></div>
<p>Forty boats have waited since Monday, and nine of them have been towed away.</p>
<div class="share"><h3>Share this</h3><ul><li><a href="#">By mail</a></li></ul></div>%s</article>
<section><h2>Related stories</h2><ul><li><a href="/a">Ferry fares rise</a></li></ul></section>%s</main>
</body></html>"""
COMMENTS = b"""<section id="comments"><h2>1 comment</h2>
<ol><li><article><p>It was ninety boats!</p></article></li></ol></section>"""


def read(page: bytes) -> str:
    return read_bytes(page, "page.html", Limits())[0].text


@pytest.mark.parametrize("page", [NEWS % (COMMENTS, b""), NEWS % (b"", COMMENTS)], ids=["inside", "behind"])
def test_a_short_article_is_read_without_what_readers_say_and_what_it_is_set_among(page):
    text = read(page)
    assert text.startswith("# Weir to stay shut\n\nThe weir at Low Quay stays shut")
    assert text.endswith("nine of them have been towed away.")
    assert "inbox" not in text


def test_a_discussion_longer_than_what_it_is_about_is_text():
    replies = b"<div class='comments'>%s</div>" % (b"<p>It was ninety boats, as I counted twice.</p>" * 9)
    assert "ninety boats" in read(NEWS % (b"", replies))


def test_a_form_for_anything_else_leaves_what_stands_around_it():
    page = (
        b"<body><h2>Boats</h2><div><p>A boat costs 9 crowns.</p><form><input name='day'></form></div></body>"
    )
    assert "A boat costs 9 crowns." in read(page)


def test_headings_over_links_alone_are_left_out_and_others_kept():
    links = b"<ul><li><a href='/a'>Ferries</a></li></ul>"
    page = b"<body><h1>Locks</h1><h2>See also</h2>%s<h2>Hours</h2><p>From nine.</p><h2>Links</h2>%s</body>"
    assert read(page % (links, links)) == "# Locks\n\n## Hours\n\nFrom nine."


@pytest.mark.parametrize(
    "quote",
    [
        b"<blockquote><p>We wait.</p><cite>Ruth Hale, boat owners</cite></blockquote>",
        b"<figure><blockquote>We wait.</blockquote><figcaption>Ruth Hale, boat owners</figcaption></figure>",
        b"<blockquote>We wait.<footer>\xe2\x80\x94 Ruth Hale, boat owners</footer></blockquote>",
    ],
)
def test_a_quotation_that_is_set_apart_is_signed_with_a_dash(quote):
    page = b"<meta charset=utf-8><body><h1>Weir</h1>%s<p>The weir is shut.</p></body>" % quote
    assert read(page) == "# Weir\n\nWe wait.\n\n— Ruth Hale, boat owners\n\nThe weir is shut."
