"""What reports tell of a run besides its findings: its rules, its files, its articles."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newslint.model import Finding
    from newslint.portrait import Album, Portrait
    from newslint.rulepage import RulePage


def no_page(_finding: Finding) -> None:
    """What is known of a rule where nobody knows more than its name."""


class Background:
    """What is known of a run. Its lists grow while the findings are taken, and are whole when all of them have been.

    Paths in reports for machines are relative to `root`; `page_of` finds the page of a finding's rule; `files` are
    those that hold an article, `troubles` what could not be done. `portraits` are the articles themselves, where a
    format shows them.
    """

    def __init__(
        self,
        root: str = "",
        page_of: Callable[[Finding], RulePage | None] = no_page,
        files: Sequence[str] = (),
        articles: int = 0,
        troubles: Sequence[str] = (),
    ) -> None:
        self.root = root
        self.page_of = page_of
        self.files = list(files)
        self.articles = articles
        self.troubles = list(troubles)
        self.portraits: Album | None = None

    def show(self, portrait: Portrait) -> None:
        """Keep an article for the formats that show articles."""
        if self.portraits is None:
            from newslint.portrait import Album

            self.portraits = Album()
        self.portraits.add(portrait)

    def path(self, filename: str) -> str:
        """The path of a file for programs: with slashes, from `root` on; absolute where the file lies elsewhere."""
        absolute = os.path.abspath(filename)
        inside = os.path.join(os.path.abspath(self.root), "")
        return absolute.removeprefix(inside).replace(os.sep, "/")
