"""One finding a row, as compilers write it: editors and terminals make the place a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Severity
from newslint.reports.terminal import harmless, painted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding, Rows, Span
    from newslint.reports import Look
    from newslint.reports.terminal import Color

SEVERITY_COLORS: dict[Severity, Color] = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    for finding in findings:
        yield headline(finding, look)


def headline(finding: Finding, look: Look) -> str:
    """The row that tells of one finding, with its row end."""
    place = place_of(finding.filename, finding.rows, finding.span)
    severity, rule, fixable = finding.severity.word, visible(finding.rule), "[fixable]"
    if look.color:
        place = painted(place, "bold")
        severity = painted(severity, SEVERITY_COLORS[finding.severity])
        fixable = painted(fixable, "cyan")
    shown = f"{fixable} " if is_fixable(finding, unsafe=look.unsafe) else ""
    row = f"{place}: {severity} {rule} {shown}{visible(finding.message)}\n"
    return harmless(row) if look.github else row


def place_of(filename: str, rows: Rows, span: Span) -> str:
    location = rows.location(span.start)
    return f"{visible(filename)}:{location.row}:{location.column}"


def is_fixable(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and (finding.fix.safe or unsafe)
