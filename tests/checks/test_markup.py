"""How defects of markup are found in other carriers than HTML: exact places, and fixes escaped for the format."""

from __future__ import annotations

import json

import pytest

from newslint.checks import NoOptions, markup
from newslint.checks.markup.addresses import addresses
from newslint.checks.markup.separators import StraySeparator
from newslint.fixes import apply
from newslint.model import Article, Source
from newslint.readers import Reading, read


def article_in(name: str, text: str, language: str | None = "en") -> Article:
    (article,) = read(Source(name, text), Reading(language=language))[0]
    return article


def test_a_separator_in_json_is_one_character_and_goes_alone() -> None:
    body = "<p>The vote passed.</p>.<p>It takes effect in May.</p>"
    source = json.dumps({"title": "Vote", "body_html": body}).replace("</", "<\\/")
    (hit,) = markup.stray_separator(article_in("a.json", source), StraySeparator())
    assert source[hit.span.start : hit.span.end] == "."
    assert hit.fix is not None
    new, _ = apply(source, [hit.fix])
    assert json.loads(new)["body_html"] == body.replace(">.<", "><")


def test_a_link_in_json_is_mended_with_the_escapes_of_html_and_json() -> None:
    body = '<p>See <a href="https://www.google.com/url?q=https%3A%2F%2Fx.org%2F%3Fa%3D1%26b%3D2">it</a>.</p>'
    source = json.dumps({"title": "Vote", "body_html": body})
    (hit,) = markup.redirect_link(article_in("a.json", source), NoOptions())
    assert hit.fix is not None
    new, _ = apply(source, [hit.fix])
    assert json.loads(new)["body_html"] == '<p>See <a href="https://x.org/?a=1&amp;b=2">it</a>.</p>'


@pytest.mark.parametrize(
    ("markdown", "use"),
    [
        ("See [it](https://x.org/?utm_source=chatgpt.com).", "link"),
        ('See [it](https://x.org/?utm_source=chatgpt.com "All votes").', "link"),
        ("See [it](<https://x.org/?utm_source=chatgpt.com>).", "link"),
        ("See [it][1].\n\n[1]: https://x.org/?utm_source=chatgpt.com\n", "link"),
        ("See ![it](https://x.org/?utm_source=chatgpt.com) there.", "picture"),
        ("See https://x.org/?utm_source=chatgpt.com for more.", "text"),
        ("---\ntitle: Vote\n---\n\nSee <a href='https://x.org/?utm_source=chatgpt.com'>it</a>.", "link"),
    ],
)
def test_addresses_in_markdown_are_found_and_mended(markdown: str, use: str) -> None:
    article = article_in("a.md", markdown)
    assert [(address.value, address.use) for address in addresses(article)] == [
        ("https://x.org/?utm_source=chatgpt.com", use)
    ]
    (hit,) = markup.chatbot_trace(article, NoOptions())
    assert markdown[hit.span.start : hit.span.end] == "https://x.org/?utm_source=chatgpt.com"
    assert hit.fix is not None
    assert apply(markdown, [hit.fix])[0] == markdown.replace("?utm_source=chatgpt.com", "")


def test_words_of_a_markdown_link_are_no_bare_address() -> None:
    text = "See [https://x.org](https://x.org), <https://x.org> and **https://y.org**."
    hits = list(markup.bare_address(article_in("a.md", text), NoOptions()))
    assert [text[hit.span.start : hit.span.end] for hit in hits] == ["https://y.org"]


def test_an_empty_paragraph_goes_with_the_comments_that_make_it_a_block_of_wordpress() -> None:
    text = (
        "<!-- wp:paragraph -->\n<p></p>\n<!-- /wp:paragraph --><!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->"
    )
    (hit,) = markup.empty_paragraph(article_in("a.html", text), NoOptions())
    assert text[hit.span.start : hit.span.end] == "<p></p>"
    assert hit.fix is not None
    assert apply(text, [hit.fix])[0] == "<!-- wp:paragraph --><p>Words.</p><!-- /wp:paragraph -->"


def test_in_markdown_a_tag_that_makes_its_row_html_is_not_deleted_unasked() -> None:
    text = "Words of copy.\n\n<p></p>\n*not emphasis here*\n"
    (hit,) = markup.empty_paragraph(article_in("a.md", text), NoOptions())
    assert hit.fix is not None
    assert not hit.fix.safe


def test_the_navigation_of_a_page_is_left_alone() -> None:
    page = (
        "<!doctype html><html lang=en><body><nav><p></p><a href='#'>Home</a></nav><article><h1>Vote</h1>"
        "<p>It passed, at last, by a few voices.</p></article><footer><p></p></footer></body></html>"
    )
    article = article_in("a.html", page)
    assert not list(markup.empty_paragraph(article, NoOptions()))
    assert not list(markup.dead_link(article, NoOptions()))


def test_a_tag_inside_markdown_is_told_but_its_syntax_is_not() -> None:
    text = "# Vote\n\nIt **passed** <b></b>at last.\n\n- one\n- two\n"
    (hit,) = markup.empty_inline(article_in("a.md", text), NoOptions())
    assert text[hit.span.start : hit.span.end] == "<b></b>"
    assert not list(markup.markdown_leftover(article_in("a.md", text), NoOptions()))
