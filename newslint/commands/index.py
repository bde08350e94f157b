"""`newslint index`: write down what the articles of a tree are, so that a few can be compared with all of them."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from newslint.across.committed import committed
from newslint.across.fingerprints import fingerprint
from newslint.across.index import Entry, Index, IndexFileError, dump, load, merged, nothing, without
from newslint.across.places import has_rows, stamp_of
from newslint.commands import CLEAN, FAILED, failed, tell
from newslint.discover import Found, discover
from newslint.files import put_file
from newslint.run import Runner, with_stories
from newslint.settings import SettingsError
from newslint.settings.model import shown

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.run import FileResult, Order
    from newslint.settings import Settings

_AT_ONCE = 1000  # files whose texts are kept until they are looked at
_UNSETTLED = 2_000_000_000  # nanoseconds in which a file may change once more and be stamped as before


def index(options: Namespace, order: Order) -> int:
    """Do what `options.action` says with the index: build it anew, or read again what has changed."""
    try:
        return _index(options, order)
    except IndexFileError as error:
        return failed(str(error))
    except OSError as error:
        if error.filename is None:
            raise
        return failed(f"{error.filename}: {(error.strerror or str(error)).lower()}")


def _index(options: Namespace, order: Order) -> int:
    made = time.time_ns()
    tree = _Tree(os.path.dirname(os.path.abspath(options.index)), Runner(order))
    items = list(discover(options.paths, tree.runner.finder))
    found = {tree.name(item.path) for item in items if isinstance(item, Found)}
    old = nothing()
    if options.action == "update" and os.path.exists(options.index):
        old = load(options.index)
        old = without(old, tree.gone(old, found, options.paths) | tree.changed(old, found))
    fresh = [item for item in items if not isinstance(item, Found) or tree.name(item.path) not in old.files]
    results = with_stories(fresh, order)
    parts = [old]
    while at_once := list(islice(results, _AT_ONCE)):
        parts.append(tree.read(at_once))
    new = merged(tree.dated(parts), made)
    put_file(os.path.abspath(options.index), dump(new))
    size = os.path.getsize(options.index) / 1e6
    tell(f"Wrote {shown(options.index)}: {len(new.stories):,} articles of {len(new.files):,} files, {size:.1f} MB.")
    return FAILED if tree.failed else CLEAN


class _Tree:
    """The files below the folder of an index, and how they are read."""

    def __init__(self, folder: str, runner: Runner) -> None:
        self.folder = folder
        self.runner = runner
        self.failed = False
        self._readings: dict[int, tuple[Settings, str]] = {}

    def name(self, path: str) -> str:
        """What a file is called in the index."""
        path = os.path.abspath(path)
        below = path.removeprefix(os.path.join(self.folder, ""))
        return (below if below != path else os.path.relpath(path, self.folder)).replace(os.sep, "/")

    def path(self, name: str) -> str:
        return os.path.join(self.folder, *name.split("/"))

    def gone(self, old: Index, found: set[str], paths: Sequence[str]) -> set[str]:
        """The files of an index that are no more, or that the walk over these paths did not find."""
        walked = tuple(os.path.join(os.path.abspath(path), "") for path in paths)
        lost = {name: self.path(name) for name in old.files if name not in found}
        return {name for name, path in lost.items() if path.startswith(walked) or not os.path.exists(path)}

    def changed(self, old: Index, found: set[str]) -> set[str]:
        """The files of an index that are to be read again."""
        return {name for name in found if name in old.files and not self._is_as_it_was(name, old)}

    def _is_as_it_was(self, name: str, old: Index) -> bool:
        try:
            now = self._entry(self.path(name))
        except (OSError, SettingsError):
            return False
        return now == old.files[name]._replace(committed="") and now.stamp.mtime < old.made - _UNSETTLED

    def _entry(self, path: str) -> Entry:
        """What is to be known of a file. Raises OSError and SettingsError."""
        settings = self.runner.finder.for_path(path).for_file(path)
        if id(settings) not in self._readings:
            self._readings[id(settings)] = settings, _reading(settings)
        return Entry(stamp_of(path), self._readings[id(settings)][1])

    def read(self, results: Iterable[FileResult]) -> Index:
        """What is read in files, as an index of them alone; what could not be read is told."""
        files, stories = {}, []
        for result in results:
            for trouble in result.troubles:
                tell(trouble)
            self.failed |= bool(result.troubles)
            if not result.stories:
                continue
            name = self.name(result.filename)
            try:
                files[name] = self._entry(result.filename)
                starts = _rows_in(result.filename)
            except (OSError, SettingsError):  # gone meanwhile
                continue
            stories += [
                story._replace(filename=name, indexed=starts[story.row - 1] if starts else -1)
                for story in result.stories
            ]
        prints, _ = fingerprint([story.text for story in stories])
        return Index(files, [story._replace(text="") for story in stories], prints)

    def dated(self, parts: Sequence[Index]) -> Iterator[Index]:
        """The same, with what git knows of those files of which nothing was known."""
        unknown = {self.path(name) for part in parts for name, entry in part.files.items() if not entry.committed}
        told = {self.name(path): came for path, came in committed(unknown).items()}
        for part in parts:
            files = {
                name: entry._replace(committed=told[name]) if name in told else entry
                for name, entry in part.files.items()
            }
            stories = [story._replace(committed=files[story.filename].committed) for story in part.stories]
            yield part._replace(files=files, stories=stories)


def _reading(settings: Settings) -> str:
    """What stands for all that decides what the articles of a file are."""
    from newslint import __version__

    told = (
        __version__, settings.language, sorted(settings.fields.items()), settings.html_article, settings.encoding,
        settings.select, settings.extend_select, settings.ignore, sorted(settings.rule.items()),
    )  # fmt: skip
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _rows_in(path: str) -> list[int]:
    """The bytes with which the rows of a file begin, of one whose stories stand in rows. Raises OSError."""
    if not has_rows(path):
        return []
    with open(path, "rb") as file:
        data = file.read()
    if data.count(b"\r") != data.count(b"\r\n"):
        return []
    return [0, *(np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n")) + 1).tolist()]
