"""What news agencies send: NITF, NewsML-G2 with NITF or XHTML in it, and NewsML 1.

Specifications: https://iptc.org/standards/nitf/, https://iptc.org/standards/newsml-g2/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.readers.passage import assemble
from newslint.readers.strings import as_kind, read_string, without_repeated_title
from newslint.readers.tags import BOUNDARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.model import Article, Kind, Source
    from newslint.readers.passage import Passage
    from newslint.readers.xml import Document, Element

NITF: Mapping[str, str] = {
    "hl1": "h1", "hl2": "h2", "block": "div", "bq": "blockquote", "media": "figure", "media-caption": "figcaption",
    "media-metadata": "template", "media-producer": "template", "credit": "template", "nitf-table": "table",
    "nitf-table-metadata": "template", "tagline": "p",
}  # fmt: skip
ROOTS = frozenset({"nitf", "newsItem", "newsMessage", "NewsML", "packageItem", "conceptItem", "planningItem"})


def read_agency(document: Document, source: Source) -> Iterator[Article]:
    """The stories in what an agency sent; pictures, packages, events and plans are none."""
    root = document.root
    if root.local == "nitf":
        yield assemble(source, read_nitf(document, root), fields=_nitf_fields(document, root), language=_language(root))
        return
    stories = [*_newsml_g2(document, root), *_newsml_1(document, root)]
    for number, (item, title, body) in enumerate(stories, 1):
        fields = _newsml_fields(document, item)
        key = fields["id"].value if "id" in fields else str(number)
        passages = [*without_repeated_title(title, body), *body]
        language = _language(item) or _newsml_language(item) or _language(root)
        yield assemble(source, passages, key=key if len(stories) > 1 else None, fields=fields, language=language)


def read_nitf(document: Document, nitf: Element) -> list[Passage]:
    """The headline, the abstract and the content of a NITF document."""
    headline = nitf.find("body", "body.head", "hedline", "hl1") or nitf.find("head", "title")
    parts = [
        _as(document, headline, "title"),
        _as(document, nitf.find("body", "body.head", "hedline", "hl2"), "summary"),
        _as(document, nitf.find("body", "body.head", "abstract"), "summary"),
    ]
    body = [document.passage(item, NITF) for item in nitf.every("body.content")]
    end = nitf.find("body", "body.end")
    return [*(passage for part in parts for passage in part), *body, *([document.passage(end, NITF)] if end else [])]


def _as(document: Document, element: Element | None, kind: Kind) -> list[Passage]:
    return as_kind(document.passage(element, NITF), kind) if element else []


def _newsml_g2(document: Document, root: Element) -> Iterator[tuple[Element, list[Passage], list[Passage]]]:
    for item in root.every("newsItem"):
        content = item.find("contentSet")
        inline = content.find("inlineXML") if content else None
        data = content.find("inlineData") if content else None
        if inline:
            nitf = next(inline.every("nitf"), None)
            if nitf is None and not any(child.local.lower() in BOUNDARIES for child in inline.children):
                continue  # the results of a match, in SportsML
            body = read_nitf(document, nitf) if nitf else [document.passage(inline, {})]
        elif data:
            body = [read_string(document.text(data), is_html=True)]
        else:
            continue
        yield item, _as(document, item.find("contentMeta", "headline"), "title"), body


def _newsml_1(document: Document, root: Element) -> Iterator[tuple[Element, list[Passage], list[Passage]]]:
    for item in root.every("NewsItem"):
        body = []
        for content in item.every("DataContent"):
            nitf = next(content.every("nitf"), None)
            if nitf:
                body += read_nitf(document, nitf)
            elif content.children:
                body.append(document.passage(content, NITF))
            else:
                body.append(read_string(document.text(content), is_html=True))
        if body:
            yield item, _as(document, next(item.every("HeadLine"), None), "title"), body


def _nitf_fields(document: Document, nitf: Element) -> dict[str, Field]:
    head = nitf.find("body", "body.head")
    found = {
        "title": _text_field(document, nitf.find("body", "body.head", "hedline", "hl1") or nitf.find("head", "title")),
        "byline": _text_field(document, head.find("byline") if head else None),
        "date": _attribute_field(document, nitf.find("head", "docdata", "date.issue"), "norm"),
        "id": _attribute_field(document, nitf.find("head", "docdata", "doc-id"), "id-string"),
    }
    return {name: item for name, item in found.items() if item}


def _newsml_fields(document: Document, item: Element) -> dict[str, Field]:
    found = {
        "title": _text_field(document, item.find("contentMeta", "headline") or next(item.every("HeadLine"), None)),
        "byline": _text_field(document, item.find("contentMeta", "by") or next(item.every("ByLine"), None)),
        "date": _text_field(
            document, item.find("itemMeta", "versionCreated") or next(item.every("FirstCreated"), None)
        ),
        "id": _attribute_field(document, item, "guid")
        or _text_field(document, next(item.every("PublicIdentifier"), None)),
    }
    return {name: field for name, field in found.items() if field}


def _text_field(document: Document, element: Element | None) -> Field | None:
    if element is None:
        return None
    text = document.passage(element, {}).text
    value = text.text.strip()
    start = text.text.index(value)
    return Field(value, text.span(start, start + len(value))) if value else None


def _attribute_field(document: Document, element: Element | None, name: str) -> Field | None:
    """The value of an attribute; its place is the tag's."""
    value = element.attributes.get(name) if element else None
    return Field(value, document.tag_span(element)) if element and value else None


def _language(element: Element) -> str | None:
    return element.attributes.get("xml:lang") or element.attributes.get("baselang")


def _newsml_language(item: Element) -> str | None:
    told = item.find("contentMeta", "language")
    if told:
        return told.attributes.get("tag")
    told = next(item.every("Language"), None)
    return told.attributes.get("FormalName") if told else None
