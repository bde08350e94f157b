"""How findings are told. One module a format, each with a function `report` from findings to pieces of text; it
knows nothing of how they were found, and tells only those that count.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding

# Where each output format is told: a module of this package, imported only when asked for.
FORMATS = {"text": "text", "full": "full", "json": "json_list", "jsonl": "jsonl"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report for people looks. Formats for machines always look the same.

    `unsafe` counts unsafe fixes as fixable, as when they are asked for. `github`: a runner of GitHub Actions reads
    along, and would take `::error::` or `##[error]` in a file's name or in copy for its own commands.
    """

    color: bool = False
    unsafe: bool = False
    github: bool = False


class _Format(Protocol):
    def report(self, findings: Iterable[Finding], look: Look) -> Iterator[str]: ...


def report(output_format: str, findings: Iterable[Finding], look: Look = Look()) -> Iterator[str]:
    """The findings that were not dropped, in the given order, as text in one of `FORMATS`, piece by piece."""
    module = cast("_Format", import_module(f"newslint.reports.{FORMATS[output_format]}"))
    return module.report((finding for finding in findings if finding.dropped is None), look)
