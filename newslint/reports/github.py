"""Annotations of GitHub Actions: workflow commands on standard output, which the runner shows beside the lines of a
pull request. It shows ten of a level a step; the first ten of each are given to it, and all others follow as rows of
the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model import Severity
from newslint.reports.terminal import harmless, visible
from newslint.reports.text import headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.model import Finding
    from newslint.reports import Look
    from newslint.reports.background import Background

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    by_level: dict[Severity, list[Finding]] = {severity: [] for severity in _LEVELS}
    for finding in findings:
        by_level[finding.severity].append(finding)
    rest = sum(max(0, len(found) - _SHOWN) for found in by_level.values())
    for severity, found in by_level.items():
        # What says that there are more is itself a notice.
        shown = _SHOWN - (severity is Severity.INFO and rest > 0)
        for finding in found[:shown]:
            yield _annotation(finding, look.background)
        by_level[severity] = found[shown:]
    left = [finding for found in by_level.values() for finding in found]
    if left:
        told = f"{len(left):,} more findings stand in the log of this step: GitHub shows {_SHOWN} of a level."
        yield _command("notice", {"title": "newslint"}, told)
    for finding in left:
        yield harmless(headline(finding, look))


def _annotation(finding: Finding, background: Background) -> str:
    start, end = finding.rows.location(finding.span.start), finding.rows.location(finding.span.end)
    properties = {"file": visible(background.path(finding.filename)), "line": start.row, "endLine": end.row}
    if start.row == end.row:  # of several rows, GitHub takes no columns
        properties |= {"col": start.column, "endColumn": end.column}
    message = [visible(finding.message)]
    if finding.article is not None:
        message.append(f"in article {visible(finding.article)}")
    for related in finding.related:
        row = related.rows.location(related.span.start).row
        message.append(f"{visible(related.message)}: {visible(background.path(related.filename))}:{row}")
    return _command(_LEVELS[finding.severity], {**properties, "title": visible(finding.rule)}, "\n".join(message))


def _command(level: str, properties: Mapping[str, object], message: str) -> str:
    """A workflow command on a row of its own; the escapes are those of actions/toolkit, `command.ts`."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
