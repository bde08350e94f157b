"""The shapes of JSON in which CMSs and agencies keep stories."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import HIDDEN, SEEN, articles_of, assert_edits_hold, assert_planted, seen, words

from newslint.model import Article


def told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.block_text(block)) for block in article.blocks]


def read_one(value: object) -> Article:
    (article,) = articles_of("a.json", json.dumps(value))
    return article


STORY = [("title", "Mill"), ("summary", "It’s gone."), ("paragraph", "It burned.")]
SHAPES = {
    "WordPress": {
        "id": 7,
        "guid": {"rendered": "http://a.org/?p=7"},
        "title": {"rendered": "Mill"},
        "excerpt": {"rendered": "<p>It&#8217;s gone.</p>\n"},
        "content": {"rendered": "<p>It burned.</p>\n", "protected": False},
        "_links": {"self": [{"href": "http://a.org"}]},
    },
    "Ghost": {
        "db": [{"data": {"posts": [{"title": "Mill", "custom_excerpt": "It’s gone.", "html": "<p>It burned.</p>"}]}}]
    },
    "ninjs 1": {
        "uri": "u",
        "type": "text",
        "headline": "Mill",
        "description_text": "It’s gone.",
        "body_text": "It burned.",
        "body_xhtml": "<p>It burned.</p>",
        "associations": {"main": {"type": "picture", "headline": "No", "body_text": "No"}},
    },
    "ninjs 2": {
        "uri": "u",
        "type": "text",
        "headlines": [{"role": "print", "value": "No"}, {"role": "main", "value": "Mill"}],
        "descriptions": [{"role": "text", "value": "It’s gone."}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": "It burned."},
            {"role": "rich", "contentType": "text/html", "value": "<p>It burned.</p>"},
        ],
        "associations": [{"type": "picture", "headlines": [{"value": "No"}], "bodies": [{"value": "No"}]}],
    },
    "ninjs 3 with NITF": {
        "uri": "u",
        "type": "text",
        "headlines": [{"value": "Mill"}],
        "descriptions": [{"value": "It’s gone."}],
        "bodies": [
            {
                "contentType": "text/vnd.IPTC.NITF",
                "value": "<?xml version='1'?><nitf><body><body.content><p>It burned.</p></body.content></body></nitf>",
            }
        ],
    },
    "JSON-LD": {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "No"},
            {"@type": "NewsArticle", "headline": "Mill", "description": "It’s gone.", "articleBody": "It burned."},
        ],
    },
    "ANS": {
        "type": "story",
        "version": "0.10.10",
        "headlines": {"basic": "Mill", "twitter": "No"},
        "description": {"basic": "It’s gone."},
        "content_elements": [
            {"type": "text", "content": "It burned."},
            {"type": "interstitial_link", "content": "No", "url": "http://a.org"},
            {"type": "reference", "referent": {"id": "1"}},
        ],
        "taxonomy": {"tags": [{"text": "No"}]},
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_story_is_read(shape: str) -> None:
    assert told(read_one(SHAPES[shape])) == STORY


def test_elements_of_ans() -> None:
    elements = [
        {"type": "header", "level": 3, "content": "Later"},
        {"type": "list", "items": [{"type": "text", "content": "One &amp; <b>two</b>"}, {"type": "list", "items": []}]},
        {"type": "blockquote", "content": "<i>Oh!</i>"},
        {
            "type": "quote",
            "content_elements": [{"type": "text", "content": "Gone."}],
            "citation": {"type": "text", "content": "Ann"},
        },
        {"type": "image", "caption": "The mill", "credits": {"by": [{"name": "No"}]}},
        {"type": "table", "header": [{"type": "text", "content": "A"}], "rows": [[{"type": "text", "content": "B"}]]},
        {"type": "correction", "text": "It was Monday."},
        {"type": "raw_html", "content": "<div><iframe src=a></iframe></div>"},
        {"type": "gallery", "content_elements": [{"type": "image", "caption": "No"}]},
        {"type": "element_group", "content_elements": [{"type": "text", "content": "Last."}]},
        "odd",
        {"type": 7},
    ]
    article = read_one({"headlines": {}, "content_elements": elements})
    assert told(article) == [
        ("heading", "Later"),
        ("list-item", "One & two"),
        ("quote", "Oh!"),
        ("quote", "Gone."),
        ("caption", "Ann"),
        ("caption", "The mill"),
        ("table-cell", "A"),
        ("table-cell", "B"),
        ("paragraph", "It was Monday."),
        ("paragraph", "Last."),
    ]
    assert article.blocks[0].level == 3


@pytest.mark.parametrize(
    "value",
    [
        {"type": "picture", "headline": "Mill", "body_text": "It burned."},
        {"name": "Bo", "description": "A writer.", "avatar_urls": {"24": "http://a.org"}},
        {"button": {"text": "Send"}},
        {"type": "story", "version": "0.10", "taxonomy": {"tags": [{"text": "Mill"}]}},
        [], {}, "text", 7, None, [[]], {"body": None}, {"body": {}},
    ],
)  # fmt: skip
def test_what_is_no_story(value: object) -> None:
    assert articles_of("a.json", json.dumps(value)) == []


def test_an_article_is_called_what_it_calls_itself() -> None:
    bodies = [{"id": 7}, {"guid": {"rendered": "g"}}, {"slug": "s"}, {}]
    articles = articles_of("a.json", json.dumps([{**item, "title": "Mill", "body": "It burned."} for item in bodies]))
    assert [article.key for article in articles] == ["7", "g", "s", "4"]
    assert read_one({"id": 7, "title": "Mill", "body": "It burned."}).key is None


def test_an_excerpt_is_told_once() -> None:
    for excerpt in ("<p>It burned. Nobody</p>", "<p>It burned. Nobody was [&hellip;]</p>", "It burned."):
        value = {"excerpt": {"rendered": excerpt}, "content": {"rendered": "<p>It burned. Nobody was there.</p>"}}
        assert told(read_one(value)) == [("paragraph", "It burned. Nobody was there.")]


def test_a_title_that_the_body_repeats_is_told_once() -> None:
    value = {"title": "The mill’s gone", "body_html": "<h1>The mill&#8217;s gone</h1><p>It burned.</p>"}
    assert told(read_one(value)) == [("heading", "The mill’s gone"), ("paragraph", "It burned.")]


def test_settings_name_other_fields() -> None:
    from newslint.readers import Reading

    reading = Reading(fields={"title": ["meta.kop"], "body": ["parts.*.tekst"]})
    value = {"meta": {"kop": "Molen"}, "parts": [{"tekst": "Het brandde."}, {"tekst": "Niemand was er."}], "body": "No"}
    (article,) = articles_of("a.json", json.dumps(value), reading)
    assert told(article) == [("title", "Molen"), ("paragraph", "Het brandde."), ("paragraph", "Niemand was er.")]


LEXICAL_SPELT = {SEEN: "zébrafish", HIDDEN: "zébrafish", "\ue102": "z\\\\u00e9brafish"}
word = st.one_of(words, seen(LEXICAL_SPELT).map(lambda mark: mark + " "))
texts = st.lists(
    st.builds(
        lambda copy, link: {"type": "link", "url": HIDDEN, "children": [copy]} if link else copy,
        st.lists(word, min_size=1, max_size=4).map(
            lambda parts: {"type": "extended-text", "text": "".join(parts), "format": 1}
        ),
        st.booleans(),
    ),
    max_size=3,
)
nodes = st.lists(
    st.builds(
        lambda kind, children: {"type": kind, "tag": "h2", "children": [{"type": "listitem", "children": children}]
                                if kind == "list" else children, "alt": HIDDEN},
        st.sampled_from(["paragraph", "extended-heading", "quote", "list", "horizontalrule"]),
        texts,
    ),
    max_size=4,
)  # fmt: skip


def ghost(children: list[object], *, ascii_only: bool) -> str:
    marks = "".join(map(chr, range(0xE100, 0xE110)))
    inner = json.dumps({"root": {"children": children, "type": "root"}}, ensure_ascii=False)
    if ascii_only:
        inner = "".join(char if char in marks else json.dumps(char)[1:-1] if char > "~" else char for char in inner)
    return f'{{"posts": [{{"slug": "{HIDDEN}", "html": null, "lexical": {json.dumps(inner, ensure_ascii=False)}}}]}}'


@given(nodes, st.booleans())
def test_words_planted_in_lexical_are_found_where_they_stand(children: list[object], ascii_only: bool) -> None:
    assert_planted("ghost.json", ghost(children, ascii_only=ascii_only), LEXICAL_SPELT)


@given(nodes, st.sampled_from(["x", 'a "b" \\ <c> &amp; “q”']))
def test_edits_are_read_back_as_the_plain_text_they_were(children: list[object], new: str) -> None:
    assert_edits_hold("ghost.json", ghost(children, ascii_only=False), new, LEXICAL_SPELT)
