"""JSON and JSONL exports of a CMS: articles found by the paths of their fields, every string with its exact place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.readers.html import is_html, read_html
from newslint.readers.json_tree import JsonError, Text, decoded, parse, unescaped
from newslint.readers.passage import Passage, assemble, told_as
from newslint.readers.text import read_text
from newslint.readers.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.model import Article, Kind, Source, Span
    from newslint.readers.json_tree import Node

_INLINE_TAG = re.compile(r"</(?:a|b|em|i|span|strong|u)>|<br ?/?>", re.IGNORECASE)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title.rendered", "headline", "headlines.basic", "title"),
    "summary": ("excerpt.rendered", "standfirst", "dek", "deck"),
    "body": (
        "content.rendered",
        "articleBody",
        "body_html",
        "body_xhtml",
        "body_text",
        "body",
        "content",
        "text",
        "html",
    ),
    "byline": ("byline", "author", "author.name"),
    "date": ("date", "published", "published_at", "datePublished", "display_date"),
    "language": ("language", "lang", "inLanguage"),
    "slug": ("slug",),
    "id": ("id", "_id", "guid", "slug", "url"),
}
_PASSAGES: tuple[tuple[str, Kind | None], ...] = (("title", "title"), ("summary", "summary"), ("body", None))


def read_json(
    source: Source, fields: Mapping[str, Sequence[str]], unread: list[Unread], *, rows: bool
) -> Iterator[Article]:
    """The articles of a JSON document, or with `rows` of one a row (JSONL). `fields` names, for title, body and other
    fields, the dotted paths under which they may stand, the first that is there counting; `*` is any item of a list.

    An article is an object with a body; objects around it are searched through. A document that is no JSON is added
    to `unread`, and the next one is read.
    """
    paths = {**FIELDS, **fields}
    for key, start, end in _documents(source.text) if rows else ((None, 0, len(source.text)),):
        try:
            root = parse(source.text, start, end)
        except JsonError as error:
            unread.append(Unread(str(error), error.offset))
            continue
        for number, node in enumerate(_articles(root, paths), 1):
            yield _article(source, node, paths, key, str(number))


def _documents(text: str) -> Iterator[tuple[str, int, int]]:
    for number, match in enumerate(re.finditer(r"([^\r\n]*)(?:\r\n?|\n|\Z)", text), 1):
        if match[1].strip():
            yield str(number), match.start(), match.end(1)


def _articles(root: Node, paths: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Node]]:
    """The objects that have a body, in their order in the document."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict) and _first(node, paths["body"]):
            yield node
        elif isinstance(node, (dict, list)):
            waiting += reversed(list(node.values() if isinstance(node, dict) else node))


def _first(node: Node, paths: Sequence[str]) -> list[Text]:
    """The strings under the first path that holds any."""
    return next(filter(None, (_strings(node, path.split(".")) for path in paths)), [])


def _strings(node: Node, path: Sequence[str]) -> list[Text]:
    nodes = [node]
    for step in path:
        inner: list[Node] = []
        for item in nodes:
            if isinstance(item, dict) and step in item:
                inner.append(item[step])
            elif isinstance(item, list):
                inner += (
                    item
                    if step == "*"
                    else [entry[step] for entry in item if isinstance(entry, dict) and step in entry]
                )
        nodes = inner
    flat = [entry for item in nodes for entry in (item if isinstance(item, list) else [item])]
    return [entry for entry in flat if isinstance(entry, Text)]


def _article(
    source: Source, node: dict[str, Node], paths: Mapping[str, Sequence[str]], row: str | None, number: str
) -> Article:
    """One article; its key is the row in JSONL, else what it calls itself, else its number in the file."""
    passages: list[Passage] = []
    for name, kind in _PASSAGES:
        for text in _first(node, paths[name]):
            passage = _passage(source.text, text.span, titled=not passages)
            passages.append(told_as(passage, kind) if kind else passage)
    fields = {
        name: Field(decoded(source.text[texts[0].span.start : texts[0].span.end]), texts[0].span)
        for name, choices in paths.items()
        if name != "body" and (texts := _first(node, choices))
    }
    named = [fields["id"].value] if "id" in fields else [entry for entry in [node.get("id")] if isinstance(entry, str)]
    language = fields.get("language")
    return assemble(
        source,
        passages,
        key=row or (named[0] if named else number),
        fields=fields,
        language=language.value if language else None,
    )


def _passage(text: str, span: Span, *, titled: bool) -> Passage:
    string = unescaped(text, span)
    inner = string.text
    if is_html(inner) or _INLINE_TAG.search(inner):
        return read_html(inner, string)
    return read_text(inner, string, titled=titled)
