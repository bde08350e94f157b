"""Which baseline holds for a file. What reads one is imported once there is one, and not before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.decide.baseline import Book

NAME = ".newslint-baseline.json"


class BaselineFinder:
    """Finds the baseline that holds for a file, and reads each once: the nearest above it, up to the root of its
    repository; or the one named `filename`, for all.
    """

    def __init__(self, filename: str | None = None) -> None:
        self._filename = None if filename is None else os.path.abspath(filename)
        self._folders: dict[str, str | None] = {}
        self._books: dict[str, Book] = {}

    def file_for(self, path: str) -> str | None:
        if self._filename is not None:
            return self._filename
        return self._above(os.path.dirname(os.path.abspath(path)))

    def _above(self, folder: str) -> str | None:
        if folder not in self._folders:
            here = os.path.join(folder, NAME)
            above = os.path.dirname(folder)
            if os.path.lexists(here):
                self._folders[folder] = here
            elif above == folder or os.path.lexists(os.path.join(folder, ".git")):
                self._folders[folder] = None
            else:
                self._folders[folder] = self._above(above)
        return self._folders[folder]

    def book_for(self, path: str) -> Book | None:
        """The baseline that holds for a file, if there is one. Raises baseline.BaselineError."""
        filename = self.file_for(path)
        if filename is None:
            return None
        if filename not in self._books:
            from newslint.decide.baseline import Book, load

            self._books[filename] = Book(filename, load(filename))
        return self._books[filename]

    @property
    def books(self) -> list[Book]:
        """The baselines that were used."""
        return list(self._books.values())
