"""Shapes of JSON that no path tells: ninjs of IPTC (https://iptc.org/standards/ninjs/), whose bodies say themselves
what they hold, and ANS of Arc XP (https://github.com/washingtonpost/ans-schema), whose stories are lists of elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Block
from newslint.readers.json_tree import Text, decoded, unescaped
from newslint.readers.strings import as_kind, read_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Kind
    from newslint.readers.json_tree import Node
    from newslint.readers.passage import Passage

_NO_STORY = frozenset("picture photo image video audio graphic event planning author redirect".split())
_MAIN_ROLES = ("main", "headline", "lead", "summary", "text")
_CONTENT_TYPES = (("html",), ("nitf",), ("plain", ""))  # the richest first
_DEEPEST = 20


def is_known(text: str, node: dict[str, Node]) -> bool:
    """Whether an object of a JSON document, whose source is `text`, is a story in ANS or Ghost, or an item in ninjs."""
    return _is_ans(text, node) or _is_ninjs(text, node) or isinstance(node.get("lexical"), Text)


def is_story(text: str, node: dict[str, Node]) -> bool:
    """Whether an object is no picture, video or the like by its `type`, as agencies and CMSs tell it."""
    return _word(text, node.get("type")) not in _NO_STORY


def main_value(text: str, items: list[Node]) -> Text | None:
    """Of ninjs's lists, objects each with a `value` and perhaps a `role`: the value that matters most."""
    values: dict[str, Text] = {}
    for item in items:
        if isinstance(item, dict) and isinstance(value := item.get("value"), Text):
            values.setdefault(_word(text, item.get("role")), value)
    return next((values[role] for role in _MAIN_ROLES if role in values), next(iter(values.values()), None))


def body_of(text: str, node: dict[str, Node]) -> list[Passage]:
    """The body of a story in ANS, ninjs or Ghost's Lexical; nothing of other objects."""
    if _is_ans(text, node):
        return list(_elements(text, node.get("content_elements", []), 0))
    lexical = node.get("lexical")
    if isinstance(lexical, Text) and not isinstance(node.get("html"), Text):
        from newslint.readers.lexical import read_lexical

        return read_lexical(unescaped(text, lexical.span))
    bodies = node.get("bodies")
    return _richest(text, bodies) if isinstance(bodies, list) else []


def _is_ans(text: str, node: dict[str, Node]) -> bool:
    if isinstance(node.get("content_elements"), list):
        return "headlines" in node or "version" in node
    return _word(text, node.get("type")) == "story" and "version" in node


def _is_ninjs(text: str, node: dict[str, Node]) -> bool:
    if isinstance(node.get("bodies"), list):
        return True
    return "uri" in node and "headlines" in node and _word(text, node.get("type")) == "text"


def _richest(text: str, bodies: list[Node]) -> list[Passage]:
    """Of bodies that say the same, the one with the most markup."""
    found: list[tuple[int, str, Text]] = []
    for body in bodies:
        if isinstance(body, dict) and isinstance(value := body.get("value"), Text):
            told = " ".join(_word(text, body.get(key)) for key in ("contentType", "contenttype", "role"))
            rank = next(
                (number for number, words in enumerate(_CONTENT_TYPES) if any(word in told for word in words)), 9
            )
            found.append((rank, told, value))
    if not found:
        return []
    _, told, value = min(found, key=lambda item: item[0])
    string = unescaped(text, value.span)
    if "nitf" in told:
        from newslint.readers.agency import read_nitf
        from newslint.readers.xml import Document, XmlError

        try:
            document = Document(string.text, string)
        except XmlError:
            return [read_string(string, is_html=True)]
        return read_nitf(document, document.root)
    return [read_string(string, is_html="html" in told)]


def _elements(text: str, elements: Node, depth: int) -> Iterator[Passage]:
    """The copy in a list of ANS's content elements; of links to other stories, embeds and ratings none."""
    for element in elements if isinstance(elements, list) and depth < _DEEPEST else ():
        if not isinstance(element, dict):
            continue
        match _word(text, element.get("type")):
            case "text" | "raw_html":
                yield from _content(text, element, ("content",))
            case "correction":
                yield from _content(text, element, ("text", "content"))
            case "header":
                level = element.get("level")
                for passage in _content(text, element, ("content",)):
                    yield _as_heading(passage, int(level) if isinstance(level, str) and level.isdigit() else 2)
            case "image":
                yield from _kind(_content(text, element, ("caption",)), "caption")
            case "quote" | "blockquote" | "pullquote":
                yield from _kind(_content(text, element, ("content",)), "quote")
                yield from _kind(_elements(text, element.get("content_elements", []), depth + 1), "quote")
                if isinstance(citation := element.get("citation"), dict):
                    yield from _kind(_content(text, citation, ("content",)), "caption")
            case "list":
                yield from _kind(_elements(text, element.get("items", []), depth + 1), "list-item")
            case "table":
                rows = element.get("rows", [])
                cells = [element.get("header", []), *(rows if isinstance(rows, list) else [])]
                for row in cells:
                    yield from _kind(_elements(text, row, depth + 1), "table-cell")
            case "element_group":
                yield from _elements(text, element.get("content_elements", []), depth + 1)


def _content(text: str, element: dict[str, Node], names: tuple[str, ...]) -> Iterator[Passage]:
    for name in names:
        if isinstance(value := element.get(name), Text):
            yield read_string(unescaped(text, value.span), is_html=True)
            return


def _kind(passages: Iterator[Passage], kind: Kind) -> Iterator[Passage]:
    for passage in passages:
        yield from as_kind(passage, kind)


def _as_heading(passage: Passage, level: int) -> Passage:
    return passage._replace(blocks=tuple(Block("heading", block.span, level) for block in passage.blocks))


def _word(text: str, node: Node | None) -> str:
    """A string of the document in lower case; empty where there is none."""
    return decoded(text[node.span.start : node.span.end]).lower() if isinstance(node, Text) else ""
