"""The XML that Checkstyle prints, which many programs read: an element a file, and in it one a finding."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from newslint.reports.xml import DECLARATION, attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    yield DECLARATION + '<checkstyle version="4.3">\n'
    for filename, found in groupby(findings, key=lambda finding: finding.filename):
        yield f"<file{attributes(name=look.background.path(filename))}>\n"
        for finding in found:
            place = finding.rows.location(finding.span.start)
            told = attributes(
                line=place.row,
                column=place.column,
                severity=finding.severity.word,
                message=finding.message,
                source=f"newslint.{finding.rule.replace('/', '.')}",
            )
            yield f"  <error{told}/>\n"
        yield "</file>\n"
    yield "</checkstyle>\n"
