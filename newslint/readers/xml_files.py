"""Files of XML: which format each is, told by its root element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.readers import agency, feeds
from newslint.readers.html import is_html, read_html
from newslint.readers.passage import assemble
from newslint.readers.tags import BOUNDARIES
from newslint.readers.unread import Unread
from newslint.readers.xml import Document, XmlError

if TYPE_CHECKING:
    from newslint.model import Article, Source


_FRAGMENTS = BOUNDARIES | frozenset("a b br em i img span strong".split())


def read_xml(source: Source, selector: str | None, unread: list[Unread]) -> list[Article]:
    """The articles in a file of XML: a feed, what an agency sent, XHTML; none of other XML.

    Where it is not well-formed, what stands before the place is read, and the place is added to `unread`.
    """
    try:
        document = Document(source.text)
    except XmlError as error:
        if not error.refused and is_html(source.text):  # a fragment of HTML in a file called .xml
            return [assemble(source, [read_html(source.text, selector=selector)])]
        unread.append(Unread(str(error), error.offset))
        return []
    root = document.root.local
    if root in feeds.ROOTS:
        articles = list(feeds.read_feed(document, source))
    elif root in agency.ROOTS:
        articles = list(agency.read_agency(document, source))
    elif root.lower() in _FRAGMENTS:
        return [assemble(source, [read_html(source.text, selector=selector)])]
    else:
        return []
    if document.error:
        unread.append(Unread(str(document.error), document.error.offset))
    return articles
