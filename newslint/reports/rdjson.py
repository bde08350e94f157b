"""The Reviewdog Diagnostic Format, one JSON object, a diagnostic a row. Its columns count the bytes of UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.model import Severity
from newslint.reports.json_text import encoded
from newslint.reports.terminal import sound, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding, Rows, Span
    from newslint.reports import Look

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    yield '{"source": {"name": "newslint"}, "diagnostics": ['
    separator = "\n"
    for finding in findings:
        yield separator + encoded(_diagnostic(finding, look))
        separator = ",\n"
    yield "\n]}\n"


def _diagnostic(finding: Finding, look: Look) -> dict[str, Any]:
    told: dict[str, Any] = {
        "message": visible(finding.message),
        "location": {
            "path": visible(look.background.path(finding.filename)),
            "range": _range(finding.span, finding.rows),
        },
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **({"url": finding.url} if finding.url else {})},
    }
    if finding.fix is not None and (finding.fix.safe or look.unsafe):
        told["suggestions"] = list(_suggestions(finding))
    return told


def _suggestions(finding: Finding) -> Iterator[dict[str, Any]]:
    """A fix as one replacement, since reviewers may take each suggestion alone.

    Several edits are one if all lie in the finding's span; if not, there is no telling what stands between them.
    """
    edits = sorted(finding.fix.edits, key=lambda edit: edit.span) if finding.fix else []
    span = finding.span
    if len(edits) == 1:
        yield {"range": _range(edits[0].span, finding.rows), "text": sound(edits[0].content)}
    elif edits and all(span.holds(edit.span) for edit in edits):
        text, done = "", span.start
        for edit in edits:
            text += finding.text[done - span.start : edit.span.start - span.start] + edit.content
            done = edit.span.end
        yield {"range": _range(span, finding.rows), "text": sound(text + finding.text[done - span.start :])}


def _range(span: Span, rows: Rows) -> dict[str, dict[str, int]]:
    start, end = rows.in_bytes(span.start), rows.in_bytes(span.end)
    return {"start": {"line": start.row, "column": start.column}, "end": {"line": end.row, "column": end.column}}
