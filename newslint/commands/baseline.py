"""`newslint baseline`: write down what is found today, take out what is gone, show what is known."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

from newslint.commands import CLEAN, FAILED, FOUND, failed, tell
from newslint.decide.baseline import DROPPED, BaselineError, Entry, dump, entry_of, files_below, load
from newslint.decide.finder import NAME, BaselineFinder
from newslint.discover import discover
from newslint.files import put_file
from newslint.git import root_of
from newslint.reports.terminal import visible
from newslint.run import run
from newslint.settings import SettingsFinder
from newslint.settings.model import shown

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.decide.baseline import Book
    from newslint.run import FileResult, Order


def baseline(options: Namespace, order: Order) -> int:
    """Do what `options.action` says with the baselines that hold for the paths."""
    action = {"write": _write, "prune": _prune, "show": _show}[options.action]
    try:
        return action(options, order)
    except BaselineError as error:
        return failed(str(error))
    except OSError as error:
        if error.filename is None:
            raise
        return failed(f"{error.filename}: {(error.strerror or str(error)).lower()}")


class _Run:
    """The results of a run over the paths; what could not be read is told as it goes by, and noted as `unread`."""

    def __init__(self, options: Namespace, order: Order) -> None:
        self._items = list(discover(options.paths, SettingsFinder(order.config, order.no_config)))
        self._order = order
        self.unread: set[str] = set()
        self.failed = False

    def __iter__(self) -> Iterator[FileResult]:
        for result in run(self._items, self._order):
            for trouble in result.troubles:
                tell(trouble)
            if result.troubles:
                self.failed = True
                self.unread.add(os.path.abspath(result.filename))
            elif result.filename:
                yield result

    def judged(self, entries: Sequence[Entry], folder: str, paths: Iterable[str]) -> set[str]:
        """The files of which this run tells all that a baseline has to know: those below the paths, there or gone."""
        below = files_below(entries, folder, paths)
        return {file for file in below if os.path.join(folder, *file.split("/")) not in self.unread}


def _write(options: Namespace, order: Order) -> int:
    finder = BaselineFinder(options.baseline)
    new_place = _new_place(options)
    new: dict[str, list[Entry]] = {finder.file_for(_inside(path)) or new_place: [] for path in options.paths}
    linted = _Run(options, order)
    for result in linted:
        filename = finder.file_for(result.filename) or new_place
        found = [entry_of(item, os.path.dirname(filename)) for item in result.findings if item.dropped is None]
        if options.baseline is None and found and found[0].file.startswith("../"):
            place = shown(os.path.dirname(filename))
            return failed(f"{result.filename} is not below {place}; say with --baseline where its findings go")
        new.setdefault(filename, []).extend(found)
    for filename, entries in new.items():
        before = _before(filename)
        judged = linted.judged(before, os.path.dirname(filename), options.paths)
        entries += [entry for entry in before if entry.file not in judged]
        put_file(filename, dump(entries).encode())
        more = len(entries) - len(before)
        difference = f", {abs(more):,} {'more' if more > 0 else 'fewer'} than before" if before and more else ""
        tell(f"Wrote {shown(filename)}: {_counted(entries)}{difference}.")
    return FAILED if linted.failed else CLEAN


def _inside(path: str) -> str:
    return os.path.join(path, "a") if os.path.isdir(path) else path


def _new_place(options: Namespace) -> str:
    """Where a baseline is written if there is none: at the root of the repository, or here."""
    here = os.getcwd()
    return os.path.abspath(options.baseline or os.path.join(root_of(os.path.join(here, "a")) or here, NAME))


def _before(filename: str) -> list[Entry]:
    """What a baseline says that is to be written anew; one that cannot be read says nothing."""
    try:
        return load(filename) if os.path.lexists(filename) else []
    except BaselineError:
        return []


def _prune(options: Namespace, order: Order) -> int:
    finder = _finder(options)
    found: dict[str, list[Entry]] = {book.filename: [] for book in finder.books}
    linted = _Run(options, order)
    for result in linted:
        book = finder.book_for(result.filename)
        if book is not None:
            known = [item for item in book.known(result.filename, result.findings) if item.dropped == DROPPED]
            found.setdefault(book.filename, []).extend(entry_of(item, book.folder) for item in known)
    gone = sum(_pruned(book, found[book.filename], linted, options) for book in finder.books)
    return FAILED if linted.failed else FOUND if gone and options.check else CLEAN


def _pruned(book: Book, found: list[Entry], linted: _Run, options: Namespace) -> int:
    """Take out of a baseline what stands for nothing any more, and tell it; how many entries these are."""
    judged = linted.judged(book.entries, book.folder, options.paths)
    gone = book.left(judged)
    entries = [*found, *book.left({entry.file for entry in book.entries} - judged)]
    sys.stdout.writelines(_rows(gone, book.folder))
    if not options.check and sorted(entries) != sorted(book.entries):
        put_file(book.filename, dump(entries).encode())
    verb = "would be" if options.check else "was" if len(gone) == 1 else "were"
    tell(f"{_count(len(gone), 'finding')} {verb} taken out of {shown(book.filename)}; {_counted(entries)} left.")
    return len(gone)


def _show(options: Namespace, order: Order) -> int:  # noqa: ARG001  (as the other actions)
    for book in _finder(options).books:
        files = set(files_below(book.entries, book.folder, options.paths))
        entries = sorted(entry for entry in book.entries if entry.file in files)
        sys.stdout.writelines(_rows(entries, book.folder))
        by_rule = Counter(entry.rule for entry in entries).most_common()
        tell("".join(f"{count:>8,}  {rule}\n" for rule, count in by_rule) + f"{_counted(entries)}.")
    return CLEAN


def _finder(options: Namespace) -> BaselineFinder:
    """The baselines that hold for the paths, read. Raises BaselineError where there is none."""
    finder = BaselineFinder(options.baseline)
    for path in options.paths:
        if finder.book_for(_inside(path)) is None:
            raise BaselineError(f"there is no {NAME} here or above; `newslint baseline write` makes one")
    return finder


def _rows(entries: Iterable[Entry], folder: str) -> Iterator[str]:
    for file, rule, _, text in entries:
        yield visible(f"{shown(os.path.join(folder, *file.split('/')))}: {rule} {text}") + "\n"


def _counted(entries: Sequence[Entry]) -> str:
    return f"{_count(len(entries), 'finding')} in {_count(len({entry.file for entry in entries}), 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
