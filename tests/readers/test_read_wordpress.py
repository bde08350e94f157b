"""WordPress's export: what is a story, and paragraphs where WordPress makes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_edits_hold, assert_planted, seen, words

EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="e" xmlns:content="c" xmlns:wp="w"><channel><wp:wxr_version>1.2</wp:wxr_version>
{}
</channel></rss>
"""
ITEM = (
    "<item><title><![CDATA[{title}]]></title><content:encoded><![CDATA[{body}]]></content:encoded>"
    "<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>7</wp:post_id>"
    "<wp:post_type><![CDATA[{kind}]]></wp:post_type></item>"
)


def export(body: str, title: str = "", kind: str = "post") -> str:
    return EXPORT.format(ITEM.format(title=title, body=body, kind=kind))


def told(body: str) -> list[tuple[str, str]]:
    (article,) = articles_of("export.xml", export(body))
    return [(block.kind, article.block_text(block)) for block in article.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_blank_row_ends_a_paragraph_and_a_row_a_row(end: str) -> None:
    body = (
        "The mill\nburned.\n\n \nTwo <em>men\nwere</em> seen.\n<h2>Later</h2>\nIt rained.\n<ul>\n\t<li>One</li>\n\t"
        "<li>Two</li>\n</ul>\nThe end.\n\n<blockquote>Said\n\ntwice.</blockquote>"
    )
    assert told(body.replace("\n", end)) == [
        ("paragraph", "The mill\nburned."),
        ("paragraph", "Two men\nwere seen."),
        ("heading", "Later"),
        ("paragraph", "It rained."),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("paragraph", "The end."),
        ("quote", "Said"),
        ("quote", "twice."),
    ]


def test_block_comments_are_structure() -> None:
    body = "<!-- wp:paragraph -->\n<p>The mill\nburned.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:more -->\n<p>Two.</p>"
    assert told(body) == [("paragraph", "The mill burned."), ("paragraph", "Two.")]


def test_shortcodes_are_machinery() -> None:
    body = '[caption id="a" width="3"]<img src="a.jpg"> The mill[/caption]\n\n[gallery ids="1,2"]\n\nIt [sic] burned.'
    assert told(body) == [("caption", "The mill"), ("paragraph", "It [sic] burned.")]


@pytest.mark.parametrize("kind", ["attachment", "nav_menu_item", "revision", "wp_navigation"])
def test_what_is_no_story(kind: str) -> None:
    assert articles_of("export.xml", export("Text.", kind=kind)) == []
    assert len(articles_of("export.xml", export("Text.", kind="page"))) == 1


word = st.one_of(words, seen().map(lambda mark: mark + " "))
text = st.lists(word, min_size=1, max_size=6).map(lambda parts: "The " + "".join(parts).replace("<", "&lt;"))
part = st.one_of(
    text,
    text.map("<h2>{}</h2>".format),
    text.map("<p>{}</p>".format),
    text.map(f"<ul>\n<li>{{}}</li></ul><!-- {HIDDEN} -->".format),
    st.sampled_from([f"[gallery a={HIDDEN}]", f"<pre>{HIDDEN}\n\n{HIDDEN}</pre>", f'<a title="{HIDDEN}"></a>']),
)
bodies = st.lists(
    st.tuples(part, st.sampled_from(["\n", "\n\n", "\r\n\r\n", " "])).map("".join), min_size=1, max_size=5
)


@given(bodies.map("".join))
def test_words_planted_in_classic_copy_are_found_where_they_stand(marked: str) -> None:
    assert_planted("export.xml", export(marked, title=f"On {SEEN}"))


@given(bodies.map("".join), st.sampled_from(["x", "a & b <c> ]]>"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    assert_edits_hold("export.xml", export(marked), new)
