"""Ghost's editor keeps a story as a tree of nodes, written as JSON in a string: https://lexical.dev/

Told in HTML's tokens: what stands between two texts in the string is the tags that the nodes between them stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.readers.html import passage_of
from newslint.readers.json_tree import JsonError, Text, decoded, escape_as_in, parse, split_escapes
from newslint.readers.structure import structure_of
from newslint.readers.tags import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.readers.json_tree import Node
    from newslint.readers.passage import Passage
    from newslint.spans import MappedText

_TAGS = {
    "paragraph": "p", "list": "ul", "listitem": "li", "quote": "blockquote", "extended-quote": "blockquote",
    "aside": "blockquote", "code-block": "pre", "codeblock": "pre", "table": "table", "tablerow": "tr",
    "tablecell": "td",
}  # fmt: skip
_HEADINGS = frozenset({"heading", "extended-heading"})


class _End(NamedTuple):
    tag: str


def read_lexical(string: MappedText) -> list[Passage]:
    """Read a string that holds Lexical's JSON; nothing where it does not."""
    inner = string.text
    try:
        root = parse(inner, 0, len(inner))
    except JsonError:
        return []
    sources, tokens = [""], [""]
    position, tags = 0, [NOTHING]
    for tag, text in _nodes(inner, root):
        if text is None:
            tags.append(tag)
            continue
        _add(sources, tokens, inner[position : text.span.start], tags)
        position, tags = text.span.end, []
        _add_text(sources, tokens, inner[text.span.start : text.span.end])
    _add(sources, tokens, inner[position:], tags)
    return [passage_of(sources, structure_of(tokens, page=False), outer=string, escape=escape_as_in(inner))]


def _nodes(inner: str, root: Node) -> Iterator[tuple[str, Text | None]]:
    """In the order of the document: tags, and texts."""
    waiting: list[Node | _End] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _End):
            yield f"</{node.tag}>", None
        elif isinstance(node, dict) and "root" in node:
            waiting.append(node["root"])
        elif isinstance(node, dict):
            kind = _word(inner, node.get("type"))
            tag = _word(inner, node.get("tag")) if kind in _HEADINGS else _TAGS.get(kind, "")
            if kind == "linebreak":
                yield "<br>", None
            elif isinstance(text := node.get("text"), Text):
                yield "", text
            if tag:
                yield f"<{tag}>", None
                waiting.append(_End(tag))
            children = node.get("children")
            waiting += reversed(children) if isinstance(children, list) else ()


def _add(sources: list[str], tokens: list[str], source: str, tags: list[str]) -> None:
    """Tags that together stand in the place of `source`."""
    for number, tag in enumerate(tags or [NOTHING]):
        sources += ["" if number else source, ""]
        tokens += [tag, ""]


def _add_text(sources: list[str], tokens: list[str], raw: str) -> None:
    for number, (piece, shown) in enumerate(split_escapes(raw)):
        if number % 2:
            sources += [piece, ""]
            tokens += ["  " if shown.isspace() else f"&#{ord(shown)};", ""]
        else:
            sources[-1] += piece
            tokens[-1] += piece


def _word(inner: str, node: Node | None) -> str:
    return decoded(inner[node.span.start : node.span.end]) if isinstance(node, Text) else ""
