"""JSON and JSONL exports of a CMS: articles found by the paths of their fields, every string with its exact place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.model import Field, Span
from newslint.readers.html import is_html, read_html
from newslint.readers.passage import Passage, assemble, told_as
from newslint.readers.text import read_text
from newslint.readers.unread import Unread
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newslint.model import Article, Kind, Source

_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"|([{}\[\],:])|[^\s{}\[\],:"]++', re.DOTALL)
_ESCAPE = re.compile(r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.DOTALL)
_INLINE_TAG = re.compile(r"</(?:a|b|em|i|span|strong|u)>|<br ?/?>", re.IGNORECASE)
_DEEPEST = 200

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
    "id": ("id", "_id", "guid", "slug", "url"),
}
_PASSAGES: tuple[tuple[str, Kind | None], ...] = (("title", "title"), ("summary", "summary"), ("body", None))


class JsonError(ValueError):
    """Text that is no JSON; `offset` says where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a JSON document: the span inside its quotation marks."""

    span: Span


Node = dict[str, "Node"] | list["Node"] | Text | str


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
            root = _parse(source.text, start, end)
        except JsonError as error:
            unread.append(Unread(str(error), error.offset))
            continue
        for number, node in enumerate(_articles(root, paths), 1):
            yield _article(source, node, paths, key, str(number))


def _documents(text: str) -> Iterator[tuple[str, int, int]]:
    for number, match in enumerate(re.finditer(r"[^\r\n]*(?:\r\n?|\n|\Z)", text), 1):
        if match[0].strip():
            yield str(number), match.start(), match.end()


def _parse(text: str, start: int, end: int) -> Node:
    """The tree of the JSON in `text[start:end]`, strings told by their place.

    Brackets are counted by hand, not by recursion: a file of 100,000 of them is refused, not crashed on.
    """
    _validate(text, start, end)
    root: list[Node] = []
    stack: list[tuple[list[Node] | dict[str, Node], str | None]] = [(root, None)]
    key: str | None = None
    for match in _TOKEN.finditer(text, start, end):
        mark = match[2]
        if mark in ("}", "]"):
            _, key = stack.pop()
            continue
        if mark in (",", ":"):
            continue
        holder = stack[-1][0]
        if mark:
            node: Node = {} if mark == "{" else []
        elif match[1] is None:
            node = match[0]
        elif isinstance(holder, dict) and key is None:
            key = _decoded(match[1])
            continue
        else:
            node = Text(Span(*match.span(1)))
        if isinstance(holder, dict):
            holder[key or ""] = node
        else:
            holder.append(node)
        if mark:
            if len(stack) > _DEEPEST:
                raise JsonError(f"brackets nested more than {_DEEPEST} deep", match.start())
            stack.append((node, None))  # type: ignore[arg-type]
        key = None
    return root[0] if root else []


def _validate(text: str, start: int, end: int) -> None:
    import json

    document = text[start:end]
    try:
        json.loads(document)
    except json.JSONDecodeError as error:
        raise JsonError(f"this is no JSON: {error.msg}", start + error.pos) from error
    except RecursionError as error:
        raise JsonError(f"brackets nested more than {_DEEPEST} deep", start) from error


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
            passage = _passage(source.text, text.span)
            passages.append(told_as(passage, kind) if kind else passage)
    fields = {
        name: Field(_decoded(source.text[texts[0].span.start : texts[0].span.end]), texts[0].span)
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


def _passage(text: str, span: Span) -> Passage:
    string = unescaped(text, span)
    inner = string.text
    if is_html(inner) or _INLINE_TAG.search(inner):
        return read_html(inner, string)
    return read_text(inner, string)


def unescaped(text: str, span: Span) -> MappedText:
    """The string that stands in `text[span]`, between the quotation marks."""
    raw = text[span.start : span.end]
    pieces = _ESCAPE.split(raw)
    shows = list(pieces)
    for i in range(1, len(pieces), 2):
        shows[i] = _decoded(pieces[i])
    return MappedText(pieces, shows, span.start, escape=_escape_as_in(raw))


def _decoded(raw: str) -> str:
    if "\\" not in raw:
        return raw
    import json

    return str(json.loads(f'"{raw}"', strict=False))


def _escape_as_in(raw: str) -> Callable[[str], str]:
    """Write as the string is written: `\\u00e9` where its letters beyond ASCII are escaped, `<\\/p>` where it does so."""
    to_ascii = raw.isascii() and "\\u" in raw
    solidus = "<\\/" in raw

    def escape(text: str) -> str:
        import json

        out = json.dumps(text, ensure_ascii=to_ascii)[1:-1]
        return out.replace("</", "<\\/") if solidus else out

    return escape
