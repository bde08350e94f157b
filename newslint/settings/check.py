"""Checking a settings table against the table of options: all that is wrong with it, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.settings.model import Mistake
from newslint.settings.options import (
    Anything,
    Flag,
    Kind,
    Several,
    Size,
    Table,
    Tables,
    Text,
    bytes_of,
    did_you_mean,
    listed,
    quoted,
    unknown_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newslint.settings.model import Origin

SUGGESTIONS = 100

Key = tuple[str | int, ...]


class Checker:
    """Collects `mistakes`; `origin` tells where the key or item at a path stands."""

    def __init__(self, origin: Callable[[Key], Origin]) -> None:
        self.origin = origin
        self.mistakes: list[Mistake] = []

    def tell(self, path: Key, message: str) -> None:
        self.mistakes.append(Mistake(*self.origin(path), message))

    def check(self, kind: Kind, value: Any, path: Key) -> None:
        """Tell all that is wrong with `value`, which stands at `path` and ought to be of this kind."""
        match kind, value:
            case Table(), dict():
                self._table(kind, value, path)
            case Tables(), list():
                for number, item in enumerate(value):
                    self.check(kind.table, item, (*path, number))
            case Several(), list():
                for number, item in enumerate(value):
                    self._text(kind.item, item, (*path, number))
            case Text(), str():
                self._text(kind, value, path)
            case (Flag(), bool()) | (Anything(), _):
                pass
            case Size(), int() | str() if not isinstance(value, bool) and bytes_of(value):
                pass
            case _:
                self.tell(path, f"{_name(path)} must be {_wanted(kind, value)}")

    def _table(self, kind: Table, table: Mapping[str, Any], path: Key) -> None:
        for key, value in table.items():
            inner = (*path, key)
            if key in kind.options:
                self.check(kind.options[key].kind, value, inner)
            elif kind.other is None:
                self.tell(inner, unknown_key(key, self._suggested(kind.options), top=not path))
            elif problem := kind.problem(key):
                self.tell(inner, problem)
            else:
                self.check(kind.other, value, inner)
        for key, option in kind.options.items():
            if option.required and not table.get(key):
                self.tell((*path, key), f"{_header(path)} needs {key}, as in {key} = {option.example}")

    def _text(self, kind: Text, value: Any, path: Key) -> None:
        name = _name(path)
        if not isinstance(value, str):
            self.tell(path, f"{name} must hold strings only")
        elif not value.strip():
            self.tell(path, f"{name} must not be blank")
        elif "\0" in value:
            self.tell(path, f"{name} must hold no NUL")
        elif kind.choices and value not in kind.choices:
            nearest = did_you_mean(value, self._suggested(kind.choices))
            self.tell(path, f"{name} must be {listed(kind.choices)}, not {quoted(value)}{nearest}")
        elif problem := kind.problem(value):
            self.tell(path, f"{name} {problem}")

    def _suggested(self, names: Iterable[str]) -> Iterable[str]:
        """A hostile file may hold 100,000 unknown keys; the first hundred are enough to compare names for."""
        return names if len(self.mistakes) < SUGGESTIONS else ()


def _name(path: Key) -> str:
    """The key that a path ends in, items of lists aside."""
    return quoted(next((part for part in reversed(path) if isinstance(part, str)), "newslint"))


def _header(path: Key) -> str:
    """How the table at `path` is written: `[vocabulary]`, `[[per-file]]`, nothing for the top level."""
    keys = [part for part in path if isinstance(part, str)]
    name = ".".join(keys)
    return f"[[{name}]]" if len(keys) < len(path) else f"[{name}]" if name else ""


def _wanted(kind: Kind, value: Any) -> str:
    match kind:
        case Table():
            return "a table"
        case Tables():
            return "an array of tables: [[per-file]]"
        case Several():
            return f"a list of strings: [{quoted(value)}]" if isinstance(value, str) else "a list of strings"
        case Flag():
            return "true or false"
        case Size():
            return 'a number of bytes, or such a string as "200 MB"'
        case _:
            return "a string"
