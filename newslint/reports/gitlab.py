"""A Code Quality report of GitLab: a JSON list that a merge request shows beside its lines, an object a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.model import Severity
from newslint.reports.fingerprint import Fingerprints
from newslint.reports.json_text import encoded
from newslint.reports.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding
    from newslint.reports import Look

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    fingerprints = Fingerprints()
    opening = "[\n"
    for finding in findings:
        yield opening + encoded(_issue(finding, look.background.path(finding.filename), fingerprints))
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _issue(finding: Finding, path: str, fingerprints: Fingerprints) -> dict[str, Any]:
    start, end = finding.rows.location(finding.span.start), finding.rows.location(finding.span.end)
    return {
        "type": "issue",
        "description": visible(finding.message) or finding.rule,
        "check_name": finding.rule,
        "fingerprint": fingerprints.of(finding, path),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(path),
            "positions": {
                "begin": {"line": start.row, "column": start.column},
                "end": {"line": end.row, "column": end.column},
            },
        },
    }
