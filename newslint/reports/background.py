"""What reports tell of a run besides its findings: its rules, its files, its articles."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Finding
    from newslint.portrait import Portrait
    from newslint.rulepage import RulePage


def no_page(_finding: Finding) -> None:
    """What is known of a rule where nobody knows more than its name."""


@dataclass
class Background:
    """What is known of a run. Its lists grow while the findings are taken, and are whole when all of them have been.

    Paths in reports for machines are relative to `root`; `page_of` finds the page of a finding's rule; `files` are
    those that hold an article, `troubles` what could not be done. `portraits` are the articles themselves, kept only
    for the formats that show them.
    """

    root: str = ""
    page_of: Callable[[Finding], RulePage | None] = no_page
    files: list[str] = field(default_factory=list)
    articles: int = 0
    troubles: list[str] = field(default_factory=list)
    portraits: list[Portrait] = field(default_factory=list)

    def path(self, filename: str) -> str:
        """The path of a file for programs: with slashes, from `root` on; absolute where the file lies elsewhere."""
        absolute = os.path.abspath(filename)
        inside = os.path.join(os.path.abspath(self.root), "")
        return absolute.removeprefix(inside).replace(os.sep, "/")
