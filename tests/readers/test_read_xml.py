"""XML: what is refused, and where things stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Source
from newslint.readers import Reading, read
from newslint.readers.xml import Document, XmlError

FEED = "<rss><channel><item><title>{}</title></item></channel></rss>"
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + FEED.format("&b;")
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + FEED.format("&x;")
PARAMETER = "<!DOCTYPE rss [<!ENTITY % x '<!ENTITY y \"z\">'>%x;]>" + FEED.format("&y;")


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, PARAMETER])
def test_entities_that_a_file_declares_are_refused(text: str) -> None:
    articles, unread = read(Source("feed.xml", text), Reading())
    assert articles == []
    assert [item.message for item in unread] == ["this XML declares entities, which is refused"]
    assert text[unread[0].offset :].startswith("<!ENTITY") or text[unread[0].offset - 8 :].startswith("<!ENTITY")


def test_names_that_nobody_declares_are_those_of_html_or_stay() -> None:
    for prolog in ("", "<!DOCTYPE nitf SYSTEM 'nitf.dtd'>"):
        document = Document(f"{prolog}<nitf>a&nbsp;b &bogus; &amp;#38; &#233; x & y</nitf>")
        assert document.text(document.root).text == "a\xa0b &bogus; &#38; é x & y"


marks = st.sampled_from(
    [
        "<a>",
        "</a>",
        "<a/>",
        "<b x='1'>",
        "</b>",
        "é",
        "text ",
        "\r\n",
        "\n",
        "&amp;",
        "&#233;",
        "&nbsp;",
        "& ",
        "<!-- x -->",
        "<![CDATA[",
        "]]>",
        "<p>",
        "<?pi x?>",
        "😀",
        "<",
        "\udc80",
        "\x01",
    ]
)


@given(st.lists(marks, max_size=30).map(lambda parts: f"<r>{''.join(parts)}</r>"))
def test_tokens_follow_each_other_without_a_gap(text: str) -> None:
    try:
        document = Document(text)
    except XmlError:
        return
    assert document.starts == sorted(document.starts)
    assert len(document.starts) == len(document.kinds) + 1 == len(document.says) + 1
    assert document.error is not None or document.starts[-1] == len(text)
    mapped = document.text(document.root)
    for place, letter in enumerate(mapped.text):
        span = mapped.span(place, place + 1)
        written = text[span.start : span.end].replace("\r\n", "\n").replace("\r", "\n")
        assert letter == written or text[span.start] == "&"


def test_xml_that_is_no_news_holds_no_article() -> None:
    for text in ("<settings><name>x</name></settings>", "<urlset><url><loc>http://a.org</loc></url></urlset>"):
        assert read(Source("a.xml", text), Reading()) == ([], [])


def test_html_in_a_file_called_xml() -> None:
    for text in ("<p>One.</p><p>Two.</p>", "<div xmlns='x'><p>One.<br></p><p>Two.</p></div>"):
        (article,), unread = read(Source("a.xml", text), Reading())
        assert [article.block_text(block) for block in article.blocks] == ["One.", "Two."]
        assert not unread
