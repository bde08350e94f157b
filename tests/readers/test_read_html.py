from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, HTML_SPELT, articles_of, assert_edits_hold, assert_planted, assert_sane, seen, words

space = st.sampled_from([" ", "  ", "\n", "\r\n", "\r", "\t", "\n    ", " \n\n "])
hidden = st.sampled_from(
    [
        f"<!-- {HIDDEN} <p>{HIDDEN}</p> -->",
        f"<script>var a = '<p>{HIDDEN}</p>';</script>",
        f"<style>.{HIDDEN} {{}}</style>",
        f'<img src="a.jpg" alt="{HIDDEN}">',
        f"<br title='{HIDDEN}' />",
        f"<!{HIDDEN}>",
        f"<?php {HIDDEN} ?>",
        f"<svg><text>{HIDDEN}</text></svg>",
        f"<noscript>{HIDDEN}</noscript>",
        f"<template><p>{HIDDEN}</template>",
        f"<iframe>{HIDDEN}</iframe>",
        f"<textarea>{HIDDEN}</textarea>",
        f"<select><option>{HIDDEN}</select>",
        f"<code>{HIDDEN}</code>",
        f'<a href="#" data-x=">{HIDDEN}<"></a>',
        f"<button>{HIDDEN}</button>",
    ]
)
references = st.sampled_from(
    ["&amp;", "&rsquo;", "&#8217;", "&#x201C;", "&nbsp;", "&lt;b&gt;", "&hellip", "&#146;", "&bogus;"]
)
leaf = st.one_of(words, seen(HTML_SPELT), space, hidden, references)


def tagged(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [
            ("<em>", "</em>"),
            ("<b>", "</b >"),
            (f"<a href=\"/{HIDDEN}?a=1&b=2\" title='{HIDDEN}'>", "</a>"),
            ("<SPAN CLASS=x>", "</SPAN>"),
            ("<span\nid=a\n>", "</span\n>"),
            ("<i/>", ""),
            ("</b>", ""),
            ("<q>", "</q>"),
        ]
    )
    return st.builds(lambda tag, text: tag[0] + text + tag[1], tags, inner)


inline = st.lists(st.recursive(leaf, lambda inner: tagged(st.lists(inner, max_size=4).map("".join)), max_leaves=8))
text = inline.map("".join)
between = st.sampled_from(["", "\n", "\r\n\r\n", " . ", "<hr>", "<hr />", "<br><br>", f"<!--{HIDDEN}-->", "</p>"])


def enclosed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [
            ("<p>", "</p>"),
            ("<p>", ""),
            (f'<p class="{HIDDEN}">', "</p>"),
            ("<h2>", "</h2>"),
            ("<div>", "</div>"),
            ("<ul><li>", "</li></ul>"),
            ("<ol><li>", "</ol>"),
            ("<blockquote><p>", "</p></blockquote>"),
            ("<table><tr><td>", "</td></tr></table>"),
            ("<figure><figcaption>", "</figcaption></figure>"),
            ("<section>", "</section>"),
            ("<DIV\nID=x>", "</DIV>"),
        ]
    )
    return st.builds(lambda tag, text, gap: tag[0] + text + tag[1] + gap, tags, inner, between)


blocks = st.recursive(enclosed(text), lambda inner: enclosed(st.lists(inner, max_size=3).map("".join)), max_leaves=6)
fragments = st.lists(blocks, min_size=1, max_size=4).map("".join)


def page(body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{HIDDEN}</title><meta property="og:title" content="{HIDDEN}">'
        f'<script type=\'application/ld+json\'>{{"articleBody": "{HIDDEN}"}}</script></head>\n<body>'
        f"<nav><ul><li>{HIDDEN}</li></ul></nav>\n<article>{body}<aside><p>{HIDDEN}</p></aside></article>\n"
        f"<footer><p>{HIDDEN}</p></footer></body></html>\n"
    )


@given(fragments)
def test_words_planted_in_fragments_are_found_where_they_stand(marked: str) -> None:
    assert_planted("story.html", marked, HTML_SPELT)


@given(fragments)
def test_words_planted_in_pages_are_found_in_the_article_only(marked: str) -> None:
    marked = marked.replace("<a href", "<a data-href")  # what is nothing but links is none of the story
    assert_planted("story.html", page("<p>The council met.</p>" + marked), HTML_SPELT)


@given(fragments, st.sampled_from(["x", "a & b <c>", "&amp;", "Ünï “q”"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    assert_edits_hold("story.html", marked, new, HTML_SPELT)


@given(fragments)
def test_html_in_a_text_file_is_html(marked: str) -> None:
    assert_planted("story.txt", marked, HTML_SPELT)


@given(
    st.lists(
        st.sampled_from(
            '<p> </p> <div </div> < > <a href=" \' " <!-- --> <! <script> </script> <style <table> <td> </table> '
            "& &# &#x &amp "
            "<pre> </pre> <li> <code> <svg> </svg> <h1> </h2> word text\n \r\n <template> <body> <head> <html> =".split(
                " "
            )
        )
    ).map("".join)
)
def test_any_soup_is_read_with_sane_blocks(soup: str) -> None:
    for article in articles_of("soup.html", soup):
        assert_sane(article)
