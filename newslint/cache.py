"""What was found in a file, kept for the next run: a file that is as it was is not linted again.

A row is known by the bytes of the file, and by all that the findings depend on beside them: rules, options, settings,
newslint itself. So nothing in it can go stale; what is no longer asked for is dropped after a month. All rows of a
project are one file, which is replaced whole: readers see the old one or the new one. It is text that nothing executes,
under a checksum; where it cannot be read or written, newslint runs without.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from time import time
from typing import TYPE_CHECKING, Any

from newslint import __version__
from newslint.files import put_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.lint import Desk

_FORMAT = b"newslint cache 1 "
_LARGEST = 256_000_000
_LARGEST_TEXTS = 64_000_000
_DAY = 86_400
_KEPT = 30  # days
_REFRESHED = 7
_DEPENDENCIES = tuple(  # as their folders are called
    f"{name}-" for name in "beautifulsoup4 cld3_py numpy pathspec pyromark pyyaml regex textstat turbohtml".split()
)


class Cache:
    """The rows of one project, by their keys; `largest` is how many bytes they may take up."""

    def __init__(self, filename: str, largest: int = _LARGEST) -> None:
        self._filename = filename
        self._largest = largest
        self._today = int(time() // _DAY)
        self._rows = _read(filename)
        self._new: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: str) -> str | None:
        """The row of a key, as `pack` made it; None where there is none."""
        day, _, row = self._rows.get(key, "").partition(" ")
        if row and self._today - int(day) >= _REFRESHED:
            self._new[key] = f"{self._today} {row}"
        return row or None

    def texts(self) -> Cache:
        """The same project's rows that hold whole articles, which are only needed where a file has changed."""
        return Cache(self._filename.removesuffix(".rows") + ".texts", _LARGEST_TEXTS)

    def put(self, key: str, row: str) -> None:
        self._new[key] = f"{self._today} {row}"

    def save(self) -> None:
        """Write the new rows, and those that another process wrote meanwhile. What cannot be written is left."""
        if not self._new:
            return
        rows = _read(self._filename) | self._new
        kept = sorted(rows.items(), key=lambda item: item[1].partition(" ")[0], reverse=True)
        size = 0
        body = bytearray()
        for key, told in kept:
            size += len(key) + len(told) + 2
            if self._today - int(told.partition(" ")[0]) > _KEPT or size > self._largest:
                break
            body += f"{key} {told}\n".encode("ascii")
        self._new = {}
        try:
            _make(os.path.dirname(self._filename))
            put_file(self._filename, _FORMAT + _checksum(body) + b"\n" + body)
        except OSError:
            return
        _sweep(*os.path.split(self._filename))


def cache_for(folder: str) -> Cache | None:
    """The cache of the project that a folder belongs to: its repository, or else it is one itself. None where there is
    no place for one.
    """
    from newslint.git import root_of

    place = cache_folder()
    if place is None:
        return None
    project = root_of(os.path.join(folder, "a")) or folder
    name = blake2b(os.fsencode(os.path.realpath(project)), digest_size=8).hexdigest()
    return Cache(os.path.join(place, f"{name}.rows"))


def cache_folder() -> str | None:
    """Where caches are kept: NEWSLINT_CACHE_DIR, else the user's own place for such, never a repository, whose files
    others write.
    """
    if own := os.environ.get("NEWSLINT_CACHE_DIR"):
        return os.path.abspath(own)
    if sys.platform == "win32":
        places = (os.environ.get("LOCALAPPDATA", ""),)
    elif sys.platform == "darwin":
        places = (os.path.expanduser("~/Library/Caches"),)
    else:
        places = (os.environ.get("XDG_CACHE_HOME", ""), os.path.expanduser("~/.cache"))
    place = next(filter(os.path.isabs, places), None)
    return place and os.path.join(place, "newslint")


def _read(filename: str) -> dict[str, str]:
    """The rows of a file by their keys; none of what is not a cache as this version writes it."""
    try:
        if not os.path.isfile(filename) or os.path.getsize(filename) > 2 * _LARGEST:
            return {}
        with open(filename, "rb") as file:
            head, body = file.readline(100), file.read()
    except OSError:
        return {}
    if head != _FORMAT + _checksum(body) + b"\n":
        return {}
    rows = (row.partition(" ") for row in body.decode("ascii").split("\n")[:-1])
    return {key: told for key, _, told in rows}


def _checksum(body: bytes | bytearray) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()


def _make(folder: str) -> None:
    """Make the folder, marked so that neither git nor a backup takes it up."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, mode=0o700, exist_ok=True)
    put_file(os.path.join(folder, ".gitignore"), b"*\n")
    put_file(os.path.join(folder, "CACHEDIR.TAG"), b"Signature: 8a477f597d28d172789f06886806bc55\n")


def _sweep(folder: str, own: str) -> None:
    """Take away what killed runs left behind, and the caches of other projects that nobody lints any more."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                age = time() - entry.stat(follow_symlinks=False).st_mtime
                is_left = entry.name.startswith(".newslint-") and age > _DAY / 24
                is_idle = entry.name.endswith((".rows", ".texts")) and age > _KEPT * _DAY
                if entry.name != own and (is_left or is_idle):
                    os.unlink(entry.path)
    except OSError:  # another process was quicker
        return


class Keys:
    """What a file is known by: its bytes, its name (whose suffix says how it is read), and the desk it is linted at."""

    def __init__(self) -> None:
        self._desks: dict[int, tuple[Desk, bytes]] = {}

    def key(self, path: str, data: bytes, desk: Desk) -> str:
        kept = self._desks.get(id(desk))
        if kept is None:
            kept = self._desks[id(desk)] = (desk, _desk_hash(desk))
        hashed = blake2b(kept[1], digest_size=16)
        hashed.update(os.fsencode(os.path.basename(path)) + b"\0")
        hashed.update(data)
        return hashed.hexdigest()


def _desk_hash(desk: Desk) -> bytes:
    """All that findings depend on beside the file: of a rule, everything but where its page stands."""
    told = (
        _newslint_hash(),
        [(_stable(item.rule, "page"), item.severity, item.options) for item in desk.ready],
        [(_stable(rule, "page"), severity) for rule, severity in desk.told_of_comments.values()],
        (desk.known, desk.locked, desk.reading, desk.settings.encoding),
    )
    return blake2b(repr(_stable(told)).encode("utf-8", "surrogatepass")).digest()


def _stable(value: Any, *without: str) -> object:
    """Plain values whose repr is the same in every process, which that of a set is not."""
    names = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if names:
        return [type(value).__name__, *(_stable(getattr(value, name)) for name in names if name not in without)]
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Mapping):
        return [(key, _stable(inner)) for key, inner in value.items()]
    return [_stable(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _newslint_hash() -> tuple[object, ...]:
    """newslint itself, Python, and what reads and measures for newslint."""
    return __version__, sys.version_info[:2], sorted(_installed()), _code_hash()


def _installed() -> Iterator[str]:
    """The names and versions of what newslint depends on, from the names of their folders (importlib.metadata would
    take 40 ms).
    """
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from (name for name in names if name.lower().startswith(_DEPENDENCIES) and name.endswith(".dist-info"))


def _code_hash() -> bytes:
    """The code, in a checkout, where it changes under one version; nothing where it is installed."""
    package = os.path.dirname(os.path.abspath(__file__))
    if not os.path.isfile(os.path.join(os.path.dirname(package), "pyproject.toml")):
        return b""
    hashed = blake2b(digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        for name in sorted(names):
            if name.endswith((".py", ".txt")):
                with open(os.path.join(folder, name), "rb") as file:
                    hashed.update(file.read())
    return hashed.digest()
