"""JUnit's XML, as Jenkins and GitLab read it: a suite a file, and in it a test a finding.

A file without findings is one passed test, so that a clean run is no empty one. Advice fails nothing.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from newslint.model import Severity
from newslint.reports.text import place_of
from newslint.reports.xml import DECLARATION, attributes, content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    background = look.background
    yield DECLARATION + '<testsuites name="newslint">\n'
    told = set()
    for filename, found in groupby(findings, key=lambda finding: finding.filename):
        told.add(filename)
        yield from _suite(background.path(filename), list(found))
    for filename in background.files:
        if filename not in told:
            yield from _suite(background.path(filename), [])
    yield "</testsuites>\n"


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    failures = sum(finding.severity > Severity.INFO for finding in findings)
    yield f"<testsuite{attributes(name=path, tests=len(findings) or 1, failures=failures, errors=0)}>\n"
    if not findings:
        yield f"  <testcase{attributes(classname=path, name='no findings')}/>\n"
    for finding in findings:
        yield from _case(path, finding)
    yield "</testsuite>\n"


def _case(path: str, finding: Finding) -> Iterator[str]:
    place = finding.rows.location(finding.span.start)
    yield f"  <testcase{attributes(classname=path, name=f'{finding.rule} at {place.row}:{place.column}')}>\n"
    rows = [f"{place_of(finding.filename, finding.rows, finding.span)}: {finding.message}"]
    if finding.excerpt:
        rows.append(f"| {finding.excerpt.text}")
    text = "\n".join(map(content, rows))
    if finding.severity > Severity.INFO:
        told = attributes(type=finding.severity.word, message=finding.message)
        yield f"    <failure{told}>{text}</failure>\n"
    else:
        yield f"    <system-out>{text}</system-out>\n"
    yield "  </testcase>\n"
