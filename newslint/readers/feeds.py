"""Feeds, RSS and Atom, and WordPress's export, which is RSS with more in it. An item or entry is an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.readers.passage import Passage, assemble
from newslint.readers.strings import as_kind, read_string, without_excerpt, without_repeated_title
from newslint.readers.wordpress import read_wordpress
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article, Source
    from newslint.readers.xml import Document, Element

ROOTS = frozenset({"rss", "feed", "rdf:RDF", "RDF"})
_NO_STORY = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block wp_template "
    "wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group".split()
)
_BODY = ("content:encoded", "content", "atom:content")
_SUMMARY = ("excerpt:encoded", "description", "summary", "atom:summary", "itunes:summary")
_FIELDS = {
    "title": ("title", "atom:title"),
    "byline": ("dc:creator", "author", "itunes:author"),
    "date": ("pubDate", "dc:date", "published", "updated", "wp:post_date"),
    "id": ("guid", "id", "link"),
    "url": ("link",),
    "status": ("wp:status",),
}
_INLINE = frozenset({"xhtml", "application/xhtml+xml"})


def read_feed(document: Document, source: Source) -> Iterator[Article]:
    """The articles of a feed, in its order; attachments, menus and the like of an export are none."""
    root = document.root
    channel = root.child("channel") or root
    language = document.value(channel.child("language", "dc:language")) or root.attributes.get("xml:lang", "")
    items = [*root.every("item"), *root.every("entry")]
    for number, item in enumerate(items, 1):
        if document.value(item.child("wp:post_type")) not in _NO_STORY:
            yield _article(document, source, item, str(number), language)


def _article(document: Document, source: Source, item: Element, number: str, language: str) -> Article:
    title = as_kind(_read(document, item.child("title", "atom:title")), "title")
    body_element = item.child(*_BODY)
    is_export = item.child("wp:post_id", "wp:post_type") is not None
    body = _read(document, body_element, is_export=is_export)
    summary = as_kind(_read(document, item.child(*_SUMMARY)), "summary")
    fields = _fields(document, item)
    told = body_element.attributes.get("xml:lang") if body_element else None
    if body.blocks:
        passages = [*without_repeated_title(title, [body]), *without_excerpt(summary, [body]), body]
    else:
        passages = [*title, _read(document, item.child(*_SUMMARY))]
    return assemble(
        source,
        passages,
        key=fields["id"].value if "id" in fields else number,
        fields=fields,
        language=told or item.attributes.get("xml:lang") or language,
    )


def _read(document: Document, element: Element | None, *, is_export: bool = False) -> Passage:
    if element is None:
        return Passage(MappedText([""], [""]), ())
    if element.children or element.attributes.get("type") in _INLINE:
        return document.passage(element, {})
    string = document.text(element)
    if is_export:
        return read_wordpress(string)
    # RSS does not say what its strings hold, and readers take them for HTML; of Atom's only those that say so are.
    is_html = document.root.local != "feed" or element.attributes.get("type") in ("html", "text/html")
    return read_string(string, is_html=is_html)


def _fields(document: Document, item: Element) -> dict[str, Field]:
    out = {}
    for name, choices in _FIELDS.items():
        element = item.child(*choices)
        if element and element.children:
            element = element.child("name", "atom:name") or element
        if element is None:
            continue
        text = document.text(element)
        value = text.text.strip()
        if value:
            start = text.text.index(value)
            out[name] = Field(value, text.span(start, start + len(value)))
        elif element.attributes.get("href"):
            out[name] = Field(element.attributes["href"], document.tag_span(element))
    return out
