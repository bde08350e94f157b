"""One JSON object a row and a finding, for programs. The keys and their names are those that other Python linters
print; every key is always there. Even a lone surrogate (a byte of a file name or of copy that no encoding knows) comes
back as what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newslint.reports.json_text import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding, Fix, Rows, Span
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:  # noqa: ARG001  (as every format's)
    for row in objects(findings):
        yield row + "\n"


def objects(findings: Iterable[Finding]) -> Iterator[str]:
    """Each finding as a JSON object, on one row without its end."""
    for finding in findings:
        yield encoded(as_object(finding))


def as_object(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "filename": finding.filename,
        **_locations(finding.span, finding.rows),
        "text": finding.text,
        "article": finding.article,
        "fix": None if finding.fix is None else _fix(finding.fix, finding.rows),
        "related": [
            {
                "filename": related.filename,
                "article": related.article,
                **_locations(related.span, related.rows),
                "message": related.message,
            }
            for related in finding.related
        ],
        "url": finding.url,
    }


def _fix(fix: Fix, rows: Rows) -> dict[str, Any]:
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "message": fix.message,
        "edits": [{**_locations(edit.span, rows), "content": edit.content} for edit in fix.edits],
    }


def _locations(span: Span, rows: Rows) -> dict[str, dict[str, int]]:
    return {"location": _location(rows, span.start), "end_location": _location(rows, span.end)}


def _location(rows: Rows, offset: int) -> dict[str, int]:
    location = rows.location(offset)
    return {"row": location.row, "column": location.column}
