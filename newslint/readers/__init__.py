"""The read layer: the bytes of a file in, articles out. One module a format; they know nothing of rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from newslint import frontmatter
from newslint.language.doubled import mark_copy
from newslint.language.identify import believable, identify
from newslint.model import NOTHING_TOLD, Vocabulary
from newslint.patterns import lazy_pattern
from newslint.readers.decode import NotTextError, decode
from newslint.readers.html import is_html, is_page, read_html
from newslint.readers.passage import assemble
from newslint.readers.text import read_text
from newslint.readers.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newslint.model import Article, Source

__all__ = ["FORMATS", "SUFFIXES", "NotTextError", "Reading", "Unread", "decode", "format_of", "has_copy", "read"]

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".txt": "text", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonld": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv",
    ".tsv": "csv", ".xml": "xml", ".rss": "xml", ".atom": "xml",
}  # fmt: skip
JSON_ROWS = (".jsonl", ".ndjson")
SUFFIXES = frozenset(FORMATS)
_XML = lazy_pattern(
    r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:\?xml\s|rss[\s>]|feed[\s>]|rdf:RDF[\s>]|nitf[\s>]|news(?:Item|Message)[\s>]|NewsML[\s>])"
)


class Reading(NamedTuple):
    """What a newsroom's settings say of its files: `fields` maps a field to the paths under which it stands,
    `selector` finds the article in whole pages, `language` holds whatever the article says of itself, and `format`
    (one of the values of FORMATS) whatever the file is called.
    """

    language: str | None = None
    fields: Mapping[str, Sequence[str]] = NOTHING_TOLD
    selector: str | None = None
    vocabulary: Vocabulary = Vocabulary()
    format: str | None = None


def has_copy(filename: str) -> bool:
    """Whether a file is one that a reader knows, by its suffix; `.gz` after it says that it is packed."""
    return _suffix(filename) in SUFFIXES


def read(source: Source, reading: Reading) -> tuple[list[Article], list[Unread]]:
    """The articles in a source, none where it holds no copy; and what of it could not be read."""
    unread: list[Unread] = []
    articles = _articles(source, reading, unread)
    return [_finished(article, reading) for article in articles if article.blocks], unread


def format_of(filename: str, text: str) -> str:
    """The format of a file: what its suffix says; where that says too little, what stands in it."""
    told = FORMATS.get(_suffix(filename), "text")
    if told in ("markdown", "mdx") and is_page(text):
        return "html"
    if told in ("text", "html"):
        if _XML.match(text) and not is_page(text):
            return "xml"
        return "html" if told == "text" and is_html(text) else told
    return told


def _suffix(filename: str) -> str:
    stem, suffix = os.path.splitext(filename.lower())
    return os.path.splitext(stem)[1] if suffix == ".gz" else suffix


def _articles(source: Source, reading: Reading, unread: list[Unread]) -> Iterable[Article]:
    """One module a format, imported where it is met."""
    match reading.format or format_of(source.filename, source.text):
        case "markdown":
            return [_markdown(source, unread)]
        case "mdx":
            return [_markdown(source, unread, mdx=True)]
        case "json" | "jsonl" as form:
            from newslint.readers.json import read_json

            return read_json(source, reading.fields, unread, rows=form == "jsonl")
        case "csv":
            from newslint.readers.csv import read_csv

            return read_csv(source, reading.fields)
        case "xml":
            from newslint.readers.xml_files import read_xml

            return read_xml(source, reading.selector, unread)
        case "html":
            return [assemble(source, [read_html(source.text, selector=reading.selector)])]
        case _:
            return [assemble(source, [read_text(source.text)])]


def _markdown(source: Source, unread: list[Unread], *, mdx: bool = False) -> Article:
    from newslint.readers.markdown import read_markdown

    front = frontmatter.find(source.text)
    if front is None:
        return assemble(source, [read_markdown(source.text, mdx=mdx)])
    from newslint.readers.front import read_front

    try:
        head = read_front(source.text, front)
    except frontmatter.FrontMatterError as error:
        unread.append(Unread(str(error), error.offset))
        head = []
    return assemble(source, [*head, read_markdown(source.text, front.end, mdx=mdx)])


def _finished(article: Article, reading: Reading) -> Article:
    language, told_by = reading.language, "by the settings"
    if language is None:
        language, told_by = believable(article.language, article.text), "as the article says"
    if language is None:
        language, told_by = identify(article.text), "as its words show"
    found = article._replace(language=language, language_from=told_by, vocabulary=reading.vocabulary)
    return mark_copy(found)
