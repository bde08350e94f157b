"""What is most wrong comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model import Finding

Weight = tuple[int, int, int]


def weight(findings: Iterable[Finding]) -> Weight:
    """How many errors, warnings and pieces of advice; of two articles the one with the greater weight is worse."""
    severities = [finding.severity for finding in findings]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING), severities.count(Severity.INFO)


def by_weight(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by file, the worst file first, files alike in the order in which they came."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.filename, []).append(finding)
    return sorted(files.items(), key=lambda item: weight(item[1]), reverse=True)
