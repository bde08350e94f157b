from __future__ import annotations

import html as standard
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_edits_hold, assert_planted, seen, words

# An é inside a body stands behind two levels of escaping where the body is escaped, behind one in CDATA.
FEED_SPELT = {
    SEEN: "zébrafish",
    HIDDEN: "zébrafish",
    "\ue102": "z&#233;brafish",
    "\ue103": "z&#xE9;bra<![CDATA[fi]]>sh",
}
word = st.one_of(words, seen({SEEN: ""}).map(lambda mark: mark + " "))
text = st.lists(word, min_size=1, max_size=8).map(lambda parts: f"The {''.join(parts)}")
html = st.lists(
    st.builds(
        lambda tag, copy, gap: tag[0] + standard.escape(copy, quote=False) + tag[1] + gap,
        st.sampled_from(
            [("<p>", "</p>"), (f'<p class="{HIDDEN}">', "</p>"), ("<ul>\n\t<li>", "</li></ul>"), ("", "<br/>")]
        ),
        text,
        st.sampled_from(["", "\n\n", "\r\n", f'<script>"{HIDDEN}"</script>', f"<!-- {HIDDEN} -->", "]] >"]),
    ),
    min_size=1,
    max_size=3,
).map("".join)


def written(value: str, way: str) -> str:
    """A string in an element: escaped, in CDATA, or part in CDATA."""
    if way == "cdata":
        value = value.replace("]]>", "]]]]><![CDATA[>").replace(SEEN, "\ue102", 1)
        return f"<![CDATA[{value}]]>"
    if way == "parts":
        half = len(value) // 2
        return f"<![CDATA[{value[:half]}]]>{escape(value[half:])}"
    return escape(value).replace(SEEN, "\ue103", 1)


ways = st.sampled_from(["escaped", "cdata", "parts"])
element = st.builds(written, html, ways)
title = st.builds(lambda value, way: written(standard.escape(value, quote=False), way), text, ways)
item = st.builds(
    "<item>\n<title>{}</title><link>http://a.org/{}</link>{}<dc:creator>{}</dc:creator>{}</item>\n".format,
    title,
    st.just(HIDDEN),
    st.sampled_from(["", f"<category>{HIDDEN}</category>", f"<media:title>{HIDDEN}</media:title>"]),
    st.just(HIDDEN),
    st.one_of(
        element.map("<description>{}</description>".format),
        element.map(f"<content:encoded>{{}}</content:encoded><guid>{HIDDEN}</guid>".format),
    ),
)
rss = st.builds(
    '{}<rss xmlns:dc="d" xmlns:content="c" xmlns:media="m"><channel>\r\n<title>{}</title>{}</channel></rss>'.format,
    st.sampled_from(["", "\n", '<?xml version="1.0" encoding="ISO-8859-1"?>\n', "<!-- é -->"]),
    st.just(HIDDEN),
    st.lists(item, max_size=3).map("".join),
)
inline = st.lists(
    st.builds(
        lambda tag, copy, gap: tag[0] + escape(copy) + tag[1] + gap,
        st.sampled_from(
            [("<p>", "</p>"), (f'<p class="{HIDDEN}">', "</p>"), ("<x:ul><x:li>", "</x:li></x:ul>"), ("", "<br/>")]
        ),
        text,
        st.sampled_from(["", "\n\n", "<p/>", f"<!-- {HIDDEN} -->", f"<script>{HIDDEN}</script>"]),
    ),
    max_size=4,
).map("".join)
entry = st.builds(
    "<entry><title type='html'>{}</title><id>{}</id><author><name>{}</name></author>{}</entry>".format,
    title,
    st.just(HIDDEN),
    st.just(HIDDEN),
    st.one_of(
        inline.map(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xmlns:x="x">{}</div></content>'.format
        ),
        element.map('<content type="html">{}</content>'.format),
    ),
)
atom = st.lists(entry, max_size=3).map(
    lambda entries: f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{HIDDEN}</title>{"".join(entries)}</feed>'
)


@given(rss, st.sampled_from(["feed.rss", "feed.xml", "feed.txt"]))
def test_words_planted_in_rss_are_found_where_they_stand(marked: str, filename: str) -> None:
    assert_planted(filename, marked, FEED_SPELT)


@given(atom)
def test_words_planted_in_atom_are_found_where_they_stand(marked: str) -> None:
    assert_planted("feed.atom", marked, FEED_SPELT)


@given(st.one_of(rss, atom), st.sampled_from(["x", "a & b <c> &amp; ]]> “q”"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    in_one_part = {**FEED_SPELT, "\ue103": "z&#xE9;brafish"}  # where CDATA ends inside a word, no edit is offered
    assert_edits_hold("feed.xml", marked, new, in_one_part)


def test_what_is_written_into_cdata_and_beside_it() -> None:
    """In CDATA `]]>` is written as two, outside it everything is escaped; a string that is HTML once more."""
    source = "<feed><entry><title type='{}'>a<![CDATA[b]]>c</title></entry></feed>"
    for form, written in (
        ("text", ["&lt;]]&gt;", "<]]]]><![CDATA[>", "&lt;]]&gt;"]),
        ("html", ["&amp;lt;]]&amp;gt;", "&lt;]]&gt;", "&amp;lt;]]&amp;gt;"]),
    ):
        (article,) = articles_of("feed.xml", source.format(form))
        edits = [article.edit(place, place + 1, "<]]>") for place in range(3)]
        assert [edit and edit.content for edit in edits] == written
        assert article.edit(0, 2, "x") is None
        assert article.edit(0, 1, "\x01") is None


def test_an_item_is_an_article_and_knows_its_fields() -> None:
    source = (
        "<rss><channel><language>de-AT</language><item><title>AT&amp;amp;T &amp;#8211; a</title>"
        "<guid>g1</guid><dc:creator><![CDATA[ Ann Lee ]]></dc:creator><pubDate>Mon, 1 Jan 2026</pubDate>"
        "<description>Die Stadt baut.</description><content:encoded><![CDATA[<p>Die Stadt baut eine Br&uuml;cke.</p>"
        "<p>Sie &nbsp;kostet viel.</p>]]></content:encoded></item>"
        "<item><title>Ohne Text</title></item><item><description>Nur Text [&amp;#8230;]</description></item>"
        "</channel></rss>"
    )
    first, second, third = articles_of("feed.xml", source)
    assert (first.key, second.key, third.key) == ("g1", "2", "3")
    assert first.language == "de"
    assert first.fields["byline"].value == "Ann Lee"
    span = first.fields["byline"].span
    assert source[span.start : span.end] == "Ann Lee"
    assert [(block.kind, first.block_text(block)) for block in first.blocks] == [
        ("title", "AT&T – a"),
        ("paragraph", "Die Stadt baut eine Brücke."),
        ("paragraph", "Sie \xa0kostet viel."),
    ]
    assert [block.kind for block in third.blocks] == ["paragraph"]


def test_what_stands_before_a_fault_is_read_and_the_fault_told() -> None:
    from newslint.model import Source
    from newslint.readers import Reading, read

    source = "<rss><channel><item><title>One & two</title></item><item><title>Three</b></item></channel></rss>"
    articles, unread = read(Source("feed.xml", source), Reading())
    assert [article.text.strip() for article in articles] == ["One & two", "Three"]
    assert [(item.message, source[item.offset :][:4]) for item in unread] == [
        ("this is no XML: mismatched tag", "b></")
    ]
