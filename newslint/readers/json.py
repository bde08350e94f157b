"""JSON and JSONL exports of a CMS: articles found by the paths of their fields, every string with its exact place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.readers.cms import body_of, is_known, is_story, main_value
from newslint.readers.json_tree import JsonError, Text, decoded, parse, unescaped
from newslint.readers.passage import assemble
from newslint.readers.strings import as_kind_of, read_string, without_excerpt, without_repeated_title
from newslint.readers.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.model import Article, Source
    from newslint.readers.json_tree import Node
    from newslint.readers.passage import Passage

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title.rendered", "headlines.basic", "headlines", "headline", "title"),
    "summary": (
        "excerpt.rendered", "subheadlines.basic", "description.basic", "custom_excerpt", "standfirst", "dek", "deck",
        "summary", "abstract", "descriptions", "description_text", "description_html", "description", "excerpt",
    ),
    "body": (
        "content.rendered", "articleBody", "body_html", "body_xhtml", "body_text", "body", "content", "text", "html",
    ),
    "byline": ("byline", "by", "credits.by.name", "author", "author.name"),
    "date": ("date", "published", "published_at", "datePublished", "display_date", "versioncreated", "versionCreated"),
    "language": ("language", "lang", "inLanguage"),
    "slug": ("slug",),
    "id": ("id", "_id", "guid", "guid.rendered", "uri", "@id", "slug", "url"),
}  # fmt: skip
_SHORTEST_UNTITLED = 80
_HTML_STEPS = frozenset({"rendered", "html", "body_html", "body_xhtml", "description_html"})


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
        for number, node in enumerate(_articles(source.text, root, paths), 1):
            yield _article(source, node, paths, key, None if node is root else str(number))


def _documents(text: str) -> Iterator[tuple[str, int, int]]:
    for number, match in enumerate(re.finditer(r"([^\r\n]*)(?:\r\n?|\n|\Z)", text), 1):
        if match[1].strip():
            yield str(number), match.start(), match.end(1)


def _articles(text: str, root: Node, paths: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Node]]:
    """The objects that have a body, in their order in the document. Pictures are none, with all that is in them, nor
    is a label on its own (`{"button": {"text": "Send"}}`).
    """
    waiting: list[tuple[Node, bool]] = [(root, True)]
    while waiting:
        node, listed = waiting.pop()
        if isinstance(node, list):
            waiting += [(item, True) for item in reversed(node)]
        elif isinstance(node, dict):
            body = _first(text, node, paths["body"])[1]
            if is_known(text, node) or (body and (listed or _is_copy(text, node, body, paths))):
                if is_story(text, node):
                    yield node
            else:
                waiting += [(item, False) for item in reversed(node.values())]


def _is_copy(text: str, node: dict[str, Node], body: list[Text], paths: Mapping[str, Sequence[str]]) -> bool:
    length = sum(item.span.end - item.span.start for item in body)
    return length >= _SHORTEST_UNTITLED or bool(_first(text, node, paths["title"])[1])


def _first(text: str, node: Node, paths: Sequence[str]) -> tuple[str, list[Text]]:
    """The first path under which strings stand, and the strings."""
    return next(((path, found) for path in paths if (found := _strings(text, node, path.split(".")))), ("", []))


def _strings(text: str, node: Node, path: Sequence[str]) -> list[Text]:
    nodes = [node]
    for step in path:
        inner: list[Node] = []
        for item in nodes:
            if isinstance(item, dict) and step in item:
                inner.append(item[step])
            elif isinstance(item, list) and step == "*":
                inner += item
            elif isinstance(item, list):
                inner += [entry[step] for entry in item if isinstance(entry, dict) and step in entry]
        nodes = inner
    return [found for item in nodes for found in _texts(text, item)]


def _texts(text: str, node: Node) -> list[Text]:
    if isinstance(node, Text):
        return [node]
    if not isinstance(node, list):
        return []
    main = main_value(text, node)
    return [main] if main else [item for item in node if isinstance(item, Text)]


def _article(
    source: Source, node: dict[str, Node], paths: Mapping[str, Sequence[str]], row: str | None, number: str | None
) -> Article:
    """One article. Its key is its row in JSONL; what it calls itself, else its number; none where it is alone."""
    text = source.text
    fields = {name: item for name, choices in paths.items() if name != "body" and (item := _field(text, node, choices))}
    title = as_kind_of(_passages(text, node, paths["title"]), "title")
    summary = as_kind_of(_passages(text, node, paths["summary"]), "summary")
    body = body_of(text, node) or _passages(text, node, paths["body"], titled=not title)
    passages = [*without_repeated_title(title, body), *without_excerpt(summary, body), *body]
    if not row and number:
        number = _named(node) or (fields["id"].value if "id" in fields else number)
    told = fields["language"].value if "language" in fields else None
    return assemble(source, passages, key=row or number, fields=fields, language=told)


def _named(node: dict[str, Node]) -> str | None:
    """An `id` that is a number."""
    number = node.get("id")
    return number if isinstance(number, str) and number.isdigit() else None


def _passages(text: str, node: dict[str, Node], paths: Sequence[str], *, titled: bool = False) -> list[Passage]:
    path, texts = _first(text, node, paths)
    is_html = not _HTML_STEPS.isdisjoint(path.split("."))
    return [
        read_string(unescaped(text, found.span), titled=titled and not number, is_html=is_html)
        for number, found in enumerate(texts)
    ]


def _field(text: str, node: dict[str, Node], paths: Sequence[str]) -> Field | None:
    _, texts = _first(text, node, paths)
    return Field(decoded(text[texts[0].span.start : texts[0].span.end]), texts[0].span) if texts else None
