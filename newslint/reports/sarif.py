"""SARIF 2.1.0 (OASIS), for code scanning and editors: one run, its results written as they come, its rules after them.

Columns count code points, as `columnKind` says; paths are relative to `%SRCROOT%`, which whoever reads the report
takes for the repository.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from newslint import __version__
from newslint.model import Severity
from newslint.patterns import lazy_pattern
from newslint.reports.fingerprint import Fingerprints
from newslint.reports.json_text import encoded
from newslint.reports.terminal import sound, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding, Fix, Rows, Span
    from newslint.reports import Look
    from newslint.reports.background import Background
    from newslint.rulepage import RulePage

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_ROOTS = {_ROOT: {"description": {"text": "The folder that paths are relative to: the repository's."}}}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_LONGEST_SNIPPET = 1000
_UNKNOWN_TO_FILES = lazy_pattern("[\ud800-\udc7f\udd00-\udfff]")


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    rules: dict[str, tuple[int, dict[str, Any]]] = {}
    fingerprints = Fingerprints()
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints",\n'
    yield f'"originalUriBaseIds": {encoded(_ROOTS)},\n"results": ['
    separator = "\n"
    for finding in findings:
        if finding.rule not in rules:
            rules[finding.rule] = (len(rules), _rule(finding, look.background.page_of(finding)))
        result = _result(finding, rules[finding.rule][0], fingerprints, look.background)
        yield separator + encoded(result)
        separator = ",\n"
    driver = {"name": "newslint", "semanticVersion": __version__, "rules": [rule for _, rule in rules.values()]}
    yield f'\n],\n"tool": {encoded({"driver": driver})},\n'
    yield f'"invocations": [{encoded(_invocation(look.background.troubles))}]}}]}}\n'


def _rule(finding: Finding, page: RulePage | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": finding.rule,
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {
            "tags": [finding.rule.partition("/")[0]],
            "problem.severity": _PROBLEMS[finding.severity],
        },
    }
    if page is not None:
        described["shortDescription"] = {"text": page.title or finding.rule}
        described["fullDescription"] = {"text": page.summary or page.title or finding.rule}
        described["help"] = {"text": page.help, "markdown": page.help}
    if finding.url:
        described["helpUri"] = finding.url
    return described


def _result(finding: Finding, index: int, fingerprints: Fingerprints, background: Background) -> dict[str, Any]:
    path = background.path(finding.filename)
    place = _physical(path, finding.span, finding.rows)
    if finding.span.start < finding.span.end and len(finding.text) <= _LONGEST_SNIPPET:
        place["region"]["snippet"] = {"text": sound(finding.text)}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.article is not None:
        location["logicalLocations"] = [{"name": visible(finding.article)}]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message) or finding.rule},
        "locations": [location],
        "partialFingerprints": {"newslint/v1": fingerprints.of(finding, path)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(background.path(related.filename), related.span, related.rows),
                "message": {"text": _plain(related.message)},
            }
            for number, related in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, path, finding.rows)]
    return result


def _physical(path: str, span: Span, rows: Rows) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(span, rows)}


def _artifact(path: str) -> dict[str, str]:
    told = _UNKNOWN_TO_FILES.sub("\ufffd", path).encode("utf-8", "surrogateescape")
    if os.path.isabs(path):
        return {"uri": "file:///" + quote(told, safe="/:").lstrip("/")}
    return {"uri": quote(told), "uriBaseId": _ROOT}


def _region(span: Span, rows: Rows) -> dict[str, Any]:
    start, end = rows.location(span.start), rows.location(span.end)
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}


def _fix(fix: Fix, path: str, rows: Rows) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, rows), "insertedContent": {"text": sound(edit.content)}}
        for edit in fix.edits
    ]
    return {
        "description": {
            "text": _plain(fix.message if fix.safe else f"{fix.message} (unsafe: look before you apply it)")
        },
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _plain(message: str) -> str:
    """A message that commands no terminal, and in which nothing is a link: `[text](1)` is one to a related location
    (3.11.6). Few readers take the backslash out that the standard would have there; nobody sees a blank of no width.
    """
    return visible(message).replace("](", "]\u200b(")


def _invocation(troubles: list[str]) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": _plain(trouble)}} for trouble in troubles]
    return {"executionSuccessful": not troubles, "toolExecutionNotifications": notes}
