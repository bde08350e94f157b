"""The read layer: the bytes of a file in, articles out. One module a format; they know nothing of rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from newslint import frontmatter
from newslint.language.doubled import mark_copy
from newslint.language.identify import believable, identify
from newslint.model import NOTHING_TOLD, Vocabulary
from newslint.readers.decode import NotTextError, decode
from newslint.readers.html import is_html, is_page, read_html
from newslint.readers.passage import assemble
from newslint.readers.text import read_text
from newslint.readers.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.model import Article, Source

__all__ = ["SUFFIXES", "NotTextError", "Reading", "Unread", "decode", "read"]

MARKDOWN = (".md", ".markdown", ".mdx")
JSON = (".json",)
JSON_ROWS = (".jsonl", ".ndjson")
HTML = (".html", ".htm", ".xhtml")
SUFFIXES = frozenset((*MARKDOWN, *JSON, *JSON_ROWS, *HTML, ".txt"))


class Reading(NamedTuple):
    """What a newsroom's settings say of its files: `fields` maps a field to the paths under which it stands,
    `selector` finds the article in whole pages, `language` holds whatever the article says of itself.
    """

    language: str | None = None
    fields: Mapping[str, Sequence[str]] = NOTHING_TOLD
    selector: str | None = None
    vocabulary: Vocabulary = Vocabulary()


def read(source: Source, reading: Reading) -> tuple[list[Article], list[Unread]]:
    """The articles in a source, none where it holds no copy; and what of it could not be read."""
    suffix = os.path.splitext(source.filename)[1].lower()
    unread: list[Unread] = []
    if suffix in JSON or suffix in JSON_ROWS:
        from newslint.readers.json import read_json

        articles = list(read_json(source, reading.fields, unread, rows=suffix in JSON_ROWS))
    else:
        articles = [_single(source, suffix, reading, unread)]
    return [_finished(article, reading) for article in articles if article.blocks], unread


def _single(source: Source, suffix: str, reading: Reading, unread: list[Unread]) -> Article:
    text = source.text
    if suffix in MARKDOWN and not is_page(text):
        return _markdown(source, unread)
    if suffix in HTML or is_html(text):
        return assemble(source, [read_html(text, selector=reading.selector)])
    return assemble(source, [read_text(text)])


def _markdown(source: Source, unread: list[Unread]) -> Article:
    from newslint.readers.markdown import read_markdown

    front = frontmatter.find(source.text)
    if front is None:
        return assemble(source, [read_markdown(source.text)])
    from newslint.readers.front import read_front

    try:
        head = read_front(source.text, front)
    except frontmatter.FrontMatterError as error:
        unread.append(Unread(str(error), error.offset))
        head = []
    return assemble(source, [*head, read_markdown(source.text, front.end)])


def _finished(article: Article, reading: Reading) -> Article:
    language, told_by = reading.language, "by the settings"
    if language is None:
        language, told_by = believable(article.language, article.text), "as the article says"
    if language is None:
        language, told_by = identify(article.text), "as its words show"
    found = article._replace(language=language, language_from=told_by, vocabulary=reading.vocabulary)
    return mark_copy(found)
