"""Whole pages: the story is read, and what a site puts around it and into it is not."""

from __future__ import annotations

import pytest
from planted import articles_of

from newslint.model import Article
from newslint.readers import Reading

LONG = "The council voted on Tuesday to close the old mill bridge for two years, and to build a new one. "


def read_page(body: str, head: str = "", reading: Reading | None = None) -> Article:
    html = f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    (article,) = articles_of("page.html", html, reading)
    return article


def told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.block_text(block)) for block in article.blocks]


STORY = f"<h1>Bridge closed</h1><p>{LONG}</p><p>{LONG}</p>"
READ = [("title", "Bridge closed"), ("paragraph", LONG.strip()), ("paragraph", LONG.strip())]


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><p>{LONG}</p></nav><article>{STORY}</article><footer><p>About us</p></footer>",
        f"<div itemprop='description articleBody'>{STORY}</div><div><p>{LONG}</p></div>",
        f"<main>{STORY}</main><div><p>Imprint and other things</p></div>",
        f"<h1>Bridge closed</h1><article><p>{LONG}</p><p>{LONG}</p></article>",
        f"<header><h1>Bridge closed</h1></header><div itemprop=articleBody><p>{LONG}</p><p>{LONG}</p></div><p>Or</p>",
        f"<article><h2>Another story</h2><p>{LONG[:40]}</p></article><article>{STORY}</article>",
        f"<article>{STORY}<div class='related-articles'><h3>Also</h3><p>{LONG}</p></div></article>",
        f"<article>{STORY}<ul class=shareBar><li>Copy link</li></ul></article>",
        f"<article>{STORY}<div hidden><p>{LONG}</p></div><div style='display: none'><p>{LONG}</p></div></article>",
        f"<article>{STORY}<h3><a href=/x>Other</a></h3><ul><li><a href=/y>Tag</a> <a href=/z>More</a></ul></article>",
        f"<article>{STORY}<aside><p>{LONG}</p></aside><form><p>Sign up</p></form></article>",
        f"<body><div><p>Menu</p></div><div id=story>{STORY}</div><div><p>Small print</p></div></body>",
    ],
)
def test_the_story_is_read(body: str) -> None:
    assert told(read_page(body)) == READ


@pytest.mark.parametrize(
    "body",
    [
        f"<article class='with-comments related'>{STORY}</article>",
        f"<article><div class='ad-free newsletter-story'>{STORY}</div></article>",
        f"<article>{STORY.replace('<p>', '<p class=newsletter>')}</article>",
        f"<article><a name=top>{STORY}</article>",
        f"<article><a href=/x>{STORY}</article>",
    ],
)
def test_the_story_is_read_whatever_its_elements_are_called(body: str) -> None:
    assert told(read_page(body)) == READ


def test_the_title_is_the_heading_that_the_head_names_where_none_is_of_the_first_level() -> None:
    article = read_page(
        f"<main><h2>News</h2><h2>Bridge <em>closed</em></h2><p>{LONG}</p></main>",
        '<meta property="og:title" content="Bridge closed | The Mill News">',
    )
    assert told(article)[:2] == [("heading", "News"), ("title", "Bridge closed")]


def test_the_head_tells_fields_with_their_places() -> None:
    article = read_page(
        STORY,
        '<meta name="author" content="Ann &amp; Bo"><META Property=article:published_time content="2026-11-22T10:00">',
    )
    assert article.language == "en"
    assert {name: field.value for name, field in article.fields.items()} == {
        "byline": "Ann & Bo",
        "date": "2026-11-22T10:00",
    }
    span = article.fields["byline"].span
    assert article.source.text[span.start : span.end] == '<meta name="author" content="Ann &amp; Bo">'


def test_a_selector_says_where_the_story_stands() -> None:
    body = f"<div class=text><p>Other</p></div><div class='text main'>{STORY}<p><a href=x>A link</a></p></div>"
    assert told(read_page(body, reading=Reading(selector="div.main"))) == [*READ, ("paragraph", "A link")]
    assert len(told(read_page(body, reading=Reading(selector="div.text")))) == 5


@pytest.mark.parametrize("selector", ["img", "p", "div div", "article", "nothing"])
def test_any_selector_is_taken(selector: str) -> None:
    html = f"<html><div><div><p>One<p>Two <img src=a></div>{STORY}"
    assert len(articles_of("page.html", html, Reading(selector=selector))) == (selector != "img")
