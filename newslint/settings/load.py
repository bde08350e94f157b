"""Reading one settings file: bytes -> what it says, or everything that is wrong with it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.model import Severity
from newslint.settings.check import Checker, Key
from newslint.settings.model import Layer, Mistake, Origin, Patterns, PerFile, RuleSettings, printable
from newslint.settings.options import OPTIONS, bytes_of, quoted
from newslint.toml_places import Places, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LARGEST = 1_000_000


class SettingsFile(NamedTuple):
    """What a file says, which file it extends (absolute) and where it says so, and its mistakes.

    The layer is empty where there is any mistake; `extend` is there none the less, so that the mistakes of both are
    told at once.
    """

    layer: Layer
    extend: tuple[str, Origin] | None
    mistakes: tuple[Mistake, ...]


def load(filename: str) -> SettingsFile | None:
    """Read the settings file of this absolute name; None for a `pyproject.toml` without `[tool.newslint]`."""
    prefix: Key = ("tool", "newslint") if os.path.basename(filename) == "pyproject.toml" else ()
    try:
        read = _read(filename, prefix)
    except _UnusableError as error:
        return SettingsFile(Layer({}, {}), None, (error.mistake,))
    if read is None:
        return None
    table, places = read

    def origin(path: Key) -> Origin:
        location = places.location(*prefix, *path)
        return Origin(filename, location.row, location.column)

    folder = os.path.dirname(filename)
    checker = Checker(origin)
    checker.check(OPTIONS, table, ())
    said = table.get("extend") if isinstance(table, dict) else None
    extend = (_below(folder, said), origin(("extend",))) if isinstance(said, str) and "\0" not in said else None
    if not checker.mistakes:
        for number, name in enumerate(table.get("rules", ())):
            if not os.path.isdir(_below(folder, name)):
                checker.tell(("rules", number), f"no such folder: {quoted(name)}")
    if checker.mistakes:
        return SettingsFile(Layer({}, {}), extend, tuple(sorted(checker.mistakes)))
    return SettingsFile(_layer(table, folder, origin), extend, ())


def _below(folder: str, name: str) -> str:
    return os.path.normpath(os.path.join(folder, name))


class _UnusableError(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, filename: str, message: str, row: int = 0, column: int = 0) -> None:
        self.mistake = Mistake(filename, row, column, message)
        super().__init__(self.mistake)


def _read(filename: str, prefix: Key) -> tuple[Any, Places] | None:
    text = _text(filename)
    if prefix and "newslint" not in text:  # most pyproject.toml files are none of ours: not even tomllib is imported
        return None
    import tomllib

    try:
        places = Places(text)
        table: Any = tomllib.loads(text)
    except RefusedError as error:
        raise _UnusableError(filename, error.message, error.location.row, error.location.column) from None
    except ValueError as error:
        raise _syntax_error(filename, text, str(error)) from None
    for part in prefix:
        if not isinstance(table, dict) or part not in table:
            return None
        table = table[part]
    return table, places


def _text(filename: str) -> str:
    if not os.path.isfile(filename):  # opening a FIFO would wait for ever
        raise _UnusableError(filename, "is no regular file" if os.path.exists(filename) else "no such file")
    try:
        with open(filename, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _UnusableError(filename, f"cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise _UnusableError(filename, f"larger than {LARGEST // 1_000_000} MB")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        raise _UnusableError(filename, "not UTF-8", *_end(before)) from None


def _syntax_error(filename: str, text: str, message: str) -> _UnusableError:
    """tomllib tells the place in the words of its message only (attributes came with Python 3.14)."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    if place is None:
        return _UnusableError(filename, printable(message))
    row, column = (int(place[1]), int(place[2])) if place[1] else _end(text)
    return _UnusableError(filename, printable(message[: place.start()]), row, column)


def _end(text: str) -> tuple[int, int]:
    """The row and column just after the text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _layer(table: Mapping[str, Any], folder: str, origin: Callable[[Key], Origin]) -> Layer:
    """What a table without mistakes says."""
    per_file = []
    for number, inner in enumerate(table.get("per-file", ())):
        origins = {known: origin(("per-file", number, *path)) for known, path in _paths(inner)}
        per_file.append(PerFile(Patterns(folder, tuple(inner["files"])), Layer(dict(_values(inner, folder)), origins)))
    origins = {known: origin(path) for known, path in _paths(table)}
    for number, name in enumerate(table.get("rules", ())):
        origins["rules", _below(folder, name)] = origin(("rules", number))
    return Layer(dict(_values(table, folder)), origins, tuple(per_file))


def _paths(value: Any, known: Key = (), path: Key = ()) -> Iterator[tuple[Key, Key]]:
    """The paths of all keys and items, by which their origins are known, and by which they stand in the file.

    They differ in lists of strings, whose items are known by themselves: lists of several files add up.
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            if path or key != "per-file":
                yield (*known, key), (*path, key)
                yield from _paths(inner, (*known, key), (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            inner_known = (*known, number if known[0] == "rule" else item)
            yield inner_known, (*path, number)
            yield from _paths(item, inner_known, (*path, number))


def _values(table: Mapping[str, Any], folder: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in table.items():
        if key in ("extend", "per-file", "files"):
            continue
        if key == "rule":
            yield from ((("rule", name), _rule(inner)) for name, inner in value.items())
        elif isinstance(value, dict):
            yield from (((key, name), _frozen(inner)) for name, inner in value.items())
        elif key == "exclude":
            yield (key,), (Patterns(folder, tuple(value)),) if value else ()
        elif key == "rules":
            yield (key,), tuple(_below(folder, name) for name in value)
        elif key == "max-file-size":
            yield (key,), bytes_of(value)
        else:
            yield (key,), _frozen(value)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _rule(table: Mapping[str, Any]) -> RuleSettings:
    severity = Severity[table["severity"].upper()] if "severity" in table else None
    options = {key: value for key, value in table.items() if key not in ("severity", "enabled")}
    return RuleSettings(severity, table.get("enabled"), options)
