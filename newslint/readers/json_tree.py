"""JSON with the place of every string, and its strings with the place of every character."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newslint.model import Span
from newslint.patterns import lazy_pattern
from newslint.spans import Escape, MappedText

_TOKEN = lazy_pattern(r'"((?:[^"\\]++|\\.)*+)"|([{}\[\],:])|[^\s{}\[\],:"]++', re.DOTALL)
_ESCAPE = lazy_pattern(r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.DOTALL)
_DEEPEST = 200


class JsonError(ValueError):
    """Text that is no JSON; `offset` says where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Text(NamedTuple):
    """A string of a JSON document: the span inside its quotation marks."""

    span: Span


Node = dict[str, "Node"] | list["Node"] | Text | str


def parse(text: str, start: int, end: int) -> Node:
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
            key = decoded(match[1])
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


def unescaped(text: str, span: Span) -> MappedText:
    """The string that stands in `text[span]`, between the quotation marks."""
    raw = text[span.start : span.end]
    pieces = _ESCAPE.split(raw)
    shows = list(pieces)
    shows[1::2] = map(_character, pieces[1::2])
    return MappedText(pieces, shows, span.start, escape=escape_as_in(raw))


def split_escapes(raw: str) -> list[tuple[str, str]]:
    """The inside of a string cut at its escapes, which stand at odd places, each piece with what it says."""
    pieces = _ESCAPE.split(raw)
    return [(piece, _character(piece) if number % 2 else piece) for number, piece in enumerate(pieces)]


def decoded(raw: str) -> str:
    """What the inside of a JSON string says."""
    return _ESCAPE.sub(lambda escape: _character(escape[0]), raw) if "\\" in raw else raw


@lru_cache(maxsize=4096)
def _character(escape: str) -> str:
    import json

    return str(json.loads(f'"{escape}"'))


def escape_as_in(raw: str) -> Escape:
    """Write as the string is written: `\\u00e9` where letters beyond ASCII are escaped, `<\\/p>` where it does so."""
    to_ascii = raw.isascii() and "\\u" in raw
    solidus = "<\\/" in raw

    def escape(text: str, _place: int) -> str:
        import json

        out = json.dumps(text, ensure_ascii=to_ascii)[1:-1]
        return out.replace("</", "<\\/") if solidus else out

    return escape
