from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_edits_hold, assert_planted, seen, words

from newslint.model import Article

NITF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf baselang="nb-NO"><head><title>{hidden}</title><docdata><doc-id id-string="a1"/><date.issue norm="2026"/></docdata>
</head><body><body.head><hedline><hl1>{title}</hl1></hedline><byline>By <person>Ann Lee</person></byline>
<dateline><location>{hidden}</location></dateline></body.head>
<body.content>{body}</body.content></body></nitf>
"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:a" xml:lang="fi-FI"><itemMeta><versionCreated>2026</versionCreated></itemMeta>
<contentMeta><headline>{title}</headline><by>Ann Lee</by><subject><name>{hidden}</name></subject></contentMeta>
<contentSet>{body}</contentSet></newsItem>
<newsItem guid="urn:b"><contentMeta><headline>{hidden}</headline></contentMeta>
<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem></itemSet></newsMessage>
"""
NEWSML_1 = """<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>{title}</HeadLine></NewsLines><DescriptiveMetadata>
<Language FormalName="fr"/></DescriptiveMetadata><ContentItem><DataContent>{body}</DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>
"""


def filled(form: str, body: str, title: str = "") -> str:
    if form == "nitf":
        return NITF.format(title=title, body=body, hidden=HIDDEN)
    if form == "newsml-1":
        return NEWSML_1.format(title=title, body=body)
    wrapped = {
        "xhtml": f"<inlineXML><html><head><title>{HIDDEN}</title></head><body>{body}</body></html></inlineXML>",
        "prefix": f"<inlineXML><h:div>{body.replace('<p', '<h:p').replace('</p', '</h:p')}</h:div></inlineXML>",
        "nitf": f"<inlineXML><nitf><body><body.content>{body}</body.content></body></nitf></inlineXML>",
        "data": f"<inlineData>{escape(body)}</inlineData>",
    }[form.removeprefix("newsml-")]
    return NEWSML.format(title=title, body=wrapped, hidden=HIDDEN)


FORMS = ["nitf", "newsml-1", "newsml-xhtml", "newsml-prefix", "newsml-nitf", "newsml-data"]
word = st.one_of(words, seen().map(lambda mark: mark + " "))
text = st.lists(word, min_size=1, max_size=6).map(lambda parts: escape(f"The {''.join(parts)}"))
part = st.builds(
    lambda tag, copy, gap: tag[0] + copy + tag[1] + gap,
    st.sampled_from(
        [("<p>", "</p>"), (f'<p class="{HIDDEN}">', "</p>"), ("<ul><li>", "</li></ul>"), ("<p>a<em>", "</em></p>")]
    ),
    text,
    st.sampled_from(["", "\n", "\r\n", "<p></p>", f"<!-- {HIDDEN} -->"]),
)
bodies = st.lists(part, min_size=1, max_size=4).map("".join)


@given(st.sampled_from(FORMS), bodies)
def test_words_planted_are_found_where_they_stand(form: str, body: str) -> None:
    assert_planted("story.xml", filled(form, body, title=f"On {SEEN}"))


@given(st.sampled_from(FORMS), bodies, st.sampled_from(["x", "a & b <c> &amp;"]))
def test_edits_are_read_back_as_the_plain_text_they_were(form: str, body: str, new: str) -> None:
    assert_edits_hold("story.xml", filled(form, body), new)


def told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def test_nitf_elements_are_what_html_calls_otherwise() -> None:
    body = (
        "<media><media-reference source='a.jpg'/><media-caption>The mill</media-caption>"
        "<media-producer>Bo</media-producer></media><block><p lede='true'>It\n   burned.</p><hl2>Later</hl2><p/>"
        "<bq>Oh!</bq><p>By <person>Bo</person>.</p></block>"
    )
    (article,) = articles_of("a.xml", NITF.format(title="Mill", body=body, hidden=""))
    assert told(article) == [
        ("title", "Mill"),
        ("caption", "The mill"),
        ("paragraph", "It burned."),
        ("heading", "Later"),
        ("quote", "Oh!"),
        ("paragraph", "By Bo."),
    ]
    assert article.key is None
    assert article.language == "nb"
    assert {name: item.value for name, item in article.fields.items()} == {
        "title": "Mill",
        "byline": "By Ann Lee",
        "date": "2026",
        "id": "a1",
    }


def test_of_what_an_agency_sends_texts_are_articles() -> None:
    (article,) = articles_of("a.xml", filled("newsml-xhtml", "<p>It burned.</p>", title="Mill"))
    assert told(article) == [("title", "Mill"), ("paragraph", "It burned.")]
    assert (article.language, article.fields["id"].value, article.key) == ("fi", "urn:a", None)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<inlineXML><!-- none --></inlineXML>",
        "<inlineXML><sports-content><team>A</team></sports-content></inlineXML>",
    ],
)
def test_what_holds_no_copy(content: str) -> None:
    assert articles_of("a.xml", NEWSML.format(title="Results", body=content, hidden="")) == []
