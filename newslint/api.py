"""The public functions: what the command line does, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.discover import discover
from newslint.lint import lint_source
from newslint.model import Source
from newslint.run import run
from newslint.runner import Order, Runner, places
from newslint.settings import SettingsError, SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.lint import Desk, Linted
    from newslint.model import Finding


class NewslintError(Exception):
    """newslint could not do what was asked; the text says why, a row a reason."""


def lint_text(text: str, filename: str = "article.txt", *, select: Sequence[str] | None = None) -> list[Finding]:
    """The findings in a text, in its order. `filename` says how it is read (by its suffix) and which settings hold:
    those above it, where there are any. `select` names rules, families or globs. Offsets are code points of `text`.

    Raises NewslintError for mistakes in settings, broken rule pages, unknown rules, and text that cannot be read as
    what its name says.
    """
    _, _, _, linted = _linted(text, filename, Order(select=None if select is None else tuple(select)))
    return [finding for finding in linted.findings if finding.dropped is None]


def fix_text(
    text: str, filename: str = "article.txt", *, select: Sequence[str] | None = None, unsafe: bool = False
) -> str:
    """The text with the safe fixes made, and the unsafe ones where asked for. Raises as `lint_text`."""
    order = Order(select=None if select is None else tuple(select), unsafe_fixes=unsafe)
    runner, desk, source, linted = _linted(text, filename, order)
    mended, _, _ = runner.mended(source, linted, desk)
    return mended.text


def _linted(text: str, filename: str, order: Order) -> tuple[Runner, Desk, Source, Linted]:
    runner = Runner(order)
    try:
        desk = runner.desk_for(filename)
    except SettingsError as error:
        raise NewslintError(str(error)) from error
    source = Source(filename, text)
    linted = lint_source(source, desk)
    _raise((*runner.take_troubles(), *places(source, linted), *linted.troubles))
    return runner, desk, source, linted


def lint_paths(paths: Sequence[str] | str, *, select: Sequence[str] | None = None, jobs: int = 1) -> Iterator[Finding]:
    """The findings in files and folders (or in the one that is named), as `newslint PATH…` prints them.

    Raises NewslintError, once all else is done, for what could not be read.
    """
    order = Order(select=None if select is None else tuple(select), jobs=jobs)
    troubles: list[str] = []
    items = list(discover([paths] if isinstance(paths, str) else paths, SettingsFinder()))
    for result in run(items, order):
        troubles += result.troubles
        yield from (finding for finding in result.findings if finding.dropped is None)
    _raise(troubles)


def _raise(troubles: Sequence[str]) -> None:
    if troubles:
        raise NewslintError("\n".join(troubles))


__all__ = ["NewslintError", "fix_text", "lint_paths", "lint_text"]
