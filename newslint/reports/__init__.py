"""How findings are told. One module a format, each with a function `report` from findings to pieces of text; it
knows nothing of how they were found, and tells only those that count.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from newslint.reports.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding

# Where each output format is told: a module of this package, imported only when asked for.
FORMATS = {
    "text": "text",
    "full": "full",
    "json": "json_list",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html",
}
# Formats that say what their encoding is; the others are ASCII, or for the terminal they are printed on.
IN_UTF8 = frozenset({"markdown", "html"})
# Formats that show the articles themselves, so that a run has to keep them.
SHOWING_ARTICLES = frozenset({"html"})


class Look(NamedTuple):
    """What a report is given besides findings: how it looks to people, and what is known of the run.

    `unsafe` counts unsafe fixes as fixable, as when they are asked for. `github`: a runner of GitHub Actions reads
    along, and would take `::error::` or `##[error]` in a file's name or in copy for its own commands.
    """

    color: bool = False
    unsafe: bool = False
    github: bool = False
    background: Background = Background()


class _Format(Protocol):
    def report(self, findings: Iterable[Finding], look: Look) -> Iterator[str]: ...


PLAIN = Look()


def report(output_format: str, findings: Iterable[Finding], look: Look = PLAIN) -> Iterator[str]:
    """The findings that were not dropped, in the given order, as text in one of `FORMATS`, piece by piece."""
    module = cast("_Format", import_module(f"newslint.reports.{FORMATS[output_format]}"))
    return module.report((finding for finding in findings if finding.dropped is None), look)
