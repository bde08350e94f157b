"""Which findings of a run count: those that touch a change, and those that no baseline knows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from newslint.decide.finder import BaselineFinder
from newslint.discover import Found

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from newslint.decide.changed import Changed
    from newslint.discover import Trouble
    from newslint.run import FileResult, Order


class RefusedError(Exception):
    """A run that cannot be made as it was asked for; the text says why."""


class Counting:
    """What counts in a run: the order, which says what has changed, and the baselines that hold for its files.

    `unchanged` counts the files in which nothing changed, `known` the findings that a baseline knows, as results go by.
    """

    def __init__(self, order: Order, baselines: BaselineFinder | None) -> None:
        self.order = order
        self.baselines = baselines
        self.unchanged = self.known = 0

    def weighed(self, results: Iterator[FileResult]) -> Iterator[FileResult]:
        """The results, with the findings that a baseline knows marked."""
        for result in results:
            self.unchanged += result.unchanged
            book = self.baselines.book_for(result.filename) if self.baselines and not result.troubles else None
            if book is None:
                yield result
            else:
                findings = book.known(result.filename, result.findings)
                self.known += sum(new is not old for new, old in zip(findings, result.findings, strict=True))
                yield result._replace(findings=tuple(findings))

    def gone(self) -> Iterator[str]:
        """What is said of baselines that know findings which are no more; nothing where rules or rows were left out."""
        order = self.order
        if order.select is not None or order.extend_select or order.ignore or order.changed or not self.baselines:
            return
        from newslint.settings.model import shown

        for book in self.baselines.books:
            if count := len(book.left(book.seen)):
                findings, them = ("1 finding that is", "it") if count == 1 else (f"{count:,} findings that are", "them")
                yield f"{shown(book.filename)} knows {findings} gone; `newslint baseline prune` takes {them} out"


def counting(options: Namespace, order: Order, items: Sequence[Found | Trouble]) -> Counting:
    """What the options ask to count of these files. Raises RefusedError."""
    changed = _changed(options, order, items)
    baselines = None if options.no_baseline else _baselines(options.baseline, items)
    return Counting(order._replace(changed=changed), baselines)


def _changed(options: Namespace, order: Order, items: Sequence[Found | Trouble]) -> Changed | None:
    if options.changed_since is None and options.diff_file is None:
        return None
    from newslint.decide.changed import changed_in, changed_since
    from newslint.decide.patches import PatchError
    from newslint.git import GitError, root_of

    if options.changed_since is not None:
        if order.stdin is not None:
            raise RefusedError("--changed-since speaks of files that git knows, not of standard input")
        try:
            return changed_since(options.changed_since, [item.path for item in items if isinstance(item, Found)])
        except GitError as error:
            raise RefusedError(f"--changed-since: {error}") from None
    here = os.getcwd()
    try:
        return changed_in(_patch(options.diff_file, order), [here, root_of(os.path.join(here, "a")) or here])
    except PatchError as error:
        raise RefusedError(f"{options.diff_file} is no patch: {error}") from None
    except OSError as error:
        raise RefusedError(f"{options.diff_file}: {(error.strerror or str(error)).lower()}") from None


def _patch(filename: str, order: Order) -> bytes:
    if filename != "-":
        with open(filename, "rb") as file:
            return file.read()
    if order.stdin is not None:
        raise RefusedError("standard input cannot be both the patch and an article")
    return sys.stdin.buffer.read()


def _baselines(filename: str | None, items: Sequence[Found | Trouble]) -> BaselineFinder | None:
    """The baselines that hold for these files, read; None where there is none."""
    finder = BaselineFinder(filename)
    paths = [item.path for item in items if isinstance(item, Found)]
    if not any(map(finder.file_for, paths)):
        return None
    from newslint.decide.baseline import BaselineError

    try:
        for path in paths:
            finder.book_for(path)
    except BaselineError as error:
        raise RefusedError(str(error)) from None
    return finder
