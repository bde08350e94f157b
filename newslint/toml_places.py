"""Where in a TOML file each key stands, which `tomllib` does not tell.

The text is cut into keys and values in one pass that takes time in proportion to its length; what a value is does not
matter here. The pass is to run before `tomllib`: it refuses what would keep that busy for half a minute (a dotted key
of 50,000 parts) or end it with a traceback (deep nesting, endless numbers). At the first thing that is no TOML it
stops, and leaves it to `tomllib` to say what is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model import Location, Rows
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 64
LONGEST_NUMBER = 1000

_SPACE = lazy_pattern(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = lazy_pattern(r"[ \t]*+")
_KEY = lazy_pattern(r"""(?P<bare>[A-Za-z0-9_-]++)|"(?P<basic>(?:[^"\\\n]++|\\.)*+)"|'(?P<literal>[^'\n]*+)'""")
_STRING = lazy_pattern(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'  # up to two quotation marks may stand before the three that close it
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_SCALAR = lazy_pattern(r"\d{4}-\d\d-\d\d \d\d:[\d:.+Zz-]*+|[\w.:+-]++")  # a date may be parted from its time by a space
_ESCAPE = lazy_pattern(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class RefusedError(ValueError):
    """Valid TOML perhaps, but such as nobody writes: where it stands, and what it is."""

    def __init__(self, location: Location, message: str) -> None:
        super().__init__(location, message)
        self.location = location
        self.message = message


class Places:
    """The places of a file's keys. Of a key that is made by several (`a` in `[a.b]` and `[a.c]`) it is the first."""

    def __init__(self, text: str) -> None:
        """Read the TOML `text`; raise `RefusedError` for what must not reach `tomllib`."""
        self._rows = Rows(text)
        scanner = _Scanner(text)
        try:
            scanner.scan()
        except _NotTomlError:
            pass
        except _RefusedAtError as refused:
            raise RefusedError(self._rows.location(refused.offset), refused.message) from None
        self._root = scanner.root

    def location(self, *path: str | int) -> Location:
        """The row and column of the key, or the item of an array, at `path`; of an unknown one, that of the nearest
        known above it.
        """
        node = self._root
        for part in path:
            if part not in node.children:
                break
            node = node.children[part]
        return self._rows.location(node.offset)

    def paths(self) -> Iterable[tuple[str | int, ...]]:
        """All paths, keys and items of arrays alike."""
        waiting: list[tuple[tuple[str | int, ...], _Node]] = [((), self._root)]
        while waiting:
            path, node = waiting.pop()
            for part, child in node.children.items():
                yield (*path, part)
                waiting.append(((*path, part), child))


class _NotTomlError(Exception):
    pass


class _RefusedAtError(Exception):
    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class _Node:
    """A key or an item. `last` is the newest item of an array of tables, which `[a.b]` speaks of once `[[a]]` stood."""

    __slots__ = ("children", "last", "offset")

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.children: dict[str | int, _Node] = {}
        self.last: _Node | None = None

    def child(self, part: str | int, offset: int) -> _Node:
        node = self.children.get(part)
        if node is None:
            node = self.children[part] = _Node(offset)
        return node


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root = _Node(0)

    def scan(self) -> None:
        table = self.root
        while True:
            self._skip(_SPACE)
            if self.at == len(self.text):
                return
            table = self._header() if self.text[self.at] == "[" else self._pair(table, 0)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _eat(self, mark: str) -> bool:
        found = self.text.startswith(mark, self.at)
        self.at += len(mark) if found else 0
        return found

    def _demand(self, mark: str) -> None:
        if not self._eat(mark):
            raise _NotTomlError

    def _header(self) -> _Node:
        mark = "[[" if self.text.startswith("[[", self.at) else "["
        self._demand(mark)
        parts = self._key()
        node = self._walk(self.root, parts)
        self._demand("]" * len(mark))
        if mark == "[[":
            node.last = node.child(len(node.children), parts[-1][1])
            return node.last
        return node.last or node

    def _key(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with its offset."""
        parts: list[tuple[str, int]] = []
        while True:
            self._skip(_BLANK)
            match = _KEY.match(self.text, self.at)
            if match is None:
                raise _NotTomlError
            if len(parts) == DEEPEST:
                raise _RefusedAtError(parts[0][1], f"a key of more than {DEEPEST} parts")
            name = match[match.lastgroup or 0]
            parts.append((_unescaped(name) if match.lastgroup == "basic" else name, self.at))
            self.at = match.end()
            self._skip(_BLANK)
            if not self._eat("."):
                return parts

    @staticmethod
    def _walk(node: _Node, parts: list[tuple[str, int]]) -> _Node:
        for number, (part, offset) in enumerate(parts):
            node = node.child(part, offset)
            if number < len(parts) - 1:
                node = node.last or node
        return node

    def _pair(self, table: _Node, depth: int) -> _Node:
        node = self._walk(table, self._key())
        self._demand("=")
        self._skip(_BLANK)
        self._value(node, depth)
        return table

    def _value(self, node: _Node, depth: int) -> None:
        if depth == DEEPEST:
            raise _RefusedAtError(self.at, f"nested more than {DEEPEST} deep")
        if self._eat("["):
            self._items(node, depth + 1)
        elif self._eat("{"):
            self._pairs(node, depth + 1)
        elif match := _STRING.match(self.text, self.at):
            self.at = match.end()
        elif match := _SCALAR.match(self.text, self.at):
            if match.end() - match.start() > LONGEST_NUMBER:
                raise _RefusedAtError(self.at, f"a number of more than {LONGEST_NUMBER} characters")
            self.at = match.end()
        else:
            raise _NotTomlError

    def _items(self, node: _Node, depth: int) -> None:
        self._skip(_SPACE)
        while not self._eat("]"):
            self._value(node.child(len(node.children), self.at), depth)
            self._skip(_SPACE)
            if not self._eat(","):
                self._demand("]")
                return
            self._skip(_SPACE)

    def _pairs(self, node: _Node, depth: int) -> None:
        """The pairs of an inline table, which TOML 1.1 lets run over several rows."""
        self._skip(_SPACE)
        while not self._eat("}"):
            self._pair(node, depth)
            self._skip(_SPACE)
            if not self._eat(","):
                self._demand("}")
                return
            self._skip(_SPACE)


def _unescaped(name: str) -> str:
    def letter(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        if code is None:
            return _ESCAPED.get(match[4], match[4])
        if int(code, 16) > 0x10FFFF:
            raise _NotTomlError
        return chr(int(code, 16))

    return _ESCAPE.sub(letter, name) if "\\" in name else name
